"""Where resources/ and seeds/ lie: beside the package in a checkout, inside it once installed. No one else knows."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from annotator.errors import MissingPartError
from annotator.language import isolated, tr

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_assets"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder in resources/.

    Raises:
        MissingPartError: It is not there.
        ValueError: The parts lead out of the folder.
    """
    return _found("resources", parts)


def seed(*parts: str) -> Path:
    """Return the path of a file or folder in seeds/.

    Raises:
        MissingPartError: It is not there.
        ValueError: The parts lead out of the folder.
    """
    return _found("seeds", parts)


def _found(top: str, parts: tuple[str, ...]) -> Path:
    inner = PureWindowsPath(*parts)  # knows both kinds of separator, and drives: the same is refused on every system
    name = inner.as_posix()
    if inner.anchor or ".." in inner.parts:
        raise ValueError(f"{name} leads out of {top}/")
    path = _ROOT / top / name
    if not path.exists():
        shown = isolated(f"{top}/{name}")
        raise MissingPartError(tr("A part of the program is missing: {name}. Install Tarmiz anew.", name=shown))
    return path
