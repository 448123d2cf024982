"""An open project file: made, opened and closed here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from annotator.core.entry import DeviceId, SiteId
from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store import guards
from annotator.store.database import Database, connect, lock, transaction, world_at_fault
from annotator.store.migrations import migrate, pending


@dataclass(slots=True)
class Project:
    """An open project.

    Attributes:
        site: This copy of the project; the journal rows written here carry it.
        device: This installation of the program.
    """

    db: Database
    path: Path
    site: SiteId
    device: DeviceId

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Store all that happens inside, or none of it; one inside another is part of it."""
        with transaction(self.db, self.path):
            yield

    def close(self) -> None:
        """Write everything to the one file and let go of it."""
        self.db.close()

    def __enter__(self) -> Self:
        """Hand over the open project."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the project."""
        self.close()


def create(path: Path, device: DeviceId) -> Project:
    """Make an empty project file.

    Raises:
        ProjectError: Something of that name exists, or the folder cannot be written.
    """
    guards.refuse_place(path)
    if path.exists():
        raise ProjectError(tr("{file} exists already: choose another name.", file=isolated(path.name)))
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise ProjectError(
            tr("{file} cannot be made in this folder: choose a folder of your own.", file=isolated(path.name))
        ) from error
    try:
        return _opened(path, device)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def open_file(path: Path, device: DeviceId) -> Project:
    """Open a project file and take it for ourselves.

    Raises:
        ProjectError: It is missing, not ours, newer, damaged, locked or cannot be written.
    """
    guards.refuse_place(path)
    guards.refuse_foreign(path)
    return _opened(path, device)


def _opened(path: Path, device: DeviceId) -> Project:
    db = connect(path)
    try:
        lock(db, path)
        with world_at_fault(path):
            guards.refuse_newer(db, path)
            if pending(db):
                migrate(db)
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # the file's first bytes say what it is
            guards.refuse_damaged(db, path)
        return Project(db, path, _site(db, path, device), device)
    except BaseException:
        db.close()
        raise


def _site(db: Database, path: Path, device: DeviceId) -> SiteId:
    """Return the id of this copy: a new one where the file was made, copied, restored or carried to another machine.

    A copy is another file on the disk (another inode), so two copies that both go on never write under one name.
    """
    state = path.stat()
    file = f"{state.st_dev}:{state.st_ino}"
    row = db.execute("SELECT site, device, file FROM here").fetchone()
    if row is not None and row[1:] == (device, file):
        return SiteId(row[0])
    site = SiteId(uuid4().hex)
    with transaction(db, path):
        db.execute("INSERT OR REPLACE INTO here VALUES (1, ?, ?, ?)", [site, device, file])
    return site
