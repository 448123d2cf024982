"""Files become reports that are ready to be stored: read, decoded, parsed, cleaned, zoned. No database is touched."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.core.codebook import Codebook
from annotator.core.corpus import Finding, RawReport
from annotator.errors import InputError
from annotator.formats import jsonl
from annotator.formats.decoding import UTF_8, Decoded, decode
from annotator.formats.json_lines import Line, lines, whole
from annotator.formats.listing import FORMATS
from annotator.language import tr
from annotator.workflow.import_options import JSON_SUFFIXES, LONGEST_LINE, LONGEST_TEXT, OURS, PART, Options
from annotator.workflow.import_report import problem
from annotator.workflow.labels import RefusedError
from annotator.workflow.of_format import parts_of_format
from annotator.workflow.readying import (
    Arriving,
    Prepared,
    Stretch,
    arriving,
    finding_of,
    in_codebook,
    refused,
    too_long,
)

__all__ = [
    "JSON_SUFFIXES",
    "LONGEST_LINE",
    "LONGEST_TEXT",
    "PART",
    "Arriving",
    "Options",
    "Prepared",
    "parts",
    "prepare",
    "prepare_text",
]


def parts(path: Path, options: Options, codebook: Codebook) -> Iterator[Prepared]:
    """Read a file, a stretch of it at a time; nothing bad in it raises."""
    try:
        _refuse_size(path, options.format)
        if options.format not in ("", OURS):
            yield from parts_of_format(path, options, codebook)
        elif options.format or path.suffix.lower() in JSON_SUFFIXES:
            yield from _of_lines(path, options, codebook)
        else:
            yield _of_text(path, path.read_bytes(), options)
    except OSError as error:
        yield refused(path, Finding("unreadable", _sentence(error), refused=True))
    except InputError as error:
        yield refused(path, finding_of(error))


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
        return refused(path, finding_of(error))


def _of_text(path: Path, data: bytes, options: Options) -> Prepared:
    decoded = decode(data, options.encoding, accept_damaged=options.accept_damaged)
    return _one(path, data, decoded)


def _one(path: Path, data: bytes, decoded: Decoded) -> Prepared:
    report, findings = arriving(path, None, data, decoded.encoding, RawReport(decoded.text))
    return Prepared(path, (report,), tuple(problem(finding, path) for finding in findings))


def _of_lines(path: Path, options: Options, codebook: Codebook) -> Iterator[Prepared]:
    stretch, line = Stretch(path), None
    for line in _lines(path, options):
        stretch.add(line.number or None, *_of_line(path, line, options, codebook))
        if stretch.size >= PART:
            yield stretch.prepared()
    if line is None:
        raise RefusedError("empty", tr("It is empty: there is nothing to import."))
    yield stretch.prepared()


def _lines(path: Path, options: Options) -> Iterator[Line]:
    encoding, accept = options.encoding, options.accept_damaged
    one = whole(path, encoding, accept_damaged=accept) if path.suffix.lower() == ".json" else None
    if one is None:
        yield from lines(path, LONGEST_LINE, encoding, accept_damaged=accept)
    else:
        yield one


def _of_line(path: Path, line: Line, options: Options, codebook: Codebook) -> tuple[Arriving | None, Sequence[Finding]]:
    if line.error is not None:
        return None, [finding_of(line.error)]
    try:
        raw, said = jsonl.read(line.text)
        number = line.number or None
        report, findings = in_codebook(path, number, line.data, line.encoding, raw, options, codebook)
    except InputError as error:
        return None, [finding_of(error)]
    return report, [*said, *findings]


def _refuse_size(path: Path, format: str) -> None:  # noqa: A002
    """Refuse what is no file, or is too large to be read at all; files of most formats are read piece by piece."""
    state = path.stat()
    if stat.S_ISDIR(state.st_mode):
        next(os.scandir(path), None)  # says why it could not be walked
    if not stat.S_ISREG(state.st_mode):
        raise RefusedError("no_file", tr("It is no file with a text."))
    is_text = not format and path.suffix.lower() not in JSON_SUFFIXES
    is_one_report = format in FORMATS and FORMATS[format].is_folder
    if (is_text and state.st_size > 4 * LONGEST_TEXT + 4) or (is_one_report and state.st_size > LONGEST_LINE):
        raise RefusedError("too_long", too_long())


def _sentence(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return tr("It is not there any more: look where it went, then import it again.")
    if isinstance(error, PermissionError):
        return tr("You may not read it: ask its owner, or copy it to a folder of your own.")
    return tr("It cannot be read ({reason}).", reason=error.strerror or type(error).__name__)
