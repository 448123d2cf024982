"""Whole copies of an open project file: made by the engine's own means, checked, and never left half done."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store.database import Database, connect


def folder_of(path: Path) -> Path:
    """Return the folder of a project's backups; it may not exist yet."""
    return path.with_name(f"{path.stem}.backups")


def back_up(db: Database, path: Path, *, now: datetime | None = None) -> Path:
    """Copy a project into its folder of backups, under a name of the moment.

    Raises:
        ProjectError: The copy could not be written, or does not pass the check; the project is not touched.
    """
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%d-%H%M%S-%f")
    target = folder_of(path) / f"{path.stem}.{stamp}{path.suffix}"
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise ProjectError(tr("No backup could be made of {file}.", file=isolated(path.name))) from error
    copy(db, path, target)
    return target


def copy(db: Database, path: Path, target: Path) -> None:
    """Copy an open project to another place and check the copy; what stood there is replaced once the copy is sound.

    Args:
        db: The open database.
        path: Its file, to be named where something is wrong.
        target: Where the copy is to lie.

    Raises:
        ProjectError: The copy could not be written, or does not pass the check; nothing is touched.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        _fill(db, path, part)
        part.replace(target)
    except OSError as error:
        raise ProjectError(
            tr("{file} cannot be made in this folder: choose a folder of your own.", file=isolated(target.name))
        ) from error
    finally:
        _clear(part)


def _fill(db: Database, path: Path, part: Path) -> None:
    if db.conn.in_transaction:  # SQLite would wait for its end, for ever
        raise RuntimeError("a project is copied between transactions, not inside one")
    # A plain copy of an open file lacks what is in its log.
    copy = connect(part, named=part.with_suffix(""))
    try:
        db.conn.backup(copy.conn)
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()  # readable from a read-only place
        sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    finally:
        copy.close()
    if not sound:
        raise ProjectError(tr("The backup of {file} is not sound.", file=isolated(path.name)))


def _clear(part: Path) -> None:
    for rest in (part, part.with_name(f"{part.name}-journal"), part.with_name(f"{part.name}-wal")):
        try:
            rest.unlink(missing_ok=True)
        except OSError:  # a folder that takes nothing holds nothing of ours
            return
