"""Marks of many documents as columns of numbers, so that all pairs of coders are compared at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coding import CodedDocument, Coding, Mark

Rows = NDArray[np.int64]


class Numbers:
    """Gives each key a number, in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __getitem__(self, key: str) -> int:
        """Return the number of a key."""
        return self._numbers.setdefault(key, len(self._numbers))

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._numbers)

    @property
    def keys(self) -> list[str]:
        """The keys in order of their numbers."""
        return list(self._numbers)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents that count.

    Attributes:
        codings: The coders' works, document by document, those of one document in the order of their names.
        marks: All marks, work by work, each work in order.
        first: Where the marks of each work begin, and where the last end.
        document, coder: Numbers of the document and the coder of each work.
        of: The work of each mark.
        start, end, label, place: Of each mark; equal places are equal start and end.
        cut_start, cut_end: As they are in the coded parts of the text.
        lengths: The continuum of each work's document.
        stride: More than any offset.
    """

    codings: Sequence[Coding]
    marks: Sequence[Mark]
    first: Rows
    document: Rows
    coder: Rows
    of: Rows
    start: Rows
    end: Rows
    label: Rows
    place: Rows
    cut_start: Rows
    cut_end: Rows
    lengths: Rows
    stride: int

    @classmethod
    def of_documents(cls, documents: Sequence[tuple[int, CodedDocument]], coders: Numbers, labels: Numbers) -> Batch:
        """Return the columns of documents, each with its number; marks are in order, codings in that of names."""
        works = [(number, document, coding) for number, document in documents for coding in document.codings]
        marks = [mark for _, _, coding in works for mark in coding.marks]
        sizes = np.array([len(coding.marks) for _, _, coding in works], dtype=np.int64)
        start, end = (np.array([mark[nth] for mark in marks], dtype=np.int64) for nth in (0, 1))
        known = {label: labels[label] for label in dict.fromkeys(mark.label for mark in marks)}
        first = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)])
        stride = int(end.max(initial=0)) + 1
        cut_start, cut_end = _cut(works, first, start, end)
        return cls(
            codings=[coding for _, _, coding in works],
            marks=marks,
            first=first,
            document=np.array([number for number, _, _ in works], dtype=np.int64),
            coder=np.array([coders[coding.coder] for _, _, coding in works], dtype=np.int64),
            of=np.repeat(np.arange(len(works)), sizes),
            start=start,
            end=end,
            label=np.array([known[mark.label] for mark in marks], dtype=np.int64),
            place=np.unique(start * stride + end, return_inverse=True)[1].astype(np.int64),
            cut_start=cut_start,
            cut_end=cut_end,
            lengths=np.array([document.continuum for _, document, _ in works], dtype=np.int64),
            stride=stride,
        )

    def comparisons(self) -> tuple[Rows, Rows]:
        """Return the works of every two coders over one document, the one whose name comes first, and the other."""
        edges = np.concatenate([[0], np.flatnonzero(np.diff(self.document)) + 1, [len(self.document)]])
        pairs = [pair for begin, stop in pairwise(edges.tolist()) for pair in combinations(range(begin, stop), 2)]
        found = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return found[:, 0], found[:, 1]

    def marks_of(self, works: Rows) -> tuple[Rows, Rows]:
        """Return the marks of works, which may be named several times: the place in the list of works, and the mark."""
        return ranges(self.first[works], self.first[works + 1])


def ranges(starts: Rows, stops: Rows) -> tuple[Rows, Rows]:
    """Return the whole numbers of several ranges, one range after the other, and from which range each is.

    >>> [part.tolist() for part in ranges(np.array([5, 0]), np.array([7, 1]))]
    [[0, 0, 1], [5, 6, 0]]
    """
    sizes = stops - starts
    owner = np.repeat(np.arange(len(sizes)), sizes)
    before = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)[:-1]]) if len(sizes) else sizes
    return owner, np.arange(len(owner)) - np.repeat(before - starts, sizes)


def distinct(*columns: Rows) -> tuple[Rows, Rows, Rows]:
    """Return the different rows of some columns, in order, a column each; which each row is; and how often each stands.

    >>> [part.tolist() for part in distinct(np.array([2, 1, 2]), np.array([0, 5, 0]))]
    [[[1, 2], [5, 0]], [1, 0, 1], [1, 2]]
    """
    sizes = [int(column.max(initial=0)) + 1 for column in columns]
    keys = columns[0]
    for column, size in zip(columns[1:], sizes[1:], strict=True):
        keys = keys * size + column
    found, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    parts: list[Rows] = []
    for size in reversed(sizes):
        parts.append(found % size)
        found = found // size
    return np.stack(parts[::-1]), inverse.reshape(-1), counts


def _cut(works: Sequence[tuple[int, CodedDocument, Coding]], first: Rows, start: Rows, end: Rows) -> tuple[Rows, Rows]:
    """Return the offsets as they are when what is not coded is cut out of the texts."""
    cut_start, cut_end = start.copy(), end.copy()
    for nth, (_, document, _) in enumerate(works):
        here = slice(first[nth], first[nth + 1])
        for begin, stop in document.outside:
            cut_start[here] -= np.clip(start[here], begin, stop) - begin
            cut_end[here] -= np.clip(end[here], begin, stop) - begin
    return cut_start, cut_end
