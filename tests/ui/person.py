"""Somebody at the window: what she does with her hands, what she sees, and what is in her file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from annotator.core.document import DocumentId
from annotator.core.span import Span
from annotator.ui.dialogs.finishing import FinishingDialog
from annotator.ui.pages.work import WorkPage
from annotator.ui.program import Program
from annotator.ui.session import Session
from annotator.ui.textview.view import TextView
from annotator.ui.window import Window
from annotator.ui.workplace import Workplace
from tests.ui import hands


class Person:
    """Works in the window of a running program."""

    def __init__(self, program: Program) -> None:
        self.program = program

    @property
    def window(self) -> Window:
        """The window that is there now: another language or theme has another one."""
        return self.program.window

    @property
    def session(self) -> Session:
        """The project that is open."""
        session = self.program.session
        assert session is not None
        return session

    @property
    def place(self) -> Workplace:
        """The parts of the page on which she works."""
        place = self.window.workplace
        assert place is not None
        return place

    @property
    def page(self) -> WorkPage:
        """The page on which she works."""
        return self.place.page

    @property
    def text(self) -> TextView:
        """The text of the report."""
        return self.page.text

    # What she does

    def press(self, *keys: str) -> None:
        """Press keys in the window."""
        hands.press(self.window, *keys)

    def click(self, button: QWidget) -> None:
        """Click a button that she can see and press."""
        assert button.isVisible()
        assert button.isEnabled()
        hands.click(button)

    def click_button(self, words: str) -> None:
        """Click the button in sight that says these words."""
        found = [one for one in self.window.findChildren(QPushButton) if one.isVisible() and one.text() == words]
        assert len(found) == 1, [one.text() for one in self.window.findChildren(QPushButton) if one.isVisible()]
        self.click(found[0])

    def read(self) -> None:
        """Put the keyboard's focus into the text."""
        self.text.setFocus()

    def drag_over(self, words: str) -> None:
        """Drag the mouse over words of the report."""
        hands.drag_over(self.text, words)

    def click_word(self, words: str) -> None:
        """Click a word of the report."""
        hands.click_word(self.text, words)

    def mark(self, words: str, key: str) -> None:
        """Drag over words and press the key of a label."""
        self.drag_over(words)
        self.press(key)

    def finish(self) -> None:
        """Say by the key that the report is done, and where problems are open, that it is done all the same."""
        self.press("Ctrl+Return")
        asked = QApplication.activeModalWidget()
        if isinstance(asked, FinishingDialog):
            self.click(asked.finish)
            self.come_back()

    def come_back(self) -> None:
        """Be at the window again after a dialog: a system with a desktop sees to it."""
        self.window.activateWindow()
        QApplication.processEvents()

    # What she sees, and what is in the file

    @property
    def notice(self) -> str:
        """What the card says, "" where there is none."""
        card = self.window.notices
        return card.sentence if card.isVisible() else ""

    @property
    def selected(self) -> str | None:
        """The words of the mark that is selected; text, list and label bar agree on which it is."""
        span = self.place.coding.span
        row = self.page.spans.list.currentIndex()
        listed = row.data(Qt.ItemDataRole.UserRole) if row.isValid() else None
        assert self.text.selected_mark() == (None if span is None else span.id)
        assert listed == span
        chosen = [label for label, button in self.page.labels.buttons.items() if button._chosen]
        assert chosen == ([] if span is None else [span.label])
        return None if span is None else span.quote

    @property
    def painted(self) -> set[tuple[str, str]]:
        """Words and caption of every mark that is painted."""
        text = self.text.text()
        marks = {mark.id: mark for offset in range(len(text)) for mark in self.text.marks_at(offset)}
        return {(text[mark.start : mark.end], mark.caption) for mark in marks.values()}

    def spans(self) -> list[Span]:
        """The spans of the open report, from the file; the list shows just these."""
        spans = self.session.spans()
        assert self.place.span_model.spans == spans
        return spans

    @property
    def marks(self) -> list[tuple[str, str]]:
        """Words and label of every mark of the open report in the file."""
        return [(span.quote, span.label) for span in self.spans()]

    @property
    def report(self) -> DocumentId | None:
        """The report that is open; text and list agree on which it is."""
        document = self.session.document
        assert self.text.text() == ("" if document is None else document.text)
        return None if document is None else document.id

    @property
    def listed(self) -> list[str]:
        """The titles of the reports in the list."""
        return [row.title for row in self.place.report_model.shown]

    @property
    def titles_by_status(self) -> dict[str, list[str]]:
        """The titles of all reports, by how far she is with them."""
        found: dict[str, list[str]] = {}
        for row in self.place.report_model.every:
            found.setdefault(row.status, []).append(row.title)
        return found
