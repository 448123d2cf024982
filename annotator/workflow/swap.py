"""Files that are whole or not there: written beside their place under another name, then put in it at once."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from annotator.errors import InputError
from annotator.language import isolated, tr

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}


class Swap:
    """Writes several files, and puts all of them in place when it is left without an error; else none is there.

    Raises:
        InputError: The disk is full, or a folder is missing or cannot be written.
    """

    def __init__(self) -> None:
        self._files: list[tuple[IO[str], Path, Path]] = []

    def open(self, target: Path) -> IO[str]:
        """Open a file that is to stand at the target."""
        try:
            handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
        except OSError as error:
            raise refusal(error, target) from error
        file = os.fdopen(handle, "w", encoding="utf-8", newline="\n")
        self._files.append((file, Path(name), target))
        return file

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Put the files in place, or take them away."""
        try:
            if error is None:
                self._put()
        except OSError as failure:
            raise refusal(failure, self._files[0][2]) from failure
        finally:
            self._discard()
        if isinstance(error, OSError):
            raise refusal(error, self._files[0][2] if self._files else Path()) from error

    def drop(self) -> None:
        """Take away what was written so far."""
        self._discard()
        self._files.clear()

    def _put(self) -> None:
        for file, _, _ in self._files:
            file.flush()
            os.fsync(file.fileno())
            file.close()
        for _, written, target in self._files:
            written.chmod(0o666 & ~_umask())
            written.replace(target)

    def _discard(self) -> None:
        for file, written, _ in self._files:
            with contextlib.suppress(OSError):  # a full disk cannot even be told of the rest
                file.close()
            with contextlib.suppress(OSError):
                written.unlink(missing_ok=True)


def refusal(error: OSError, target: Path) -> InputError:
    """Say what kept a file from being written."""
    file, folder = isolated(target.name), isolated(str(target.parent))
    if error.errno in _FULL:
        return InputError(tr("The disk is full: {file} was not written. Make room, then try again.", file=file))
    if error.errno in _CLOSED:
        return InputError(
            tr("{file} cannot be written in {folder}: choose a folder of your own.", file=file, folder=folder)
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return InputError(tr("There is no folder {folder}: make it, or choose another.", folder=folder))
    return InputError(
        tr("{file} could not be written ({reason}).", file=file, reason=error.strerror or type(error).__name__)
    )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
