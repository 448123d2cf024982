"""The lines of a JSON Lines file, one at a time, whatever their encoding; only a line feed ends one."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotator.arabic.clean import BYTE_ORDER_MARK
from annotator.errors import InputError
from annotator.formats.decoding import DamagedError, Decoded, DecodingError, decode
from annotator.language import tr

HEAD = 1 << 16  # bytes of a file that tell how it is to be read

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something.

    Attributes:
        number: From 1; 0 where it is a whole file.
        data: Its bytes as they came, without the line feed.
        encoding: How they were read.
        text: Without a byte-order mark; "" where it could not be read.
        error: Why it could not be read.
    """

    number: int
    data: bytes
    encoding: str = ""
    text: str = ""
    error: InputError | None = None


def lines(path: Path, longest: int, encoding: str = "", *, accept_damaged: bool = False) -> Iterator[Line]:
    """Give the lines of a file that hold something.

    Args:
        path: The file.
        longest: Bytes that a line may have.
        encoding: How it is to be read; where none is given, all of it is read as its first lines with wide letters.
        accept_damaged: Take bytes that cannot be read as U+FFFD.

    Raises:
        OSError: The file cannot be read.
        InputError: The whole of it is in UTF-16 and cannot be read as that.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(0)
        if head.startswith(_UTF_16) or b"\x00" in head[:4096]:  # a line feed is two bytes in it
            yield from _cut(decode(file.read(), encoding, accept_damaged=accept_damaged))
            return
        encoding = encoding or _usual(head)
        for number, data in enumerate(_pieces(file, longest), start=1):
            if len(data) > longest:
                yield Line(number, b"", error=InputError(tr("It is too long for a report.")))
            elif data.strip():
                line = _read(number, data, encoding, accept_damaged=accept_damaged)
                encoding = encoding or ("" if data.isascii() else line.encoding)
                yield line


def _usual(head: bytes) -> str:
    """Return how a file is to be read of which this is the beginning; "" where it does not tell."""
    begun = head[: head.rfind(b"\n") + 1] or head
    if begun.isascii():
        return ""
    try:
        return decode(begun, accept_damaged=True).encoding
    except DecodingError:
        return ""


def whole(path: Path, encoding: str = "", *, accept_damaged: bool = False) -> Line | None:
    """Return a file that holds one JSON value over many lines; None where its first line is one already.

    Raises:
        OSError: The file cannot be read.
        InputError: It is no text, or a list of values.
    """
    data = path.read_bytes()
    decoded = decode(data, encoding, accept_damaged=accept_damaged)
    text = decoded.text.removeprefix(BYTE_ORDER_MARK)
    if text.lstrip().startswith("["):
        raise InputError(tr("It is a list: write one report a line, as JSON Lines, or one a file."))
    if _is_json(text.lstrip().partition("\n")[0]):
        return None
    return Line(0, data, decoded.encoding, text)


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _cut(decoded: Decoded) -> Iterator[Line]:
    for number, text in enumerate(decoded.text.split("\n"), start=1):
        if text.strip():
            data = text.encode(decoded.encoding, "surrogatepass")
            yield Line(number, data, decoded.encoding, text.removeprefix(BYTE_ORDER_MARK))


def _pieces(file: IO[bytes], longest: int) -> Iterator[bytes]:
    """Give each line without its line feed; of one that is too long no more than tells that it is."""
    while piece := file.readline(longest + 1):
        data = rest = piece.removesuffix(b"\n")
        while len(data) > longest and rest and not rest.endswith(b"\n"):
            rest = file.readline(longest)
        yield data


def _read(number: int, data: bytes, encoding: str, *, accept_damaged: bool) -> Line:
    try:
        decoded = decode(data, encoding, accept_damaged=accept_damaged)
    except DamagedError as error:
        return Line(number, data, error=DamagedError(error.encoding, (number,)))
    except DecodingError as error:
        return Line(number, data, error=error)
    return Line(number, data, decoded.encoding, decoded.text.removeprefix(BYTE_ORDER_MARK))
