"""The presenter of mentions: on to the next place in the report where the same words stand, not marked yet."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.arabic.mentions import mentions
from annotator.language import isolated, tr
from annotator.ui.coding import Coding
from annotator.ui.marks import Shown
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView


class Mentions(QObject):
    """Selects the next unmarked mention, so that a label's key marks it. Offsets are code points."""

    def __init__(
        self, session: Session, view: TextView, shown: Shown, coding: Coding, steps: Steps, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._shown = session, view, shown
        self._coding, self._steps = coding, steps

    def next(self) -> None:
        """Go to the next unmarked mention of the selected mark's words, of the selection's, or of the word here."""
        document, here = self._session.document, self._here()
        if document is None or here is None:
            return
        words = " ".join(document.text[slice(*here)].split())
        spans = self._shown.spans
        free = [
            mention
            for mention in mentions(document.text, words)
            if (mention.start, mention.end) != here
            and not any(span.start < mention.end and mention.start < span.end for span in spans)
        ]
        after = [mention for mention in free if mention.start >= here[1]]
        found = next(iter(after or free), None)
        if found is None:
            self._steps.tell_only(tr("{words} is nowhere else in this report without a mark.", words=isolated(words)))
            return
        self._coding.select(None)
        self._view.select(found.start, found.end)

    def _here(self) -> tuple[int, int] | None:
        span = self._coding.span
        if self._view.selection() is None and span is not None:
            return span.start, span.end
        return self._coding.chosen()
