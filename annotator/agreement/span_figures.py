"""F1 and alpha for unitizing as figures: for a pair of coders, for all pairs, for every document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement import figure as names
from annotator.agreement.batch import Rows
from annotator.agreement.block import Block, Matrix
from annotator.agreement.figure import F1_MEASURES, Figure
from annotator.agreement.unitizing import alpha_by_chance, expected_by_chance
from annotator.core.json_value import Json

KINDS = len(F1_MEASURES)

Scope = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class PairCounts:
    """F1's counts of some pairs: by document, label (the last stands for all labels) and measure."""

    tp: Matrix
    first: Matrix
    second: Matrix

    @classmethod
    def of(cls, pairs: Rows, pair_labels: Rows, place: Rows, documents: int, labels: int) -> PairCounts:
        """Add up the rows of a tally.

        Args:
            pairs, pair_labels: Rows of ``Tally.pairs`` and ``Tally.pair_labels``.
            place: Where each document of the tally stands here.
            documents, labels: How many there are.
        """
        tp, first, second = (np.zeros((documents, labels + 1, KINDS)) for _ in range(3))
        at, label = place[pair_labels[:, 0]], pair_labels[:, 3]
        for kind, column in enumerate((4, 4, 5, 5, 8)):
            np.add.at(tp[:, :, kind], (at, label), pair_labels[:, column])
        for found, marks, code_points in ((first, 6, 9), (second, 7, 10)):
            for kind, column in enumerate((marks, marks, marks, marks, code_points)):
                np.add.at(found[:, :, kind], (at, label), pair_labels[:, column])
            found[:, labels] = found[:, :labels].sum(axis=1)
        tp[:, labels] = tp[:, :labels].sum(axis=1)
        whole = place[pairs[:, 0]]
        for kind, column in ((1, 3), (3, 4)):
            tp[:, labels, kind] = 0
            np.add.at(tp[:, labels, kind], whole, pairs[:, column])
        return cls(tp, first, second)

    def block(self, coders: Json, labels: Sequence[str]) -> Block:
        """Return the figures for all labels and for each.

        Args:
            coders: Whom they are about.
            labels: In the order of their numbers.
        """
        documents = len(self.tp)
        either = self.first + self.second
        columns = np.stack([self.tp, either]).transpose(1, 0, 2, 3).reshape(documents, 2 * KINDS * (len(labels) + 1))
        reason = names.NO_SPANS if documents else names.NO_SHARED
        drafts = [
            Figure(
                F1_MEASURES[kind],
                {"coders": coders, "label": labels[label] if label < len(labels) else None},
                None,
                self._counts(label, kind, of_two=isinstance(coders, list)),
                reason=reason,
                documents=documents,
            )
            for label in range(len(labels) + 1)
            for kind in range(KINDS)
        ]
        return Block(columns, _f1, drafts)

    def _counts(self, label: int, kind: int, *, of_two: bool) -> dict[str, int]:
        tp, first, second = (int(part[:, label, kind].sum()) for part in (self.tp, self.first, self.second))
        return {"tp": tp, "n_first": first, "n_second": second} if of_two else {"tp": tp, "n": first + second}

    def by_document(self, coders: Json, ids: Sequence[str]) -> Iterator[Figure]:
        """Give the figures of each document, for all labels."""
        last = self.tp.shape[1] - 1
        of_two = isinstance(coders, list)
        for nth, id in enumerate(ids):
            for kind, measure in enumerate(F1_MEASURES):
                tp, first, second = (int(part[nth, last, kind]) for part in (self.tp, self.first, self.second))
                counts = {"tp": tp, "n_first": first, "n_second": second} if of_two else {"tp": tp, "n": first + second}
                value = 2 * tp / (first + second) if first + second else None
                reason = "" if value is not None else names.NO_SPANS
                yield Figure(measure, {"coders": coders, "docs": [id]}, value, counts, None, reason, 1)


