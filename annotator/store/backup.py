"""Copies of a project, made while it is open, each of them checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.logs import log
from annotator.store import copying, identity
from annotator.store.copying import folder_of as folder_of
from annotator.store.database import Database, connect
from annotator.store.faults import DatabaseError
from annotator.store.held import is_held
from annotator.store.project import Project

KEPT, DAYS = 10, 7
DAY = len("20260101")


def make(project: Project, *, now: datetime | None = None) -> Path:
    """Copy the project into its folder of backups and check the copy; then the oldest go.

    The ten newest stay, and of the seven newest days the last one: whoever takes the packages of twenty coders in one
    morning makes twenty backups, and what was there a day before must not be pushed out by them.

    Raises:
        ProjectError: The copy could not be written, or does not pass the check; the project is not touched. Or
            something is being stored: SQLite would wait for it for ever.
    """
    if project.db.conn.in_transaction:
        raise ProjectError(tr("No backup can be made while something is being stored."))
    identity.remember(project.db, project.site)
    target = copying.back_up(project.db, project.path, now=now)
    for old in _old(every(project.path)):
        try:
            old.unlink(missing_ok=True)
        except OSError as error:
            log.warning("an old backup stays: %s", type(error).__name__)
    return target


def _old(files: Sequence[Path]) -> list[Path]:
    """Return those of the backups, the oldest first, that are to go."""
    last = {file.stem.rpartition(".")[2][:DAY]: file for file in files}  # of each day, as their names have it
    spared = {*files[-KEPT:], *list(last.values())[-DAYS:]}
    return [file for file in files if file not in spared]


def is_needed(project: Project) -> bool:
    """Tell whether anything was written since the newest backup: ten copies of one state are one copy."""
    newest = every(project.path)[-1:] if folder_of(project.path).is_dir() else []
    try:
        return not newest or _size(project.db) != _size_of(newest[0])
    except (ProjectError, DatabaseError):
        return True


def _size_of(file: Path) -> tuple[int, int]:
    db = connect(file)
    try:
        return _size(db)
    finally:
        db.close()


def _size(db: Database) -> tuple[int, int]:
    """Return how many rows the journal has, and its clock."""
    count, clock = db.execute("SELECT max(rowid), max(lamport) FROM journal").fetchone()
    return (count, clock)


def every(path: Path) -> list[Path]:
    """Return a project's backups, the oldest first; what else lies in the folder is let alone."""
    begin, end = f"{path.stem}.", path.suffix
    if not folder_of(path).is_dir():
        return []
    return sorted(file for file in folder_of(path).iterdir() if file.name.startswith(begin) and file.suffix == end)


def copy_to(project: Project, target: Path) -> None:
    """Copy the open project to another place and check the copy; the project is not touched.

    Raises:
        ProjectError: The copy could not be written, does not pass the check, or would lie on an open project.
    """
    if is_held(target):
        raise ProjectError(tr("{file} is open here: choose another name.", file=isolated(target.name)))
    copying.copy(project.db, project.path, target)
