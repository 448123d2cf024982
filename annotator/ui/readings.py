"""How the bytes of a file read in one encoding or another: what a person is shown to choose from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from annotator.arabic.clean import REPLACEMENT, clean
from annotator.formats import decoding
from annotator.formats.decoding import Decoded
from annotator.language import tr

Reason = Literal["guessed", "damaged", "asked"]

HEAD = 65_536  # bytes that are enough to tell readings apart
SHOWN = 4_000  # code points of a text that are shown
MOST_LINES = 40  # damaged lines that are shown
AROUND = 90  # code points that are shown on each side of a damaged character
LONGEST_NAME = 60  # code points of a file's name that are shown

_DAMAGE = re.compile(f"{REPLACEMENT}+")


@dataclass(frozen=True, slots=True)
class Question:
    """A file of which a person has to say how it is to be read, and why."""

    path: Path
    reason: Reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person said.

    Attributes:
        encoding: How the file is to be read; "" where it is to be left out.
        accept_damaged: Take it with its damaged characters.
        for_folder: The same holds for all files of its folder of which the same is asked.
    """

    encoding: str
    accept_damaged: bool = False
    for_folder: bool = False


@dataclass(frozen=True, slots=True)
class Damage:
    """Where damaged characters stand in what is shown: [start, end) in code points, and in which line of the file."""

    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The beginning of a file in one encoding; its damaged lines where it has such.

    Attributes:
        text: Clean text.
        lines: Numbers of all damaged lines, from 1.
        damages: The damaged characters that are shown.
    """

    encoding: str
    text: str
    lines: tuple[int, ...] = ()
    damages: tuple[Damage, ...] = ()

    @property
    def sample(self) -> str:
        """The first line that holds something."""
        return next((line for line in self.text.split("\n") if line.strip()), "")


def readings(data: bytes, encoding: str = "") -> list[Reading]:
    """Return every reading that the bytes of a file allow, the likeliest first; none where they are no text.

    Args:
        data: The whole file.
        encoding: One that is put first, where the bytes allow it.
    """
    found = decoding.guesses(data[:HEAD])
    if not found:
        return []
    if len(data) > HEAD:  # damage may lie anywhere
        found[0] = decoding.decode(data, found[0].encoding, accept_damaged=True)
    return [_reading(one) for one in sorted(found, key=lambda one: one.encoding != encoding)]


def _reading(decoded: Decoded) -> Reading:
    if decoded.damaged_lines:
        return _damaged(decoded)
    return Reading(decoded.encoding, clean(decoded.text[:SHOWN]).text)


def _damaged(decoded: Decoded) -> Reading:
    rows = decoded.text.split("\n")
    shown, damages, length = [], [], 0
    for line in decoded.damaged_lines[:MOST_LINES]:
        row = _clipped(clean(rows[line - 1].rstrip("\r")).text)
        damages += [Damage(length + found.start(), length + found.end(), line) for found in _DAMAGE.finditer(row)]
        shown.append(row)
        length += len(row) + 1
    return Reading(decoded.encoding, "\n".join(shown), decoded.damaged_lines, tuple(damages))


def _clipped(row: str) -> str:
    """Return as much of a line as shows where it is damaged."""
    found = _DAMAGE.search(row)
    middle = found.start() if found is not None else 0
    start, end = max(middle - AROUND, 0), middle + AROUND
    return f"{'… ' if start else ''}{row[start:end]}{' …' if end < len(row) else ''}"


def encoding_name(encoding: str) -> str:
    """Return what an encoding is called."""
    names = {
        "utf-8": "UTF-8",
        "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE",
        "windows-1256": tr("Windows-1256 (Arabic)"),
        "iso-8859-6": tr("ISO-8859-6 (Arabic)"),
        "cp720": tr("DOS 720 (Arabic)"),
    }
    return names.get(encoding, encoding)


def shortened(name: str) -> str:
    """Return a file's name, cut in its middle where it is long: both ends tell files apart."""
    if len(name) <= LONGEST_NAME:
        return name
    half = LONGEST_NAME // 2
    return f"{name[:half]}…{name[-half + 1 :]}"
