"""The dialog of an export: what for, what goes out, and what the file cannot hold, said before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.language import tr
from annotator.ui.dialogs.choice_rows import VALUE, ChoiceRows, choice
from annotator.ui.dialogs.export_options import ExportOptions
from annotator.ui.panels.line_box import LineBox
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.widgets import button, fit_screen, heading, plain_label, soft
from annotator.ui.theme import Theme

SIZE, LEAST = (880, 690), (640, 480)  # logical pixels
LOSSES, LINES = "losses", "lines"  # what the box at the bottom shows


class ExportDialog(QDialog):
    """Shows the choices; knows nothing of how an export is made.

    Signals:
        format_changed(): Another format is chosen.
        choice_changed(): Something else of the corpus is chosen, or another manner.
        wanted(): Everything is chosen: where is the file to lie?
        stopped(): What is being written is to be given up.
    """

    format_changed = Signal()
    choice_changed = Signal()
    wanted = Signal()
    stopped = Signal()

    def __init__(self, formats: Sequence[tuple[str, str, str]], theme: Theme, parent: QWidget | None = None) -> None:
        """Show what one can want to do: the format for it, the purpose, and what the format is."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export"))
        self.setMinimumSize(*LEAST)
        fit_screen(self, SIZE)
        self.is_writing = False
        self.formats = _format_list(formats, theme)
        self.options = ExportOptions()
        self.whose = self.options.whose
        self._loss_sentence = plain_label("")
        self.losses, self.lines = LineBox(tr("What the file cannot hold")), LineBox(tr("First lines"))
        self.lines.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a file's lines, not the interface's
        self.shown = Segments(
            tr("What is shown"), [(LOSSES, tr("What the file cannot hold")), (LINES, tr("First lines"))], LOSSES
        )
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
        title = heading(tr("What do you want to do with the corpus?"))
        title.setProperty("role", "question")
        title.setBuddy(self.formats)
        choices = QHBoxLayout()
        choices.setSpacing(18)
        choices.addWidget(self.formats, 4)
        choices.addWidget(_scrolled(self.options), 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(title)
        column.addLayout(choices, 7)
        column.addSpacing(4)
        column.addWidget(self.shown)
        column.addWidget(self._loss_sentence)
        column.addWidget(self.losses, 3)
        column.addWidget(self.lines, 3)
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
        self.options.changed.connect(self.choice_changed)
        self.shown.chosen.connect(self._show_box)
        self._show_box()
        self._show_state()

    @property
    def format(self) -> str:
        """The format that is chosen now."""
        return str(self.formats.currentItem().data(VALUE))

    def show_counting(self) -> None:
        """Say that the marks are being looked at."""
        self._loss_sentence.setText(tr("Looking at the marks…"))
        self.losses.show_lines([])
        self.lines.show_lines([])

    @property
    def loss_sentence(self) -> str:
        """What is said of the losses."""
        return self._loss_sentence.text()

    def show_losses(self, sentence: str, losses: Sequence[str], lines: Sequence[str] = ()) -> None:
        """Say what will be lost: a sentence, and lines that show it; and how the file begins."""
        self._loss_sentence.setText(sentence)
        self.losses.show_lines(losses)
        self.lines.show_lines(lines)

    def _show_box(self) -> None:
        self.losses.setVisible(self.shown.value() == LOSSES)
        self.lines.setVisible(self.shown.value() == LINES)

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
        self.say(error)
        self.export.setFocus()

    def say(self, error: str = "") -> None:
        """Say what is wrong with what is chosen; "" where nothing is."""
        self._error.setText(error)
        self._show_state()

    def _show_state(self) -> None:
        writing = self.is_writing
        for part in (self.formats, self.options, self.export):
            part.setEnabled(not writing)
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
    made.setAccessibleName(tr("What do you want to do with the corpus?"))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setItemDelegate(ChoiceRows(theme, made))
    for value, name, meaning in formats:
        made.addItem(choice(value, name, meaning))
    return made


def _scrolled(inside: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inside)
    return made
