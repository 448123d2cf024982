"""Where the files of an export go: one file a part with its companions beside it, or a folder."""

from __future__ import annotations

from pathlib import Path
from typing import IO

from annotator.formats.setting import UNSPLIT
from annotator.workflow.swap import Swap


class FileOutlet:
    """The files of a format that is one file: the target, and where the corpus is split one for each part.

    Args:
        swap: Puts them in place.
        target: The file; a part's name is put before its ending.
    """

    def __init__(self, swap: Swap, target: Path) -> None:
        self._swap, self._target = swap, target

    def text(self, name: str, *, beside: bool = False) -> IO[str]:
        """Open the file of a part, or one beside it."""
        path = self._target.with_name(self._target.name + name) if beside else part_path(self._target, name)
        return self._swap.open(path)

    def binary(self, name: str) -> IO[bytes]:
        """Open the file of a part for bytes."""
        return self._swap.open_binary(part_path(self._target, name))


def part_path(target: Path, part: str) -> Path:
    """Return the file of a part."""
    return target if part == UNSPLIT else target.with_name(f"{target.stem}-{part}{target.suffix}")


class FolderOutlet:
    """The files of a format that is a folder.

    Args:
        folder: Where they are made; it is put in place by whoever made it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: list[IO[str] | IO[bytes]] = []

    def text(self, name: str, *, beside: bool = False) -> IO[str]:
        """Open a text file in the folder."""
        file = self._path(name).open("x", encoding="utf-8", newline="\n")
        self._open.append(file)
        return file

    def binary(self, name: str) -> IO[bytes]:
        """Open a binary file in the folder."""
        file = self._path(name).open("xb")
        self._open.append(file)
        return file

    def _path(self, name: str) -> Path:
        self._open = [file for file in self._open if not file.closed]
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def close(self) -> None:
        """Close all files."""
        for file in self._open:
            file.close()
