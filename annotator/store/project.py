"""An open project file: made, opened and closed here, and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from annotator.core.codebook import Codebook
from annotator.core.document import Document
from annotator.core.entry import DeviceId, SiteId
from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store import copying, guards, identity, migrations
from annotator.store.database import Database, connect, lock, transaction
from annotator.store.faults import damage_expected
from annotator.store.held import Hold


@dataclass(slots=True)
class Project:
    """An open project.

    Attributes:
        site: This copy of the project; the journal rows written here carry it.
        device: This installation of the program.
        hold: Our hold on the file.
        is_raised: It was of an older schema when it was opened.
        document_at_hand, codebook_at_hand: What was read last; neither ever changes under its id or version.
    """

    db: Database
    path: Path
    site: SiteId
    device: DeviceId
    hold: Hold
    is_raised: bool = False
    document_at_hand: Document | None = None
    codebook_at_hand: Codebook | None = None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Store all that happens inside, or none of it; one inside another is part of it.

        Raises:
            ProjectError: The file is gone from its place, or cannot be written.
        """
        self.hold.require_in_place(self.path)
        with transaction(self.db):
            yield

    def close(self) -> None:
        """Write everything to the one file and let go of it."""
        try:
            if self.hold.is_held:
                identity.remember(self.db, self.site)
        finally:
            self.db.close()
            self.hold.release()

    def __enter__(self) -> Self:
        """Hand over the open project."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the project."""
        self.close()


def create(path: Path, device: DeviceId, *, named: Path | None = None) -> Project:
    """Make an empty project file.

    Args:
        path: The file.
        device: This installation.
        named: The file that a sentence is to name where something is wrong, if it is another one.

    Raises:
        ProjectError: Something of that name exists, or the folder cannot be written.
    """
    path = guards.real(path)
    guards.refuse_place(path)
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise _existing(path) from error
    except OSError as error:
        name = isolated((named or path).name)
        raise ProjectError(
            tr("{file} cannot be made in this folder: choose a folder of your own.", file=name)
        ) from error
    try:
        return _opened(path, device, named)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def refuse_existing(path: Path) -> None:
    """Refuse a name that is taken.

    Raises:
        ProjectError: It is, if only by a link that leads nowhere.
    """
    if os.path.lexists(path):
        raise _existing(path)


def _existing(path: Path) -> ProjectError:
    return ProjectError(tr("{file} exists already: choose another name.", file=isolated(path.name)))


def open_file(path: Path, device: DeviceId) -> Project:
    """Open a project file and take it for ourselves; one of an older version is copied, then brought up to date.

    Raises:
        ProjectError: It is missing, not ours, newer, damaged, locked or cannot be written.
    """
    path = guards.real(path)
    guards.refuse_place(path)
    guards.refuse_foreign(path)
    guards.refuse_unwritable(path)
    return _opened(path, device)


def _opened(path: Path, device: DeviceId, named: Path | None = None) -> Project:
    hold = Hold(path)
    try:
        db = connect(path, named=named)
        try:
            with damage_expected(path):
                lock(db)
                is_raised = _bring_up_to_date(db, path)
                site = identity.site_of(db, path, device)
                identity.remember(db, site)
            return Project(db, path, site, device, hold, is_raised)
        except BaseException:
            db.close()
            raise
    except BaseException:
        hold.release()
        raise


def _bring_up_to_date(db: Database, path: Path) -> bool:
    """Bring the file to the newest schema; tell whether it was older."""
    guards.refuse_strange(db, path)
    guards.refuse_newer(db, path)
    guards.refuse_damaged(db, path)
    if not migrations.pending(db):
        return False
    is_older = migrations.is_ours(db)  # else it is being made
    if is_older:
        copying.back_up(db, path)
    migrations.migrate(db)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # the file's first bytes say what it is
    return is_older
