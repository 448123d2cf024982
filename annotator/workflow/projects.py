"""A project is made, opened and backed up."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from annotator import assets
from annotator.core.change import Change
from annotator.core.coder import NOBODY
from annotator.core.entry import DeviceId
from annotator.core.project import About
from annotator.errors import AnnotatorError
from annotator.formats import codebook_file
from annotator.language import isolated, tr
from annotator.logs import log
from annotator.settings import data_folder
from annotator.store import backup, journal, state
from annotator.store import project as project_file
from annotator.store.guards import free_space, refuse_place
from annotator.store.project import Project

SUFFIX = ".tarmiz"
LEAST_FREE = 200_000_000  # bytes


def create(path: Path, name: str = "", *, codebook: Path | None = None) -> Project:
    """Make a project with its codebook, and open it.

    Args:
        path: The file to make.
        name: The project's own name; the file's where none is given.
        codebook: A codebook file; the one that new projects start from where none is given.

    Raises:
        ProjectError: The file exists, or cannot be made there.
        InputError: The codebook cannot be used.
    """
    book = codebook_file.read(codebook or assets.seed("codebook.toml"))
    project = project_file.create(path, device())
    try:
        journal.commit(project, "create", NOBODY, Change(added=(book, About(name or path.stem))))
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    return project


def open_project(path: Path, *, keep_backup: bool = False) -> Project:
    """Open a project.

    Args:
        path: The file.
        keep_backup: Also put a copy into the folder of backups, if anything changed since the last one; the window
            does so at every start.

    Raises:
        ProjectError: It is missing, not ours, newer, damaged, locked or cannot be written.
    """
    project = project_file.open_file(path, device())
    try:
        state.catch_up(project)
    except BaseException:
        project.close()
        raise
    if keep_backup:
        try:
            if backup.is_needed(project):
                backup.make(project)
        except AnnotatorError as error:  # a full disk must not keep anyone from reading her work
            log.warning("no backup: %s", type(error).__name__)
    return project


def moved(project: Project, target: Path) -> Project:
    """Copy an open project to another place and open it there; the old one stays open, and as it is.

    Raises:
        ProjectError: The copy cannot be made or opened there.
    """
    refuse_place(target)
    backup.copy_to(project, target)
    return open_project(target)


def space_warning(project: Project, least: int = LEAST_FREE) -> str:
    """Return a sentence where the disk of a project is nearly full, else ""; it is meant for the start.

    Args:
        project: The open project.
        least: Bytes that ought to be free.
    """
    free = free_space(project.path)
    if free >= least:
        return ""
    return tr(
        "Only {free} MB are free on the disk of {file}: make room before work is refused.",
        free=free // 1_000_000,
        file=isolated(project.path.name),
    )


@contextmanager
def opened(path: Path) -> Iterator[Project]:
    """Open a project for a while."""
    with open_project(path) as project:
        yield project


def device() -> DeviceId:
    """Return the id of this installation, for this user of this machine; drawn once, kept in the data folder."""
    file = data_folder() / f"device-{_machine_and_user()}"
    try:
        known = file.read_text(encoding="utf-8").strip()
        if known:
            return DeviceId(known)
    except (OSError, UnicodeDecodeError):
        pass
    fresh = uuid4().hex
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fresh, encoding="utf-8")
    except OSError as error:  # without one, every start counts as another machine: safe, only undo ends there
        log.warning("device id not kept: %s", type(error).__name__)
    return DeviceId(fresh)


def _machine_and_user() -> str:
    """Return what tells this machine and user from others that see the same data folder: on a stick, on a server."""
    machine = platform.node()
    for file in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        try:
            machine = file.read_text(encoding="utf-8").strip() or machine
            break
        except (OSError, UnicodeDecodeError):
            continue
    user = str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "")
    return sha256(f"{machine} {user}".encode()).hexdigest()[:12]
