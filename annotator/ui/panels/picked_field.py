"""A field that is filled from the text: a link to another mark, or a part of this one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from annotator.core.codebook import AttributeDefinition
from annotator.language import tr
from annotator.ui.panels.attribute_field import AttributeField, FieldEdit

CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class PickedEdit(FieldEdit):
    """A line that cannot be typed into.

    Signals:
        cleared(): What stands there is to go.
        followed(): What it leads to is wanted.
        pressed(): It was clicked.
    """

    cleared = Signal()
    followed = Signal()
    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        """Keep plain keys here: a digit must not give the mark another label while this has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if modifiers == Qt.KeyboardModifier.NoModifier and (event.text().isprintable() or event.key() in CLEARING):
                event.setAccepted(bool(event.text()) or event.key() in CLEARING)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Delete, go to what it leads to with Space."""
        if event.key() in CLEARING:
            self.cleared.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.followed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click for the wish to fill it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


class PickedField(AttributeField):
    """Shows the words that it leads to."""

    def __init__(self, attribute: AttributeDefinition) -> None:
        line = PickedEdit()
        super().__init__(attribute, line)
        line.went_on.connect(self.pick_wanted)
        line.pressed.connect(self.pick_wanted)
        line.followed.connect(self.follow_wanted)
        line.cleared.connect(self._clear)

    def finish(self) -> None:
        """Nothing is ever typed here."""

    def explanation(self) -> str:
        """Return what it is, and the keys that it has."""
        keys = (
            tr("Enter picks another mark in the text. Space goes to the mark, Delete takes the link away.")
            if self.attribute.is_link
            else tr("Enter takes what is selected in the text. Delete takes it away.")
        )
        told = super().explanation()
        return f"{told} {keys}" if told else keys

    def _hint(self) -> str:
        return super()._hint() or (tr("Pick a mark…") if self.attribute.is_link else tr("Select a part…"))

    def _clear(self) -> None:
        if self._said.value is not None or self._said.is_mixed:
            self._say(None)
