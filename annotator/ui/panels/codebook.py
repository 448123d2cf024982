"""The codebook next to the text: one section at a time, and what is looked for in all of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.core.codebook import Codebook
from annotator.core.codebook_changes import Place
from annotator.core.codebook_entries import BookEntry, entries, matching
from annotator.language import LANGUAGES, code, isolated, tr
from annotator.ui.dialogs.choice_rows import VALUE, ChoiceRows, choice
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.panels.choice_box import ChoiceBox
from annotator.ui.panels.codebook_page import CodebookPage, anchor, sections
from annotator.ui.panels.widgets import grounded, plain_label
from annotator.ui.theme import Theme

MOST = 60  # entries found that are shown
MARGIN = 16  # logical pixels beside the page
SHOWN = 160  # code points of a definition that are shown of what was found


class CodebookPanel(QWidget):
    """Shows a codebook.

    Signals:
        left(): The person wants to go back to the text.
    """

    left = Signal()

    def __init__(self, book: Codebook, theme: Theme) -> None:
        super().__init__()
        grounded(self, "codebook")
        self._book, self._writer = book, CodebookPage(book, theme)
        self._entries: tuple[BookEntry, ...] | None = None
        self.field = OwnDirectionEdit()
        self.field.setPlaceholderText(tr("Look something up"))
        self.field.setAccessibleName(tr("Look something up in the codebook"))
        self.field.setClearButtonEnabled(True)
        self.section = ChoiceBox()
        self.section.setAccessibleName(tr("Section of the codebook"))
        for value, name in sections(book):
            self.section.addItem(name, value)
        self.reading = _browser()
        self.found = _found_list(theme)
        self._nothing = plain_label(tr("The codebook has nothing of this. Try fewer letters."), "soft")
        self.stack = QStackedWidget()
        self._place()
        self._connect()

    def _place(self) -> None:
        nothing, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(MARGIN, 4, MARGIN, 4)
        column.addWidget(self._nothing)
        column.addStretch(1)
        nothing.setLayout(column)
        parts: tuple[QWidget, ...] = (self.reading, self.found, nothing)
        for part in parts:
            self.stack.addWidget(part)
        top, whole = QVBoxLayout(), QVBoxLayout(self)
        top.setContentsMargins(MARGIN, 14, MARGIN, 8)
        top.setSpacing(8)
        top.addWidget(self.field)
        top.addWidget(self.section)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.stack, 1)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._look_up)
        self.field.returnPressed.connect(self._go_to_found)
        self.field.installEventFilter(self)
        self.section.activated.connect(lambda: self.show_section(str(self.section.currentData())))
        self.found.itemActivated.connect(self._open)
        self.found.itemClicked.connect(self._open)

    def showEvent(self, event: QShowEvent) -> None:
        """Write the first page only when somebody sees it."""
        super().showEvent(event)
        if self.reading.document().isEmpty():
            self._write()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the words to what was found with the arrow key."""
        is_key = watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._go_to_found()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Take the keyboard, with what was looked for before selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @property
    def shown(self) -> str:
        """The section that is read now, "" while something is looked for."""
        return str(self.section.currentData()) if self.stack.currentIndex() == 0 else ""

    def show_section(self, section: str, at: Place | None = None) -> None:
        """Turn to a section, and in it to the place at which something is defined."""
        self.section.setCurrentIndex(max(self.section.findData(section), 0))
        self._turn_to(0)
        self._write(at or ())
        if at is not None:
            self.reading.scrollToAnchor(anchor(at))

    def _write(self, at: Place = ()) -> None:
        if self.section.count():
            self.reading.setHtml(self._writer.section(str(self.section.currentData()), at))

    def _look_up(self, words: str) -> None:
        """Show what holds the words typed; the section that was read before, where there are none."""
        if not words.strip():
            self._turn_to(0)
            return
        if self._entries is None:
            self._entries = entries(self._book)
        self.found.clear()
        for entry in matching(self._entries, words)[:MOST]:
            self.found.addItem(self._row(entry))
        self.found.setCurrentRow(0)
        self._turn_to(1 if self.found.count() else 2)

    def _turn_to(self, part: int) -> None:
        """Show a section (0), what was found (1), or that nothing was (2)."""
        self.stack.setCurrentIndex(part)
        self.section.setVisible(part == 0)

    def _row(self, entry: BookEntry) -> QListWidgetItem:
        """Return the row of an entry: its name in both languages, and under it where it stands and what it means."""
        place, is_rule = entry.place, entry.names is entry.definitions
        other = [entry.names[language] for language in LANGUAGES if language != code() and not is_rule]
        names = " · ".join(isolated(name) for name in (entry.names[code()], *other))
        above = [self._called(place[:length]) for length in range(1, len(place))]
        where = isolated(" › ".join(above)) if above else ""
        meaning = "" if is_rule else entry.definitions.get(code(), "")
        if len(meaning) > SHOWN:
            meaning = f"{meaning[:SHOWN]}…"
        item = choice(anchor(place), names, "\n".join(part for part in (where, isolated(meaning)) if part))
        item.setData(VALUE, entry)
        return item

    def _called(self, place: Place) -> str:
        section = self.section.findData(place[0])
        if len(place) == 1:
            return self.section.itemText(section)
        owner = self._book.label(place[0])
        every = self._book.report if owner is None else owner.attributes
        return next((one.names[code()] for one in every if one.code == place[1]), place[1])

    def _go_to_found(self) -> None:
        if self.stack.currentIndex() == 0 and self.field.text().strip():
            self._turn_to(1 if self.found.count() else 2)
        wanted = self.found if self.stack.currentIndex() == 1 else self.reading
        wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, item: QListWidgetItem) -> None:
        entry = item.data(VALUE)
        if isinstance(entry, BookEntry):
            self.show_section(entry.place[0], entry.place)
            self.reading.setFocus(Qt.FocusReason.OtherFocusReason)


class _Reading(QTextBrowser):
    """A page to read: Esc is for who is around it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Esc to the panel."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _browser() -> QTextBrowser:
    made = _Reading()
    made.setObjectName("codebook_page")
    made.setAccessibleName(tr("Codebook"))
    made.setOpenLinks(False)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.document().setDocumentMargin(MARGIN - 1)  # the frame has the last one
    return made


def _found_list(theme: Theme) -> QListWidget:
    made = QListWidget()
    made.setObjectName("codebook_found")
    made.setAccessibleName(tr("What the codebook has of it"))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    made.setItemDelegate(ChoiceRows(theme, made))
    made.setResizeMode(QListWidget.ResizeMode.Adjust)  # its rows were measured at another width than they get
    return made
