"""Where resources/ and seeds/ lie: beside the package in a checkout, inside it once installed. No other module knows."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from annotator.errors import MissingPartError
from annotator.language import isolated, tr

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_assets"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder in resources/.

    Raises:
        MissingPartError: It is not there.
    """
    return _found("resources", parts)


def seed(*parts: str) -> Path:
    """Return the path of a file or folder in seeds/.

    Raises:
        MissingPartError: It is not there.
    """
    return _found("seeds", parts)


def _found(top: str, parts: tuple[str, ...]) -> Path:
    inner = PurePosixPath(*parts)
    if inner.is_absolute() or ".." in inner.parts:
        raise ValueError(f"{inner} leads out of {top}/")
    path = _ROOT / top / inner
    if not path.exists():
        name = isolated(f"{top}/{inner}")
        raise MissingPartError(tr("A part of the program is missing: {name}. Install Tarmiz anew.", name=name))
    return path
