"""What marks say, counted batch by batch: as numbers of values, so that no value is compared twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.attributes import number_of, told
from annotator.agreement.batch import Batch, Numbers, Rows, distinct
from annotator.agreement.coding import SUGGESTED, UNSET, said
from annotator.core.json_value import Json

Floats = NDArray[np.float64]
Key = tuple[int, int]  # label and attribute


@dataclass(slots=True)
class AttributeTally:
    """The counts of all batches.

    Attributes:
        names: The attributes.
        values: What they were found to say, told as ``attributes.told`` does; the first is unset.
        known: The labels and attributes that stand together.
        worded: Those of them that say something that is no number.
        groups: document, label, groups, those comparable, values in those; a batch each.
        counts: By label and attribute: document, value, how often it stands in comparable groups, unset left out.
        differing: By label and attribute: document, where two values of a group differ, weighted.
        numeric: By label and attribute: document, groups, differing, number, sum and sum of squares of numbers.
        unequal: document, coder, other, label, attribute, partners with different values; a batch each.
    """

    names: Numbers = field(default_factory=Numbers)
    values: Numbers = field(default_factory=Numbers)
    known: set[Key] = field(default_factory=set)
    worded: set[Key] = field(default_factory=set)
    groups: list[Rows] = field(default_factory=list)
    counts: dict[Key, list[Rows]] = field(default_factory=lambda: defaultdict(list))
    differing: dict[Key, list[Floats]] = field(default_factory=lambda: defaultdict(list))
    numeric: dict[Key, list[Floats]] = field(default_factory=lambda: defaultdict(list))
    unequal: list[Rows] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Give "unset" the number 0."""
        self.values[UNSET]

    def add(self, batch: Batch, partners: tuple[Rows, Rows], place: Sequence[Rows], reference: int) -> None:
        """Count a batch.

        Args:
            batch: Its marks.
            partners: The marks of each pair of partners.
            place: Document, coder and other coder of each pair.
            reference: The coder who is not compared with the others; -1 where there is none.
        """
        columns = _Columns(self, batch)
        self._unequal(columns, batch, partners, place)
        self._groups(columns, batch, reference)

    def _unequal(self, columns: _Columns, batch: Batch, partners: tuple[Rows, Rows], place: Sequence[Rows]) -> None:
        one, other = partners
        for name, codes in columns.codes.items():
            different = np.flatnonzero(codes[one] != codes[other])
            if len(different):
                named = np.full(len(different), name)
                cells = (*(part[different] for part in place), batch.label[one[different]], named)
                rows, _, counts = distinct(*cells)
                self.unequal.append(np.concatenate([rows, counts[None]]).T.astype(np.int64))

    def _groups(self, columns: _Columns, batch: Batch, reference: int) -> None:
        """Gather marks that several coders made exactly alike."""
        chosen = _one_of_equals(batch)
        chosen = chosen[batch.coder[batch.of[chosen]] != reference]
        document = batch.document[batch.of[chosen]]
        shared = _in_shared_documents(document, batch, reference)
        chosen, document = chosen[shared], document[shared]
        label, place = batch.label[chosen], batch.place[chosen]
        order = np.lexsort((place, label, document))
        chosen, document, label, place = (part[order] for part in (chosen, document, label, place))
        new = np.ones(len(chosen), dtype=bool)
        new[1:] = (np.diff(document) != 0) | (np.diff(label) != 0) | (np.diff(place) != 0)
        group = np.cumsum(new) - 1
        size = np.bincount(group)
        begin = np.flatnonzero(new)
        cells, inverse, _ = distinct(document[begin], label[begin])
        usable = size > 1
        rows = [
            np.bincount(inverse, weights=part, minlength=cells.shape[1]) for part in (size > 0, usable, size * usable)
        ]
        self.groups.append(np.concatenate([cells, np.array(rows)]).T.astype(np.int64))
        for name, codes in columns.codes.items():
            self._attribute(name, codes[chosen], columns.numbers[name][chosen], document, label, group, size)

    def _attribute(
        self, name: int, codes: Rows, numbers: Floats, document: Rows, label: Rows, group: Rows, size: Rows
    ) -> None:
        begin = np.cumsum(size) - size
        for nth in np.unique(label[codes > 0]).tolist():
            key = (nth, name)
            self.known.add(key)
            here = (label == nth) & (size[group] > 1)
            if ((codes > 0) & np.isnan(numbers) & (label == nth)).any():
                self.worded.add(key)
            if not here.any():
                continue
            cells, _, counts = distinct(group[here], codes[here])
            same = np.bincount(cells[0], weights=counts * (counts - 1), minlength=len(size))
            groups = np.unique(cells[0])
            many = size[groups]
            differing = (many * (many - 1) - same[groups]) / (many - 1)
            self.differing[key].append(_by_document(document[begin[groups]], differing[:, None]))
            said_something = cells[1] > 0
            placed, inverse, _ = distinct(document[begin[cells[0]]][said_something], cells[1][said_something])
            total = np.bincount(inverse, weights=counts[said_something], minlength=placed.shape[1])
            self.counts[key].append(np.concatenate([placed, total[None]]).T.astype(np.int64))
            if key not in self.worded:
                self.numeric[key].append(_numeric(numbers, here, document, group))


