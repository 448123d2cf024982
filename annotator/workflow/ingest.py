"""Reports come in: files are read and prepared, then stored a batch at a time, and what happened is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from annotator.core.coder import CoderId
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.store import codebooks
from annotator.store.project import Project
from annotator.workflow.import_report import Gathered, ImportReport, Problem, file_name, problem
from annotator.workflow.people import People
from annotator.workflow.preparing import Labels, Options, Prepared, parts, prepare, prepare_text
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

BATCH = 200_000  # code points stored in one transaction
OURS = (".tarmiz", ".losses.json")  # what lies beside reports and is none

Progress = Callable[[int, int, Path], bool]


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files to import: folders are walked, sorted, without hidden files and without our own by-products.

    A folder that may not be opened is in the list itself, so that preparing it tells why.

    Raises:
        InputError: A path is not there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise InputError(tr("{file} is not there: look at its name and folder.", file=isolated(file_name(path))))
        found.update(dict.fromkeys(_walked(path) if path.is_dir() else [path]))
    return list(found)


def _walked(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and not name.endswith(OURS) and (path.is_file() or path.is_symlink()):
                yield path
    yield from sorted(closed)


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
        taken = [[take(project, report, people, coder) for report in one.reports] for one in prepared]
    for one, results in zip(prepared, taken, strict=True):
        _gather(gathered, one, results)


def _gather(gathered: Gathered, prepared: Prepared, taken: Sequence[Taken]) -> None:
    gathered.file(prepared.file, prepared.problems)
    for report, result in zip(prepared.reports, taken, strict=True):
        gathered.document(
            result.document,
            new=result.new,
            encoding=report.source.encoding,
            spans=result.spans,
            length=len(report.document.text) if result.new else 0,
            changes=report.changes if result.arrived else {},
        )
        if result.new:
            gathered.zones(zone.kind for zone in report.corpus.zones.zones)
        gathered.file(prepared.file, [problem(finding, report.path, report.line) for finding in result.findings])


def run(project: Project, paths: Sequence[Path], options: Options, coder: CoderId, progress: Progress) -> ImportReport:
    """Import files and folders.

    Args:
        project: The open project.
        paths: Files and folders.
        options: How they are to be taken.
        coder: Who imports, or ``NOBODY``.
        progress: Told how many files of how many are done, and which comes next; returns False to stop. What was
            stored by then stays.

    Raises:
        InputError: A path is not there.
        ProjectError: The project could not be written; what was stored before stays.
    """
    files = files_in(paths)
    codebook = codebooks.codebook(project)
    gathered = Gathered()
    waiting: list[Prepared] = []
    for done, path in enumerate(files):
        for part in parts(path, options, codebook):
            waiting.append(part)
            if sum(len(report.document.text) for one in waiting for report in one.reports) >= BATCH:
                store(project, waiting, options, coder, gathered)
                waiting = []
        if not progress(done, len(files), path):
            gathered.stopped = True
            break
    store(project, waiting, options, coder, gathered)
    return gathered.report()
