"""The question how a file was written: its text as each encoding would read it, and the person chooses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.language import isolated, ntr, number, tr
from annotator.ui.dialogs.reading_rows import NAME, READING, ReadingRows
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.widgets import button, fit_screen, heading, plain_label, scaled
from annotator.ui.readings import Answer, Question, Reading, encoding_name, shortened
from annotator.ui.textview.marks import Look, Mark
from annotator.ui.textview.view import TextView
from annotator.ui.theme import Theme

SIZE, LEAST = (880, 540), (640, 420)  # logical pixels
LIST_WIDTH = 250
MOST_NAMED = 6  # damaged lines that the sentence names
TEXT_SIZE = 15.0  # points
LINE_SPACING = 0.85


class EncodingDialog(QDialog):
    """Shows a file in every reading that its bytes allow.

    Signals:
        answered(object): The person's Answer; closing the dialog leaves the file out.
    """

    answered = Signal(object)

    def __init__(
        self, question: Question, found: Sequence[Reading], look: Look, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Show the readings, the likeliest first; there is at least one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import reports"))
        self.setMinimumSize(*LEAST)
        fit_screen(self, SIZE)
        self._question, self._theme = question, theme
        self.readings = _reading_list(found, theme, look.family)
        self.preview = TextView()
        self.preview.setObjectName("preview_text")
        self.preview.setAccessibleName(tr("The text in this reading"))
        self.preview.set_look(replace(look, size=TEXT_SIZE, line_spacing=LINE_SPACING, measure=0))
        self.for_folder = TickBox(_folder_sentence(question))
        self.for_folder.setChecked(question.reason != "damaged")
        self.take, self.leave = button(tr("&Import"), "primary"), button(tr("&Leave it out"))
        self._sentence = plain_label(_sentence(question, found))
        self._place()
        self._connect()
        self.readings.setCurrentRow(0)
        self.readings.setFocus()

    def _place(self) -> None:
        title = heading(_title(self._question))
        title.setProperty("role", "question")
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.readings)
        middle.addWidget(self.preview, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self._sentence)
        column.addSpacing(4)
        column.addLayout(middle, 1)
        column.addSpacing(4)
        column.addWidget(self.for_folder)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.take.setDefault(True)
        self.leave.setAutoDefault(False)
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.readings.itemDoubleClicked.connect(self.accept)  # Enter presses the default button already
        self.readings.currentItemChanged.connect(self._show_current)
        self.finished.connect(self._answer)

    @property
    def sentence(self) -> str:
        """What is said of the file."""
        return self._sentence.text()

    @property
    def reading(self) -> Reading:
        """The reading that is chosen now."""
        found: Reading = self.readings.currentItem().data(READING)
        return found

    def _show_current(self) -> None:
        reading = self.reading
        self.preview.show_text(reading.text)
        self.preview.set_marks(self._marks(reading))
        self.take.setText(tr("&Import") if not reading.lines else tr("&Import as it is"))
        self.take.setAccessibleName(self.take.text().replace("&", ""))

    def _marks(self, reading: Reading) -> list[Mark]:
        """Mark what is damaged; the first place in each line says which line of the file it is."""
        colour, marks, named = self._theme.colours["danger"], [], 0
        for damage in reading.damages:
            caption = "" if damage.line == named else tr("Line {line}", line=damage.line)
            marks.append(Mark(str(damage.start), damage.start, damage.end, caption, colour))
            named = damage.line
        return marks

    def _answer(self, result: int) -> None:
        reading, for_folder = self.reading, self.for_folder.isChecked()
        if result == QDialog.DialogCode.Accepted:
            self.answered.emit(Answer(reading.encoding, bool(reading.lines), for_folder))
        else:
            self.answered.emit(Answer("", for_folder=for_folder))


def _reading_list(found: Sequence[Reading], theme: Theme, family: str) -> QListWidget:
    made = QListWidget()
    made.setObjectName("readings")
    made.setAccessibleName(tr("Readings"))
    made.setFixedWidth(scaled(LIST_WIDTH))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setItemDelegate(ReadingRows(theme, family, made))
    for reading in found:
        item = QListWidgetItem(f"{_name(reading)}: {isolated(reading.sample)}")
        item.setData(READING, reading)
        item.setData(NAME, _name(reading))
        made.addItem(item)
    return made


def _name(reading: Reading) -> str:
    name = encoding_name(reading.encoding)
    if not reading.lines:
        return name
    return name + tr(" · ") + ntr("{count} damaged line", "{count} damaged lines", len(reading.lines))


def _title(question: Question) -> str:
    titles = {
        "guessed": tr("How was this file written?"),
        "damaged": tr("Some characters are damaged"),
        "asked": tr("How are these files to be read?"),
    }
    return titles[question.reason]


def _sentence(question: Question, found: Sequence[Reading]) -> str:
    file = isolated(shortened(question.path.name))
    if question.reason == "damaged":
        return _damage_sentence(file, next((reading.lines for reading in found if reading.lines), ()))
    if question.reason == "asked":
        return tr("Choose the line that reads as it should. This is {file}.", file=file)
    return tr(
        "{file} does not say in which encoding it was written. Choose the line that reads as it should.", file=file
    )


def _damage_sentence(file: str, lines: Sequence[int]) -> str:
    named = tr(", ").join(number(line) for line in lines[:MOST_NAMED])
    if len(lines) > MOST_NAMED:
        named = tr("{lines} and others", lines=named)
    return ntr(
        "{file} is UTF-8 except for line {lines}. What cannot be read is shown as �: import it so, or leave it out.",
        "{file} is UTF-8 except for {count} lines: {lines}. What cannot be read is shown as �: import it so, or leave "
        "it out.",
        len(lines),
        file=file,
        lines=named,
    )


def _folder_sentence(question: Question) -> str:
    if question.reason == "damaged":
        return tr("The &same for all damaged files of this folder")
    return tr("The &same for all such files of this folder, now and later")
