"""The presenter of what a coder says of a report as a whole: each change is one step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.core.annotation_set import Note
from annotator.core.change import Change
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.ui.coding import Coding
from annotator.ui.pages.work import WorkPage
from annotator.ui.panels.report_form import ReportForm
from annotator.ui.session import Session
from annotator.workflow import attributes


class ReportValues(QObject):
    """Shows what is said of the open report, and stores what a person says of it."""

    def __init__(self, session: Session, page: WorkPage, form: ReportForm, coding: Coding, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._page, self._form, self._coding = session, page, form, coding
        self._shown: DocumentId | None = None
        session.stored.connect(self._follow)
        form.said.connect(self.say)
        form.refused.connect(session.refused)
        form.left.connect(page.text.setFocus)

    def begin(self, name: str = "") -> None:
        """Give the keyboard to the form: to a field, or to the first."""
        self._page.show_side(self._page.details)
        self._form.begin(name)

    def show_document(self) -> None:
        """Show the report that is open; what was being typed is said of the one before."""
        self._form.finish()
        document = self._session.document
        self._shown = None if document is None else document.id
        self._show()

    def _show(self) -> None:
        coder, shown = self._session.coder, self._shown
        known = {} if coder is None or shown is None else attributes.of_report(self._session.project, shown, coder.id)
        self._form.show_said(known, writable=coder is not None and shown is not None)

    def say(self, name: str, value: Json) -> None:
        """Say something of the report that is shown; None takes it away."""
        coder, shown, time = self._session.coder, self._shown, self._session.time
        if coder is None or shown is None:
            return
        id = coder.id
        done = self._coding.do(
            lambda project: attributes.set_of_report(project, shown, id, {name: value}, active_ms=time.taken())
        )
        if done is None:
            self._show()  # what was not stored must not stand there

    def _follow(self, change: Change) -> None:
        records = change.added + change.removed
        if any(isinstance(record, Note) and record.document == self._shown for record in records):
            self._show()
