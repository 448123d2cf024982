"""What is dropped on the window: packages are told from reports by their first bytes, whatever they are called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDropEvent

from annotator.exchange.package import is_package


def dropped(event: QDropEvent) -> list[Path]:
    """Return the files and folders of this computer that are dropped, or about to be."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def packages_among(paths: Sequence[Path | str]) -> tuple[list[Path], list[Path]]:
    """Return those of some paths that are packages, and the others."""
    every = [Path(path) for path in paths]
    found = [path for path in every if path.is_file() and is_package(path)]
    return found, [path for path in every if path not in found]