def _by_document(document: Rows, numbers: Floats) -> Floats:
    """Return the sums of columns by document, which stands first in each row."""
    documents, inverse = np.unique(document, return_inverse=True)
    sums = [np.bincount(inverse, weights=column, minlength=len(documents)) for column in numbers.T]
    return np.stack([documents, *sums], axis=1)


def _numeric(numbers: Floats, here: NDArray[np.bool_], document: Rows, group: Rows) -> Floats:
    here = here & ~np.isnan(numbers)
    groups, begin, inverse, count = np.unique(group[here], return_index=True, return_inverse=True, return_counts=True)
    total, squares = (np.bincount(inverse, weights=numbers[here] ** power, minlength=len(groups)) for power in (1, 2))
    usable = count > 1
    count, total, squares = count[usable], total[usable], squares[usable]
    differing = 2 * (count * squares - total**2) / np.maximum(count - 1, 1)
    columns = np.stack([np.ones(len(count)), differing, count, total, squares], axis=1)
    return _by_document(document[here][begin[usable]], columns)


def _one_of_equals(batch: Batch) -> Rows:
    """Return the marks, of several equal ones of one work only the one whose attributes come first as JSON."""
    run = np.cumsum(
        np.append(True, (np.diff(batch.of) != 0) | (np.diff(batch.place) != 0) | (np.diff(batch.label) != 0))
    )
    kept = np.ones(len(batch.marks), dtype=bool)
    run = run[: len(batch.marks)] - 1
    size = np.bincount(run)
    begin = np.cumsum(size) - size
    for nth in np.flatnonzero(size > 1).tolist():
        members = range(int(begin[nth]), int(begin[nth] + size[nth]))
        kept[members.start : members.stop] = False
        kept[min(members, key=lambda mark: said(batch.marks[mark]))] = True
    return np.flatnonzero(kept)


def _in_shared_documents(document: Rows, batch: Batch, reference: int) -> NDArray[np.bool_]:
    """Tell for each mark whether its document has two coders or more, the reference left out."""
    others = batch.document[batch.coder != reference]
    documents, counts = np.unique(others, return_counts=True)
    return np.asarray(np.isin(document, documents[counts > 1]))


class _Columns:
    """What the marks of a batch say, a column of numbers each attribute: of its value, and the number that it is."""

    def __init__(self, tally: AttributeTally, batch: Batch) -> None:
        self.codes: dict[int, Rows] = {}
        self.numbers: dict[int, Floats] = {}
        self._tally, self._count = tally, len(batch.marks)
        self._seen: dict[tuple[type, Json], tuple[int, float]] = {}
        for nth, mark in enumerate(batch.marks):
            if mark.attributes:
                for name, value in mark.attributes.items():
                    if name != SUGGESTED:
                        self._add(nth, name, value)

    def _add(self, mark: int, name: str, value: Json) -> None:
        number = self._tally.names[name]
        codes = self.codes.get(number)
        if codes is None:
            codes = self.codes[number] = np.zeros(self._count, dtype=np.int64)
            self.numbers[number] = np.full(self._count, np.nan)
        codes[mark], self.numbers[number][mark] = self._told(value)

    def _told(self, value: Json) -> tuple[int, float]:
        if not isinstance(value, str | int | float):
            return self._tally.values[told(value)], np.nan
        key = (type(value), value)
        found = self._seen.get(key)
        if found is None:
            number = number_of(value)
            found = (self._tally.values[told(value)], np.nan if number is None else number)
            self._seen[key] = found
        return found
