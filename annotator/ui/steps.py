"""Undo and redo: they live in the journal; here they are asked for, told, and looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.span import Span
from annotator.errors import AnnotatorError
from annotator.language import tr
from annotator.store import documents
from annotator.store.project import Project
from annotator.ui.background import Waiting
from annotator.ui.messages import Messages
from annotator.ui.session import Session
from annotator.ui.words import act_name
from annotator.workflow import annotate
from annotator.workflow.annotate import Undone

Way = Callable[[Project, CoderId], Undone]
IsLong = Callable[[Project, CoderId], bool]


class Steps(QObject):
    """Takes back and brings back, and shows where.

    Signals:
        shown(str): The span of this id is what was undone; it is to be looked at.
    """

    shown = Signal(str)

    def __init__(self, session: Session, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self.window: Callable[[], QWidget] | None = None
        """Gives the window, over which a person waits for a long step; without one, nobody is there who would."""
        self._session, self._messages = session, messages
        self._known: tuple[CoderId, tuple[str | None, str | None]] | None = None
        session.stored.connect(self._forget)

    def undo(self) -> None:
        """Take back the last thing that the coder did."""

        def tell(done: Undone) -> None:
            self._messages.tell(tr("Undone: {act}", act=act_name(done.kind)), tr("Redo"), self.redo)

        self._take(annotate.undo, annotate.is_long_undo, tr("Undoing…"), tell)

    def redo(self) -> None:
        """Bring back what was undone last."""

        def tell(done: Undone) -> None:
            self._messages.tell(tr("Done again: {act}", act=act_name(done.kind)), tr("Undo"), self.undo)

        self._take(annotate.redo, annotate.is_long_redo, tr("Doing it again…"), tell)

    def _take(self, way: Way, is_long: IsLong, sentence: str, tell: Callable[[Undone], None]) -> None:
        """Go one step back or forth and say so; one that takes long is waited for, with a sentence."""
        session, coder = self._session, self._session.coder
        if coder is not None and self.window is not None and is_long(session.project, coder.id):
            self._wait(way, coder.id, sentence, tell, self.window())
        elif (done := self._go(way)) is not None:
            tell(done)

    def _wait(self, way: Way, coder: CoderId, sentence: str, tell: Callable[[Undone], None], window: QWidget) -> None:
        session = self._session
        session.is_held = True

        def go_on(done: Undone) -> None:
            session.is_held = False
            session.tell(done.change)
            self._look(done)
            tell(done)

        def refuse(error: AnnotatorError) -> None:
            session.is_held = False
            session.refused.emit(error)

        Waiting(lambda _: way(session.project, coder), sentence, window, go_on, refuse)

    def tell(self, sentence: str) -> None:
        """Say what was just done, with a button that takes it back."""
        self._messages.tell(sentence, tr("Undo"), self.undo)

    def tell_only(self, sentence: str) -> None:
        """Say something that there is nothing to take back of."""
        self._messages.tell(sentence)

    def dismiss(self) -> None:
        """Take away what was said last: it has been read."""
        self._messages.dismissed.emit()

    def names(self) -> tuple[str | None, str | None]:
        """Return what an undo and a redo would be about, in words."""
        coder = self._session.coder
        if coder is None:
            return (None, None)
        if self._known is None or self._known[0] != coder.id:
            back, forth = annotate.what_next(self._session.project, coder.id)
            names = (None if back is None else act_name(back), None if forth is None else act_name(forth))
            self._known = (coder.id, names)
        return self._known[1]

    def _forget(self, change: Change) -> None:
        self._known = None

    def _go(self, way: Way) -> Undone | None:
        session, coder = self._session, self._session.coder
        if coder is None:
            return None
        made: list[Undone] = []

        def act(project: Project) -> Change:
            made.append(way(project, coder.id))
            return made[-1].change

        if session.do(act) is None:
            return None
        self._look(made[-1])
        return made[-1]

    def _look(self, done: Undone) -> None:
        """Go to the report that was concerned, and to the place in it."""
        id = done.document
        standing = id is not None and documents.is_standing(self._session.project, id)
        if id is not None and standing and not self._is_open(id):
            self._session.open(id)
        came = [record for record in done.change.added if isinstance(record, Span)]
        if came and self._is_open(came[0].document):
            self.shown.emit(came[0].id)

    def _is_open(self, id: DocumentId) -> bool:
        document = self._session.document
        return document is not None and document.id == id
