"""A form made from the codebook: a row for each attribute, of a label or of reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.core.codebook import AttributeDefinition
from annotator.core.json_value import Json
from annotator.language import code
from annotator.ui.panels.attribute_field import AttributeField, Said
from annotator.ui.panels.choice_fields import ChoiceField, ManyField
from annotator.ui.panels.choice_list import ChoiceList
from annotator.ui.panels.picked_field import PickedField
from annotator.ui.panels.typed_field import TypedField
from annotator.ui.panels.widgets import plain_label, restyled, scaled

NAME, BESIDE = 104, 270  # logical pixels: of a name, and of a row that has room for name and field side by side
GAP, UNBOUNDED = 3, 16_777_215  # logical pixels: before the star; Qt's own for no bound
NOTHING = Said()


def field_of(attribute: AttributeDefinition, choices: ChoiceList) -> AttributeField:
    """Return the field for an attribute; what it offers to choose from unfolds in this list."""
    if attribute.type in ("choice", "bool"):
        return ChoiceField(attribute, choices)
    if attribute.type == "multichoice":
        return ManyField(attribute, choices)
    if attribute.type in ("spanref", "subspan"):
        return PickedField(attribute)
    return TypedField(attribute)


class AttributeRow(QWidget):
    """The name of an attribute, its field, and what is wrong with it."""

    def __init__(self, field: AttributeField) -> None:
        super().__init__()
        self.field = field
        attribute = field.attribute
        self.name = plain_label(attribute.names[code()], "soft")
        self.name.setToolTip(attribute.definitions.get(code()) or "")
        self.name.setBuddy(field)
        self.star = QLabel("*" if attribute.required else "")
        self.star.setProperty("role", "soft")
        self.problem = plain_label("", "wrong")
        self.problem.hide()
        self._shown = ("", False)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(GAP)
        head.addWidget(self.name, 1)
        head.addWidget(self.star)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(8)
        self._both.addWidget(self._head)
        self._both.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._both)
        column.addWidget(self.problem)
        self._set_beside(beside=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the name above the field where there is no room for both."""
        super().resizeEvent(event)
        self._set_beside(beside=self.width() >= scaled(BESIDE))

    def _set_beside(self, *, beside: bool) -> None:
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(direction)
        self._both.setSpacing(8 if beside else 2)
        self._head.setMinimumWidth(scaled(NAME) if beside else 0)
        self._head.setMaximumWidth(scaled(NAME) if beside else UNBOUNDED)
        _hold(self.name, (scaled(NAME) if beside else self.width()) - self.star.sizeHint().width() - GAP)
        _hold(self.problem, self.width())

    def show_problem(self, sentence: str, *, is_empty: bool) -> None:
        """Say what is wrong; that it is empty, the star says."""
        if (sentence, is_empty) == self._shown:
            return
        self._shown = (sentence, is_empty)
        if self.star.text():
            restyled(self.star, "failed" if is_empty else "soft")
        self.problem.setText("" if is_empty else sentence)
        self.problem.setVisible(bool(sentence) and not is_empty)
        _hold(self.problem, self.width())


def _hold(label: QLabel, width: int) -> None:
    """Keep a label as high as its lines need at a width: no layout around it does."""
    label.setMinimumHeight(max(label.heightForWidth(max(width, 1)), 0))


class AttributeForm(QWidget):
    """Rows for attributes, in the order of the codebook.

    Signals:
        said(str, object): The attribute of this code is to have this value; None takes it away.
        refused(object): The InputError that says why what was typed is no value.
        left(): The text is wanted.
        explained(str): What is to be known of the field that has the keyboard; "" for nothing.
        pick_wanted(str): The attribute of this code is to be filled from the text.
        follow_wanted(str): What the attribute of this code leads to is wanted.
        came_to(object): The AttributeField that has the keyboard now, to be brought into sight.
    """

    said = Signal(str, object)
    refused = Signal(object)
    left = Signal()
    explained = Signal(str)
    pick_wanted = Signal(str)
    follow_wanted = Signal(str)
    came_to = Signal(object)

    def __init__(self, attributes: Iterable[AttributeDefinition]) -> None:
        super().__init__()
        self.setObjectName("attribute_form")
        self.choices = ChoiceList()
        self.choices.setParent(self)
        self.destroyed.connect(self.choices.deleteLater)  # it lies in the window by then
        self.rows: dict[str, AttributeRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for attribute in attributes:
            row = AttributeRow(self._connected(field_of(attribute, self.choices)))
            self.rows[attribute.code] = row
            column.addWidget(row)
        self.is_writable = True

    def _connected(self, field: AttributeField) -> AttributeField:
        name = field.attribute.code
        field.said.connect(partial(self.said.emit, name))
        field.refused.connect(self.refused)
        field.went_on.connect(partial(self.go_on_from, name))
        field.left.connect(self.left)
        field.explained.connect(self.explained)
        field.edit.exited.connect(partial(self.explained.emit, ""))
        field.pick_wanted.connect(partial(self.pick_wanted.emit, name))
        field.follow_wanted.connect(partial(self.follow_wanted.emit, name))
        field.edit.entered.connect(partial(self.came_to.emit, field))
        return field

    @property
    def fields(self) -> Mapping[str, AttributeField]:
        """The fields, by the code of the attribute."""
        return {name: row.field for name, row in self.rows.items()}

    def show_said(self, values: Mapping[str, Said], *, writable: bool = True) -> None:
        """Show what is said, by the code of the attribute; nothing is said of the others."""
        for name, row in self.rows.items():
            row.field.show_said(values.get(name, NOTHING))
        if writable != self.is_writable:
            self.is_writable = writable
            for row in self.rows.values():
                row.field.setEnabled(writable)

    def show_problems(self, sentences: Mapping[str, str], empty: Collection[str] = ()) -> None:
        """Say what is wrong, by the code of the attribute; and which must be said and are not."""
        for name, row in self.rows.items():
            row.show_problem(sentences.get(name, ""), is_empty=name in empty)

    def focus_on(self, name: str) -> None:
        """Give the keyboard to a field."""
        if name in self.rows:
            self.rows[name].field.edit.enter()

    def focused(self) -> str | None:
        """Return the code of the attribute whose field has the keyboard."""
        return next((name for name, row in self.rows.items() if row.field.edit.hasFocus()), None)

    def finish(self) -> None:
        """Say what is being typed: what is shown goes away, or the window does."""
        for row in self.rows.values():
            row.field.finish()

    def fold(self) -> None:
        """Put away what is unfolded."""
        self.choices.fold()

    def go_on_from(self, name: str) -> None:
        """Give the keyboard to the next field; behind the last one, to the text."""
        names = list(self.rows)
        following = names[names.index(name) + 1 :]
        if following:
            self.focus_on(following[0])
        else:
            self.left.emit()


def said_of(values: Mapping[str, Json], attributes: Iterable[AttributeDefinition]) -> dict[str, Said]:
    """Return what stands in the fields of a form that nothing is linked from: what is said, else the defaults."""
    shown: dict[str, Said] = {}
    for attribute in attributes:
        if attribute.code in values:
            shown[attribute.code] = Said(values[attribute.code])
        elif attribute.default is not None:
            shown[attribute.code] = Said(attribute.default, is_default=True)
    return shown
