"""Room for the captions over the marks: neighbours never touch, what does not fit is elided or hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

GAP = 6.0
LEAST_ROOM = 18.0
SAME_START = 2.0


@dataclass(frozen=True, slots=True)
class Wish:
    """A caption that wants a place: where its mark starts, counted along the line, and the width of its words."""

    along: float
    width: float
    key: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a caption goes: from here, so wide; it is elided where this is less than it wished."""

    along: float
    width: float
    key: int


def placed(wishes: Sequence[Wish], end: float, gap: float = GAP) -> list[Place]:
    """Give each caption the room up to the next mark's start.

    Captions of marks that start at one place follow one another, in the order given (inner marks first).

    Args:
        wishes: Measured along the line, from where its paragraph's direction begins, in pixels.
        end: Where the line's room ends.
        gap: Left free between two captions.
    """
    groups = list(_by_start(wishes))
    limits = [group[0].along - gap for group in groups[1:]] + [end]
    return [place for group, limit in zip(groups, limits, strict=False) for place in _queued(group, limit, gap)]


def _by_start(wishes: Sequence[Wish]) -> Iterator[list[Wish]]:
    ordered = sorted(wishes, key=lambda wish: wish.along)
    heads: dict[int, float] = {}
    head = float("-inf")
    for wish in ordered:
        head = wish.along if wish.along - head > SAME_START else head
        heads[wish.key] = head
    order = {wish.key: nth for nth, wish in enumerate(wishes)}
    ordered.sort(key=lambda wish: (heads[wish.key], order[wish.key]))
    for _, group in groupby(ordered, key=lambda wish: heads[wish.key]):
        yield list(group)


def _queued(group: Sequence[Wish], limit: float, gap: float) -> Iterator[Place]:
    along = group[0].along
    for wish in group:
        room = limit - along
        if room < min(LEAST_ROOM, wish.width):
            return
        width = min(wish.width, room)
        yield Place(along, width, wish.key)
        along += width + gap
