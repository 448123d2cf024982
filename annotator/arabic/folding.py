"""Folding: a key under which spelling variants of one word are equal. Never stored in the place of the text.

Steps: NFKC (presentation forms); bidi controls, joiners, tatweel and vowel marks go; hamza seats, alef maqsura, teh marbuta and
the letters of Persian keyboards become their plain fellows; digits become ASCII, capitals small, white space one space.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

import regex
from pyarabic import araby

from annotator.arabic.graphemes import boundaries

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ک": "ك", "گ": "ك",
}  # fmt: skip
_DIGITS = {chr(base + digit): str(digit) for base in (0x0660, 0x06F0) for digit in range(10)}
_INVISIBLE = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0x061C, 0xFEFF, 0x00AD]
_MARKS = [*map(ord, araby.TASHKEEL), *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE)]
_GONE: dict[str, str] = dict.fromkeys([araby.TATWEEL, *map(chr, _INVISIBLE), *map(chr, _MARKS)], "")
_TABLE = str.maketrans({**_GONE, **_LETTERS, **_DIGITS})
_SPACES = regex.compile(r"[\s\p{Z}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A key and the way from its offsets back to those of the text, whole grapheme clusters at a time.

    Attributes:
        key: The folded text.
        starts, ends: For each character of the key, [start, end) of the cluster that it came from, in code points.
    """

    key: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def start_of(self, key_offset: int) -> int:
        """Return where in the text the key's character at the offset begins."""
        if key_offset < len(self.starts):
            return self.starts[key_offset]
        return self.ends[-1] if self.ends else 0

    def end_of(self, key_offset: int) -> int:
        """Return where in the text the key's slice that ends at the offset ends; marks on its last letter included."""
        return self.ends[key_offset - 1] if key_offset > 0 else 0

    def key_offset(self, offset: int) -> int:
        """Return the offset in the key of what lies at an offset of the text."""
        return bisect_right(self.ends, offset)


def fold_key(text: str) -> str:
    """Return the key of a text, fast, without the way back."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _SPACES.sub(" ", plain.translate(_TABLE)).lower().strip()


def fold(text: str) -> Folded:
    """Return the key of a text with the way back.

    Folding goes cluster by cluster: a letter and its mark fold together, however they are encoded.
    """
    edges = boundaries(text)
    key: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in zip(edges, edges[1:], strict=False):
        folded = _folded_cluster(text[start:end])
        if folded == " " and (not key or key[-1] == " "):
            continue
        for char in folded:
            key.append(char)
            starts.append(start)
            ends.append(end)
    if key and key[-1] == " ":
        key.pop(), starts.pop(), ends.pop()
    return Folded("".join(key), tuple(starts), tuple(ends))


def _folded_cluster(cluster: str) -> str:
    folded = unicodedata.normalize("NFKC", cluster).translate(_TABLE).lower()
    return " " if folded and not folded.strip() else _SPACES.sub(" ", folded)
