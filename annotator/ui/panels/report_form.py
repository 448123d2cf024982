"""What a coder says of the report as a whole, in a form made from the codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.core.codebook import AttributeDefinition
from annotator.core.json_value import Json
from annotator.language import tr
from annotator.ui.panels.attribute_form import AttributeForm, said_of
from annotator.ui.panels.widgets import grounded, heading, plain_label


class ReportForm(QWidget):
    """A form over the open report; hidden where the codebook has nothing to be said of reports.

    Signals:
        said(str, object): The attribute of this code is to have this value; None takes it away.
        refused(object): The InputError that says why what was typed is no value.
        left(): The text is wanted.
        came_to(object): The field that has the keyboard now, to be brought into sight.
    """

    said = Signal(str, object)
    refused = Signal(object)
    left = Signal()
    came_to = Signal(object)

    def __init__(self, attributes: Sequence[AttributeDefinition]) -> None:
        super().__init__()
        grounded(self, "report_form")
        self._attributes = [attribute for attribute in attributes if not attribute.is_link]
        self.form = AttributeForm(self._attributes)
        self.hint = plain_label("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(tr("What you say of it")))
        column.addWidget(self.form)
        column.addWidget(self.hint)
        self.hint.hide()
        self.form.said.connect(self.said)
        self.form.refused.connect(self.refused)
        self.form.left.connect(self.left)
        self.form.explained.connect(self._explain)
        self.form.came_to.connect(self.came_to)
        if not self._attributes:
            self.hide()

    def show_said(self, values: Mapping[str, Json], *, writable: bool) -> None:
        """Show what is said, by the code of the attribute."""
        self.form.show_said(said_of(values, self._attributes), writable=writable)

    def begin(self, name: str = "") -> None:
        """Give the keyboard to a field, or to the first."""
        wanted = name or next(iter(self.form.rows), None)
        if wanted is not None:
            self.form.focus_on(wanted)

    def finish(self) -> None:
        """Say what is being typed: another report is to be shown."""
        self.form.finish()
        self.form.fold()

    def _explain(self, sentence: str) -> None:
        self.hint.setText(sentence)
        self.hint.setVisible(bool(sentence))
