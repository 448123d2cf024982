"""What a coder notes on a mark or on the report, and a line to write one more; a note may be a question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.core.remark import Remark
from annotator.language import isolated, tr
from annotator.ui.own_direction import direction_of
from annotator.ui.panels.attribute_field import FieldEdit
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.widgets import button, grounded, heading, plain_label


class NotesBox(QWidget):
    """Shows remarks, and takes new ones.

    Signals:
        written(str, bool): These words are to be noted; as a question or not.
        changed(object, str, bool): This Remark is to have these words, and to be a question or not.
        removed(object): This Remark is to go.
        left(): The text is wanted.
    """

    written = Signal(str, bool)
    changed = Signal(object, str, bool)
    removed = Signal(object)
    left = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        grounded(self, "notes")
        self.rows: list[NoteRow] = []
        self.field = FieldEdit()
        self.field.setObjectName("note")
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(tr("Write a note, then Enter"))
        self.question = TickBox(tr("A question to the supervisor"))
        self._changing: Remark | None = None
        self._written, self._column = QVBoxLayout(), QVBoxLayout(self)
        self._place(title)
        self.field.went_on.connect(self.finish)
        self.field.left.connect(self.left)

    def _place(self, title: str) -> None:
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)
        self._written.setSpacing(6)
        self._column.addWidget(heading(title))
        self._column.addLayout(self._written)
        self._column.addWidget(self.field)
        self._column.addWidget(self.question)

    def show_remarks(self, remarks: Sequence[Remark], *, writable: bool) -> None:
        """Show these remarks; what is being written stays."""
        if [row.remark for row in self.rows] != list(remarks):
            for row in self.rows:
                self._written.removeWidget(row)
                row.hide()  # at once: it goes only when nothing else is to be done
                row.deleteLater()
            self.rows = [self._row(remark) for remark in remarks]
            for row in self.rows:
                self._written.addWidget(row)
        for row in self.rows:
            row.tools.setVisible(writable)
        self.field.setEnabled(writable)
        self.question.setEnabled(writable)

    def _row(self, remark: Remark) -> NoteRow:
        row = NoteRow(remark)
        row.change.clicked.connect(partial(self._change, remark))
        row.remove.clicked.connect(partial(self.removed.emit, remark))
        return row

    def begin(self, *, question: bool) -> None:
        """Give the keyboard to the line, for a note or for a question."""
        self.question.setChecked(question)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _change(self, remark: Remark) -> None:
        """Put the words of a remark back into the line."""
        self.finish()
        self._changing = remark
        self.field.setText(remark.text)
        self.question.setChecked(remark.question)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Note what stands in the line; nothing is noted where nothing stands there."""
        words, changing, question = self.field.text().strip(), self._changing, self.question.isChecked()
        self._changing = None
        self.field.clear()
        self.question.setChecked(False)
        if words and changing is not None:
            self.changed.emit(changing, words, question)
        elif words:
            self.written.emit(words, question)


class NoteRow(QWidget):
    """One remark: its words, whether it asks, what was answered."""

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        grounded(self, "note_row")
        self.remark = remark
        words = plain_label(remark.text)
        words.setLayoutDirection(direction_of(remark.text))
        state = plain_label(_state(remark), "soft")
        self.change, self.remove = button(tr("Change"), "quiet"), button(tr("Remove"), "quiet")
        self.change.setAccessibleName(tr("Change the note {words}", words=isolated(remark.text[:40])))
        self.remove.setAccessibleName(tr("Remove the note {words}", words=isolated(remark.text[:40])))
        self.tools = FlowRow(spacing=2)
        self.tools.row.addWidget(self.change)
        self.tools.row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 4)
        column.setSpacing(2)
        parts: list[QWidget] = [words, *([state] if state.text() else []), self.tools]
        for part in parts:
            column.addWidget(part)


def _state(remark: Remark) -> str:
    if remark.answer:
        return tr("Answer: {words}", words=isolated(remark.answer))
    if not remark.question:
        return ""
    return tr("A question to the supervisor, open") if remark.is_open else tr("A question to the supervisor, closed")
