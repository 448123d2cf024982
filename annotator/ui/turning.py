"""The presenter of directions: a person may let a paragraph run the other way than its letters say."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.core.change import Change
from annotator.core.document import Metadata
from annotator.core.turned import turned
from annotator.language import tr
from annotator.store import documents
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView
from annotator.workflow import annotate


class Turning(QObject):
    """Keeps the paragraphs of the view as the file says."""

    def __init__(self, session: Session, view: TextView, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view, self._steps = session, view, steps
        session.stored.connect(self._follow)

    def show_document(self) -> None:
        """Let the paragraphs of the report that is open run as was said."""
        document = self._session.document
        if document is not None:
            self._view.set_directions(turned(documents.metadata_of(self._session.project, document.id).values))

    def turn(self) -> None:
        """Turn the paragraph at the caret."""
        document, coder, caret = self._session.document, self._session.who(), self._view.caret()
        if document is None or coder is None:
            return
        number = document.text.count("\n", 0, caret)
        if self._session.do(lambda project: annotate.turn(project, document.id, number, coder.id)) is not None:
            self._steps.tell(
                tr("This paragraph runs from left to right now.")
                if self._view.direction_at(caret) == "ltr"
                else tr("This paragraph runs from right to left now.")
            )

    def _follow(self, change: Change) -> None:
        document = self._session.document
        records = (*change.added, *change.removed)
        if document is not None and any(
            isinstance(record, Metadata) and record.document == document.id for record in records
        ):
            self.show_document()
