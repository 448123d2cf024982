"""Figures of what a tally counted: of all pairs, of each pair, of each coder, against a reference, of values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from annotator.agreement import attribute_figures, link_figures
from annotator.agreement import figure as names
from annotator.agreement.batch import Rows
from annotator.agreement.block import Block, Matrix, worked_out
from annotator.agreement.figure import ALL_PAIRS, F1_MEASURES, Figure
from annotator.agreement.span_figures import PairCounts, unit_counts_of_all, unit_counts_of_pair
from annotator.agreement.tally import WIDTHS, Tally
from annotator.agreement.value_figures import value_figures
from annotator.core.json_value import Json

ROWS = ("pairs", "pair_labels", "unequal", "links")


def between(rows: Rows, coders: Sequence[int]) -> Rows:
    """Return the rows of pairs that both belong to these coders."""
    return rows[np.isin(rows[:, 1], coders) & np.isin(rows[:, 2], coders)]


class _OfPairs:
    """Rows by the pair of coders that they are about."""

    def __init__(self, rows: Rows, coders: int) -> None:
        keys = rows[:, 1] * coders + rows[:, 2]
        order = np.argsort(keys, kind="stable")
        self._rows, self._keys, self._coders = rows[order], keys[order], coders

    def of(self, one: int, other: int) -> Rows:
        """Return the rows of two coders, whichever of them is named first there."""
        if min(one, other) < 0:
            return self._rows[:0]
        keys = (one * self._coders + other, other * self._coders + one)
        slices = [slice(*np.searchsorted(self._keys, (key, key + 1))) for key in keys]
        return max((self._rows[part] for part in slices), key=len)


class Summing:
    """Makes figures of a tally.

    Args:
        tally: The counts.
        coders: Names of those who are compared, by key, in order of their names.
        against: The reference; "" where there is none.
        resamples, seed: See ``bootstrap``.

    Attributes:
        rows: The tally's rows by name.
        numbers: The coders' numbers in them.
    """

    def __init__(self, tally: Tally, coders: Mapping[str, str], against: str, resamples: int, seed: int) -> None:
        self._tally, self._coders, self._reference = tally, coders, against
        self._resamples, self._seed = resamples, seed
        self.rows = {name: tally.rows(name) for name in WIDTHS}
        unequal = tally.attributes.unequal
        self.rows["unequal"] = np.concatenate(unequal) if unequal else np.zeros((0, 6), dtype=np.int64)
        keys = tally.coders.keys
        self.numbers = {key: nth for nth, key in enumerate(keys)}
        self._labels: list[str] = tally.labels.keys
        self._by_pair = {name: _OfPairs(self.rows[name], len(keys)) for name in ROWS}
        self._overlapping = {(work[0], work[1]) for work in self.rows["works"].tolist() if work[4]}
        self._by_id = sorted(range(len(tally.documents)), key=lambda nth: tally.documents[nth].id)

    def figures(self) -> Iterator[Figure]:
        """Give all of them but those of single documents."""
        yield from self._of_all()
        for one, other in combinations(self._coders, 2):
            yield from self._of_pair(one, other, [self._coders[one], self._coders[other]])
        for coder in self._coders:
            yield from self._of_coder(coder)
        if self._reference:
            for coder in self._coders:
                yield from self._against(coder)
        for name, given in sorted(self._tally.values.items()):
            yield from value_figures(name, given, self._coders, self._resamples, self._seed)

    def _place(self, documents: Rows) -> tuple[Rows, list[int]]:
        """Return where each of these documents stands in order of their keys, and the documents in that order."""
        there = set(documents.tolist())
        ordered = [nth for nth in self._by_id if nth in there]
        place = np.zeros(len(self._tally.documents), dtype=np.int64)
        place[ordered] = np.arange(len(ordered))
        return place, ordered

    def _of_all(self) -> Iterator[Figure]:
        wanted = [self.numbers[key] for key in self._coders if key in self.numbers]
        rows = {name: between(self.rows[name], wanted) for name in ROWS}
        place, documents = self._place(rows["pairs"][:, 0])
        works, work_labels = (self._of_works(name, wanted, documents) for name in ("works", "work_labels"))
        lengths = np.array([self._tally.documents[nth].continuum for nth in documents], dtype=np.int64)
        units = unit_counts_of_all(
            works, work_labels, rows["pairs"], rows["pair_labels"], place, lengths, len(self._labels)
        )
        count = len(documents)
        blocks = [
            PairCounts.of(rows["pairs"], rows["pair_labels"], place, count, len(self._labels)).block(
                ALL_PAIRS, self._labels
            ),
            units.block({}, self._labels),
            *attribute_figures.alpha_blocks(self._tally, place, count),
            attribute_figures.percent_block(self._tally, ALL_PAIRS, rows, place, count),
            link_figures.link_block(ALL_PAIRS, rows["links"], place, count),
        ]
        yield from self._worked_out(blocks)
        yield self._table(ALL_PAIRS, rows["pairs"], count)

    def _of_works(self, name: str, coders: Sequence[int], documents: Sequence[int]) -> Rows:
        rows = self.rows[name]
        return rows[np.isin(rows[:, 1], coders) & np.isin(rows[:, 0], documents)]

    def _of_pair(self, one: str, other: str, coders: Json) -> Iterator[Figure]:
        rows = self._rows_of(one, other)
        place, documents = self._place(rows["pairs"][:, 0])
        count, labels = len(documents), len(self._labels)
        numbers = [self.numbers.get(key, -1) for key in (one, other)]
        overlapping = any((nth, coder) in self._overlapping for nth in documents for coder in numbers)
        units = unit_counts_of_pair(rows["pairs"], rows["pair_labels"], place, count, labels, overlapping=overlapping)
        yield from self._worked_out(
            [
                PairCounts.of(rows["pairs"], rows["pair_labels"], place, count, labels).block(coders, self._labels),
                units.block({"coders": coders}, self._labels),
                attribute_figures.percent_block(self._tally, coders, rows, place, count),
                link_figures.link_block(coders, rows["links"], place, count),
            ]
        )
        yield self._table(coders, rows["pairs"], count)
        yield Figure("shared_documents", {"coders": coders}, float(count), {}, documents=count)

    def _rows_of(self, one: str, other: str) -> dict[str, Rows]:
        numbers = (self.numbers.get(one, -1), self.numbers.get(other, -1))
        return {name: rows.of(*numbers) for name, rows in self._by_pair.items()}

    def _table(self, coders: Json, pairs: Rows, documents: int) -> Figure:
        present = {(int(one), int(other)) for one, other in np.unique(pairs[:, 1:3], axis=0)}
        return link_figures.table_figure(coders, (self._tally.tables[pair] for pair in sorted(present)), documents)

    def _of_coder(self, coder: str) -> Iterator[Figure]:
        """Give the mean of F1 with each of the others with whom it is defined."""
        others = [other for other in self._coders if other != coder]
        rows = [self._rows_of(coder, other) for other in others]
        documents = np.concatenate([one["pairs"][:, 0] for one in rows]) if rows else np.zeros(0, dtype=np.int64)
        place, ordered = self._place(documents)
        columns = [self._all_labels(one, place, len(ordered)) for one in rows] or [np.zeros((0, 2 * len(F1_MEASURES)))]
        reason = names.NO_SPANS if ordered else names.NO_SHARED
        drafts = [
            Figure(
                f"mean_{measure}",
                {"coder": self._coders[coder]},
                None,
                {"pairs": sum(bool(len(one["pairs"])) for one in rows)},
                reason=reason,
                documents=len(ordered),
            )
            for measure in F1_MEASURES
        ]
        yield from self._worked_out([Block(np.concatenate(columns, axis=1), _mean_f1, drafts)])

    def _all_labels(self, rows: Mapping[str, Rows], place: Rows, documents: int) -> Matrix:
        counts = PairCounts.of(rows["pairs"], rows["pair_labels"], place, documents, len(self._labels))
        return np.concatenate([counts.tp[:, -1], counts.first[:, -1] + counts.second[:, -1]], axis=1)

    def _against(self, coder: str) -> Iterator[Figure]:
        rows = self._rows_of(coder, self._reference)
        place, documents = self._place(rows["pairs"][:, 0])
        counts = PairCounts.of(rows["pairs"], rows["pair_labels"], place, len(documents), len(self._labels))
        if (rows["pairs"][:, 1] != self.numbers.get(coder, -1)).any():  # the reference's name comes first
            counts = PairCounts(counts.tp, counts.second, counts.first)
        called = self._tally.names.get(self._reference, self._reference)
        for found in self._worked_out([counts.block([self._coders[coder], called], self._labels)]):
            yield replace(found, scope={"coder": self._coders[coder], "against": called, "label": found.scope["label"]})

    def _worked_out(self, blocks: Sequence[Block]) -> list[Figure]:
        """Return the figures, those of all labels first, then label by label."""
        return sorted(
            worked_out(blocks, self._resamples, self._seed), key=lambda one: str(one.scope.get("label") or "")
        )


def _mean_f1(sums: Matrix) -> Matrix:
    pairs = sums.reshape(len(sums), -1, 2, len(F1_MEASURES))
    f1 = 2 * pairs[:, :, 0] / np.where(pairs[:, :, 1] > 0, pairs[:, :, 1], np.nan)
    defined = np.isfinite(f1)
    return np.asarray(np.where(defined, f1, 0).sum(axis=1) / np.where(defined.any(axis=1), defined.sum(axis=1), np.nan))
