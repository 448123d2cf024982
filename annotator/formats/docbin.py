"""spaCy's DocBin, edition 0.1 of spaCy 3, written without spaCy: compressed MessagePack of columns of numbers.

What is gathered lies in temporary files, for a corpus may be larger than the memory. Tests read it with spaCy.
"""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from annotator.errors import InputError
from annotator.formats.msgpack import Packable, packed
from annotator.formats.murmur import text_hash
from annotator.language import tr

ORTH, ENT_IOB, ENT_TYPE, SENT_START = 65, 77, 78, 80  # spaCy's numbers of the columns
UNKNOWN, INSIDE, OUTSIDE, BEGINS = 0, 1, 2, 3  # of ENT_IOB
STARTS, GOES_ON = 1, -1  # of SENT_START

_IN_MEMORY = 1 << 22  # bytes of a column before it goes to the disk
_PIECE = 1 << 20
_LONGEST = (1 << 32) - 1  # bytes that a field of MessagePack holds


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its text, whether a space follows, and what spaCy's columns say of it."""

    text: str
    space: bool
    start: int
    iob: int
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A span over tokens [first, last), of the text [start, end)."""

    id: str
    label: str
    first: int
    last: int
    start: int
    end: int


Data = Mapping[str | bytes, Packable]


class _Column:
    """Bytes that are gathered, on the disk where they are many."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed with its owner
        self.count = self.size = 0

    def add(self, data: bytes) -> None:
        self._file.write(data)
        self.count += 1
        self.size += len(data)

    def pieces(self) -> Iterator[bytes]:
        self._file.seek(0)
        while piece := self._file.read(_PIECE):
            yield piece
        self._file.close()


class DocBin:
    """Gathers documents."""

    def __init__(self) -> None:
        self._tokens, self._spaces, self._lengths = _Column(), _Column(), _Column()
        self._cats, self._flags, self._groups, self._data = _Column(), _Column(), _Column(), _Column()
        self._strings = {""}

    def add(
        self, tokens: Sequence[Token], groups: Mapping[str, Sequence[Mark]], data: Mapping[str | bytes, Packable]
    ) -> None:
        """Add a document.

        Args:
            tokens: They make up its text.
            groups: Marks by the name of their group.
            data: What spaCy keeps in ``user_data``.
        """
        rows = [
            number
            for it in tokens
            for number in (text_hash(it.text), it.iob, text_hash(it.label), it.start & 0xFFFF_FFFF_FFFF_FFFF)
        ]
        self._tokens.add(struct.pack(f"<{len(rows)}Q", *rows))
        self._spaces.add(bytes(it.space for it in tokens))
        self._lengths.add(struct.pack("<i", len(tokens)))
        self._cats.add(packed({}))
        self._flags.add(packed({"has_unknown_spaces": False}))
        self._groups.add(packed(packed(_by_bytes(groups))))
        self._data.add(packed(packed(data)))
        self._strings.update(text for it in tokens for text in (it.text, it.label))
        self._strings.update(text for marks in groups.values() for it in marks for text in (it.id, it.label))

    def write(self, file: IO[bytes]) -> None:
        """Write all of it.

        Raises:
            InputError: It is more than a DocBin can hold.
        """
        if self._tokens.size > _LONGEST:
            raise InputError(tr("The corpus is too large for one file of spaCy: split it, or choose fewer reports."))
        compress = zlib.compressobj()
        for piece in self._pieces():
            file.write(compress.compress(piece))
        file.write(compress.flush())

    def _pieces(self) -> Iterator[bytes]:
        yield b"\x8a"  # a map of ten
        yield packed("version") + packed("0.1") + packed("attrs") + packed([ORTH, ENT_IOB, ENT_TYPE, SENT_START])
        for name, column in (("tokens", self._tokens), ("spaces", self._spaces), ("lengths", self._lengths)):
            yield packed(name) + struct.pack(">BI", 0xC6, column.size)
            yield from column.pieces()
        yield packed("strings") + packed(sorted(self._strings))
        columns = {"cats": self._cats, "flags": self._flags, "span_groups": self._groups, "user_data": self._data}
        for name, column in columns.items():
            yield packed(name) + struct.pack(">BI", 0xDD, column.count)
            yield from column.pieces()


def _by_bytes(groups: Mapping[str, Sequence[Mark]]) -> Mapping[str | bytes, Packable]:
    """Return each group under its own bytes, as spaCy writes them: several names may share one."""
    return {_group(name, marks): [name] for name, marks in groups.items()}


def _group(name: str, marks: Sequence[Mark]) -> bytes:
    """Return a group of spans as spaCy writes it."""
    spans = [
        struct.pack(">QQQllll", text_hash(it.id), 0, text_hash(it.label), it.first, it.last, it.start, it.end)
        for it in marks
    ]
    return packed({"name": name, "attrs": {}, "spans": spans})
