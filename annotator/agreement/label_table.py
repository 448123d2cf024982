"""Which label of the one coder stands where which label of the other does; "" where nothing does.

Partners of one label come first; then marks that are left over and overlap, whatever their labels; then the rest, which
have no partner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.agreement.coding import Mark
from annotator.agreement.matching import Pair, matched, partners

NO_PARTNER = ""

LabelTable = Counter[tuple[str, str]]


def label_table(first: Sequence[Mark], second: Sequence[Mark]) -> LabelTable:
    """Return how often each pair of labels stands; whole numbers.

    >>> sorted(label_table([Mark(0, 4, "ACTOR"), Mark(5, 9, "ACTOR")], [Mark(0, 4, "LOCATION")]).items())
    [(('ACTOR', ''), 1), (('ACTOR', 'LOCATION'), 1)]
    """
    same, other, alone, theirs = sorted_out(first, second)
    table: LabelTable = Counter((one.label, its.label) for one, its in [*same, *other])
    table.update((mark.label, NO_PARTNER) for mark in alone)
    table.update((NO_PARTNER, mark.label) for mark in theirs)
    return table


def sorted_out(
    first: Sequence[Mark], second: Sequence[Mark], same: Sequence[Pair] | None = None
) -> tuple[Sequence[Pair], Sequence[Pair], list[Mark], list[Mark]]:
    """Return partners of one label, those of different labels, and the marks of either coder that have no partner.

    Args:
        first, second: The marks of the two coders.
        same: The partners of one label, where they are known already.
    """
    same = partners(first, second) if same is None else same
    ours, theirs = _left(first, (pair[0] for pair in same)), _left(second, (pair[1] for pair in same))
    other = matched(ours, theirs) if ours and theirs else []
    return same, other, _left(ours, (pair[0] for pair in other)), _left(theirs, (pair[1] for pair in other))


def _left(marks: Sequence[Mark], taken: Iterable[Mark]) -> list[Mark]:
    """Return the marks that are not taken; marks of one coder may be equal, so each is known by itself."""
    gone = {id(mark) for mark in taken}
    return [mark for mark in marks if id(mark) not in gone]
