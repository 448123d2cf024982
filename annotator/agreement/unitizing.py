"""Alpha for unitizing, 2016 family: is it better than chance where coders find units, and what they call them?

Without unit; 1 is full agreement, 0 is what chance gives, below 0 is worse than chance. It counts by length, so a mark
that reaches too far costs little, and a mark cut in two costs nothing. Not defined: fewer than two coders, no unit at
all, or nothing that chance could disagree about (everything is marked). It is another number than the alpha_U of
1995 and 2004 that other programs show.

A document counts with the coders who finished it, two or more. Documents with different coders go together by weights
of 1/(coders - 1): an extension of ours, which for units of one code point is ordinary alpha with missing values.

Source:
    K. Krippendorff, Y. Mathet, S. Bouvry, A. Widlöcher (2016), On the reliability of unitizing textual continua:
    further developments, Quality & Quantity 50(6), 2347-2364.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from annotator.agreement.coding import CodedDocument, Mark, in_order
from annotator.agreement.matching import by_label
from annotator.agreement.stretches import length, overlap_within, shared, united, without

Sums = Any  # a number, or an array of them: the formulas are the same


class Crossing(NamedTuple):
    """What alpha for one label is made of; sums over documents can be added.

    Attributes:
        total: Code points of all coders' documents (l).
        units: Those in units of the label (l(c)).
        squares: The sum of the squared lengths of the units (S(c)).
        crossing: Where one coder has a unit and another a gap, both ways, weighted.
    """

    total: float = 0
    units: float = 0
    squares: float = 0
    crossing: float = 0

    def expected(self) -> float:
        """Return how much of crossing chance would give; 0 where alpha is not defined.

        >>> round(Crossing(136, 10, 100, 20).expected(), 4)
        18.7586
        """
        gaps = self.total - self.units
        return _expected(2 * self.units * gaps, self.total, self.squares + gaps)

    def alpha(self) -> float | None:
        """Return alpha for the label; the crossing as observed against that by chance.

        >>> Crossing(136, 10, 100, 20).alpha() == 1 - 20 / Crossing(136, 10, 100, 20).expected()
        True
        """
        return _alpha(self.crossing, self.expected())


class Table(NamedTuple):
    """What alpha for all labels at once is made of, where no coder's units overlap; sums can be added.

    Attributes:
        total: Code points of all coders' documents (l).
        units: Those in units, by label.
        squares: The sum of the squared lengths of all units.
        differing: Where two coders have different labels, or one has a gap, weighted.
        crossing: Where one has a unit of whatever label and the other a gap, weighted.
    """

    total: float
    units: tuple[float, ...]
    squares: float
    differing: float
    crossing: float

    def joint(self) -> float | None:
        """Return alpha for labels and gaps."""
        gaps = self.total - sum(self.units)
        pairs = self.total**2 - sum(part**2 for part in (*self.units, gaps))
        return _alpha(self.differing, _expected(pairs, self.total, self.squares + gaps))

    def binary(self) -> float | None:
        """Return alpha for the same table with all labels taken as one: unit or gap."""
        units = sum(self.units)
        gaps = self.total - units
        return _alpha(self.crossing, _expected(2 * units * gaps, self.total, self.squares + gaps))


def expected_by_chance(products: Sums, total: Sums, squares: Sums) -> Sums:
    """Return the disagreement that chance would give: e(c, k) added up over c and k that differ.

    Args:
        products: The products of the lengths, l(c) l(k), added up over them.
        total: Code points of all coders' documents.
        squares: The sum of S(c) over all labels and gaps.
    """
    rest = total**2 - squares
    return np.where(rest > 0, total * products / np.where(rest > 0, rest, 1), 0)


def alpha_by_chance(observed: Sums, expected: Sums) -> Sums:
    """Return alpha; not a number where chance could not disagree."""
    return np.where(expected > 0, 1 - observed / np.where(expected > 0, expected, 1), np.nan)


def _expected(products: float, total: float, squares: float) -> float:
    return float(expected_by_chance(*map(np.float64, (products, total, squares))))


def _alpha(observed: float, expected: float) -> float | None:
    alpha = float(alpha_by_chance(np.float64(observed), np.float64(expected)))
    return None if math.isnan(alpha) else alpha


def pooled(sums: Iterable[Crossing]) -> float | None:
    """Return alpha for all labels, each against the rest, observed and expected added up over the labels."""
    every = list(sums)
    return _alpha(sum(one.crossing for one in every), sum(one.expected() for one in every))


def alpha_u(documents: Iterable[CodedDocument], label: str) -> float | None:
    """Return alpha for one label against all the rest; its overlapping units are united, coder by coder.

    >>> from annotator.agreement.coding import Coding
    >>> marks = [Coding("i", (Mark(7, 17, "ACTOR"),)), Coding("j")]
    >>> round(alpha_u([CodedDocument("d1", 23, (Coding("i"), Coding("j"))), CodedDocument("d2", 45, tuple(marks))],
    ...     "ACTOR"), 4)
    -0.0662
    """
    return crossing_of(documents, label).alpha()


def crossing_of(documents: Iterable[CodedDocument], label: str) -> Crossing:
    """Return what alpha for a label is made of."""
    total = Crossing()
    for document in documents:
        units = [
            united(without((mark[:2] for mark in in_order(coding.marks) if mark.label == label), document.outside))
            for coding in document.codings
            if coding.done
        ]
        if len(units) > 1:
            part = Crossing(
                total=len(units) * document.continuum,
                units=sum(map(length, units)),
                squares=sum((end - start) ** 2 for one in units for start, end in one),
                crossing=crossed([length(one) for one in units], _shared_by_pairs(units)),
            )
            total = Crossing(*(one + other for one, other in zip(total, part, strict=True)))
    return total


def crossed(lengths: Sequence[int], common: int) -> float:
    """Return where one coder has a unit and another a gap, both ways, weighted.

    Args:
        lengths: Code points that each coder has in units.
        common: Code points that two coders have in common, added up over the pairs of coders.
    """
    others = len(lengths) - 1
    return 2 * (others * sum(lengths) - 2 * common) / others


def _shared_by_pairs(units: Sequence[Sequence[tuple[int, int]]]) -> int:
    return sum(shared(one, other) for one, other in combinations(units, 2))


def overlapping(marks: Sequence[Mark]) -> bool:
    """Tell whether a coder's marks overlap, so that alpha for all labels at once does not exist."""
    return overlap_within(in_order(marks))


def labels_of(documents: Iterable[CodedDocument]) -> list[str]:
    """Return the labels that anybody used, in order."""
    return sorted({label for document in documents for coding in document.codings for label in by_label(coding.marks)})
