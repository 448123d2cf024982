"""F1 of two coders: what both marked, of all that either marked.

F1 = 2 tp / (n_first + n_second). Without unit, from 0 (nothing in common) to 1 (the same); symmetric. It is not defined
where neither marked anything. Documents are pooled by adding their counts, never by averaging their figures.

Source:
    G. Hripcsak, A. S. Rothschild (2005), Agreement, the F-measure, and reliability in information retrieval, Journal of
    the American Medical Informatics Association 12(3), 296-298: F1 of two coders is their positive specific agreement,
    and what chance-corrected kappa tends to while the unmarked text grows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from annotator.agreement.coding import Mark, Stretch
from annotator.agreement.matching import matched, partners
from annotator.agreement.stretches import length, shared, united


class Counts(NamedTuple):
    """What an F1 is made of: how many both have, and how many each has."""

    tp: int = 0
    n_first: int = 0
    n_second: int = 0

    @property
    def f1(self) -> float | None:
        """The figure; None where neither has anything.

        >>> Counts(2, 3, 4).f1 == 4 / 7
        True
        """
        return f1(self.tp, self.n_first + self.n_second)

    def plus(self, other: Counts) -> Counts:
        """Return the counts of both documents together."""
        return Counts(self.tp + other.tp, self.n_first + other.n_first, self.n_second + other.n_second)


def f1(tp: int, either: int) -> float | None:
    """Return F1 from what both have and the sum of what each has; None where that is 0.

    >>> f1(20, 50)
    0.8
    """
    return 2 * tp / either if either else None


def strict(first: Sequence[Mark], second: Sequence[Mark]) -> Counts:
    """Count marks that are equal in start, end and label; of several equal ones each finds one partner.

    >>> strict([Mark(0, 4, "ACTOR")], [Mark(0, 4, "ACTOR"), Mark(0, 4, "LOCATION")]).f1 == 2 / 3
    True
    """
    tp = in_common([mark[:3] for mark in first], [mark[:3] for mark in second])
    return Counts(tp, len(first), len(second))


def boundary(first: Sequence[Mark], second: Sequence[Mark]) -> Counts:
    """Count marks that are equal in start and end, whatever their labels.

    >>> boundary([Mark(0, 4, "ACTOR")], [Mark(0, 4, "LOCATION")]).f1
    1.0
    """
    tp = in_common([mark[:2] for mark in first], [mark[:2] for mark in second])
    return Counts(tp, len(first), len(second))


def overlap(first: Sequence[Mark], second: Sequence[Mark]) -> Counts:
    """Count marks of one label that share at least one code point, one to one: the most pairs that there can be.

    >>> overlap([Mark(0, 4, "ACTOR")], [Mark(1, 2, "ACTOR"), Mark(3, 9, "ACTOR")])
    Counts(tp=1, n_first=1, n_second=2)
    """
    return Counts(len(partners(first, second)), len(first), len(second))


def overlap_any(first: Sequence[Mark], second: Sequence[Mark]) -> Counts:
    """Count marks that share at least one code point, one to one, whatever their labels.

    >>> overlap_any([Mark(0, 4, "ACTOR")], [Mark(3, 9, "LOCATION")]).f1
    1.0
    """
    return Counts(len(matched(first, second)), len(first), len(second))


def chars(first: Sequence[Mark], second: Sequence[Mark]) -> Counts:
    """Count code points that both gave a label, label by label; a code point has a label once, or not.

    >>> chars([Mark(0, 4, "ACTOR"), Mark(2, 6, "ACTOR")], [Mark(0, 3, "ACTOR")])
    Counts(tp=3, n_first=6, n_second=3)
    """
    ours, theirs = _units(first), _units(second)
    tp = sum(shared(units, theirs.get(label, [])) for label, units in ours.items())
    return Counts(tp, *(sum(map(length, units.values())) for units in (ours, theirs)))


def in_common(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    """Return how many members two lists have in common, each counted as often as both have it."""
    ours, theirs = set(first), set(second)
    if len(ours) == len(first) or len(theirs) == len(second):
        return len(ours & theirs)
    return (Counter(first) & Counter(second)).total()


def _units(marks: Iterable[Mark]) -> dict[str, list[Stretch]]:
    by_label: dict[str, list[Stretch]] = {}
    for mark in marks:
        by_label.setdefault(mark.label, []).append(mark[:2])
    return {label: united(sorted(stretches)) for label, stretches in by_label.items()}
