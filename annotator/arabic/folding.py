"""Folding: a key under which spelling variants of one word are equal. Never stored in the place of the text.

Steps: NFKC (presentation forms); bidi controls, joiners, tatweel and vowel marks go; hamza seats, alef maqsura, teh
marbuta and the letters of Persian keyboards become their plain fellows; digits become ASCII, capitals small, white
space one space, and none at the ends.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex
from pyarabic import araby

from annotator.arabic.graphemes import PLAIN, cluster_end

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىئیېۍے", "ي"),
    **dict.fromkeys("ةۀہھەۂۃ", "ه"),
    **dict.fromkeys("کگڪ", "ك"),
    "ؤ": "و",
}
_DIGITS = {chr(base + digit): str(digit) for base in (0x0660, 0x06F0) for digit in range(10)}
_MARKS = (
    *map(ord, araby.TASHKEEL), *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE), *range(0x08CA, 0x08E2), *range(0x08E3, 0x0900),
)  # fmt: skip
_STEERING = (0x00AD, 0x061C, *range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_GONE: dict[str, str] = dict.fromkeys([araby.TATWEEL, *map(chr, _MARKS), *map(chr, _STEERING)], "")
_TABLE = str.maketrans({**_GONE, **_LETTERS, **_DIGITS, "\u200b": " "})  # words lie on both sides of U+200B
# Marks that old encodings set apart. NFKC gives them a space to stand on, which would cut the word in two.
_SET_APART = re.compile("[\ufc5e-\ufc63\ufe70-\ufe7f]")
_SPACES = re.compile(r"\s+")

# Characters that fold one by one, none hanging on another, with single spaces between: most of most texts.
_ONE = "".join(regex.escape(char) for char in sorted(PLAIN) if not char.isspace())
_RUN = regex.compile(
    rf"[{_ONE}](?:[{_ONE}]|[ \n](?=[{_ONE}]))*(?![\p{{GCB=Extend}}\p{{GCB=SpacingMark}}\p{{GCB=ZWJ}}\u0640])"
)

# Of the key [start, end), of the text [start, end), and whether they go character by character.
Segment = tuple[int, int, int, int, bool]


@dataclass(frozen=True, slots=True)
class Folded:
    """A key and the way from its offsets back to those of the text, whole grapheme clusters at a time.

    Attributes:
        key: The folded text.
        segments: Which stretch of the key came from which of the text; in order, without gaps in the key.
    """

    key: str
    segments: tuple[Segment, ...]

    def start_of(self, key_offset: int) -> int:
        """Return where in the text the cluster begins that the key's character at the offset came from.

        At the end of the key, where the last cluster ends.
        """
        if key_offset >= len(self.key):
            return self.end_of(key_offset)
        return self._cluster(max(key_offset, 0))[0]

    def end_of(self, key_offset: int) -> int:
        """Return where in the text the key's slice that ends at the offset ends; marks on its last letter included."""
        if key_offset <= 0 or not self.key:
            return 0
        return self._cluster(min(key_offset, len(self.key)) - 1)[1]

    def key_offset(self, offset: int) -> int:
        """Return where in the key that lies which the text has at an offset, or first behind it."""
        at = bisect_right(self.segments, offset, key=_text_end)
        if at == len(self.segments):
            return len(self.key)
        key_start, _, start, _, one_by_one = self.segments[at]
        return key_start + max(0, offset - start) if one_by_one else key_start

    def _cluster(self, key_offset: int) -> tuple[int, int]:
        key_start, _, start, end, one_by_one = self.segments[
            bisect_right(self.segments, key_offset, key=_key_start) - 1
        ]
        if one_by_one:
            return start + key_offset - key_start, start + key_offset - key_start + 1
        return start, end


def _key_start(segment: Segment) -> int:
    return segment[0]


def _text_end(segment: Segment) -> int:
    return segment[3]


def fold_key(text: str) -> str:
    """Return the key of a text, fast, without the way back."""
    return " ".join(_folded(text).split())


def fold(text: str) -> Folded:
    """Return the key of a text with the way back; it is the key that ``fold_key`` gives.

    Folding goes cluster by cluster: a letter and its mark fold together, however they are encoded.
    """
    pieces: list[str] = []
    segments: list[Segment] = []
    length, begins = 0, True  # of the key; whether it is empty or ends with a space, so that none may follow
    for start, end, piece, one_by_one in _pieces(text):
        if begins and piece[:1] == " ":
            piece = piece[1:]
        if piece:
            pieces.append(piece)
            segments.append((length, length + len(piece), start, end, one_by_one))
            length, begins = length + len(piece), piece[-1] == " "
    return _without_last_space("".join(pieces), segments)


def _pieces(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Go through the text as (start, end, folded, one by one): runs of plain characters, else clusters."""
    at = 0
    while at < len(text):
        if run := _RUN.match(text, at):
            yield at, run.end(), _folded(run.group()).replace("\n", " "), True
            at = run.end()
        else:
            end = cluster_end(text, at)
            yield at, end, _folded_cluster(text[at:end]), False
            at = end


def _without_last_space(key: str, segments: list[Segment]) -> Folded:
    if key.endswith(" "):
        key_start, key_end, start, end, one_by_one = segments.pop()
        if key_end - key_start > 1:
            segments.append((key_start, key_end - 1, start, end - one_by_one, one_by_one))
    return Folded(key.rstrip(" "), tuple(segments))


@lru_cache(maxsize=4096)
def _folded_cluster(cluster: str) -> str:
    return _SPACES.sub(" ", _folded(cluster))


def _folded(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _SET_APART.sub(araby.TATWEEL, text)).translate(_TABLE)
    return text.casefold()
