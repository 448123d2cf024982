"""How marks that overlap are stacked: an underline lane for each, inner ones next to the letters."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

MOST_LANES = 5
"""Deeper stacks share the last lane: more lines would not be told apart."""


def lanes(ranges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the lane of each range [start, end), 0 for those that hold no other.

    Shorter ranges come first; each lies one lane below the lowest that it overlaps.
    """
    taken = [_Lane() for _ in range(MOST_LANES)]
    result = [0] * len(ranges)
    for index in sorted(range(len(ranges)), key=lambda at: (ranges[at][1] - ranges[at][0], ranges[at])):
        start, end = ranges[index]
        lane = _below(taken, start, end)
        taken[lane].add(start, end)
        result[index] = lane
    return result


def depth(of: Iterable[int]) -> int:
    """Return how many lanes are in use."""
    return max(of, default=-1) + 1


def _below(taken: Sequence[_Lane], start: int, end: int) -> int:
    for lane in range(MOST_LANES - 1, -1, -1):
        if taken[lane].overlaps(start, end):
            return min(lane + 1, MOST_LANES - 1)
    return 0


class _Lane:
    """The ranges of one lane, kept apart: what overlaps is united."""

    __slots__ = ("_ends", "_starts")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def overlaps(self, start: int, end: int) -> bool:
        return bisect_right(self._ends, start) < bisect_left(self._starts, end)

    def add(self, start: int, end: int) -> None:
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
            del self._starts[first:last], self._ends[first:last]
        insort(self._starts, start)
        insort(self._ends, end)
