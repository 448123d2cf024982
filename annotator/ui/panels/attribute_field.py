"""What the fields of a form have in common: they show what is said, say something else, and are left by keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.core.codebook import AttributeDefinition
from annotator.core.json_value import Json
from annotator.errors import AnnotatorError
from annotator.language import code, tr
from annotator.ui.own_direction import SIDES, OwnDirectionEdit
from annotator.ui.panels.widgets import restyled, scaled
from annotator.workflow.value_words import value_words

HEIGHT = 29  # logical pixels
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a field.

    Attributes:
        value: None where nothing is said.
        words: What a link or a part of a mark stands on; other values have words of their own.
        is_default: Nobody said it: it holds until somebody says otherwise.
        is_mixed: Several marks say different things.
        proposed: What the program proposes, in words; "" for nothing.
    """

    value: Json = None
    words: str = ""
    is_default: bool = False
    is_mixed: bool = False
    proposed: str = ""


class FieldEdit(OwnDirectionEdit):
    """The line of a field.

    Signals:
        went_on(): Enter was pressed: what stands there is meant, and the next field is wanted.
        left(): Esc was pressed: the text is wanted.
        entered(): It has the keyboard now.
        exited(): It has it no more.
    """

    went_on = Signal()
    left = Signal()
    entered = Signal()
    exited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown = ""
        self.textChanged.connect(self._begin)

    def _begin(self) -> None:
        """Begin where the text begins: a number has no direction of its own, and Qt would begin it on the left."""
        self.setAlignment(SIDES[self.layoutDirection()] | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """Be as high as all fields, whatever letters stand in it."""
        return QSize(super().sizeHint().width(), scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Be no lower than that."""
        return QSize(super().minimumSizeHint().width(), scaled(HEIGHT))

    def show_text(self, text: str) -> None:
        """Show a text from its beginning; it is what stands there until somebody types."""
        self.shown = text
        if self.text() != text:
            self.setText(text)
        self.setCursorPosition(0)
        if self.hasFocus():
            self.selectAll()

    @property
    def is_typed(self) -> bool:
        """Tell whether something else stands there than was shown."""
        return self.text() != self.shown

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, unless something was typed that they could take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return True
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        return not self.is_typed and any(event.matches(step) for step in STEPS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, leave with Esc."""
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.went_on.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self.shown)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def enter(self) -> None:
        """Take the keyboard as a key gives it; where it is here already, begin anew."""
        if self.hasFocus():
            self.selectAll()
            self.entered.emit()
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell that it is wanted, when the keyboard was here already."""
        super().mousePressEvent(event)
        self.entered.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it has the keyboard."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.selectAll()
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it has it no more."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.exited.emit()


class AttributeField(QWidget):
    """One attribute of a form.

    Signals:
        said(object): The value that a person gave it; None for nothing.
        refused(object): The InputError that says why what was typed is no value of it.
        went_on(): She is done with it, and wants the next one.
        left(): She wants the text.
        explained(str): What is to be known of what is at hand; "" for nothing.
        pick_wanted(): It is to be filled from the text.
        follow_wanted(): What it leads to is to be shown.
    """

    said = Signal(object)
    refused = Signal(object)
    went_on = Signal()
    left = Signal()
    explained = Signal(str)
    pick_wanted = Signal()
    follow_wanted = Signal()

    def __init__(self, attribute: AttributeDefinition, edit: FieldEdit) -> None:
        super().__init__()
        self.attribute, self.edit = attribute, edit
        self._said = Said()
        name = attribute.names[code()]
        edit.setObjectName(f"attribute_{attribute.code}")
        edit.setAccessibleName(tr("{attribute}, must be said", attribute=name) if attribute.required else name)
        edit.setAccessibleDescription(attribute.definitions.get(code()) or "")
        self.setFocusProxy(edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(edit)
        edit.left.connect(self.left)
        edit.entered.connect(self._entered)
        edit.exited.connect(self.finish)
        edit.setPlaceholderText(self._hint())

    def show_said(self, said: Said) -> None:
        """Show what is said, without saying it."""
        if said == self._said and not self.edit.is_typed and self.edit.property("role") != "wrong":
            return
        self._said = said
        self.edit.show_text(self._text())
        self.edit.setPlaceholderText(self._hint())
        self._style("default" if said.is_default else "")

    def finish(self) -> None:
        """Say what was typed, if it is something else than what stood there."""
        raise NotImplementedError

    def explanation(self) -> str:
        """Return what is to be known of it while it has the keyboard."""
        return self.attribute.definitions.get(code()) or ""

    def _entered(self) -> None:
        self.explained.emit(self.explanation())

    def _text(self) -> str:
        return self._said.words or value_words(self.attribute, self._said.value)

    def _hint(self) -> str:
        if self._said.is_mixed:
            return tr("different ones")
        return tr("{value}?", value=self._said.proposed) if self._said.proposed else ""

    def _say(self, value: Json) -> None:
        """Say a value, unless just this was said."""
        known = self._said
        if known.is_mixed or known.is_default or value != known.value:
            self.said.emit(value)

    def _refuse(self, error: AnnotatorError) -> None:
        self._style("wrong")
        self.refused.emit(error)

    def _style(self, role: str) -> None:
        if (self.edit.property("role") or "") != role:
            restyled(self.edit, role)
