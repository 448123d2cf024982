"""The values of a JSON list, or of JSON values one after another, one at a time: the whole is never in memory."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotator.arabic.clean import BYTE_ORDER_MARK, REPLACEMENT
from annotator.errors import InputError
from annotator.formats.decoding import DamagedError, decode
from annotator.formats.item import Wanted
from annotator.language import tr

STRETCH = 1 << 20  # bytes read at once

_ESCAPED = re.compile("[\udc80-\udcff]+")  # what stands for bytes that could not be read
_MEANT = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]|"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class JsonItem:
    """One value: where it begins, from line 1, and its text.

    Attributes:
        data: Its bytes as they came, where that was UTF-8; else as they would be in UTF-8.
        damaged: Numbers of the lines in which U+FFFD stands for bytes that could not be read.
    """

    line: int
    text: str
    encoding: str
    data: bytes
    damaged: tuple[int, ...] = ()


def begins_list(path: Path) -> bool:
    """Tell whether a file's first sign is that of a list.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(4096).replace(b"\x00", b"")
    return head.removeprefix(codecs.BOM_UTF8).lstrip(b"\xff\xfe \t\r\n").startswith(b"[")


def items(path: Path, wanted: Wanted) -> Iterator[JsonItem]:
    """Give the values of a file.

    Raises:
        OSError: The file cannot be read.
        InputError: It is no text, ends inside a value, or has one that is too long.
    """
    inside = 1 if begins_list(path) else 0
    with path.open("rb") as file:
        yield from _Scanner(file, wanted, inside).items()


class _Scanner:
    """Cuts a file into values by brackets, without reading what is in them."""

    def __init__(self, file: IO[bytes], wanted: Wanted, inside: int) -> None:
        self._file, self._wanted, self._inside = file, wanted, inside
        self._text, self._line = "", 1
        self._depth = self._at = 0
        self._start: int | None = None
        self._decoder: codecs.IncrementalDecoder | None = None
        self.encoding = ""

    def items(self) -> Iterator[JsonItem]:
        size = STRETCH
        while more := self._more(size):
            self._text += more
            before = self._at
            yield from self._found()
            size = STRETCH if self._at > before else size * 2  # a long string is looked through again from its start
            if len(self._text) > self._wanted.longest:
                raise InputError(tr("What begins in line {line} is too long for a report.", line=self._line))
        if self._start is not None or self._depth:
            raise InputError(tr("It ends in the middle: the file is not whole (see line {line}).", line=self._line))

    def _more(self, size: int) -> str:
        data = self._file.read(size)
        if self._decoder is None and data:
            found = decode(data, self._wanted.encoding, accept_damaged=True)
            self.encoding = found.encoding
            self._decoder = codecs.getincrementaldecoder(found.encoding)("surrogateescape")
        if self._decoder is None:
            return ""
        try:
            text = self._decoder.decode(data, not data)
        except UnicodeDecodeError as error:
            line = self._line + self._text.count("\n") + data[: error.start].count(b"\n")
            raise DamagedError(self.encoding, (line,)) from error
        return text.removeprefix(BYTE_ORDER_MARK) if self._line == 1 and not self._text else text

    def _found(self) -> Iterator[JsonItem]:
        """Give the values that are whole by now, and forget what lies behind."""
        for match in _MEANT.finditer(self._text, self._at):
            sign = match.group()
            if sign == '"':  # a string that is not whole yet
                self._at = match.start()
                break
            self._at = match.end()
            if sign in "[{":
                if self._depth == self._inside:
                    self._start = match.start()
                self._depth += 1
            elif sign in "]}":
                self._depth -= 1
                if self._depth == self._inside and self._start is not None:
                    yield self._item(match.end())
        else:
            self._at = len(self._text)
        self._forget(self._at if self._start is None else self._start)

    def _item(self, end: int) -> JsonItem:
        start, self._start = self._start or 0, None
        line, text = self._line + self._text.count("\n", 0, start), self._text[start:end]
        data = text.encode("utf-8", "surrogateescape")
        if text.isascii() or not _ESCAPED.search(text):
            return JsonItem(line, text, self.encoding, data)
        damaged = tuple(nth for nth, row in enumerate(text.split("\n"), start=line) if _ESCAPED.search(row))
        return JsonItem(line, _ESCAPED.sub(REPLACEMENT, text), self.encoding, data, damaged)

    def _forget(self, behind: int) -> None:
        self._line += self._text.count("\n", 0, behind)
        self._text = self._text[behind:]
        self._at -= behind
        if self._start is not None:
            self._start -= behind