def _f1(sums: Matrix) -> Matrix:
    tp, either = np.split(sums, 2, axis=1)
    return 2 * tp / np.where(either > 0, either, np.nan)


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """What alpha for unitizing is made of, by document: see ``unitizing.Crossing`` and ``unitizing.Table``."""

    total: Matrix
    units: Matrix
    squares: Matrix
    crossing: Matrix
    differing: Matrix
    any_crossing: Matrix
    overlapping: bool
    marks: int

    def block(self, scope: Scope, labels: Sequence[str]) -> Block:
        """Return the figures: each label, pooled, all labels at once, and unit against gap."""
        documents = len(self.total)
        columns = np.concatenate(
            [
                self.total[:, None],
                self.units,
                self.squares,
                self.crossing,
                self.differing[:, None],
                self.any_crossing[:, None],
            ],
            axis=1,
        )
        drafts = [
            Figure("alpha_u", {**scope, "label": label}, None, reason=self._reason(nth), documents=documents)
            for nth, label in enumerate(labels)
        ]
        for measure in names.ALPHA_MEASURES[1:]:
            reason = self._reason(None)
            if measure != "alpha_u_pooled" and self.overlapping:
                reason = names.OVERLAPPING
            drafts.append(Figure(measure, dict(scope), None, {"spans": self.marks}, reason=reason, documents=documents))
        return Block(columns, self._evaluate, drafts)

    def _reason(self, label: int | None) -> str:
        if not len(self.total):
            return names.NO_SHARED
        units = self.units.sum() if label is None else self.units[:, label].sum()
        return names.ALL_MARKED if units else names.NO_UNIT

    def _evaluate(self, sums: Matrix) -> Matrix:
        count = self.units.shape[1]
        total = sums[:, :1]
        units, squares, crossing = (sums[:, 1 + count * nth : 1 + count * (nth + 1)] for nth in range(3))
        gaps = total - units
        expected = expected_by_chance(2 * units * gaps, total, squares + gaps)
        rest = total - units.sum(axis=1, keepdims=True)
        away = squares.sum(axis=1, keepdims=True) + rest
        apart = total**2 - (units**2).sum(axis=1, keepdims=True) - rest**2
        figures = [
            alpha_by_chance(crossing, expected),
            alpha_by_chance(crossing.sum(axis=1, keepdims=True), expected.sum(axis=1, keepdims=True)),
            alpha_by_chance(sums[:, -2:-1], expected_by_chance(apart, total, away)),
            alpha_by_chance(sums[:, -1:], expected_by_chance(2 * (total - rest) * rest, total, away)),
        ]
        if self.overlapping:
            figures[2] = figures[3] = np.full_like(total, np.nan)
        return np.concatenate(figures, axis=1)


def unit_counts_of_pair(
    pairs: Rows, pair_labels: Rows, place: Rows, documents: int, labels: int, *, overlapping: bool
) -> UnitCounts:
    """Return what alpha of two coders is made of; see :meth:`PairCounts.of`."""
    shared, units, squares = (np.zeros((documents, labels)) for _ in range(3))
    at, label = place[pair_labels[:, 0]], pair_labels[:, 3]
    np.add.at(shared, (at, label), pair_labels[:, 8])
    np.add.at(units, (at, label), pair_labels[:, 9] + pair_labels[:, 10])
    np.add.at(squares, (at, label), pair_labels[:, 11])
    whole = place[pairs[:, 0]]
    any_shared, any_units, lengths = (np.zeros(documents) for _ in range(3))
    any_shared[whole], any_units[whole], lengths[whole] = pairs[:, 5], pairs[:, 6] + pairs[:, 7], pairs[:, 8]
    return UnitCounts(
        total=2 * lengths,
        units=units,
        squares=squares,
        crossing=2 * (units - 2 * shared),
        differing=2 * (any_units - any_shared - shared.sum(axis=1)),
        any_crossing=2 * (any_units - 2 * any_shared),
        overlapping=overlapping,
        marks=int(pair_labels[:, 6:8].sum()),
    )


def unit_counts_of_all(
    works: Rows, work_labels: Rows, pairs: Rows, pair_labels: Rows, place: Rows, lengths: Rows, labels: int
) -> UnitCounts:
    """Return what alpha of all coders is made of.

    Args:
        works, work_labels, pairs, pair_labels: Rows of a tally, of documents with two coders or more.
        place: Where each document of the tally stands here.
        lengths: The continuum of each document here, in code points.
        labels: How many there are.
    """
    documents = len(lengths)
    coders, any_units = np.zeros(documents), np.zeros(documents)
    np.add.at(coders, place[works[:, 0]], 1)
    np.add.at(any_units, place[works[:, 0]], works[:, 3])
    units, squares, shared = (np.zeros((documents, labels)) for _ in range(3))
    at = (place[work_labels[:, 0]], work_labels[:, 2])
    np.add.at(units, at, work_labels[:, 4])
    np.add.at(squares, at, work_labels[:, 5])
    np.add.at(shared, (place[pair_labels[:, 0]], pair_labels[:, 3]), pair_labels[:, 8])
    any_shared = np.zeros(documents)
    np.add.at(any_shared, place[pairs[:, 0]], pairs[:, 5])
    others = np.maximum(coders - 1, 1)
    # Over all pairs of coders: where one or both have a unit, less where both have the same label.
    either = others * any_units - any_shared
    return UnitCounts(
        total=coders * lengths,
        units=units,
        squares=squares,
        crossing=2 * (others[:, None] * units - 2 * shared) / others[:, None],
        differing=2 * (either - shared.sum(axis=1)) / others,
        any_crossing=2 * (others * any_units - 2 * any_shared) / others,
        overlapping=bool(works[:, 4].any()),
        marks=int(works[:, 2].sum()),
    )
