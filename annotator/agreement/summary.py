"""All figures of agreement of some documents: for pairs and all pairs, labels, attributes, coders, documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from annotator.agreement.batch import Rows
from annotator.agreement.bootstrap import RESAMPLES, SEED
from annotator.agreement.coding import CodedDocument
from annotator.agreement.figure import ALL_PAIRS, Figure
from annotator.agreement.selection import Selection, counted
from annotator.agreement.span_figures import PairCounts
from annotator.agreement.summing import Summing, between
from annotator.agreement.tally import Counted, Tally
from annotator.core.json_value import Json

STATUS = "status"

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
        for one, other in combinations(self.coders, 2):
            yield from self._of_documents([self.coders[one], self.coders[other]], [one, other], order, place)

    def _of_documents(self, coders: Json, keys: Sequence[str], order: Sequence[int], place: Rows) -> Iterator[Figure]:
        wanted = [self.numbers[key] for key in keys if key in self.numbers]
        rows = {name: between(self.rows[name], wanted) for name in ("pairs", "pair_labels")}
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
    summing = Summing(tally, compared, selection.against, resamples, seed)
    return Summary(
        coders=compared,
        labels=tuple(sorted(tally.labels.keys)),
        documents=tuple(tally.documents),
        spans=int(summing.rows["works"][:, 2].sum()),
        suggested=tally.suggested,
        nested=tally.nested,
        seen=met.documents,
        done=met.done,
        used=frozenset(met.labels),
        figures=tuple(summing.figures()),
        selection=selection,
        resamples=resamples,
        seed=seed,
        rows={name: summing.rows[name] for name in ("pairs", "pair_labels", "works")},
        numbers=summing.numbers,
    )


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
