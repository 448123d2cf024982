"""The presenter of finding in the open report: as you type, in any spelling, without moving the caret until you go."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject

from annotator.arabic.finding import Finder
from annotator.language import tr
from annotator.ui.panels.find_bar import FindBar
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView

LONGEST = 200  # code points of a selection that are taken as the words to look for


class Finding(QObject):
    """Paints the hits in the text and goes through them. Offsets are code points."""

    def __init__(self, session: Session, view: TextView, bar: FindBar, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view, self._bar, self._steps = session, view, bar, steps
        self._finder = Finder("")
        self._hits: list[tuple[int, int]] = []
        self._place: int | None = None
        bar.field.textChanged.connect(self._search)
        bar.field.stepped.connect(self.step)
        bar.field.left.connect(self.leave)

    def show_document(self) -> None:
        """Look in the report that is open now, for the same words."""
        document = self._session.document
        self._finder = Finder("" if document is None else document.text)
        self._search()

    def begin(self) -> None:
        """Ask for words; what is selected is offered."""
        chosen = self._view.selection()
        words = "" if chosen is None else self._view.text()[slice(*chosen)][:LONGEST]
        self._finder.prepare()  # now, while a hand goes to the first letter
        self._bar.begin(" ".join(words.split()))
        self._search()

    def step(self, by: int) -> None:
        """Go to the next hit after (1) or before (-1) the one shown, round the ends."""
        if self._bar.isHidden():
            self.begin()
            return
        if not self._hits:
            return
        if self._place is None:
            self._show(self._first_after(self._view.caret()) if by > 0 else self._first_after(self._view.caret()) - 1)
        else:
            self._show(self._place + by)

    def leave(self) -> None:
        """Hide the bar; the hit that was shown last is selected, so that a label's key marks it."""
        hit = None if self._place is None else self._hits[self._place]
        self._bar.hide()
        self._view.set_hits([])
        self._hits, self._place = [], None
        self._view.setFocus()
        if hit is not None:
            self._view.select(*hit)

    def _search(self) -> None:
        """Find the words anew; the hit at or after the caret is shown."""
        if self._bar.isHidden():
            return
        self._hits, self._place = self._finder.find(self._bar.field.text()), None
        self._view.set_hits(self._hits)
        if self._hits:
            self._show(self._first_after(self._view.caret()))
        else:
            self._bar.show_place(None, 0)

    def _show(self, place: int) -> None:
        before, self._place = self._place, place % len(self._hits)
        self._view.set_current_hit(self._place)
        self._view.scroll_to(*self._hits[self._place])
        self._bar.show_place(self._place, len(self._hits))
        if before is not None and abs(self._place - before) == len(self._hits) - 1 and len(self._hits) > 2:
            self._steps.tell_only(tr("Round the end of the report."))

    def _first_after(self, offset: int) -> int:
        return bisect_left(self._hits, (offset, 0)) % len(self._hits)
