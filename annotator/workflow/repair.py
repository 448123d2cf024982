"""A project file is repaired: the state from the journal, the journal from what is left of it and from backups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from annotator.core.entry import SiteId
from annotator.core.json_value import Json
from annotator.core.replay import Replayed
from annotator.errors import AnnotatorError, ProjectError
from annotator.language import isolated, ntr, tr
from annotator.logs import log
from annotator.store import backup, documents, forks, guards, identity, journal, parts, search, state
from annotator.store import project as project_file
from annotator.store.foreign import ForeignCopy, opened_copy
from annotator.store.held import kept_still
from annotator.store.project import Project
from annotator.store.salvage import LOCAL, Wreck, put_rows, wreck
from annotator.store.setting_aside import clear, put_in_place
from annotator.store.union import sort_out
from annotator.workflow.check import sound_replay
from annotator.workflow.projects import device


@dataclass(frozen=True, slots=True)
class LostRows:
    """Journal rows of a site that could not be brought back; ``last`` is 0 where their number is not known."""

    site: SiteId
    first: int
    last: int

    def sentence(self) -> str:
        """Say which, in the interface language."""
        return tr(
            "Changes {first} to {last} of the copy {site} could not be brought back.",
            first=str(self.first),
            last=str(self.last),
            site=self.site[:8],
        )


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair did.

    Attributes:
        changes: Journal rows that the project holds now.
        rebuilt: The journal was whole and the state was put right; else the file was made anew.
        from_backups: Journal rows and texts that came from backups.
        lost: Rows that could not be brought back.
        lost_texts: Documents whose text could not be brought back.
        aside: Where the damaged file is now; None where it could be kept in place.
    """

    path: Path
    changes: int
    rebuilt: bool
    from_backups: int = 0
    lost: tuple[LostRows, ...] = ()
    lost_texts: tuple[str, ...] = ()
    aside: Path | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether everything is there again."""
        return not self.lost and not self.lost_texts

    def sentences(self) -> list[str]:
        """Say it, in the interface language."""
        file = isolated(self.path.name)
        changes = ntr("{count} change", "{count} changes", self.changes)
        found = [tr("{file} was rebuilt from its journal: {changes}.", file=file, changes=changes)]
        if self.from_backups:
            found.append(
                ntr(
                    "{count} change or text came from backups.",
                    "{count} changes or texts came from backups.",
                    self.from_backups,
                )
            )
        found += [one.sentence() for one in self.lost]
        if self.lost_texts:
            found.append(
                ntr(
                    "The text of {count} report could not be brought back: {ids}. Import it again, or merge a copy.",
                    "The texts of {count} reports could not be brought back: {ids}. Import them again, or merge "
                    "a copy.",
                    len(self.lost_texts),
                    ids=tr(", ").join(id[:12] for id in self.lost_texts[:5]),
                )
            )
        if self.is_whole:
            found.append(tr("Nothing is missing."))
        else:
            found.append(tr("Packages from the people you work with may bring more of it back: ask for them."))
        if self.aside is not None:
            found.append(tr("The damaged file is kept as {file}.", file=isolated(self.aside.name)))
        return found

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "file": str(self.path),
            "changes": self.changes,
            "rebuilt": self.rebuilt,
            "from_backups": self.from_backups,
            "lost": [{"site": one.site, "first": one.first, "last": one.last} for one in self.lost],
            "lost_texts": self.lost_texts,
            "whole": self.is_whole,
            "kept_as": None if self.aside is None else str(self.aside),
        }


def repair(path: Path) -> RepairReport:
    """Bring a project back as far as it goes; the file as it was is kept.

    Where its journal is whole, the state is rebuilt in place. Else what is left of the journal and the texts goes into
    a new file, with what backups have of them, and the damaged file is kept beside it under another name.

    Raises:
        ProjectError: The file is open in a window or of a newer version, nothing of it and of its backups can be read,
            or the disk is full.
    """
    guards.refuse_place(path)
    if path.exists():
        guards.refuse_unwritable(path)
        with kept_still(path):  # else what keeps it from being opened is no damage
            pass
    try:
        project = project_file.open_file(path, device())
    except ProjectError:
        if not path.exists():
            raise
        return _made_anew(path)
    with project, state.at_full_speed():
        replayed = sound_replay(project)
        if replayed is not None:
            return _rebuilt(project, replayed)
    return _made_anew(path)


def _rebuilt(project: Project, replayed: Replayed) -> RepairReport:
    backup.make(project)
    with project.transaction():
        state.put(project, replayed)
        search.rebuild(project)
    return _report(project, project.path, rebuilt=True)


def _report(project: Project, path: Path, *, rebuilt: bool, from_backups: int = 0) -> RepairReport:
    waiting = {row.record for row in journal.conflicts(project) if row.reason == "text_missing"}
    lost = () if rebuilt else tuple(_lost(project))
    return RepairReport(path, journal.count(project), rebuilt, from_backups, lost, tuple(sorted(waiting)))


def _lost(project: Project) -> Iterator[LostRows]:
    chosen = {site for site, part in parts.read(project.db).items() if part.chosen}
    for site, reach in parts.reaches(project).items():
        if site not in chosen:
            yield from (LostRows(site, first, last) for first, last in parts.missing(project, site))
        if (seen := identity.remembered(site)) > reach.last:
            yield LostRows(site, reach.last + 1, seen)


def _made_anew(path: Path) -> RepairReport:
    fresh = path.with_name(f".{uuid4().hex}{path.suffix}")
    try:
        with wreck(path) as left, project_file.create(fresh, device(), named=path) as project:
            with project.transaction():
                if left is not None:
                    _take_wreck(project, left)
                found = _take_backups(project, path)
                _refuse_nothing(project, path)
                chosen = {site: part.seq for site, part in parts.read(project.db).items() if part.chosen}
                parts.settle(project, parts.reaches(project), chosen)
                state.rebuild(project)
            report = _report(project, path, rebuilt=False, from_backups=found)
        return replace(report, aside=put_in_place(fresh, path))
    finally:
        clear(fresh)


def _refuse_nothing(project: Project, path: Path) -> None:
    if not journal.count(project):
        raise ProjectError(
            tr("Nothing of {file} can be read, and there is no backup of it that can.", file=isolated(path.name))
        )


def _take_wreck(project: Project, left: Wreck) -> None:
    for document in left.texts():
        documents.keep(project, document, [])
    for original in left.originals():
        documents.keep_originals(project, [original])
    journal.add(project, list({(entry.site, entry.seq): entry for entry in left.entries()}.values()))
    for table in LOCAL:
        put_rows(project, table, left.local(table))


def _take_backups(project: Project, path: Path) -> int:
    """Take what backups have of the journal and the texts; return how much of it was missing."""
    count = 0
    wanted = journal.named_in(journal.entries(project)).documents
    for file in reversed(backup.every(path)):
        try:
            with opened_copy(file) as copy:
                count += _take_copy(project, copy, wanted)
        except AnnotatorError as error:
            log.warning("a backup is of no help: %s", type(error).__name__)
    return count


def _take_copy(project: Project, copy: ForeignCopy, wanted: set[str]) -> int:
    found = sort_out(project, copy.entries())
    journal.add(project, found.fresh)
    forks.add(project, found.forks)
    wanted |= journal.named_in(found.fresh).documents
    texts = list(copy.texts({id for id in wanted if not documents.has_text(project, id)}))
    for document, originals in texts:
        documents.keep(project, document, originals)
    return len(found.fresh) + len(texts)
