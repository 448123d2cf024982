"""The presenter of the codebook beside the text: it opens at what the coder has in hand."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.ui.coding import Coding
from annotator.ui.pages.work import WorkPage


class CodebookReader(QObject):
    """Turns to the codebook and back."""

    def __init__(self, page: WorkPage, coding: Coding, parent: QObject) -> None:
        super().__init__(parent)
        self._page, self._coding = page, coding
        self._before = 0  # the tab that was there before the definition
        page.codebook.left.connect(page.text.setFocus)

    def begin(self) -> None:
        """Open the codebook, ready to look something up."""
        self._page.show_side(self._page.codebook)
        self._page.codebook.begin()

    def define(self) -> None:
        """Show what the label in hand means, without leaving the text; asked once more, show what was there before."""
        page, label = self._page, self._coding.label_in_hand()
        side, panel = page.side, page.codebook
        is_there = side.isVisible() and side.currentWidget() is panel and panel.shown == label
        if is_there:
            side.setCurrentIndex(self._before)
            return
        if side.currentWidget() is not panel:
            self._before = side.currentIndex()
        page.show_side(panel)
        panel.show_section(label)
