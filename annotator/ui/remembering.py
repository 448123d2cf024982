"""What the coder said before of the same words: read little by little, while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from annotator.core.change import Change
from annotator.core.json_value import Json
from annotator.core.span import Span
from annotator.store.annotations import marked_by, spans_of
from annotator.ui.session import Session
from annotator.workflow.proposals import Remembered

PIECE = 0.008  # seconds of reading at a time


class Remembering(QObject):
    """Knows what was said in the project before, and what has been said since; the later stands before the earlier."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._coder = session.coder
        self._before, self._since = Remembered(session.codebook), Remembered(session.codebook)
        self._waiting = [] if self._coder is None else marked_by(session.project, self._coder.id)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read)
        session.stored.connect(self._follow)
        self._timer.start()

    def values(self, span: Span) -> Mapping[str, Json]:
        """Return what the same words were said to be the last time, as far as the mark does not say it itself."""
        return {**self._before.values(span), **self._since.values(span)}

    @property
    def is_reading(self) -> bool:
        """Tell whether there is more to be read."""
        return bool(self._waiting)

    def _read(self) -> None:
        session, until = self._session, perf_counter() + PIECE
        while self._waiting and self._coder is not None and perf_counter() < until:
            for span in spans_of(session.project, self._waiting.pop(0), self._coder.id):
                self._before.learn(span)
        if not self._waiting:
            self._timer.stop()

    def _follow(self, change: Change) -> None:
        coder = self._session.coder
        for record in change.added:
            if isinstance(record, Span) and coder is not None and record.coder == coder.id:
                self._since.learn(record)
