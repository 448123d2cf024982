"""The dialog for a corpus of another program: its format and files, what was found, and what its names are here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.panels.choice_box import ChoiceBox
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.line_box import LineBox
from annotator.ui.panels.mapping_rows import MappingRows, Named
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.widgets import button, fit_screen, heading, plain_label, soft

SIZE, LEAST = (760, 680), (560, 460)  # logical pixels


class CorpusDialog(QDialog):
    """Shows what is chosen and found; knows nothing of how a corpus is read.

    Signals:
        files_wanted(), folder_wanted(): Where the corpus lies is to be asked.
        format_changed(): Another format is chosen.
        confirmed(): It is to be imported so.
    """

    files_wanted = Signal()
    folder_wanted = Signal()
    format_changed = Signal()
    confirmed = Signal()

    def __init__(self, formats: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """Offer formats: value, name and what it is for."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import a corpus"))
        self.setMinimumSize(*LEAST)
        fit_screen(self, SIZE)
        self.formats = ChoiceBox()
        self.formats.setAccessibleName(tr("Format"))
        self._meanings = {value: meaning for value, _, meaning in formats}
        for value, name, _ in formats:
            self.formats.addItem(name, value)
        self._meaning = plain_label("", "soft")
        self.files, self.folder = button(tr("&Files…")), button(tr("F&older…"))
        self._where = soft(tr("Nothing chosen yet"))
        self._found = plain_label("")
        self.labels, self.coders = MappingRows(tr("The label")), MappingRows(tr("The coder"))
        self._headings = [heading(tr("Labels there, and here")), heading(tr("Coders there, and here"))]
        self.problems = LineBox(tr("What is to be told"))
        self.keep_going = TickBox(tr("Import the &rest, and leave out what cannot be taken"))
        self.take, self.cancel = button(tr("&Import"), "primary"), button(tr("&Cancel"))
        self._place()
        self._connect()
        self.show_looking(
            tr("Choose the format, then where the corpus lies: it is looked through before anything is imported.")
        )
        self.formats.setFocus()

    def _place(self) -> None:
        title = heading(tr("A corpus of another program"))
        title.setProperty("role", "question")
        label = soft(tr("For&mat"))
        label.setBuddy(self.formats)
        what, where = FlowRow(), FlowRow()
        what.row.addWidget(label)
        what.row.addWidget(self.formats)
        for part in (soft(tr("Where it lies")), self.files, self.folder, self._where):
            where.row.addWidget(part)
        foot = FlowRow()
        foot.row.addStretch()
        for made in (self.cancel, self.take):
            foot.row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(what)
        column.addWidget(self._meaning)
        column.addWidget(where)
        column.addWidget(self._found)
        column.addWidget(self._mapping(), 3)
        column.addWidget(self.problems, 2)
        column.addWidget(self.keep_going)
        column.addWidget(foot)

    def _mapping(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for title, rows in zip(self._headings, (self.labels, self.coders), strict=True):
            column.addWidget(title)
            column.addWidget(rows)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _connect(self) -> None:
        self.take.setDefault(True)
        for other in (self.cancel, self.files, self.folder):
            other.setAutoDefault(False)
        self.files.clicked.connect(self.files_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.formats.currentIndexChanged.connect(self.format_changed)
        self.formats.currentIndexChanged.connect(self._show_state)
        self.keep_going.toggled.connect(self._show_state)
        self.take.clicked.connect(self.confirmed)
        self.cancel.clicked.connect(self.reject)

    @property
    def format(self) -> str:
        """The format that is chosen now."""
        return str(self.formats.currentData())

    @property
    def sentence(self) -> str:
        """What is said of the corpus."""
        return self._found.text()

    def show_place(self, words: str) -> None:
        """Say where the corpus lies."""
        self._where.setText(words)

    def show_looking(self, words: str = "") -> None:
        """Say that it is being looked through; there is nothing to import yet."""
        self._found.setText(words)
        self._has_reports, self._has_refused = False, False
        for rows in (self.labels, self.coders):
            rows.show_names([], [])
        self.problems.show_lines([])
        self._show_state()

    def show_found(self, sentence: str, problems: Sequence[str], *, reports: int, refused: bool) -> None:
        """Say what is in it, and what is to be told; what must be refused is left out only on a person's word."""
        self._found.setText(sentence)
        self.problems.show_lines(problems)
        self._has_reports, self._has_refused = reports > 0, refused
        self._show_state()

    def show_names(
        self,
        labels: Sequence[Named],
        label_choices: Sequence[tuple[str, str]],
        coders: Sequence[Named],
        coder_choices: Sequence[tuple[str, str]],
    ) -> None:
        """Show the names that it uses, with what they can be here."""
        self.labels.show_names(labels, label_choices)
        self.coders.show_names(coders, coder_choices)
        self._show_state()

    def _show_state(self) -> None:
        self._meaning.setText(self._meanings[self.format])
        for title, rows in zip(self._headings, (self.labels, self.coders), strict=True):
            title.setVisible(bool(rows.boxes))
        self.problems.setVisible(bool(self.problems.toPlainText()))
        self.keep_going.setVisible(self._has_refused)
        self.take.setEnabled(self._has_reports and (not self._has_refused or self.keep_going.isChecked()))
