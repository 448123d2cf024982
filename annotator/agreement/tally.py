"""Counts of every document, pair of coders and label, gathered batch by batch: all figures are sums of them.

Marks are not kept, only numbers, so that memory does not grow with what coders wrote.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from annotator.agreement.attribute_tally import AttributeTally
from annotator.agreement.batch import Batch, Numbers, Rows, distinct
from annotator.agreement.coding import CodedDocument, Coding
from annotator.agreement.comparing import Partners, Sides, Units, equal, overlapping, partners
from annotator.agreement.label_table import LabelTable
from annotator.agreement.links import overlap_links, strict_links
from annotator.core.json_value import Json

AT_ONCE = 150_000  # marks, each as often as it is compared

WIDTHS = {"pairs": 9, "pair_labels": 12, "works": 5, "work_labels": 6, "links": 7}


@dataclass(frozen=True, slots=True)
class Counted:
    """A document that counts: its key, its title, its days, its length, and how many coders finished it."""

    id: str
    title: str
    published: str
    finished: str
    continuum: int
    coders: int


@dataclass(slots=True)
class Tally:
    """The counts of all documents that were added.

    Args:
        names: What coders are called, by key: the pair is named in the order of their names.
        reference: The coder against whom the others are held; "" where there is none.

    Attributes:
        parts: Rows of whole numbers, a batch each, by name.
            pairs: document, coder, other, boundary, any label, code points both marked, that each marked, continuum.
            pair_labels: document, coder, other, label, strict, overlap, marks of each, shared code points, code points
            of each, squares of both.
            works: document, coder, marks, code points marked, whether marks overlap.
            work_labels: document, coder, label, marks, code points, squares.
            links: document, coder, other, kind, matched, links of each; the kind is a place in ``link_figures.KINDS``.
        tables: The table of labels of each pair.
        values: What coders said of whole reports, by name, document and coder.
        suggested: How many marks came from a suggestion.
        nested: How many lie inside or across others of the same label by the same coder.
    """

    names: Mapping[str, str]
    reference: str = ""
    documents: list[Counted] = field(default_factory=list)
    coders: Numbers = field(default_factory=Numbers)
    labels: Numbers = field(default_factory=Numbers)
    attributes: AttributeTally = field(default_factory=AttributeTally)
    parts: dict[str, list[Rows]] = field(default_factory=lambda: {name: [] for name in WIDTHS})
    tables: dict[tuple[int, int], LabelTable] = field(default_factory=lambda: defaultdict(Counter))
    values: dict[str, dict[str, dict[str, Json]]] = field(default_factory=lambda: defaultdict(dict))
    suggested: int = 0
    nested: int = 0
    _waiting: list[tuple[int, CodedDocument]] = field(default_factory=list)
    _size: int = 0

    def add(self, document: CodedDocument) -> None:
        """Add what counts of a document: two coders' work or more, their marks in order."""
        codings = tuple(sorted(document.codings, key=self._place))
        others = [coding for coding in codings if coding.coder != self.reference]
        number = len(self.documents)
        finished = max(coding.finished for coding in codings)
        self.documents.append(
            Counted(document.id, document.title, document.published, finished, document.continuum, len(others))
        )
        self._waiting.append((number, CodedDocument(document.id, document.length, codings, document.outside)))
        self._size += sum(len(coding.marks) for coding in codings) * (len(codings) - 1)
        for coding in others:
            self.say(document.id, coding.coder, coding.values)
        if self._size > AT_ONCE:
            self._count()

    def _place(self, coding: Coding) -> tuple[str, str]:
        return (self.names.get(coding.coder, coding.coder), coding.coder)

    def say(self, document: str, coder: str, values: Mapping[str, Json]) -> None:
        """Add what a coder said of a whole report."""
        for name, value in values.items():
            if value is not None:
                self.values[name].setdefault(document, {})[coder] = value

    def rows(self, name: str) -> Rows:
        """Return all rows of a name."""
        self._count()
        parts = self.parts[name]
        return np.concatenate(parts) if parts else np.zeros((0, WIDTHS[name]), dtype=np.int64)

    def _count(self) -> None:
        """Count what was added since the last time."""
        if not self._waiting:
            return
        batch = Batch.of_documents(self._waiting, self.coders, self.labels)
        self._waiting, self._size = [], 0
        self.suggested += sum(mark.is_suggested for mark in batch.marks if mark.attributes)
        _Counting(self, batch).count()


