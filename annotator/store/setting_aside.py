"""Another file takes the place of a project file; the one that was there is kept beside it, whole."""

from __future__ import annotations

import contextlib
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store.held import kept_still

LOG = "-wal"


def put_in_place(fresh: Path, path: Path) -> Path | None:
    """Put a closed file in the place of another one, which goes on to exist under another name beside it.

    Args:
        fresh: The file; it is copied, and stays where it is.
        path: Where it is to lie. What lies there must be open nowhere.

    Returns:
        Where the file that lay there is now; None where there was none.

    Raises:
        ProjectError: It is open in a window, or the folder takes nothing; then nothing has changed.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        _copied(fresh, part)
        if not path.exists():
            part.replace(path)
            return None
        aside = _aside(path)
        with kept_still(path):
            _keep(path, aside)
            part.replace(path)
        return aside
    except OSError as error:
        raise ProjectError(
            tr(
                "{file} cannot be replaced where it lies: make room, or choose another folder.",
                file=isolated(path.name),
            )
        ) from error
    finally:
        clear(part)


def clear(path: Path) -> None:
    """Remove a file of ours that was not finished; a folder that takes nothing holds none."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _aside(path: Path) -> Path:
    """Return a name beside the file that is free, and that rolling backups do not reach."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    number, free = 2, path.with_name(f"{path.stem}-before-{stamp}{path.suffix}")
    while free.exists():
        free = path.with_name(f"{path.stem}-before-{stamp}-{number}{path.suffix}")
        number += 1
    return free


def _keep(path: Path, aside: Path) -> None:
    """Give the file a second name, so that at no moment it has none; what a crash left in its log goes along."""
    log = path.with_name(path.name + LOG)
    if log.exists():
        _copy_with(log, path, aside)
        return
    try:
        os.link(path, aside)
    except OSError:  # this file system knows no second names
        path.rename(aside)


def _copy_with(log: Path, path: Path, aside: Path) -> None:
    """Copy the file and its log, and only then take the log away: whatever happens, one of both is whole.

    A second name would not do: whoever went on under the first one would write into a file whose log lies elsewhere.
    """
    _copied(log, aside.with_name(aside.name + LOG))
    part = aside.with_name(f"{aside.name}.part")
    try:
        _copied(path, part)
        part.replace(aside)
    finally:
        clear(part)
    log.unlink()


def _copied(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    _sync(target)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
