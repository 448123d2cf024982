"""What lies on the page besides the marks: words that were found, parts to dim, the marks that stand out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from itertools import accumulate

from annotator.ui.textview.marks import Shade

Range = tuple[int, int]


class Hits:
    """Where the words that a person looks for stand, found by place. Offsets are code points."""

    __slots__ = ("_given", "_reach", "_starts", "current", "ranges")

    def __init__(self, ranges: Sequence[Range] = (), current: int | None = None) -> None:
        """Take the ranges in any order; current is the number of one of them, as they are given."""
        self._given = tuple(ranges)
        self.current = self._numbered(current)
        self.ranges = sorted(one for one in ranges if one[0] < one[1])
        self._starts = [start for start, _ in self.ranges]
        self._reach = list(accumulate((end for _, end in self.ranges), max))

    def going_to(self, current: int | None) -> Hits:
        """Return the same hits with another one at hand."""
        other = copy(self)
        other.current = self._numbered(current)
        return other

    def _numbered(self, number: int | None) -> Range | None:
        return None if number is None or not 0 <= number < len(self._given) else self._given[number]

    def within(self, start: int, end: int) -> Iterator[Range]:
        """Yield the ranges that have a part in [start, end)."""
        for at in range(bisect_right(self._reach, start), bisect_left(self._starts, end)):
            if self.ranges[at][1] > start:
                yield self.ranges[at]


@dataclass(frozen=True, slots=True)
class Layers:
    """What stands out, and what stands back.

    Attributes:
        shades: Parts to dim.
        hits: Words that were found.
        chosen: Id of the mark that is outlined.
        tinted: Ids of the marks that belong together just now, such as those of one event.
    """

    shades: tuple[Shade, ...] = ()
    hits: Hits = field(default_factory=Hits)
    chosen: str | None = None
    tinted: frozenset[str] = frozenset()
