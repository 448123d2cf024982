"""Which marks lie where: a bucket for each paragraph, so that only what is on the screen costs anything."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotator.ui.textview.marks import Mark
from annotator.ui.textview.stacking import depth, lanes


class Paragraphs:
    """Where the paragraphs of a text begin and end, in code points."""

    __slots__ = ("_length", "_starts")

    def __init__(self, text: str) -> None:
        """Find the line feeds; each ends a paragraph."""
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
        self._length = len(text)

    def __len__(self) -> int:
        """Return how many there are; an empty text has one."""
        return len(self._starts)

    def number_at(self, offset: int) -> int:
        """Return the number of the paragraph that an offset lies in."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def bounds(self, number: int) -> tuple[int, int]:
        """Return where a paragraph starts and ends, without its line feed."""
        after = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else self._length
        return self._starts[number], after

    def touched(self, start: int, end: int) -> range:
        """Return the numbers of the paragraphs that [start, end) has a part in."""
        return range(self.number_at(start), self.number_at(max(end - 1, start)) + 1)


@dataclass(frozen=True, slots=True)
class Strip:
    """The part of a mark that lies in one paragraph, in code points of the text; its lane counts from the letters."""

    mark: Mark
    start: int
    end: int
    lane: int

    @property
    def opens(self) -> bool:
        """Tell whether the mark starts here."""
        return self.start == self.mark.start

    @property
    def closes(self) -> bool:
        """Tell whether the mark ends here."""
        return self.end == self.mark.end


class Bucket:
    """The marks of one paragraph, by start."""

    __slots__ = ("_reach", "_starts", "depth", "strips")

    def __init__(self, marks: Iterable[Mark], start: int, end: int) -> None:
        """Clip the marks to the paragraph and stack them."""
        ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id))
        ranges = [_clipped(mark, start, end) for mark in ordered]
        stacked = lanes(ranges)
        self.strips = [Strip(mark, *part, lane) for mark, part, lane in zip(ordered, ranges, stacked, strict=True)]
        self.depth = depth(stacked)
        self._starts = [part[0] for part in ranges]
        self._reach = list(accumulate((part[1] for part in ranges), max))

    def within(self, start: int, end: int) -> list[Strip]:
        """Return the strips that have a part in [start, end), by start."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [strip for strip in self.strips[first:last] if strip.end > start]


def _clipped(mark: Mark, start: int, end: int) -> tuple[int, int]:
    return max(mark.start, start), min(mark.end, end)


EMPTY = Bucket((), 0, 0)


class MarkIndex:
    """All marks of a text, found by place."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        """Begin with no marks."""
        self._paragraphs = paragraphs
        self._marks: dict[str, Mark] = {}
        self._members: dict[int, dict[str, Mark]] = {}
        self._buckets: dict[int, Bucket] = {}

    def set(self, marks: Sequence[Mark]) -> list[Mark]:
        """Take these marks for the old ones and return those that came, went or changed, old and new."""
        new = {mark.id: mark for mark in marks}
        gone = [id_ for id_, mark in self._marks.items() if new.get(id_) != mark]
        come = [mark for id_, mark in new.items() if self._marks.get(id_) != mark]
        return self.change(gone, come)

    def change(self, gone: Iterable[str], come: Iterable[Mark]) -> list[Mark]:
        """Take marks away, by id, and others up; return all of them, old and new. A mark of a known id replaces it."""
        come = list(come)
        wanted = dict.fromkeys([*gone, *(mark.id for mark in come)])
        changed = [self._marks.pop(id_) for id_ in wanted if id_ in self._marks]
        for mark in changed:
            for number in self._touched(mark):
                del self._members[number][mark.id]
        for mark in come:
            self._marks[mark.id] = mark
            for number in self._touched(mark):
                self._members.setdefault(number, {})[mark.id] = mark
        return [*changed, *come]

    def _touched(self, mark: Mark) -> range:
        """Return the paragraphs of a mark, whose buckets are no longer true."""
        numbers = self._paragraphs.touched(mark.start, mark.end)
        for number in numbers:
            self._buckets.pop(number, None)
        return numbers

    def get(self, id_: str | None) -> Mark | None:
        """Return the mark of an id."""
        return None if id_ is None else self._marks.get(id_)

    def bucket(self, paragraph: int) -> Bucket:
        """Return the marks of a paragraph."""
        members = self._members.get(paragraph)
        if not members:
            return EMPTY
        if paragraph not in self._buckets:
            start, end = self._paragraphs.bounds(paragraph)
            self._buckets[paragraph] = Bucket(members.values(), start, end + 1)  # its line feed may be marked too
        return self._buckets[paragraph]

    def paragraphs(self) -> list[int]:
        """Return the numbers of the paragraphs that have marks."""
        return [number for number, members in self._members.items() if members]

    def at(self, offset: int) -> list[Mark]:
        """Return the marks over a code point, the innermost first."""
        over = self.bucket(self._paragraphs.number_at(offset)).within(offset, offset + 1)
        return sorted((strip.mark for strip in over), key=lambda mark: (mark.end - mark.start, mark.start, mark.id))
