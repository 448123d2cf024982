"""The lines of a text file of any length, a stretch at a time; only a line feed ends one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotator.arabic.clean import BYTE_ORDER_MARK
from annotator.errors import InputError
from annotator.formats.decoding import UTF_8, DamagedError, decode
from annotator.formats.item import Wanted
from annotator.language import tr

STRETCH = 1 << 20  # bytes read at once


@dataclass(slots=True)
class TextLines:
    """Reads a file.

    Attributes:
        encoding: How it was read; "" before the first line was.
        marked: It began with a byte-order mark.
        ended: The line that was given last had a line feed.
    """

    path: Path
    wanted: Wanted
    encoding: str = ""
    marked: bool = False
    ended: bool = True

    def __iter__(self) -> Iterator[str]:
        """Give each line without its line feed, and without a byte-order mark at the start.

        Raises:
            OSError: The file cannot be read.
            InputError: It is no text, a line is too long, or bytes cannot be read; the lines are named.
        """
        begun = 1
        with self.path.open("rb") as file:
            while data := self._stretch(file, begun):
                text = self._decoded(data, begun)
                self.marked = self.marked or (begun == 1 and text.startswith(BYTE_ORDER_MARK))
                *lines, rest = (text.removeprefix(BYTE_ORDER_MARK) if begun == 1 else text).split("\n")
                self.ended = True
                yield from lines
                begun += len(lines)
                if rest:
                    self.ended = False
                    yield rest

    def _stretch(self, file: IO[bytes], begun: int) -> bytes:
        """Return some whole lines; of a file in UTF-16, whose line feeds are two bytes, all."""
        data = file.read(STRETCH)
        if b"\x00" in data[:4096]:
            return data + file.read()
        rest = file.readline(self.wanted.longest) if data and not data.endswith(b"\n") else b""
        if len(rest) == self.wanted.longest and not rest.endswith(b"\n"):
            line = begun + data.count(b"\n")
            raise InputError(tr("Line {line} is too long for a line of a corpus.", line=line))
        return data + rest

    def _decoded(self, data: bytes, begun: int) -> str:
        if self.encoding == UTF_8:
            try:
                return data.decode(UTF_8)
            except UnicodeDecodeError:
                pass
        try:
            found = decode(data, self.encoding or self.wanted.encoding, accept_damaged=self.wanted.accept_damaged)
        except DamagedError as error:
            raise DamagedError(error.encoding, tuple(line + begun - 1 for line in error.lines)) from error
        self.encoding = found.encoding
        return found.text
