"""Copies of a project come together: the union of their journals, whatever order they arrive in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.core.entry import Entry, SiteId
from annotator.core.replay import Conflict
from annotator.errors import AnnotatorError, ProjectError
from annotator.language import isolated, tr
from annotator.logs import log
from annotator.store import backup, documents, journal, state
from annotator.store.foreign import ForeignCopy, opened_copy
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Merged:
    """What one file brought.

    Attributes:
        name: The file's name.
        new, known: Rows that were new here, and that were here already.
        texts: Reports that were new here.
    """

    name: str
    new: int
    known: int
    texts: int


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a merge did.

    Attributes:
        files: One for each file, in the order given.
        conflicts: All rows of the project that are kept but not applied.
        new_conflicts: Those among them that were applied, or not there, before.
    """

    files: tuple[Merged, ...]
    conflicts: tuple[Conflict, ...]
    new_conflicts: tuple[Conflict, ...]

    @property
    def new(self) -> int:
        """Rows that were new here."""
        return sum(file.new for file in self.files)


def merge(project: Project, others: Sequence[Path]) -> MergeReport:
    """Take over what other copies of the project hold, all of it or nothing; a backup is made before.

    The same file twice adds nothing, and any order of files gives the same state.

    Raises:
        ProjectError: A file is not a sound copy, or went on under the same identity as this one.
    """
    _refuse_itself(project, others)
    _backup(project)
    before = {(row.site, row.seq) for row in journal.conflicts(project)}
    with project.transaction():
        files = tuple(_take(project, path) for path in others)
        if any(file.new or file.texts for file in files):
            state.rebuild(project)
    conflicts = tuple(journal.conflicts(project))
    fresh = tuple(row for row in conflicts if (row.site, row.seq) not in before)
    return MergeReport(files, conflicts, fresh)


def _refuse_itself(project: Project, others: Sequence[Path]) -> None:
    for path in others:
        try:
            same = path.samefile(project.path)
        except OSError:  # it is told when it is opened
            same = False
        if same:
            raise ProjectError(tr("{file} is the project itself: name another copy.", file=isolated(path.name)))


def _backup(project: Project) -> None:
    try:
        backup.make(project)
    except AnnotatorError as error:
        log.warning("no backup before a merge: %s", type(error).__name__)


def _take(project: Project, path: Path) -> Merged:
    with opened_copy(path) as other:
        theirs = other.entries()
        ours = journal.hashes(project)
        _refuse_fork(theirs, ours, path)
        fresh = [entry for entry in theirs if (entry.site, entry.seq) not in ours]
        texts = _take_texts(project, other, fresh)
        journal.add(project, fresh)
    return Merged(path.name, len(fresh), len(theirs) - len(fresh), texts)


def _refuse_fork(theirs: Sequence[Entry], ours: dict[tuple[SiteId, int], str], path: Path) -> None:
    for entry in theirs:
        if ours.get((entry.site, entry.seq), entry.hash) != entry.hash:
            raise ProjectError(
                tr(
                    "{file} and this project went on apart as one and the same copy since row {seq} of {site}, as "
                    "happens when a file is put back by hand: nothing was taken from it.",
                    file=isolated(path.name),
                    seq=entry.seq,
                    site=entry.site[:8],
                )
            )


def _take_texts(project: Project, other: ForeignCopy, fresh: Sequence[Entry]) -> int:
    named, originals = journal.contents_named([*fresh, *journal.waiting_for_text(project)])
    missing = {id for id in named if not documents.has_text(project, id)}
    count = 0
    for document, found in other.texts(missing):
        documents.keep(project, document, found)
        count += 1
    documents.keep_originals(project, other.originals(originals))
    return count
