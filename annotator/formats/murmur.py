"""The number by which spaCy knows a text: MurmurHash64A, but for words of its own."""

from __future__ import annotations

from functools import lru_cache

from annotator.formats.spacy_symbols import SYMBOLS

_M, _R, _ALL = 0xC6A4A7935BD1E995, 47, (1 << 64) - 1
SEED = 1  # spaCy's


@lru_cache(maxsize=1 << 17)
def text_hash(text: str) -> int:
    """Return the number of a text; 0 for the empty one."""
    known = SYMBOLS.get(text)
    return _hash(text.encode("utf-8"), SEED) if known is None else known


def _hash(data: bytes, seed: int) -> int:
    found = seed ^ (len(data) * _M & _ALL)
    whole = len(data) & ~7
    for at in range(0, whole, 8):
        part = int.from_bytes(data[at : at + 8], "little") * _M & _ALL
        found = (found ^ ((part ^ part >> _R) * _M & _ALL)) * _M & _ALL
    if whole < len(data):
        found = (found ^ int.from_bytes(data[whole:], "little")) * _M & _ALL
    found = (found ^ found >> _R) * _M & _ALL
    return found ^ found >> _R
