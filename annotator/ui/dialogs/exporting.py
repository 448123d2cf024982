"""The dialog of an export: which format, whose work, and what the file cannot hold, said before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.language import tr
from annotator.ui.dialogs.choice_rows import VALUE, ChoiceRows, choice
from annotator.ui.panels.choice_box import ChoiceBox
from annotator.ui.panels.line_box import LineBox
from annotator.ui.panels.widgets import button, fit_screen, heading, plain_label, soft
from annotator.ui.theme import Theme

SIZE, LEAST = (620, 620), (480, 440)  # logical pixels


class ExportDialog(QDialog):
    """Shows the choices; knows nothing of how an export is made.

    Signals:
        format_changed(): Another format is chosen.
        coder_changed(): Somebody else's work is chosen.
        wanted(): Everything is chosen: where is the file to lie?
        stopped(): What is being written is to be given up.
    """

    format_changed = Signal()
    coder_changed = Signal()
    wanted = Signal()
    stopped = Signal()

    def __init__(self, formats: Sequence[tuple[str, str, str]], theme: Theme, parent: QWidget | None = None) -> None:
        """Show formats: value, name and what it is for."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export"))
        self.setMinimumSize(*LEAST)
        fit_screen(self, SIZE)
        self.is_writing = False
        self.formats = _format_list(formats, theme)
        self.whose = ChoiceBox()
        self.whose.setObjectName("whose")
        self.whose.setAccessibleName(tr("Whose work"))
        self._whose_label = soft(tr("&Whose work"))
        self._whose_label.setBuddy(self.whose)
        self._loss_sentence = plain_label("")
        self.losses = LineBox(tr("What the file cannot hold"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._bar_words = soft("")
        self._error = plain_label("", "failed")
        self.export, self.cancel = button(tr("Choose a &file…"), "primary"), button(tr("&Cancel"))
        self._place()
        self._connect()
        self.formats.setCurrentRow(0)
        self.formats.setFocus()

    def _place(self) -> None:
        title = heading(tr("Export"))
        title.setProperty("role", "question")
        whose = QHBoxLayout()
        whose.setSpacing(12)
        whose.addWidget(self._whose_label)
        whose.addWidget(self.whose, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self.formats)
        column.addLayout(whose)
        column.addSpacing(6)
        column.addWidget(heading(tr("What the file cannot hold")))
        column.addWidget(self._loss_sentence)
        column.addWidget(self.losses, 100)
        column.addStretch(1)  # takes the room where nothing is lost
        column.addWidget(self._error)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._bar_words)
        row.addWidget(self.bar, 1)
        row.addStretch()  # keeps the buttons where they are while there is no bar
        row.addWidget(self.cancel)
        row.addWidget(self.export)
        return row

    def _connect(self) -> None:
        self.export.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.export.clicked.connect(self.wanted)
        self.cancel.clicked.connect(self.reject)
        self.formats.currentItemChanged.connect(self.format_changed)
        self.whose.currentIndexChanged.connect(self.coder_changed)
        self._show_state()

    @property
    def format(self) -> str:
        """The format that is chosen now."""
        return str(self.formats.currentItem().data(VALUE))

    @property
    def coder(self) -> str:
        """Whose work is chosen now, by id; "" for everybody's."""
        return str(self.whose.currentData() or "")

    def show_coders(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer whose work can be taken, by value and name, the usual first; a coder who was chosen stays chosen."""
        before = self.coder
        self.whose.blockSignals(True)
        self.whose.clear()
        for value, name in choices:
            self.whose.addItem(name, value)
        self.whose.setCurrentIndex(max(self.whose.findData(before), 0) if before else 0)
        self.whose.blockSignals(False)
        self.whose.setEnabled(len(choices) > 1)

    def show_counting(self) -> None:
        """Say that the marks are being looked at."""
        self._loss_sentence.setText(tr("Looking at the marks…"))
        self.losses.hide()

    @property
    def loss_sentence(self) -> str:
        """What is said of the losses."""
        return self._loss_sentence.text()

    def show_losses(self, sentence: str, lines: Sequence[str]) -> None:
        """Say what will be lost: a sentence, and lines that show it."""
        self._loss_sentence.setText(sentence)
        self.losses.show_lines(lines)
        self.losses.setVisible(bool(lines))

    @property
    def error(self) -> str:
        """What is said to have gone wrong, "" where nothing is."""
        return self._error.text()

    def show_writing(self, done: int, every: int) -> None:
        """Show how many reports are written."""
        self.is_writing = True
        self._error.clear()
        words = tr("{done} of {every} reports", done=done, every=every)
        self._bar_words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setMaximum(max(every, 1))
        self.bar.setValue(done)
        self._show_state()

    def show_choosing(self, error: str = "") -> None:
        """Go back to the choices; say what went wrong, if something did."""
        self.is_writing = False
        self._error.setText(error)
        self._show_state()
        self.export.setFocus()

    def _show_state(self) -> None:
        writing = self.is_writing
        for part in (self.formats, self.whose, self.export):
            part.setEnabled(not writing)
        self.whose.setEnabled(not writing and self.whose.count() > 1)
        self.bar.setVisible(writing)
        self._bar_words.setVisible(writing)
        self._error.setVisible(bool(self._error.text()) and not writing)
        self.cancel.setText(tr("&Stop") if writing else tr("&Cancel"))
        self.cancel.setAccessibleName(self.cancel.text().replace("&", ""))

    def reject(self) -> None:
        """Close; while something is being written, only give that up."""
        if self.is_writing:
            self.stopped.emit()
        else:
            super().reject()


def _format_list(formats: Sequence[tuple[str, str, str]], theme: Theme) -> QListWidget:
    made = QListWidget()
    made.setObjectName("choices")
    made.setAccessibleName(tr("Format"))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setItemDelegate(ChoiceRows(theme, made))
    for value, name, meaning in formats:
        made.addItem(choice(value, name, meaning))
    made.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made
