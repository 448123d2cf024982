"""Where a key takes the caret. Plain arrows follow the eye; an extension goes on through the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt

from annotator.ui.textview import selecting
from annotator.ui.textview.geometry import Geometry
from annotator.ui.textview.hits import Caret, caret_x, hit_in_row, neighbour, placed_row, row_end, stepped
from annotator.ui.textview.measures import Measures


class Move(Enum):
    """A move of the caret."""

    LEFT = auto()
    RIGHT = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    UP = auto()
    DOWN = auto()
    PARAGRAPH_UP = auto()
    PARAGRAPH_DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    ROW_START = auto()
    ROW_END = auto()
    TEXT_START = auto()
    TEXT_END = auto()


SIDEWAYS = {Move.LEFT, Move.RIGHT, Move.WORD_LEFT, Move.WORD_RIGHT}
VERTICAL = {Move.UP, Move.DOWN, Move.PAGE_UP, Move.PAGE_DOWN}

_KEYS = {
    (Qt.Key.Key_Left, False): Move.LEFT,
    (Qt.Key.Key_Right, False): Move.RIGHT,
    (Qt.Key.Key_Left, True): Move.WORD_LEFT,
    (Qt.Key.Key_Right, True): Move.WORD_RIGHT,
    (Qt.Key.Key_Up, False): Move.UP,
    (Qt.Key.Key_Down, False): Move.DOWN,
    (Qt.Key.Key_Up, True): Move.PARAGRAPH_UP,
    (Qt.Key.Key_Down, True): Move.PARAGRAPH_DOWN,
    (Qt.Key.Key_PageUp, False): Move.PAGE_UP,
    (Qt.Key.Key_PageDown, False): Move.PAGE_DOWN,
    (Qt.Key.Key_Home, False): Move.ROW_START,
    (Qt.Key.Key_End, False): Move.ROW_END,
    (Qt.Key.Key_Home, True): Move.TEXT_START,
    (Qt.Key.Key_End, True): Move.TEXT_END,
}


def move_of(key: int, modifiers: Qt.KeyboardModifier) -> Move | None:
    """Return the move that a key asks for; None for keys that are not ours."""
    if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return None
    return _KEYS.get((Qt.Key(key), bool(modifiers & Qt.KeyboardModifier.ControlModifier)))


@dataclass(slots=True)
class Walker:
    """Moves over one page; remembers the column that moves up and down try to keep."""

    geometry: Geometry
    measures: Measures
    page: float = 0.0
    goal: float | None = None

    def moved(self, move: Move, caret: Caret, *, extends: bool) -> Caret:
        """Return where a move ends that starts at the caret.

        An extension moves the edge of a selection: it goes on through the text, never by the eye, and takes
        whole words without the space after them.
        """
        if move not in VERTICAL:
            self.goal = None
        if move in (Move.LEFT, Move.RIGHT) and not extends:
            return stepped(self.geometry, caret, leftwards=move is Move.LEFT)
        if move in SIDEWAYS:
            return Caret(self._sideways(move, caret.offset, extends=extends))
        if move in VERTICAL:
            return Caret(self._vertical(move, caret))
        return Caret(self._jump(move, caret.offset))

    def _sideways(self, move: Move, caret: int, *, extends: bool) -> int:
        text, row = self.geometry.text, self.geometry.row_at(caret)
        onward = (move in (Move.LEFT, Move.WORD_LEFT)) == self.geometry.placed(row).rtl
        if move in (Move.LEFT, Move.RIGHT):
            return selecting.next_letter(text, caret) if onward else selecting.letter_before(text, caret)
        if not onward:
            return selecting.word_start_before(text, caret)
        return selecting.next_word_end(text, caret) if extends else selecting.next_word_start(text, caret)

    def _vertical(self, move: Move, caret: Caret) -> int:
        row = self.geometry.row_at(caret.offset)
        placed = self.geometry.placed(row)
        if self.goal is None:
            self.goal = placed.x + (caret_x(self.geometry, row, caret.offset) if caret.x is None else caret.x)
        if move in (Move.UP, Move.DOWN):
            target = neighbour(self.geometry, row, 1 if move is Move.DOWN else -1)
            if target is None:
                return 0 if move is Move.UP else len(self.geometry.text)
            return hit_in_row(self.geometry, self.geometry.placed(target), self.goal).caret
        step = self.page if move is Move.PAGE_DOWN else -self.page
        onto = placed_row(self.geometry, self.measures, placed.baseline + step)
        return hit_in_row(self.geometry, onto, self.goal).caret

    def _jump(self, move: Move, caret: int) -> int:
        if move is Move.TEXT_START:
            return 0
        if move is Move.TEXT_END:
            return len(self.geometry.text)
        if move is Move.PARAGRAPH_UP:
            return self._paragraph_before(caret)
        if move is Move.PARAGRAPH_DOWN:
            return self._next_paragraph(caret)
        row = self.geometry.row_at(caret)
        return row.start if move is Move.ROW_START else row_end(self.geometry.text, row)

    def _paragraph_before(self, caret: int) -> int:
        paragraphs = self.geometry.paragraphs
        number = paragraphs.number_at(caret)
        start = paragraphs.bounds(number)[0]
        return start if start < caret or not number else paragraphs.bounds(number - 1)[0]

    def _next_paragraph(self, caret: int) -> int:
        paragraphs = self.geometry.paragraphs
        number = paragraphs.number_at(caret) + 1
        return paragraphs.bounds(number)[0] if number < len(paragraphs) else len(self.geometry.text)
