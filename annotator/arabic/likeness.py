"""How alike texts are, letter by letter, and which of many are nearly the same: MinHash over folded texts.

Two texts are as alike as the share of their five-letter pieces that both have (Jaccard), without regard to vowel marks,
spellings of hamza, digits of either script, punctuation and spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from annotator.arabic.folding import fold_key

PIECE = 5  # letters
BANDS, ROWS = 25, 5  # texts that are equal in one band of rows are compared: 99 of 100 pairs at 0.7, all at 0.8
BINS = BANDS * ROWS
MOST = 500  # texts of one bucket, to either side, with which another one is compared
LOOKED_AT = 40  # texts of a part in one bucket, to see how alike the parts are

Hashes = npt.NDArray[np.uint32]
Indices = npt.NDArray[np.intp]

_NO_LETTER = re.compile(r"[\W_]+")
_CHANCE = np.random.Generator(np.random.PCG64(20240229))
_PROBES = _CHANCE.permuted(np.tile(np.arange(BINS), (BINS, 1)), axis=1)  # where an empty bin looks for a full one
_POWERS = np.array([257**nth for nth in range(PIECE)], dtype=np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT, _HALF = np.uint64(29), np.uint64(32)
_EMPTY = np.uint32(0xFFFF_FFFF)


def pieces(text: str) -> npt.NDArray[np.uint64]:
    """Return a number for each different piece of a text, in order; that of the whole where it is shorter than one."""
    return np.unique(_pieces(text))


def _pieces(text: str) -> npt.NDArray[np.uint64]:
    letters = _NO_LETTER.sub("", fold_key(text))
    codes = np.frombuffer(letters.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    if len(codes) < PIECE:
        codes = np.concatenate([codes, np.zeros(PIECE - len(codes), dtype=np.uint64)])
    last = len(codes) - PIECE + 1
    found = np.zeros(last, dtype=np.uint64)
    for nth, power in enumerate(_POWERS):
        found += codes[nth : nth + last] * power
    found *= _MIX
    found ^= found >> _SHIFT
    return found * _MIX


def likeness(first: npt.NDArray[np.uint64], second: npt.NDArray[np.uint64]) -> float:
    """Return how alike two texts are, from 0 to 1, by their pieces."""
    both = len(np.intersect1d(first, second, assume_unique=True))
    return both / (len(first) + len(second) - both)


def signature(text: str) -> Hashes:
    """Return the least number in each of many bins into which a text's pieces fall by chance.

    The share of equal ones in two signatures is about the texts' likeness. An empty bin takes the number of another.
    """
    numbers = _pieces(text)
    bins = ((numbers >> _HALF) * np.uint64(BINS) >> _HALF).astype(np.intp)
    least = np.full(BINS, _EMPTY)
    np.minimum.at(least, bins, numbers.astype(np.uint32))
    full = np.zeros(BINS, dtype=bool)
    full[bins] = True
    empty = np.flatnonzero(~full)
    if len(empty):
        probes = _PROBES[empty]
        found = full[probes].argmax(axis=1)
        least[empty] = least[probes[np.arange(len(empty)), found]]
    return least


def families(signatures: Sequence[Hashes], least: float) -> list[int]:
    """Return for each text the number of the family that it is in: texts that are nearly the same, and theirs in turn.

    Args:
        signatures: One a text.
        least: From which likeness on two texts are of one family, as the signatures tell it.
    """
    found = _Families(len(signatures))
    if signatures:
        table = np.stack(signatures)
        for bucket in _buckets(table):
            found.join(table, bucket, least)
    return [int(number) for number in found.numbers]


class _Families:
    """Texts that belong together, each at first alone."""

    def __init__(self, count: int) -> None:
        self.numbers = np.arange(count)
        self._members = {nth: [nth] for nth in range(count)}

    def join(self, table: Hashes, bucket: Indices, least: float) -> None:
        """Join those of a bucket that are alike; those that are together already are not compared."""
        numbers, counts = np.unique(self.numbers[bucket], return_counts=True)
        most = numbers[counts.argmax()]
        for at in np.flatnonzero(self.numbers[bucket] != most):
            nth = bucket[at]
            near = bucket[max(0, at - MOST) : at + MOST]
            others = near[self.numbers[near] != self.numbers[nth]]
            if len(others):
                shares = (table[others] == table[nth]).mean(axis=1)
                for other in others[shares >= least]:
                    self._unite(int(self.numbers[other]), int(self.numbers[nth]))

    def _unite(self, first: int, second: int) -> None:
        if first == second:
            return
        small, large = sorted((first, second), key=lambda one: len(self._members[one]))
        moved = self._members.pop(small)
        self.numbers[moved] = large
        self._members[large] += moved


def closest(signatures: Sequence[Hashes], parts: Sequence[str]) -> dict[tuple[str, str], float]:
    """Return for each two parts how alike the two texts are, one of each, that are most alike, as far as is seen.

    Args:
        signatures: One a text.
        parts: The part of each text.
    """
    found: dict[tuple[str, str], float] = {}
    table = np.stack(signatures) if signatures else np.empty((0, BINS), dtype=np.uint32)
    names = np.array(parts)
    for bucket in _buckets(table):
        for one, other in combinations(sorted(set(names[bucket])), 2):
            first, second = (bucket[names[bucket] == name][:LOOKED_AT] for name in (one, other))
            share = (table[first][:, None, :] == table[second][None, :, :]).mean(axis=2).max()
            found[str(one), str(other)] = max(found.get((str(one), str(other)), 0.0), float(share))
    return found


def _buckets(table: Hashes) -> Iterator[Indices]:
    """Give the numbers of texts that are equal in a band, band after band."""
    for band in range(BANDS):
        keys = np.ascontiguousarray(table[:, band * ROWS : (band + 1) * ROWS]).view(f"V{ROWS * 4}").ravel()
        _, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
        order = np.argsort(places, kind="stable")
        yield from (piece for piece in np.split(order, np.cumsum(counts)[:-1]) if len(piece) > 1)
