"""A raw report becomes ready to be stored: cleaned, zoned, its labels the codebook's. No database is touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.core.codebook import Codebook
from annotator.core.corpus import CorpusDocument, Finding, RawReport
from annotator.core.document import Document, Source
from annotator.core.placing import place
from annotator.errors import InputError
from annotator.formats.decoding import DecodingError
from annotator.language import tr
from annotator.store.documents import Indexed
from annotator.workflow import damage
from annotator.workflow.import_options import LONGEST_TEXT, OF_FILES, REPORT, Options
from annotator.workflow.import_report import Problem, problem
from annotator.workflow.labels import RefusedError, with_known_labels
from annotator.workflow.sources import source_of


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
    def size(self) -> int:
        """How much work there is in it, in code points."""
        return sum(len(report.document.text) + REPORT for report in self.reports)


@dataclass(slots=True)
class Stretch:
    """Reports of one file that are stored together."""

    path: Path
    reports: list[Arriving] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    size: int = 0

    def add(
        self, line: int | None, report: Arriving | None, findings: Sequence[Finding], path: Path | None = None
    ) -> None:
        """Add a report, or why it is none; what is told of a whole file has no line. A part may be another file's."""
        place = path or self.path
        self.problems += [problem(one, place, None if one.code in OF_FILES else line) for one in findings]
        if report is not None:
            self.reports.append(report)
            self.size += len(report.document.text) + REPORT

    def prepared(self) -> Prepared:
        """Return what was added, and begin anew."""
        found = Prepared(self.path, tuple(self.reports), tuple(self.problems))
        self.reports, self.problems, self.size = [], [], 0
        return found


def in_codebook(
    path: Path, line: int | None, data: bytes, encoding: str, raw: RawReport, options: Options, codebook: Codebook
) -> tuple[Arriving, list[Finding]]:
    """Return a report with labels of the codebook, as far as the mapping and the options say."""
    mapped: list[Finding] = []
    if options.mapping is not None:
        raw, mapped = options.mapping.applied(raw)
    report, findings = arriving(path, line, data, encoding, raw)
    corpus, unknown = with_known_labels(report.corpus, options.labels, codebook)
    return replace(report, corpus=corpus), [*mapped, *findings, *unknown]


def arriving(
    path: Path, line: int | None, data: bytes, encoding: str, raw: RawReport
) -> tuple[Arriving, tuple[Finding, ...]]:
    """Return a report that is ready to be stored, and what is told of it.

    Raises:
        RefusedError: It is too long, or holds nothing.
    """
    if len(raw.text) > LONGEST_TEXT:
        raise RefusedError("too_long", too_long())
    placed = place(raw)
    if not placed.corpus.document.text.strip():
        raise RefusedError("empty", tr("There is nothing but white space in it."))
    source = source_of(path, placed.corpus.document, data, encoding, raw)
    corpus = replace(placed.corpus, sources=(source,))
    indexed = Indexed.of(corpus.document.text)
    findings = (*placed.findings, *damage.findings(corpus.document.text))
    return Arriving(corpus, path, line, data, indexed, placed.changes), findings


def refused(path: Path, finding: Finding) -> Prepared:
    """Return a file that gave nothing, and why."""
    return Prepared(path, problems=(problem(finding, path),))


def finding_of(error: InputError) -> Finding:
    """Return what is told of a report, or a file, that cannot be taken."""
    code = error.code if isinstance(error, DecodingError | RefusedError) else "json"
    return Finding(code, str(error), refused=True)


def too_long() -> str:
    """Say that a report is too long."""
    return tr("It is longer than {most} characters: split it, then import the parts.", most=LONGEST_TEXT)
