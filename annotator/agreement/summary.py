"""All figures of agreement of some documents: for pairs and all pairs, labels, attributes, coders, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from annotator.agreement import attribute_figures, link_figures
from annotator.agreement import figure as names
from annotator.agreement.batch import Rows
from annotator.agreement.block import Block, Matrix, worked_out
from annotator.agreement.bootstrap import RESAMPLES, SEED
from annotator.agreement.coding import CodedDocument
from annotator.agreement.figure import ALL_PAIRS, F1_MEASURES, Figure
from annotator.agreement.selection import Selection, counted
from annotator.agreement.span_figures import PairCounts, unit_counts_of_all, unit_counts_of_pair
from annotator.agreement.tally import WIDTHS, Counted, Tally
from annotator.agreement.value_figures import value_figures
from annotator.core.json_value import Json

STATUS = "status"
ROWS = ("pairs", "pair_labels", "unequal", "links")

Progress = Callable[[int], bool]


class StoppedError(Exception):
    """Whoever asked for the figures does not want them any more."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What was compared, and all figures but those of single documents.

    Attributes:
        coders: Names of those who are compared, by key, in order of their names; the reference is not among them.
        labels: The labels that anybody used, or could have, in order.
        documents: Those that count for at least one pair.
        spans: How many marks in them were compared, the reference's included.
        suggested: How many of these came from a suggestion.
        nested: How many lie inside or across others of the same label by the same coder.
        seen: How many documents there were at all.
        done: Somebody has finished one.
        used: The labels that anybody used.
        figures: General ones first, then those of pairs, coders and values.
    """

    coders: Mapping[str, str]
    labels: tuple[str, ...]
    documents: tuple[Counted, ...]
    spans: int
    suggested: int
    nested: int
    seen: int
    done: bool
    used: frozenset[str]
    figures: tuple[Figure, ...]
    selection: Selection
    resamples: int
    seed: int
    rows: Mapping[str, Rows]
    numbers: Mapping[str, int]

    def by_document(self) -> Iterator[Figure]:
        """Give F1 of each document: of all pairs, then of each pair; documents in order of their keys."""
        order = sorted(range(len(self.documents)), key=lambda nth: self.documents[nth].id)
        place = np.zeros(len(self.documents), dtype=np.int64)
        yield from self._of_documents(ALL_PAIRS, list(self.coders), order, place)
        for one, other in _pairs(list(self.coders)):
            yield from self._of_documents([self.coders[one], self.coders[other]], [one, other], order, place)

    def _of_documents(self, coders: Json, keys: Sequence[str], order: Sequence[int], place: Rows) -> Iterator[Figure]:
        wanted = [self.numbers[key] for key in keys if key in self.numbers]
        rows = {name: _between(self.rows[name], wanted) for name in ("pairs", "pair_labels")}
        there = set(rows["pairs"][:, 0].tolist())
        documents = [nth for nth in order if nth in there]
        place[documents] = np.arange(len(documents))
        counts = PairCounts.of(rows["pairs"], rows["pair_labels"], place, len(documents), self._label_count)
        yield from counts.by_document(coders, [self.documents[nth].id for nth in documents])

    def marked_share(self, coder: str) -> float:
        """Return the share of the text that a coder marked, from 0 to 1, over her documents that count."""
        rows = self.rows["works"]
        rows = rows[rows[:, 1] == self.numbers.get(coder, -1)]
        length = sum(self.documents[nth].continuum for nth in rows[:, 0].tolist())
        return int(rows[:, 3].sum()) / length if length else 0

    @property
    def _label_count(self) -> int:
        return int(self.rows["pair_labels"][:, 3].max(initial=-1)) + 1


def summary(
    documents: Iterable[CodedDocument],
    called: Mapping[str, str],
    selection: Selection = Selection(),  # noqa: B008  (frozen)
    *,
    labels: Iterable[str] = (),
    resamples: int = RESAMPLES,
    seed: int = SEED,
    progress: Progress | None = None,
) -> Summary:
    """Return all figures.

    Args:
        documents: In any order; read once.
        called: What coders are called, by key; one who is missing is called by her key.
        selection: What is compared.
        labels: Labels that there are, whether anybody used them or not.
        resamples: How often documents are drawn for an interval; 0: no intervals.
        seed: See ``bootstrap``.
        progress: Told after each document how many were read; returns False to stop.

    Raises:
        StoppedError: Progress said so.
    """
    tally = Tally(called, selection.against)
    met = _Met()
    for document in documents:
        met.add(document)
        _say_status(tally, document, selection)
        kept = counted(document, selection)
        if kept is not None:
            tally.add(kept)
        if progress is not None and not progress(met.documents):
            raise StoppedError
    for label in sorted(selection.labels or {*labels, *met.labels}):
        tally.labels[label]
    wanted = met.coders & set(selection.coders) if selection.coders else met.coders
    coders = sorted(wanted - {selection.against}, key=lambda key: (called.get(key, key), key))
    compared = {key: called.get(key, key) for key in coders}
    return _Summing(tally, compared, selection, resamples, seed).summary(met)


@dataclass(slots=True)
class _Met:
    """What was met, whether it counts or not."""

    documents: int = 0
    done: bool = False
    coders: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)

    def add(self, document: CodedDocument) -> None:
        self.documents += 1
        for coding in document.codings:
            self.done |= coding.done
            self.coders.add(coding.coder)
            self.labels.update(mark.label for mark in coding.marks)


def _say_status(tally: Tally, document: CodedDocument, selection: Selection) -> None:
    if selection.documents and document.id not in selection.documents:
        return
    for coding in document.codings:
        if coding.coder != selection.against:
            tally.say(document.id, coding.coder, {STATUS: "done" if coding.done else "in_progress"})


def _pairs(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    for nth, one in enumerate(keys):
        for other in keys[nth + 1 :]:
            yield one, other


def _between(rows: Rows, coders: Sequence[int]) -> Rows:
    """Return the rows of pairs that both belong to these coders."""
    return rows[np.isin(rows[:, 1], coders) & np.isin(rows[:, 2], coders)]


class _Summing:
    """Makes figures of a tally."""

    def __init__(
        self, tally: Tally, coders: Mapping[str, str], selection: Selection, resamples: int, seed: int
    ) -> None:
        self._tally, self._coders, self._selection = tally, coders, selection
        self._resamples, self._seed = resamples, seed
        self._rows = {name: tally.rows(name) for name in WIDTHS}
        unequal = tally.attributes.unequal
        self._rows["unequal"] = np.concatenate(unequal) if unequal else np.zeros((0, 6), dtype=np.int64)
        keys = tally.coders.keys
        self._numbers = {key: nth for nth, key in enumerate(keys)}
        self._labels: list[str] = tally.labels.keys
        self._by_id = sorted(range(len(tally.documents)), key=lambda nth: tally.documents[nth].id)

    def summary(self, met: _Met) -> Summary:
        """Return all of it."""
        return Summary(
            coders=self._coders,
            labels=tuple(sorted(self._labels)),
            documents=tuple(self._tally.documents),
            spans=int(self._rows["works"][:, 2].sum()),
            suggested=self._tally.suggested,
            nested=self._tally.nested,
            seen=met.documents,
            done=met.done,
            used=frozenset(met.labels),
            figures=tuple(self._figures()),
            selection=self._selection,
            resamples=self._resamples,
            seed=self._seed,
            rows={name: self._rows[name] for name in ("pairs", "pair_labels", "works")},
            numbers=self._numbers,
        )

    def _figures(self) -> Iterator[Figure]:
        yield from self._of_all()
        for one, other in _pairs(list(self._coders)):
            yield from self._of_pair(one, other, [self._coders[one], self._coders[other]])
        for coder in self._coders:
            yield from self._of_coder(coder)
        if self._selection.against:
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
        wanted = [self._numbers[key] for key in self._coders if key in self._numbers]
        rows = {name: _between(self._rows[name], wanted) for name in ROWS}
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
        rows = self._rows[name]
        return rows[np.isin(rows[:, 1], coders) & np.isin(rows[:, 0], documents)]

    def _of_pair(self, one: str, other: str, coders: Json) -> Iterator[Figure]:
        rows = self._rows_of(one, other)
        place, documents = self._place(rows["pairs"][:, 0])
        count, labels = len(documents), len(self._labels)
        wanted = [self._numbers.get(key, -1) for key in (one, other)]
        overlapping = bool(self._of_works("works", wanted, documents)[:, 4].any())
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
        wanted = [self._numbers.get(key, -1) for key in (one, other)]
        return {name: _between(self._rows[name], wanted) for name in ROWS}

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
        reference = self._selection.against
        rows = self._rows_of(coder, reference)
        place, documents = self._place(rows["pairs"][:, 0])
        counts = PairCounts.of(rows["pairs"], rows["pair_labels"], place, len(documents), len(self._labels))
        called = self._tally.names.get(reference, reference)
        for found in self._worked_out([counts.block([self._coders[coder], called], self._labels)]):
            scope = {"coder": self._coders[coder], "against": called, "label": found.scope["label"]}
            yield Figure(found.measure, scope, found.value, found.counts, found.interval, found.reason, found.documents)

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
