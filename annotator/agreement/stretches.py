"""Stretches of text as sets of code points: united, measured, cut with each other and out of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.agreement.coding import Mark, Stretch


def united(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order of their starts as units: those that overlap become one, those that touch stay two.

    >>> united([(0, 4), (2, 6), (6, 8)])
    [(0, 6), (6, 8)]
    """
    units: list[Stretch] = []
    for start, end in stretches:
        if units and start < units[-1][1]:
            if end > units[-1][1]:
                units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def length(units: Iterable[Stretch]) -> int:
    """Return how many code points units cover together."""
    return sum(end - start for start, end in units)


def shared(first: Sequence[Stretch], second: Sequence[Stretch]) -> int:
    """Return how many code points two lists of units, each in order and without overlap, have in common.

    >>> shared([(0, 6), (8, 10)], [(4, 9)])
    3
    """
    total = nth = 0
    for start, end in first:
        while nth < len(second) and second[nth][1] <= start:
            nth += 1
        for begin, stop in second[nth:]:
            if begin >= end:
                break
            total += min(end, stop) - max(start, begin)
    return total


def overlap_within(marks: Sequence[Mark]) -> bool:
    """Tell whether two of the marks, which are in order, share a code point."""
    furthest = 0
    for mark in marks:
        if mark.start < furthest:
            return True
        furthest = mark.end
    return False


def is_inside(stretch: Stretch, outside: Sequence[Stretch]) -> bool:
    """Tell whether a stretch lies wholly within one of the others."""
    return any(start <= stretch[0] and stretch[1] <= end for start, end in outside)


def without(stretches: Iterable[Stretch], outside: Sequence[Stretch]) -> list[Stretch]:
    """Return stretches of a text from which others were cut out, counted from the start of what is left.

    >>> without([(0, 4), (8, 20)], [(10, 15)])
    [(0, 4), (8, 15)]
    """
    moved = [(_left(start, outside), _left(end, outside)) for start, end in stretches]
    return [(start, end) for start, end in moved if start < end]


def _left(offset: int, outside: Sequence[Stretch]) -> int:
    return offset - sum(min(end, offset) - start for start, end in outside if start < offset)
