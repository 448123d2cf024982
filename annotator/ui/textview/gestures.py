"""A gesture of the mouse: from where the button went down to where the pointer is. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.ui.textview import extending, selecting
from annotator.ui.textview.hits import Hit
from annotator.ui.textview.selecting import Unit

NEAR = 4
"""Pixels that a hand trembles."""

UNITS = {1: Unit.WORD, 2: Unit.WORD, 3: Unit.SENTENCE}


@dataclass(slots=True)
class Gesture:
    """One press of the button.

    Attributes:
        origin: What was under the pointer; for an extension, the end of the selection that stays.
        clicks: 1, 2 or 3.
        extends: Whether it goes on from where the caret was.
        anew: Whether nothing was selected then: the word that it stood in comes whole.
        under_way: Whether it selects; a press that does not move is a plain click.
    """

    origin: Hit
    clicks: int = 1
    extends: bool = False
    anew: bool = True
    under_way: bool = field(default=False)

    def over(self, text: str, pointer: Hit, *, by_letter: bool) -> tuple[int, int]:
        """Return anchor and head of the selection up to the pointer: whole words, or letters."""
        unit = Unit.LETTER if by_letter and self.clicks < 3 else UNITS[self.clicks]
        if self.extends and unit is Unit.WORD:
            head = pointer.end if pointer.caret >= self.origin.caret else pointer.start
            return extending.snapped(text, self.origin.caret, head, anew=self.anew)
        if unit is Unit.LETTER:
            start, end = sorted((self.origin.caret, pointer.caret))
        else:
            start = min(self.origin.start, pointer.start)
            end = max(self.origin.end, pointer.end)
        first, last = selecting.selected(text, start, end, unit)
        backwards = pointer.caret < self.origin.caret
        return (last, first) if backwards else (first, last)


@dataclass(slots=True)
class Clicks:
    """Counts clicks that follow each other at one place, up to three."""

    count: int = 0
    time: int = 0
    x: float = 0.0
    y: float = 0.0

    def press(self, time: int, x: float, y: float, interval: int, *, double: bool) -> int:
        """Return 1, 2 or 3 for this press. Times are milliseconds; Qt says which one is the second."""
        near = abs(x - self.x) <= NEAR and abs(y - self.y) <= NEAR
        follows = near and self.count == 2 and time - self.time <= interval
        self.count = 2 if double else 3 if follows else 1
        self.time, self.x, self.y = time, x, y
        return self.count


@dataclass(slots=True)
class Cycle:
    """Which of several nested marks a click means: the innermost, then outwards at each click on the same letter."""

    place: int = -1
    id: str = ""

    def next(self, place: int, ids: list[str]) -> str:
        """Return the id that this click means.

        Args:
            place: Offset of the letter clicked.
            ids: The marks over it, the innermost first; not empty.
        """
        again = place == self.place and self.id in ids
        self.place = place
        self.id = ids[(ids.index(self.id) + 1) % len(ids)] if again else ids[0]
        return self.id
