"""Fields in which values are chosen: by what is typed of their names, by their digits, or from the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from annotator.arabic.folding import fold_key
from annotator.core.codebook import AttributeDefinition
from annotator.core.json_value import Json
from annotator.language import code
from annotator.ui.panels.attribute_field import AttributeField, FieldEdit, Said
from annotator.ui.panels.choice_list import NUMBERED, Choice, ChoiceList
from annotator.workflow.value_words import value_words

CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ChoiceEdit(FieldEdit):
    """The line of a field in which values are chosen: what is typed looks for them.

    Signals:
        stepped(int): The next choice (1) or the one before (-1) is wanted.
        numbered(int): The choice of this number, from 0, is meant.
        cleared(): Nothing is to be said.
        spaced(): The choice at hand is meant, and others beside it.
    """

    stepped = Signal(int)
    numbered = Signal(int)
    cleared = Signal()
    spaced = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by keys; everything else is typed."""
        key, typed = event.key(), event.text()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif len(typed) == 1 and typed.isdecimal() and 1 <= int(typed) <= NUMBERED:
            self.numbered.emit(int(typed) - 1)
        elif key in CLEARING and not self.is_typed:
            self.cleared.emit()
        elif key == Qt.Key.Key_Space and not self.is_typed:
            self.spaced.emit()
        else:
            super().keyPressEvent(event)


class ChoiceField(AttributeField):
    """One of several values; yes and no are two of them."""

    def __init__(self, attribute: AttributeDefinition, choices: ChoiceList) -> None:
        self._line = ChoiceEdit()
        super().__init__(attribute, self._line)
        self._list = choices
        self._values = _values(attribute)
        self._offered: list[int] = []
        line = self._line
        line.textEdited.connect(self._unfold)
        line.stepped.connect(self._step)
        line.numbered.connect(self._take_numbered)
        line.cleared.connect(self._clear)
        line.spaced.connect(self._space)
        line.went_on.connect(self._go_on)

    def finish(self) -> None:
        """Take what was typed where only one value is meant by it; else show again what was there."""
        self._list.fold(self)
        if self.edit.is_typed:
            self._look_up()
            if len(self._offered) == 1:
                self._choose(self._offered[0])
            self.edit.show_text(self._text())

    def fold(self) -> None:
        """Put the list away."""
        self._list.fold(self)

    def _entered(self) -> None:
        super()._entered()
        self._unfold()

    def _unfold(self) -> None:
        self._look_up()
        current = [place for place, number in enumerate(self._offered) if self._is_said(number)]
        at = 0 if self.edit.is_typed and self._offered else current[0] if current else -1
        self._list.show_below(self, [self._row(number) for number in self._offered], at, self._take_row)
        self._explain()

    def _look_up(self) -> None:
        words = fold_key(self.edit.text()).split() if self.edit.is_typed else []
        names = [fold_key(name) for _, name, _ in self._values]
        self._offered = [nth for nth, name in enumerate(names) if all(word in name for word in words)]

    def _row(self, number: int) -> Choice:
        _, name, explanation = self._values[number]
        return Choice(name, self._is_said(number), explanation)

    def _is_said(self, number: int) -> bool:
        return self._said.value is not None and self._said.value == self._values[number][0]

    def _step(self, by: int) -> None:
        if self._list.owner is not self:
            self._unfold()
        if self._offered:
            self._list.go_to(max(0, min(self._list.row + by, len(self._offered) - 1)))
            self._explain()

    def _explain(self) -> None:
        """Say what the choice at hand means."""
        at = self._list.row if self._list.owner is self else -1
        told = self._values[self._offered[at]][2] if 0 <= at < len(self._offered) else ""
        self.explained.emit(told or self.explanation())

    def _take_numbered(self, at: int) -> None:
        self._look_up()
        self._take_row(at)

    def _take_row(self, at: int) -> None:
        if at < len(self._offered):
            self._take(self._offered[at])

    def _go_on(self) -> None:
        """Take the choice at hand; where nothing was typed or gone to, go on."""
        at = self._list.row if self._list.owner is self else -1
        if 0 <= at < len(self._offered) and not self._is_said(self._offered[at]):
            self._take(self._offered[at])
        elif not self.edit.is_typed or self._offered:
            self._move_on()

    def _take(self, number: int) -> None:
        self._choose(number)
        self._move_on()

    def _move_on(self) -> None:
        self.edit.show_text(self._text())
        self._list.fold(self)
        self.went_on.emit()

    def _choose(self, number: int) -> None:
        value, name, _ = self._values[number]
        self.edit.shown = name
        self.edit.setText(name)
        self._say(value)

    def _clear(self) -> None:
        self._say(None)
        self._unfold()

    def _space(self) -> None:
        self._unfold()

    def show_said(self, said: Said) -> None:
        """Show what is said; a list that is unfolded shows it too."""
        if self.edit.is_typed and self.edit.hasFocus() and said == self._said:
            return
        changed = said != self._said
        super().show_said(said)
        if changed and self._list.owner is self:
            self._unfold()


class ManyField(ChoiceField):
    """Several of several values: each is chosen, or taken back, by the same key."""

    def _is_said(self, number: int) -> bool:
        chosen = self._said.value
        return isinstance(chosen, Sequence) and not isinstance(chosen, str) and self._values[number][0] in chosen

    def _unfold(self) -> None:
        super()._unfold()
        if not self.edit.is_typed:
            self._list.go_to(-1)

    def _take(self, number: int) -> None:
        at = self._list.row
        typed = self.edit.is_typed
        self._choose(number)
        self.edit.show_text(self._text())
        self._unfold()
        if not typed:
            self._list.go_to(at)

    def _space(self) -> None:
        at = self._list.row if self._list.owner is self else -1
        if 0 <= at < len(self._offered):
            self._take(self._offered[at])
        else:
            self._unfold()

    def _go_on(self) -> None:
        """Take what was looked for or gone to; where it is neither, go on."""
        at = self._list.row if self._list.owner is self else -1
        if 0 <= at < len(self._offered):
            self._take(self._offered[at])
            self._list.go_to(-1)
        elif not self.edit.is_typed:
            self._move_on()

    def _choose(self, number: int) -> None:
        chosen = [value for nth, (value, _, _) in enumerate(self._values) if self._is_said(nth) != (nth == number)]
        self.edit.shown = self.edit.text()
        self._say(chosen or None)

    def finish(self) -> None:
        """Put the list away; what was typed to look for a value says nothing."""
        self._list.fold(self)
        self.edit.show_text(self._text())


def _values(attribute: AttributeDefinition) -> list[tuple[Json, str, str]]:
    """Return value, name and explanation of everything that can be chosen."""
    if attribute.type == "bool":
        return [(value, value_words(attribute, value), "") for value in (True, False)]
    return [(one.code, one.names[code()], one.definitions.get(code()) or "") for one in attribute.values]
