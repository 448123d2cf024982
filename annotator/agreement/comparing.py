"""All pairs of coders of a batch compared at once: the counts that f1.py and unitizing.py define, as columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.batch import Batch, Rows, ranges
from annotator.agreement.matching import best


@dataclass(frozen=True, slots=True)
class Sides:
    """Marks of both coders of each comparison, one row a mark.

    Attributes:
        group: What is compared with what: marks of different groups are never partners.
        other: Whether it is the second coder's.
        mark: Its number in the batch.
    """

    group: Rows
    other: NDArray[np.bool_]
    mark: Rows

    @classmethod
    def of(cls, batch: Batch, one: Rows, other: Rows) -> Sides:
        """Put together all marks of comparisons; each comparison is a group."""
        (ours, our_marks), (theirs, their_marks) = batch.marks_of(one), batch.marks_of(other)
        return cls(
            np.concatenate([ours, theirs]),
            np.repeat([False, True], [len(ours), len(theirs)]),
            np.concatenate([our_marks, their_marks]),
        )

    def by_label(self, batch: Batch, labels: int) -> Sides:
        """Return the same with a group for each label of a comparison."""
        return Sides(self.group * labels + batch.label[self.mark], self.other, self.mark)

    def only(self, wanted: NDArray[np.bool_]) -> Sides:
        """Return some of the rows."""
        return Sides(self.group[wanted], self.other[wanted], self.mark[wanted])


@dataclass(frozen=True, slots=True)
class Partners:
    """Partners, one row a pair: its group, and the places of both marks among the rows of the sides."""

    group: Rows
    one: Rows
    other: Rows


def equal(batch: Batch, sides: Sides, groups: int) -> Rows:
    """Return for each group how many marks are equal in start and end, each finding one partner."""
    places = int(batch.place.max(initial=0)) + 1
    keys, inverse = np.unique(sides.group * places + batch.place[sides.mark], return_inverse=True)
    theirs = np.bincount(inverse[sides.other], minlength=len(keys))
    ours = np.bincount(inverse[~sides.other], minlength=len(keys))
    return _added(keys // places, np.minimum(ours, theirs), groups)


def _added(group: Rows, numbers: Rows, groups: int) -> Rows:
    return np.bincount(group, weights=numbers, minlength=groups).astype(np.int64)


def partners(batch: Batch, sides: Sides) -> Partners:
    """Return the best matching in each group; see ``matching``."""
    order = np.argsort(sides.group * batch.stride + batch.start[sides.mark], kind="stable")
    offset = sides.group[order] * batch.stride
    knot = _knots(offset + batch.start[sides.mark[order]], offset + batch.end[sides.mark[order]])
    other = sides.other[order]
    size = np.bincount(knot)
    theirs = np.bincount(knot, weights=other).astype(np.int64)
    begin = np.cumsum(size) - size
    simple = np.flatnonzero((size == 2) & (theirs == 1))
    ones, others = order[begin[simple]], order[begin[simple] + 1]
    turned = sides.other[ones]
    ones, others = np.where(turned, others, ones), np.where(turned, ones, others)
    found = [(ones, others)]
    for nth in np.flatnonzero((theirs > 0) & (theirs < size) & (size > 2)).tolist():
        found.append(_best(batch, sides, order[begin[nth] : begin[nth] + size[nth]]))
    one, second = (np.concatenate([pair[side] for pair in found]) for side in (0, 1))
    return Partners(sides.group[one], one, second)


def _knots(start: Rows, end: Rows) -> Rows:
    """Return for each stretch, in order of starts, the number of the knot of overlapping ones that it is in."""
    if not len(start):
        return np.zeros(0, dtype=np.int64)
    furthest = np.maximum.accumulate(end)
    return np.concatenate([[0], np.cumsum(start[1:] >= furthest[:-1])])


def _best(batch: Batch, sides: Sides, rows: Rows) -> tuple[Rows, Rows]:
    ours, theirs = rows[~sides.other[rows]], rows[sides.other[rows]]
    pairs = best(*([batch.marks[mark] for mark in sides.mark[part].tolist()] for part in (ours, theirs)))
    places = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return ours[places[:, 0]], theirs[places[:, 1]]


@dataclass(frozen=True, slots=True)
class Units:
    """Units of each work, or of each label of each work: overlapping marks are one; ``of`` says whose, in order."""

    of: Rows
    start: Rows
    end: Rows

    @classmethod
    def united(cls, batch: Batch, of: Rows) -> Units:
        """Unite the marks that belong to the same; ``of`` says for each mark to what."""
        if not len(of):
            return cls(of, of, of)
        order = np.argsort(of * batch.stride + batch.cut_start, kind="stable")
        offset = of[order] * batch.stride
        end = offset + batch.cut_end[order]
        knot = _knots(offset + batch.cut_start[order], end)
        begin = np.flatnonzero(np.diff(knot, prepend=-1))
        last = np.append(begin[1:], len(knot)) - 1
        furthest = np.maximum.accumulate(end)
        of_unit = of[order][begin]
        return cls(of_unit, batch.cut_start[order][begin], furthest[last] - of_unit * batch.stride)

    def lengths(self, count: int, power: int = 1) -> Rows:
        """Return the sum of the lengths, or of a power of them, for each of those to whom units belong."""
        return _added(self.of, (self.end - self.start) ** power, count)

    def shared(self, one: Rows, other: Rows, stride: int) -> Rows:
        """Return for each comparison how many code points two owners have in common.

        Args:
            one, other: The owners, one of each a comparison.
            stride: More than any offset.
        """
        (ours, our_units), (theirs, their_units) = self._of(one), self._of(other)
        starts, ends = theirs * stride + self.start[their_units], theirs * stride + self.end[their_units]
        before = np.concatenate([[0], np.cumsum(ends - starts)])

        def covered(offsets: Rows) -> Rows:
            at = np.searchsorted(starts, offsets)
            over = np.where(at > 0, np.append(ends, 0)[at - 1] - offsets, 0)
            return np.asarray(before[at] - np.maximum(over, 0))

        common = covered(ours * stride + self.end[our_units]) - covered(ours * stride + self.start[our_units])
        return _added(ours, common, len(one))

    def _of(self, owners: Rows) -> tuple[Rows, Rows]:
        return ranges(np.searchsorted(self.of, owners), np.searchsorted(self.of, owners, side="right"))


def overlapping(batch: Batch) -> NDArray[np.bool_]:
    """Return for each work whether two of its marks share a code point."""
    offset = batch.of * batch.stride
    furthest = np.maximum.accumulate(offset + batch.end) if len(offset) else offset
    within = (offset[1:] + batch.start[1:] < furthest[:-1]) & (batch.of[1:] == batch.of[:-1])
    found = np.zeros(len(batch.document), dtype=bool)
    found[batch.of[1:][within]] = True
    return found
