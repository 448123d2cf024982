"""Where a key takes the caret. Plain arrows follow the eye; an extension goes on through the text.

Home and End go to the start and the end of the line; with Alt, of the sentence; with Control, of the text. Elsewhere
Alt means letters, for a key as for a drag: without it, a selection grows by whole words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt

from annotator.ui.textview import extending, selecting
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
    SENTENCE_START = auto()
    SENTENCE_END = auto()
    TEXT_START = auto()
    TEXT_END = auto()


Range = tuple[int, int]
SIDEWAYS = {Move.LEFT, Move.RIGHT, Move.WORD_LEFT, Move.WORD_RIGHT}
VERTICAL = {Move.UP, Move.DOWN, Move.PAGE_UP, Move.PAGE_DOWN}
BY_SENTENCE = {Move.SENTENCE_START, Move.SENTENCE_END}

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


_SENTENCE_KEYS = {Qt.Key.Key_Home: Move.SENTENCE_START, Qt.Key.Key_End: Move.SENTENCE_END}


def move_of(key: int, modifiers: Qt.KeyboardModifier) -> Move | None:
    """Return the move that a key asks for; None for keys that are not ours."""
    asked = Qt.Key(key)
    if modifiers & Qt.KeyboardModifier.MetaModifier:
        return None
    with_control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    if not modifiers & Qt.KeyboardModifier.AltModifier:
        return _KEYS.get((asked, with_control))
    if with_control:
        return None
    if asked in _SENTENCE_KEYS:
        return _SENTENCE_KEYS[asked]
    return _KEYS.get((asked, False)) if modifiers & Qt.KeyboardModifier.ShiftModifier else None


@dataclass(slots=True)
class Walker:
    """Moves over one page; remembers the column that moves up and down try to keep."""

    geometry: Geometry
    measures: Measures
    page: float = 0.0
    goal: float | None = None

    def moved(self, move: Move, caret: Caret) -> Caret:
        """Return where a move ends that starts at the caret."""
        if move not in VERTICAL:
            self.goal = None
        if move in (Move.LEFT, Move.RIGHT):
            return stepped(self.geometry, caret, leftwards=move is Move.LEFT)
        if move in SIDEWAYS:
            return Caret(self._by_word(move, caret.offset))
        if move in VERTICAL:
            return Caret(self._vertical(move, caret))
        return Caret(self._jump(move, caret.offset))

    def extended(self, move: Move, anchor: int, caret: Caret, *, by_letter: bool) -> Range:
        """Return anchor and head of the selection when a move takes the head on: through the text, not by the eye."""
        text, head = self.geometry.text, caret.offset
        if move in SIDEWAYS:
            self.goal = None
            onward = self._onward(move, head)
            if by_letter:
                return anchor, extending.by_letter(text, anchor, head, onward=onward)
            return extending.by_word(text, anchor, head, onward=onward)
        reached = self.moved(move, caret).offset
        if by_letter or move in BY_SENTENCE:
            return anchor, reached
        return extending.snapped(text, anchor, reached, anew=anchor == head)

    def _onward(self, move: Move, caret: int) -> bool:
        """Tell whether a move to a side goes on in the text, by the direction of the caret's paragraph."""
        rtl = self.geometry.placed(self.geometry.row_at(caret)).rtl
        return (move in (Move.LEFT, Move.WORD_LEFT)) == rtl

    def _by_word(self, move: Move, caret: int) -> int:
        text = self.geometry.text
        onward = self._onward(move, caret)
        return selecting.next_word_start(text, caret) if onward else selecting.word_start_before(text, caret)

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
        if move is Move.SENTENCE_START:
            return selecting.sentence_start_before(self.geometry.text, caret)
        if move is Move.SENTENCE_END:
            return selecting.sentence_end_after(self.geometry.text, caret)
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
