"""Which mark of the one coder is the partner of which mark of the other.

A matching is one to one, between marks that share at least one code point: the largest number of pairs, among those the
most shared code points, among those the one whose sorted list of pairs (smaller start, larger start, smaller end,
larger end, attributes as JSON) comes first. So it depends neither on the order in which marks are stored nor on which
coder is named first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.agreement.assignment import assign, assign_many
from annotator.agreement.coding import Mark, in_order, said

Pair = tuple[Mark, Mark]
Key = tuple[int, int, int, int, str, str, str, str]

MOST_EXACT = 2_500  # pairs that may overlap in one knot of marks; above it, equally good matchings count as one


def partners(first: Sequence[Mark], second: Sequence[Mark]) -> list[Pair]:
    """Return the pairs of marks that have the same label.

    >>> [(one.start, other.start) for one, other in partners([Mark(0, 9, "A")], [Mark(0, 2, "A"), Mark(3, 9, "A")])]
    [(0, 3)]
    """
    ours, theirs = by_label(first), by_label(second)
    return [pair for label in sorted(ours.keys() & theirs.keys()) for pair in matched(ours[label], theirs[label])]


def by_label(marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """Return the marks of each label, in the order in which they are given."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.label, []).append(mark)
    return found


def matched(first: Sequence[Mark], second: Sequence[Mark]) -> list[Pair]:
    """Return the pairs of marks, whatever their labels."""
    return matched_in_order(in_order(first), in_order(second))


def matched_in_order(first: Sequence[Mark], second: Sequence[Mark]) -> list[Pair]:
    """Return the pairs of marks that are in order already, whatever their labels."""
    return [(ours[one], theirs[other]) for ours, theirs in _knots(first, second) for one, other in best(ours, theirs)]


def _knots(first: Sequence[Mark], second: Sequence[Mark]) -> Iterator[tuple[Sequence[Mark], Sequence[Mark]]]:
    """Give the marks that hang together by overlaps, wherever both coders have some; both lists are in order."""
    one = other = 0
    while one < len(first) and other < len(second):
        if first[one].end <= second[other].start:
            one += 1
        elif second[other].end <= first[one].start:
            other += 1
        else:
            begin, start = one, other
            one, other = _end_of_knot(first, one, second, other)
            yield first[begin:one], second[start:other]


def _end_of_knot(first: Sequence[Mark], one: int, second: Sequence[Mark], other: int) -> tuple[int, int]:
    furthest = max(first[one].end, second[other].end)
    one, other = one + 1, other + 1
    while True:
        if one < len(first) and first[one].start < furthest:
            furthest = max(furthest, first[one].end)
            one += 1
        elif other < len(second) and second[other].start < furthest:
            furthest = max(furthest, second[other].end)
            other += 1
        else:
            return one, other


def best(first: Sequence[Mark], second: Sequence[Mark]) -> list[tuple[int, int]]:
    """Return the best matching of one knot, as places in the two lists, which are in order.

    The side with the smaller marks goes first, whichever coder it is.
    """
    if len(first) == len(second) == 1:
        return [(0, 0)]
    overlaps = [
        (one, other, min(mine.end, its.end) - max(mine.start, its.start))
        for one, mine in enumerate(first)
        for other, its in enumerate(second)
        if mine.start < its.end and its.start < mine.end
    ]
    ours, theirs = len({one for one, _, _ in overlaps}), len({other for _, other, _ in overlaps})
    if ours == theirs == len(overlaps):
        return [(one, other) for one, other, _ in overlaps]
    if ours == 1 or theirs == 1:
        return [_best_of_one(overlaps, first, second)]
    if _side(first, second) > _side(second, first):
        return [(one, other) for other, one in best(second, first)]
    if len(overlaps) > MOST_EXACT:
        return assign_many(overlaps, len(first), len(second))
    return assign(_weighed(overlaps, first, second), len(first), len(second))


def _best_of_one(
    overlaps: Sequence[tuple[int, int, int]], first: Sequence[Mark], second: Sequence[Mark]
) -> tuple[int, int]:
    """Return the best pair where one coder has a single mark."""
    most = max(size for _, _, size in overlaps)
    longest = [(one, other) for one, other, size in overlaps if size == most]
    if len(longest) == 1:
        return longest[0]
    return min(longest, key=lambda pair: _key(*_marks(pair, first, second), *map(said, _marks(pair, first, second))))


def _marks(pair: tuple[int, int], first: Sequence[Mark], second: Sequence[Mark]) -> Pair:
    return first[pair[0]], second[pair[1]]


def _side(marks: Sequence[Mark], others: Sequence[Mark]) -> list[tuple[int, int, str, str]]:
    """Return what tells one side from the other; attributes only where the places do not."""
    places = [mark[:2] for mark in marks]
    alike = places == [mark[:2] for mark in others]
    return [(*place, said(mark) if alike else "", mark.label) for place, mark in zip(places, marks, strict=True)]


def _weighed(
    overlaps: Sequence[tuple[int, int, int]], first: Sequence[Mark], second: Sequence[Mark]
) -> list[tuple[int, int, int]]:
    """Return each pair with one whole number that says all: a pair more, then a code point more, then an earlier place.

    Places are digits of a number: the pair that comes first has the highest digit, and no digit can overflow.
    """
    ours, theirs = [said(mark) for mark in first], [said(mark) for mark in second]
    keys = [_key(first[one], second[other], ours[one], theirs[other]) for one, other, _ in overlaps]
    rank = {key: place for place, key in enumerate(sorted(set(keys), reverse=True))}
    base = (min(len(first), len(second)) + 1).bit_length()
    code_point = 1 << base * len(rank)
    pair = code_point << sum(size for _, _, size in overlaps).bit_length()
    return [
        (one, other, pair + code_point * size + (1 << base * rank[key]))
        for (one, other, size), key in zip(overlaps, keys, strict=True)
    ]


def _key(one: Mark, other: Mark, says: str, other_says: str) -> Key:
    return (
        min(one.start, other.start),
        max(one.start, other.start),
        min(one.end, other.end),
        max(one.end, other.end),
        min(says, other_says),
        max(says, other_says),
        min(one.label, other.label),  # where the attributes tell them apart no more
        max(one.label, other.label),
    )
