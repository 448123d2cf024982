"""Reports come in: files are read and prepared, then stored a batch at a time, and what happened is told."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.core.coder import CoderId
from annotator.core.corpus import Finding
from annotator.errors import InputError
from annotator.formats.listing import FORMATS
from annotator.language import isolated, tr
from annotator.store import codebooks
from annotator.store.project import Project
from annotator.workflow.import_report import Gathered, ImportReport, Problem, file_name, problem
from annotator.workflow.labels import Labels
from annotator.workflow.people import People
from annotator.workflow.preparing import Arriving, Options, Prepared, parts, prepare, prepare_text
from annotator.workflow.taking import Taken, take

__all__ = [
    "Gathered",
    "ImportReport",
    "Labels",
    "Options",
    "Prepared",
    "Problem",
    "files_in",
    "parts",
    "prepare",
    "prepare_text",
    "run",
    "store",
]

BATCH, BATCH_FILES = 200_000, 400  # code points, and files, stored in one transaction
# What lies beside reports and corpora and is none: it is passed over in folders.
OURS = (".tarmiz", ".losses.json", "codebook.json", ".config.xml", ".split.csv")

Progress = Callable[[int, int, Path], bool]


def files_in(paths: Sequence[Path], format: str = "") -> list[Path]:  # noqa: A002
    """Return the files to import: folders are walked, sorted, without hidden files and without our own by-products.

    A folder that may not be opened is in the list itself, so that preparing it tells why.

    Args:
        paths: Files and folders.
        format: Name of the corpus format that is wanted: of folders only its files are taken.

    Raises:
        InputError: A path is not there, or there is no such format.
    """
    takes = _takes(format)
    found: dict[Path, None] = {}
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except (FileNotFoundError, NotADirectoryError) as error:
            sentence = tr("{file} is not there: look at its name and folder.", file=isolated(file_name(path)))
            raise InputError(sentence) from error
        except OSError:  # preparing it tells why
            is_folder = False
        found.update(dict.fromkeys(filter(takes, _walked(path)) if is_folder else [path]))
    return list(found)


def _takes(format: str) -> Callable[[Path], bool]:  # noqa: A002
    """Return what tells a format's files from others; a folder that may not be opened is always told."""
    if format and format not in FORMATS:
        known = ", ".join(FORMATS)
        raise InputError(tr("There is no format {name}: choose one of {known}.", name=isolated(format), known=known))
    chosen = FORMATS[format] if format else None
    if chosen is None or not chosen.reads:
        return lambda _: True
    return lambda path: chosen.takes(path) or not _may_be_report(path)


def _walked(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(OURS) and _may_be_report(Path(place, name)):
                yield Path(place, name)
    yield from sorted(closed)


def _may_be_report(path: Path) -> bool:
    """Tell a file from a device or a pipe; what cannot even be looked at is told when it is prepared."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def store(project: Project, prepared: Sequence[Prepared], options: Options, coder: CoderId, gathered: Gathered) -> None:
    """Store prepared reports in one transaction; what came of each is added to what was gathered.

    Args:
        project: The open project.
        prepared: What :func:`prepare` or :func:`parts` gave.
        options: As they were for preparing.
        coder: Who imports, or ``NOBODY``.
        gathered: What the import has done so far.

    Raises:
        ProjectError: The file could not be written; it holds what it held before.
    """
    people = People(project, options.coder, coder)
    with project.transaction():
        taken = [[_take(project, report, people, coder) for report in one.reports] for one in prepared]
    for one, results in zip(prepared, taken, strict=True):
        gathered.file(one.file, one.problems)
        for report, result in zip(one.reports, results, strict=True):
            _gather(gathered, report, result)


def _take(project: Project, report: Arriving, people: People, coder: CoderId) -> Taken | InputError:
    """Store one report; what cannot be stored of it leaves the others alone."""
    try:
        with project.transaction():
            return take(project, report, people, coder)
    except InputError as error:
        people.forget()  # a coder made for this report is gone with it
        return error


def _gather(gathered: Gathered, report: Arriving, taken: Taken | InputError) -> None:
    if isinstance(taken, InputError):
        gathered.file(report.path, [problem(Finding("report", str(taken), refused=True), report.path, report.line)])
        return
    gathered.document(
        taken.document,
        new=taken.new,
        encoding=report.source.encoding,
        spans=taken.spans,
        length=len(report.document.text) if taken.new else 0,
        changes=report.changes if taken.arrived else {},
    )
    gathered.sets(report.corpus.sets)
    if taken.new:
        gathered.zones(zone.kind for zone in report.corpus.zones.zones)
    gathered.file(report.path, [problem(finding, report.path, report.line) for finding in taken.findings])


class _TakenBackError(Exception):
    """All that was stored is to be taken back."""


def run(
    project: Project,
    paths: Sequence[Path],
    options: Options,
    coder: CoderId,
    progress: Progress,
    *,
    dry_run: bool = False,
) -> ImportReport:
    """Import files and folders.

    Of files in a format of another program all is imported, or nothing where something in them must be refused, unless
    the options say to go on.

    Args:
        project: The open project.
        paths: Files and folders.
        options: How they are to be taken.
        coder: Who imports, or ``NOBODY``.
        progress: Told how many files of how many are done, and which comes next; returns False to stop. What was
            stored by then stays.
        dry_run: Do all of it, tell what it did, and take it back.

    Raises:
        InputError: A path is not there, or there is no such format.
        ProjectError: The project could not be written; what was stored before stays.
    """
    importing = _Importing(project, options, coder, files_in(paths, options.format), progress)
    if not dry_run and (options.keep_going or not options.format):
        return importing.run()
    report = ImportReport(0, (), (), 0, {}, {}, ())
    with contextlib.suppress(_TakenBackError), project.transaction():
        report = importing.run()
        if dry_run or (report.refused and not options.keep_going):
            raise _TakenBackError
    if not dry_run and (not report.refused or options.keep_going):
        return report
    project.document_at_hand = None  # it may be one that is not in the file
    return replace(report, dry_run=dry_run, taken_back=not dry_run)


class _Importing:
    """One import: reads file after file, and stores what is prepared a batch at a time."""

    def __init__(
        self, project: Project, options: Options, coder: CoderId, files: Sequence[Path], progress: Progress
    ) -> None:
        self._project, self._options, self._coder = project, options, coder
        self._files, self._progress = files, progress
        self._codebook = codebooks.codebook(project)
        self._waiting: list[Prepared] = []
        self._size = 0
        self.gathered = Gathered()

    def run(self) -> ImportReport:
        """Read all files, and store what they hold."""
        count = len(self._files)
        self.gathered.stopped = not all(self.take(nth) for nth in range(count))
        self.store()
        if count and not self.gathered.stopped:
            self._progress(count, count, self._files[-1])
        return self.gathered.report()

    def take(self, nth: int) -> bool:
        """Read the nth file; tells whether the import goes on."""
        path = self._files[nth]
        if not self._progress(nth, len(self._files), path):
            return False
        for part in parts(path, self._options, self._codebook):
            self._waiting.append(part)
            self._size += part.size
            if self._size >= BATCH or len(self._waiting) >= BATCH_FILES:
                self.store()
                if not self._progress(nth, len(self._files), path):
                    return False
        return True

    def store(self) -> None:
        """Store what waits."""
        store(self._project, self._waiting, self._options, self._coder, self.gathered)
        self._waiting, self._size = [], 0
