"""Copies of a project, made while it is open, each of them checked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store.database import connect, world_at_fault
from annotator.store.project import Project

KEPT = 10


def folder_of(path: Path) -> Path:
    """Return the folder of a project's backups; it may not exist yet."""
    return path.with_name(f"{path.stem}.backups")


def make(project: Project, *, now: datetime | None = None) -> Path:
    """Copy the project into its folder of backups and check the copy; the oldest go when there are more than ten.

    Raises:
        ProjectError: The copy could not be written, or does not pass the check; the project is not touched.
    """
    folder = folder_of(project.path)
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"{project.path.stem}.{stamp}{project.path.suffix}"
    try:
        folder.mkdir(exist_ok=True)
        copy_to(project, target)
        for old in sorted(folder.glob(f"{project.path.stem}.*{project.path.suffix}"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise ProjectError(tr("No backup could be made of {file}.", file=isolated(project.path.name))) from error
    return target


def copy_to(project: Project, target: Path) -> None:
    """Copy the open project to another place and check the copy; the project is not touched.

    Raises:
        ProjectError: The copy could not be written, or does not pass the check.
    """
    # By the engine's own means: a plain copy of an open file lacks what is in its log.
    with world_at_fault(target):
        copy = connect(target)
        try:
            project.db.conn.backup(copy.conn)
            copy.execute("PRAGMA journal_mode=DELETE").fetchall()  # readable from a read-only place
            sound = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        finally:
            copy.close()
    if not sound:
        target.unlink(missing_ok=True)
        raise ProjectError(tr("The backup of {file} is not sound.", file=isolated(project.path.name)))
