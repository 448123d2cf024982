"""The presenter of edges: the selected span's, or the selection's before it is marked, moved by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.arabic.clitics import end_before_enclitic, start_past_clitic
from annotator.ui.coding import Coding
from annotator.ui.edges import Move
from annotator.ui.session import Session
from annotator.ui.textview.view import TextView
from annotator.workflow import annotate


class Resizing(QObject):
    """Moves edges. Offsets are code points."""

    def __init__(self, session: Session, view: TextView, coding: Coding, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view, self._coding = session, view, coding

    def move(self, move: Move) -> None:
        """Move an edge of the selected span."""
        span, document, time = self._coding.span, self._session.document, self._session.time
        if span is None or document is None:
            return
        start, end = move(document.text, span.start, span.end)
        if start < end and (start, end) != (span.start, span.end):
            self._coding.do(lambda project: annotate.resize(project, span, start, end, active_ms=time.taken()))

    def past_clitic(self) -> None:
        """Start past the longest clitic, then past a shorter one, then at the word again."""
        self._cycle(start_past_clitic)

    def before_pronoun(self) -> None:
        """End before the longest attached pronoun, then before a shorter one, then at the word's end again."""
        self._cycle(end_before_enclitic)

    def _cycle(self, move: Move) -> None:
        """Move an edge of the selected span; where none is, of the selection or of the word at the caret."""
        if self._coding.span is not None and self._view.selection() is None:
            self.move(move)
            return
        document, chosen = self._session.document, self._coding.chosen()
        if document is not None and chosen is not None:
            self._view.select(*move(document.text, *chosen))
