"""Backups: made while one works, looked at, and put back; what is lost by that is said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.core.coder import Coder
from annotator.core.entry import Entry
from annotator.core.json_value import Json
from annotator.errors import AnnotatorError, ProjectError
from annotator.language import date_and_time, isolated, ntr, tr
from annotator.logs import log
from annotator.store import backup
from annotator.store.foreign import opened_copy
from annotator.store.held import kept_still
from annotator.store.project import Project
from annotator.store.rows import named_in
from annotator.store.setting_aside import put_in_place

EVERY = timedelta(minutes=30)
STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy in a project's folder of backups.

    Attributes:
        time: When it was made, UTC; None where its name does not say.
        size: Bytes.
    """

    path: Path
    time: datetime | None
    size: int

    def sentence(self) -> str:
        """Say what it is, in the interface language and the time of this computer."""
        when = isolated(self.path.name) if self.time is None else date_and_time(self.time.astimezone())
        return tr("Backup of {when}: {file}", when=when, file=isolated(self.path.name))

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "file": str(self.path),
            "time": None if self.time is None else self.time.isoformat(),
            "bytes": self.size,
        }


class Rolling:
    """Makes a backup whenever somebody has worked for half an hour; the window asks it again and again.

    Args:
        project: The open project.
        now: The time at which the last backup was made, or the window opened.
    """

    def __init__(self, project: Project, now: datetime | None = None) -> None:
        self._project, self._last = project, now or datetime.now(UTC)

    def worked(self, now: datetime | None = None) -> Path | None:
        """Make a backup where half an hour has passed and something was stored since the newest one.

        Returns:
            The backup; None where none was due, or none could be made: a full disk must not keep anyone from work.
        """
        moment = now or datetime.now(UTC)
        if moment - self._last < EVERY:
            return None
        self._last = moment
        try:
            return backup.make(self._project) if backup.is_needed(self._project) else None
        except AnnotatorError as error:
            log.warning("no backup: %s", type(error).__name__)
            return None


def up_to_date(project: Project) -> Path:
    """Return a backup of the open project as it is now: the newest one, or one that is made.

    Raises:
        ProjectError: It could not be made.
    """
    return backup.make(project) if backup.is_needed(project) else backup.every(project.path)[-1]


def backups(path: Path) -> list[Backup]:
    """Return the backups of a project, the newest first."""
    found = [Backup(file, _time_of(file), file.stat().st_size) for file in backup.every(path)]
    return found[::-1]


def _time_of(file: Path) -> datetime | None:
    try:
        return datetime.strptime(file.stem.rpartition(".")[2], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Lost:
    """What is in a project and not in a backup of it.

    Attributes:
        changes: Journal rows.
        by: How many of them are whose, by name.
        reports: Reports that came since.
        since: When the first of the rows was written; "" where there is none.
        known: The project could be read; else nobody knows what would be lost.
    """

    changes: int
    by: tuple[tuple[str, int], ...] = ()
    reports: int = 0
    since: str = ""
    known: bool = True

    def sentences(self) -> list[str]:
        """Say it, in the interface language."""
        if not self.known:
            return [tr("The project cannot be read, so nobody can say what the backup lacks.")]
        if not self.changes:
            return [tr("Nothing would be lost: the backup holds everything.")]
        changes = ntr("{count} change would be lost", "{count} changes would be lost", self.changes)
        reports = ntr("{count} report", "{count} reports", self.reports)
        found = [
            tr(
                "{changes}, with {reports} that came since {time}.",
                changes=changes,
                reports=reports,
                time=_shown(self.since),
            )
        ]
        found += [
            ntr("{count} change by {who}", "{count} changes by {who}", count, who=isolated(name))
            for name, count in self.by
        ]
        return found

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "changes": self.changes,
            "by": [{"coder": name, "changes": count} for name, count in self.by],
            "reports": self.reports,
            "since": self.since,
            "known": self.known,
        }


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was put back, or would be.

    Attributes:
        lost: What the project had that the backup has not.
        aside: Where the file is now that was in its place; None where there was none, or nothing was done.
    """

    path: Path
    backup: Backup
    lost: Lost
    aside: Path | None

    def sentences(self) -> list[str]:
        """Say it, in the interface language."""
        if self.aside is None:
            return [self.backup.sentence(), *self.lost.sentences()]
        return [
            tr("{file} is again as it was: {backup}", file=isolated(self.path.name), backup=self.backup.sentence()),
            tr(
                "What was in its place is kept as {file}; merging it brings back what the backup lacks.",
                file=isolated(self.aside.name),
            ),
        ]

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "file": str(self.path),
            "backup": self.backup.to_json(),
            "lost": self.lost.to_json(),
            "kept_as": None if self.aside is None else str(self.aside),
        }


def compared(path: Path, copy: Path) -> Restored:
    """Return what putting a backup back would do; nothing is done.

    Args:
        path: The project, which must be open nowhere.
        copy: The backup.

    Raises:
        ProjectError: The backup is not sound.
    """
    if path.exists() and copy.exists() and path.samefile(copy):
        raise ProjectError(tr("{file} is the project itself: name a backup of it.", file=isolated(copy.name)))
    has = {(entry.site, entry.seq, entry.hash) for entry in _entries(copy)}
    try:
        entries = _entries(path)
        lost = _lost([entry for entry in entries if (entry.site, entry.seq, entry.hash) not in has], _names(entries))
    except ProjectError:
        if path.exists():
            _refuse_open(path)
        lost = Lost(0, known=not path.exists())
    return Restored(path, Backup(copy, _time_of(copy), copy.stat().st_size), lost, None)


def restore(path: Path, copy: Path) -> Restored:
    """Put a backup back in the place of a project, which is kept beside it under another name.

    The copy goes on under an identity of its own, so merging what was in its place brings everything together.

    Args:
        path: The project, which must be open nowhere; it may be damaged or gone.
        copy: The backup.

    Raises:
        ProjectError: The backup is not sound, the project is open, or the folder takes nothing; nothing has changed.
    """
    before = compared(path, copy)
    return Restored(path, before.backup, before.lost, put_in_place(copy, path))


def _entries(path: Path) -> list[Entry]:
    with opened_copy(path) as copy:
        return copy.entries()


def _refuse_open(path: Path) -> None:
    """Tell a project that is open in a window from one that is damaged."""
    with kept_still(path):
        return


def _names(entries: Iterable[Entry]) -> Mapping[str, str]:
    return named_in(entry for entry in entries if entry.kind == Coder.kind).coders


def _lost(entries: Sequence[Entry], names: Mapping[str, str]) -> Lost:
    counts = Counter(names.get(entry.coder, entry.coder[:8]) for entry in entries if entry.coder)
    by = tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
    since = min((entry.time for entry in entries), default="")
    return Lost(len(entries), by, len(named_in(entries).arriving), since)


def _shown(time: str) -> str:
    try:
        return date_and_time(datetime.fromisoformat(time).astimezone())
    except ValueError:
        return isolated(time)
