"""Files that are whole or not there: written under another name beside their place, then put in it."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from uuid import uuid4

from annotator.errors import InputError
from annotator.language import isolated, tr

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file, or a folder where there is no file, under another name than it is to have."""

    file: IO[Any] | None
    written: Path
    target: Path


class Swap:
    """Writes files and, when it is left without an error, puts all of them in place; else none is there.

    Raises:
        InputError: On the way in or out: the disk is full, or a folder is missing or cannot be written.
    """

    def __init__(self) -> None:
        self._waiting: list[_Waiting] = []

    def open(self, target: Path) -> IO[str]:
        """Open a file, in UTF-8 and with line feeds, that is to stand at the target."""
        place, written = _places(target)
        try:
            file = written.open("x", encoding="utf-8", newline="\n")
        except OSError as error:
            raise refusal(error, target) from error
        self._waiting.append(_Waiting(file, written, place))
        return file

    def open_binary(self, target: Path) -> IO[bytes]:
        """Open a file of bytes that is to stand at the target."""
        place, written = _places(target)
        try:
            file = written.open("xb")
        except OSError as error:
            raise refusal(error, target) from error
        self._waiting.append(_Waiting(file, written, place))
        return file

    def folder(self, target: Path) -> Path:
        """Make a folder that is to stand at the target, where there is nothing or an empty one; return its place."""
        place, written = _places(target)
        try:
            written.mkdir()
        except OSError as error:
            raise refusal(error, target) from error
        self._waiting.append(_Waiting(None, written, place))
        return written

    def drop(self) -> None:
        """Take away what was written so far; none of it will be put in place."""
        for one in self._waiting:
            if one.file is None:
                shutil.rmtree(one.written, ignore_errors=True)
                continue
            with contextlib.suppress(OSError):  # what was not written yet does not fit on a full disk
                one.file.close()
            with contextlib.suppress(OSError):
                one.written.unlink(missing_ok=True)
        self._waiting.clear()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Put the files in place, or take them away."""
        target = self._waiting[0].target if self._waiting else Path()
        try:
            if error is None:
                self._put()
        except OSError as failure:
            raise refusal(failure, target) from failure
        finally:
            self.drop()
        if isinstance(error, OSError):
            raise refusal(error, target) from error

    def _put(self) -> None:
        for one in self._waiting:
            if one.file is not None and not one.file.closed:
                one.file.flush()
                os.fsync(one.file.fileno())
                one.file.close()
        for one in self._waiting:
            if one.file is None and one.target.is_dir():
                one.target.rmdir()  # it is empty, or nothing is put in place
            one.written.replace(one.target)


def _places(target: Path) -> tuple[Path, Path]:
    """Return where something is to stand in the end, and where it is written; a link stays a link."""
    place = Path(os.path.realpath(target))
    return place, place.with_name(f".{uuid4().hex}.part")


def refusal(error: OSError, target: Path) -> InputError:
    """Say what keeps a file from being written."""
    file, folder = isolated(target.name), isolated(str(target.parent))
    if error.errno in _FULL:
        return InputError(tr("The disk is full: {file} was not written. Make room, then try again.", file=file))
    if error.errno in _CLOSED:
        return InputError(
            tr("{file} cannot be written in {folder}: choose a folder of your own.", file=file, folder=folder)
        )
    if error.errno in _NO_FOLDER:
        return InputError(tr("There is no folder {folder}: make it, or choose another.", folder=folder))
    reason = error.strerror or type(error).__name__
    return InputError(tr("{file} could not be written ({reason}): try another place.", file=file, reason=reason))
