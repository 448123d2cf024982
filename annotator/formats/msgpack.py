"""MessagePack, as far as it is written here: maps, lists, texts, bytes, whole numbers, true and false."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence

Packable = None | bool | int | float | str | bytes | Sequence["Packable"] | Mapping[str | bytes, "Packable"]


def packed(value: Packable) -> bytes:
    """Return a value as MessagePack.

    Raises:
        OverflowError: A number has more than 64 bits, or something is longer than 4 GB.
    """
    return b"".join(_pieces(value))


def _pieces(value: Packable) -> Iterator[bytes]:
    match value:
        case None:
            yield b"\xc0"
        case bool():
            yield b"\xc3" if value else b"\xc2"
        case int():
            yield _whole(value)
        case float():
            yield struct.pack(">Bd", 0xCB, value)
        case str():
            data = value.encode("utf-8")
            yield _head(len(data), (0xA0, 32), (0xD9, 0xDA, 0xDB))
            yield data
        case bytes():
            yield _head(len(value), None, (0xC4, 0xC5, 0xC6))
            yield value
        case Mapping():
            yield _head(len(value), (0x80, 16), (None, 0xDE, 0xDF))
            for key, item in value.items():
                yield from _pieces(key)
                yield from _pieces(item)
        case _:
            yield _head(len(value), (0x90, 16), (None, 0xDC, 0xDD))
            for item in value:
                yield from _pieces(item)


def _whole(value: int) -> bytes:
    if -32 <= value < 128:
        return struct.pack("b" if value < 0 else "B", value)
    if value < 0:
        return struct.pack(">Bq", 0xD3, value)
    if value >= 1 << 64:
        raise OverflowError(value)
    return struct.pack(">BQ", 0xCF, value)


def _head(length: int, short: tuple[int, int] | None, codes: tuple[int | None, int, int]) -> bytes:
    """Return what stands before something of a length: one byte where it is short, else a code and the length."""
    one, two, four = codes
    if short is not None and length < short[1]:
        return bytes([short[0] | length])
    if one is not None and length < 1 << 8:
        return struct.pack(">BB", one, length)
    if length < 1 << 16:
        return struct.pack(">BH", two, length)
    if length >= 1 << 32:
        raise OverflowError(length)
    return struct.pack(">BI", four, length)
