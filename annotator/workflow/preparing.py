"""Files become reports that are ready to be stored: read, decoded, parsed, cleaned, zoned. No database is touched."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.core.codebook import Codebook
from annotator.core.corpus import CorpusDocument, Finding, RawReport
from annotator.core.document import Document, Source
from annotator.core.placing import place
from annotator.errors import InputError
from annotator.formats import jsonl
from annotator.formats.decoding import UTF_8, Decoded, DecodingError, decode
from annotator.formats.json_lines import Line, lines, whole
from annotator.language import tr
from annotator.store.documents import Indexed
from annotator.workflow import damage
from annotator.workflow.import_report import Problem, problem
from annotator.workflow.labels import Labels, RefusedError, with_known_labels
from annotator.workflow.sources import source_of

LONGEST_TEXT = 5_000_000  # code points
LONGEST_LINE = 12 * LONGEST_TEXT + 64 * 1024 * 1024  # bytes: every character escaped as two surrogates, and its marks
PART = 200_000  # code points of text that are held at once where a file has more
JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})


@dataclass(frozen=True, slots=True)
class Options:
    """How files are to be taken.

    Attributes:
        encoding: One of ``formats.decoding.ENCODINGS``, or "" to find it out.
        accept_damaged: Take bytes that cannot be read as U+FFFD.
        labels: What becomes of marks whose label the codebook lacks.
        coder: Whose the sets are that name nobody.
    """

    encoding: str = ""
    accept_damaged: bool = False
    labels: Labels = "keep"
    coder: str = ""


@dataclass(frozen=True, slots=True)
class Arriving:
    """A report that is ready to be stored.

    Attributes:
        line: Where it stood in its file, from 1; None where the file is one report.
        original: The bytes as they came.
        indexed: What lists and searches need to know of the text.
        changes: How many characters cleaning changed, by reason.
    """

    corpus: CorpusDocument
    path: Path
    line: int | None
    original: bytes
    indexed: Indexed
    changes: Mapping[str, int] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The clean text."""
        return self.corpus.document

    @property
    def source(self) -> Source:
        """Where it came from."""
        return self.corpus.sources[0]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a file, or a part of a long one, gave; bad input is in ``problems``."""

    file: Path
    reports: tuple[Arriving, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def encoding(self) -> str:
        """How the file was read; "" where nothing of it was."""
        return self.reports[0].source.encoding if self.reports else ""

    @property
    def code_points(self) -> int:
        """Length of all texts."""
        return sum(len(report.document.text) for report in self.reports)


def parts(path: Path, options: Options, codebook: Codebook) -> Iterator[Prepared]:
    """Read a file, a stretch of it at a time; nothing bad in it raises."""
    try:
        _refuse_size(path)
        if path.suffix.lower() in JSON_SUFFIXES:
            yield from _of_lines(path, options, codebook)
        else:
            yield _of_text(path, path.read_bytes(), options)
    except OSError as error:
        yield _refused(path, Finding("unreadable", _sentence(error), refused=True))
    except InputError as error:
        yield _refused(path, _finding(error))


def prepare(path: Path, options: Options, codebook: Codebook) -> Prepared:
    """Read a file; nothing bad in it raises, it is in the problems.

    Args:
        path: The file. A folder that may not be opened is a problem like any other.
        options: How it is to be read.
        codebook: Whose labels are known.
    """
    found = list(parts(path, options, codebook))
    reports = tuple(report for part in found for report in part.reports)
    return Prepared(path, reports, tuple(problem for part in found for problem in part.problems))


def prepare_text(text: str, name: str, codebook: Codebook) -> Prepared:  # noqa: ARG001 - as for files
    """Take a pasted text as a report.

    Args:
        text: The text as it came from the clipboard.
        name: What stands for the file's name.
        codebook: Whose labels are known.
    """
    path = Path(name)
    try:
        return _one(path, text.encode(UTF_8, "surrogatepass"), Decoded(text, UTF_8))
    except InputError as error:
        return _refused(path, _finding(error))


def _of_text(path: Path, data: bytes, options: Options) -> Prepared:
    decoded = decode(data, options.encoding, accept_damaged=options.accept_damaged)
    return _one(path, data, decoded)


def _one(path: Path, data: bytes, decoded: Decoded) -> Prepared:
    report, findings = _arriving(path, None, data, decoded.encoding, RawReport(decoded.text))
    return Prepared(path, (report,), tuple(problem(finding, path) for finding in findings))


def _of_lines(path: Path, options: Options, codebook: Codebook) -> Iterator[Prepared]:
    reports: list[Arriving] = []
    problems: list[Problem] = []
    size, line = 0, None
    for line in _lines(path, options):
        report, findings = _of_line(path, line, options, codebook)
        problems += [problem(one, path, None if one.code == "label" else line.number or None) for one in findings]
        if report is not None:
            reports.append(report)
            size += len(report.document.text)
        if size >= PART:
            yield Prepared(path, tuple(reports), tuple(problems))
            reports, problems, size = [], [], 0
    if line is None:
        raise RefusedError("empty", tr("It is empty: there is nothing to import."))
    yield Prepared(path, tuple(reports), tuple(problems))


def _lines(path: Path, options: Options) -> Iterator[Line]:
    encoding, accept = options.encoding, options.accept_damaged
    one = whole(path, encoding, accept_damaged=accept) if path.suffix.lower() == ".json" else None
    if one is None:
        yield from lines(path, LONGEST_LINE, encoding, accept_damaged=accept)
    else:
        yield one


def _of_line(path: Path, line: Line, options: Options, codebook: Codebook) -> tuple[Arriving | None, Sequence[Finding]]:
    if line.error is not None:
        return None, [_finding(line.error)]
    try:
        raw, said = jsonl.read(line.text)
        report, findings = _arriving(path, line.number or None, line.data, line.encoding, raw)
        corpus, unknown = with_known_labels(report.corpus, options.labels, codebook)
    except InputError as error:
        return None, [_finding(error)]
    return replace(report, corpus=corpus), [*said, *findings, *unknown]


def _arriving(
    path: Path, line: int | None, data: bytes, encoding: str, raw: RawReport
) -> tuple[Arriving, tuple[Finding, ...]]:
    if len(raw.text) > LONGEST_TEXT:
        raise RefusedError("too_long", _too_long())
    placed = place(raw)
    if not placed.corpus.document.text.strip():
        raise RefusedError("empty", tr("There is nothing but white space in it."))
    source = source_of(path, placed.corpus.document, data, encoding, raw)
    corpus = replace(placed.corpus, sources=(source,))
    indexed = Indexed.of(corpus.document.text)
    findings = (*placed.findings, *damage.findings(corpus.document.text))
    return Arriving(corpus, path, line, data, indexed, placed.changes), findings


def _refused(path: Path, finding: Finding) -> Prepared:
    return Prepared(path, problems=(problem(finding, path),))


def _finding(error: InputError) -> Finding:
    code = error.code if isinstance(error, DecodingError | RefusedError) else "json"
    return Finding(code, str(error), refused=True)


def _refuse_size(path: Path) -> None:
    """Refuse what is no file, or is too large to be read at all."""
    state = path.stat()
    if stat.S_ISDIR(state.st_mode):
        next(os.scandir(path), None)  # says why it could not be walked
    if not stat.S_ISREG(state.st_mode):
        raise RefusedError("no_file", tr("It is no file with a text."))
    if path.suffix.lower() not in JSON_SUFFIXES and state.st_size > 4 * LONGEST_TEXT + 4:
        raise RefusedError("too_long", _too_long())


def _too_long() -> str:
    return tr("It is longer than {most} characters: split it, then import the parts.", most=LONGEST_TEXT)


def _sentence(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return tr("It is not there any more: look where it went, then import it again.")
    if isinstance(error, PermissionError):
        return tr("You may not read it: ask its owner, or copy it to a folder of your own.")
    return tr("It cannot be read ({reason}).", reason=error.strerror or type(error).__name__)