class _Counting:
    """Counts one batch."""

    def __init__(self, tally: Tally, batch: Batch) -> None:
        self._tally, self._batch, self._labels = tally, batch, max(1, len(tally.labels))
        self._units = Units.united(batch, batch.of)
        self._label_units = Units.united(batch, batch.of * self._labels + batch.label)
        self._one, self._other = batch.comparisons()

    def count(self) -> None:
        """Add all rows of the batch."""
        batch = self._batch
        self._works()
        sides = Sides.of(batch, self._one, self._other)
        by_label = sides.by_label(batch, self._labels)
        found = partners(batch, by_label)
        self._pairs(sides)
        self._pair_labels(by_label, found)
        self._table(sides, found)
        self._links(sides, found)
        marks = (sides.mark[found.one], sides.mark[found.other])
        comparison = found.group // self._labels
        coders = (batch.document[self._one], batch.coder[self._one], batch.coder[self._other])
        place = tuple(column[comparison] for column in coders)
        reference = self._tally.coders[self._tally.reference] if self._tally.reference else -1
        self._tally.attributes.add(batch, marks, place, reference)

    def _add(self, name: str, *columns: Rows) -> None:
        self._tally.parts[name].append(np.stack(columns, axis=1).astype(np.int64))

    def _works(self) -> None:
        batch = self._batch
        count = len(batch.document)
        marks, within = np.diff(batch.first), overlapping(batch)
        self._add("works", batch.document, batch.coder, marks, self._units.lengths(count), within.astype(np.int64))
        owners, sizes = np.unique(batch.of * self._labels + batch.label, return_counts=True)
        work, label = owners // self._labels, owners % self._labels
        lengths, squares = (self._label_units.lengths(count * self._labels, power)[owners] for power in (1, 2))
        self._tally.nested += len(batch.marks) - len(self._label_units.of)
        self._add("work_labels", batch.document[work], batch.coder[work], label, sizes, lengths, squares)

    def _pairs(self, sides: Sides) -> None:
        batch, one, other = self._batch, self._one, self._other
        count = len(one)
        lengths = self._units.lengths(len(batch.document))
        self._add(
            "pairs",
            batch.document[one],
            batch.coder[one],
            batch.coder[other],
            equal(batch, sides, count),
            np.bincount(partners(batch, sides).group, minlength=count),
            self._units.shared(one, other, batch.stride),
            lengths[one],
            lengths[other],
            batch.lengths[one],
        )

    def _pair_labels(self, sides: Sides, found: Partners) -> None:
        batch = self._batch
        groups, inverse = np.unique(sides.group, return_inverse=True)
        count = len(groups)
        comparison, label = groups // self._labels, groups % self._labels
        one, other = self._one[comparison], self._other[comparison]
        owners = (one * self._labels + label, other * self._labels + label)
        every = len(batch.document) * self._labels
        lengths, squares = (self._label_units.lengths(every, power) for power in (1, 2))
        self._add(
            "pair_labels",
            batch.document[one],
            batch.coder[one],
            batch.coder[other],
            label,
            equal(batch, Sides(inverse.astype(np.int64), sides.other, sides.mark), count),
            np.bincount(np.searchsorted(groups, found.group), minlength=count),
            np.bincount(inverse[~sides.other], minlength=count),
            np.bincount(inverse[sides.other], minlength=count),
            self._label_units.shared(*owners, batch.stride),
            lengths[owners[0]],
            lengths[owners[1]],
            squares[owners[0]] + squares[owners[1]],
        )

    def _table(self, sides: Sides, found: Partners) -> None:
        """Add to the tables of labels: partners, then what is left and overlaps, then what is left alone."""
        batch, none = self._batch, self._labels
        label = batch.label
        alone = np.ones(len(sides.mark), dtype=bool)
        alone[found.one] = alone[found.other] = False
        left = sides.only(alone)
        others = partners(batch, left)
        still = np.ones(len(left.mark), dtype=bool)
        still[others.one] = still[others.other] = False
        rest = left.only(still)
        of_rest = label[rest.mark]
        self._add_to_tables(
            np.concatenate([found.group // self._labels, others.group, rest.group]),
            np.concatenate(
                [label[sides.mark[found.one]], label[left.mark[others.one]], np.where(rest.other, none, of_rest)]
            ),
            np.concatenate(
                [label[sides.mark[found.other]], label[left.mark[others.other]], np.where(rest.other, of_rest, none)]
            ),
        )

    def _add_to_tables(self, comparison: Rows, first: Rows, second: Rows) -> None:
        named = [*self._tally.labels.keys, ""]
        coder, other = self._batch.coder[self._one[comparison]], self._batch.coder[self._other[comparison]]
        cells, _, counts = distinct(coder, other, first, second)
        for cell, count in zip(cells.T.tolist(), counts.tolist(), strict=True):
            self._tally.tables[cell[0], cell[1]][named[cell[2]], named[cell[3]]] += count

    def _links(self, sides: Sides, found: Partners) -> None:
        batch = self._batch
        linking = np.array([bool(coding.relations or coding.roles) for coding in batch.codings], dtype=bool)
        wanted = np.flatnonzero(linking[self._one] | linking[self._other])
        if not len(wanted):
            return
        comparison = found.group // self._labels
        order = np.argsort(comparison, kind="stable")
        begins, stops = (np.searchsorted(comparison[order], wanted, side=side) for side in ("left", "right"))
        rows: list[list[int]] = []
        for nth, begin, stop in zip(wanted.tolist(), begins.tolist(), stops.tolist(), strict=True):
            places = order[begin:stop]
            ones, others = (sides.mark[part[places]].tolist() for part in (found.one, found.other))
            pairs = [(batch.marks[one], batch.marks[other]) for one, other in zip(ones, others, strict=True)]
            work, its = int(self._one[nth]), int(self._other[nth])
            place = [int(batch.document[work]), int(batch.coder[work]), int(batch.coder[its])]
            one, other = batch.codings[work], batch.codings[its]
            for kind, links in enumerate(((one.relations, other.relations), (one.roles, other.roles))):
                if not links[0] and not links[1]:
                    continue
                for untyped in (0, 1):
                    strict = strict_links(one.marks, other.marks, links, typed=not untyped)
                    overlap = overlap_links(pairs, links, typed=not untyped)
                    rows += [[*place, 4 * kind + 2 * untyped, *strict], [*place, 4 * kind + 2 * untyped + 1, *overlap]]
        self._tally.parts["links"].append(np.array(rows, dtype=np.int64).reshape(-1, WIDTHS["links"]))
