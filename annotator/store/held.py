"""A project file belongs to one window at a time, by a lock that nothing else in the process can let go of.

SQLite's own lock is a POSIX lock, and POSIX drops it as soon as anything in the process opens the file and closes it
again (https://sqlite.org/howtocorrupt.html, 2.2): a file dialog that looks at its first bytes, an import of the folder
in which it lies, a second "open" of the same project. So nothing of ours reads a file that is held here, and on Linux a
lock of another kind, which only its own descriptor can drop, keeps other windows out whatever happens to SQLite's.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store import database

if sys.platform != "win32":
    import fcntl

# Where SQLite locks, https://sqlite.org/src/file?name=src/os.h
SHARED_FIRST, SHARED_SIZE = 0x4000_0002, 510

_here: set[tuple[int, int]] = set()


class Hold:
    """Our hold on a project file, until it is released."""

    __slots__ = ("_descriptor", "_place")

    def __init__(self, path: Path) -> None:
        """Take the file.

        Raises:
            ProjectError: This or another window has it.
        """
        self._descriptor: int | None = None
        self._place: tuple[int, int] | None = None
        refuse_held(path)
        self._descriptor = _flocked(path, exclusive=True)
        self._place = _place_of(path)
        _here.add(self._place)

    @property
    def is_held(self) -> bool:
        """Tell whether the file is still ours."""
        return self._place is not None

    def require_in_place(self, path: Path) -> None:
        """Refuse to go on where the file that we hold is no longer the one of this name: it would be lost unseen.

        Raises:
            ProjectError: It was moved, deleted or replaced.
        """
        try:
            here = _place_of(path) == self._place
        except OSError:
            here = False
        if not here:
            raise ProjectError(
                tr(
                    "{file} was moved, deleted or replaced while it was open: nothing was stored. Save a copy of the "
                    "project in another folder, then go on there.",
                    file=isolated(path.name),
                )
            )

    def release(self) -> None:
        """Let go of the file."""
        if self._place is not None:
            _here.discard(self._place)
            self._place = None
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        self.release()


def is_held(path: Path) -> bool:
    """Tell whether this process has the file open as a project: then nothing else may read it."""
    try:
        return _place_of(path) in _here
    except OSError:
        return False


def refuse_held(path: Path) -> None:
    """Refuse a file that this process has open as a project, without touching it.

    Raises:
        ProjectError: It has.
    """
    if is_held(path):
        raise _in_use(path)


@contextmanager
def kept_still(path: Path) -> Iterator[None]:
    """Keep other windows from opening the file for as long as it is copied; the file itself is not touched.

    Raises:
        ProjectError: One has it open.
    """
    refuse_held(path)
    flock, lock = _flocked(path, exclusive=False), _locked_as_sqlite_does(path)
    try:
        yield
    finally:
        for descriptor in (flock, lock):
            if descriptor is not None:
                os.close(descriptor)


def _place_of(path: Path) -> tuple[int, int]:
    state = path.stat()
    return (state.st_dev, state.st_ino)


def _flocked(path: Path, *, exclusive: bool) -> int | None:
    """Return a descriptor that holds the second lock; None where there is no such lock."""
    if sys.platform != "linux":  # elsewhere flock is the same lock as SQLite's, or does not exist
        return None
    mode = (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB
    return _patiently(path, lambda descriptor: fcntl.flock(descriptor, mode))


def _locked_as_sqlite_does(path: Path) -> int | None:
    """Return a descriptor that holds SQLite's own lock for reading; None where there is no such lock."""
    if sys.platform == "win32":
        try:
            path.rename(path)  # Windows refuses it while SQLite has the file open
        except PermissionError as error:
            raise _in_use(path) from error
        return None
    mode = fcntl.LOCK_SH | fcntl.LOCK_NB
    return _patiently(path, lambda descriptor: fcntl.lockf(descriptor, mode, SHARED_SIZE, SHARED_FIRST))


def _patiently(path: Path, lock: Callable[[int], None]) -> int | None:
    """Lock the file, waiting as long as SQLite would: the other one may be just leaving."""
    descriptor = os.open(path, os.O_RDONLY)
    patience = time.monotonic() + database.BUSY_MS / 1000
    while True:
        try:
            lock(descriptor)
            return descriptor
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() > patience:
                os.close(descriptor)
                raise _in_use(path) from error
            time.sleep(0.02)
        except OSError:  # this file system knows no such lock
            os.close(descriptor)
            return None


def _in_use(path: Path) -> ProjectError:
    return ProjectError(
        tr(
            "{file} is open in another window or program: close it there, then try again.",
            file=isolated(path.name),
        )
    )
