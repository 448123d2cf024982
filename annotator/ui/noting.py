"""The presenter of notes: on the selected mark, or on the report where none is selected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.core import edit
from annotator.core.annotation_set import Note
from annotator.core.change import Change
from annotator.core.remark import Remark, remark_of
from annotator.core.span import Span
from annotator.store.annotations import notes_of
from annotator.store.project import Project
from annotator.ui.coding import Coding
from annotator.ui.pages.work import WorkPage
from annotator.ui.panels.notes_box import NotesBox
from annotator.ui.session import Session
from annotator.workflow import remarks


class Noting(QObject):
    """Shows the coder's notes on what is selected, and stores new ones: each is one step."""

    def __init__(self, session: Session, coding: Coding, page: WorkPage, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._coding, self._page = session, coding, page
        self._remarks: dict[str, Remark] = {}
        self._span: Span | None = None
        self._document = session.document
        session.stored.connect(self._follow)
        coding.selected.connect(self._selected)
        for box in self._boxes():
            box.written.connect(self.write)
            box.changed.connect(self.rewrite)
            box.removed.connect(self.remove)
            box.left.connect(page.text.setFocus)

    def _boxes(self) -> tuple[NotesBox, NotesBox]:
        return self._page.inspector.notes, self._page.inspector.report_notes

    @property
    def has_any(self) -> bool:
        """Tell whether there are notes on the report or its marks."""
        return bool(self._remarks)

    def show_document(self) -> None:
        """Show the notes on the report that is open; what was being written is noted on the one before."""
        self.finish()
        session = self._session
        document, coder = session.document, session.coder
        self._document, self._remarks = document, {}
        if document is not None and coder is not None:
            for note in notes_of(session.project, document.id, coder.id):
                self._put(note)
        self._show()

    def begin(self, *, question: bool = False) -> None:
        """Begin a note on the selected mark, or on the report."""
        if self._session.who() is None:
            return
        self._page.show_side(self._page.marks)
        self._page.inspector.show()
        if len(self._coding.spans) > 1 and self._coding.span is not None:
            self._coding.select(self._coding.span.id)  # a note is on one mark
        self._box().begin(question=question)

    def finish(self) -> None:
        """Note what is being written: something else is to be shown, or the window goes."""
        for box in self._boxes():
            box.finish()

    def write(self, words: str, question: bool) -> None:
        """Note words on what is shown."""
        document, coder, span, time = self._document, self._session.who(), self._span, self._session.time
        if document is None or coder is None:
            return

        def act(project: Project) -> Change:
            made = remarks.write(
                project, document.id, coder.id, words, span=span, question=question, active_ms=time.taken()
            )
            return edit.write_remark(None, made)

        self._do(act, words)

    def rewrite(self, remark: Remark, words: str, question: bool) -> None:
        """Give a remark other words, or make it a question."""
        time = self._session.time

        def act(project: Project) -> Change:
            after = remarks.rewrite(project, remark, text=words, question=question, active_ms=time.taken())
            return edit.write_remark(remark, after)

        self._do(act, words)

    def remove(self, remark: Remark) -> None:
        """Take a remark away."""
        time = self._session.time
        self._session.do(lambda project: remarks.remove(project, remark, active_ms=time.taken()))

    def _do(self, act: Callable[[Project], Change], words: str) -> None:
        """Store a note; words that were refused, or wait for the disk, stand in the line again: none are lost."""
        if self._session.do(act) is None and self._session.is_saved:
            self._box().field.setText(words)

    def _box(self) -> NotesBox:
        return self._boxes()[0 if self._span is not None else 1]

    def _put(self, note: Note) -> None:
        remark = remark_of(note)
        if remark is not None:
            self._remarks[remark.id] = remark

    def _selected(self, span: Span | None) -> None:
        if (span is None) != (self._span is None) or (span is not None and span.id != getattr(self._span, "id", "")):
            self.finish()  # it is noted on what was shown
        self._span = span
        self._show()

    def _show(self) -> None:
        about = "" if self._span is None else self._span.id
        found = [remark for remark in self._remarks.values() if remark.span == about]
        self._box().show_remarks(found, writable=self._session.coder is not None)

    def _follow(self, change: Change) -> None:
        document, coder = self._document, self._session.coder
        if document is None or coder is None:
            return
        for gone in change.removed:
            if isinstance(gone, Note) and (gone.document, gone.coder) == (document.id, coder.id):
                self._remarks.pop(gone.id, None)
        for came in change.added:
            if isinstance(came, Note) and (came.document, came.coder) == (document.id, coder.id):
                self._put(came)
        if any(isinstance(record, Note) for record in change.removed + change.added):
            self._show()
