"""The presenter of the reports: which one is open, the next one, done, reopened, withdrawn, found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from annotator.arabic.folding import fold_key
from annotator.core.annotation_set import SetStatus
from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId, Metadata, Standing
from annotator.core.span import Span
from annotator.language import ntr, tr
from annotator.store import documents, search
from annotator.store.documents import DocumentRow
from annotator.ui.panels.report_model import ReportModel
from annotator.ui.session import Act, Session
from annotator.ui.steps import Steps
from annotator.workflow import annotate, finishing


class Reports(QObject):
    """Keeps the list in step with the file, and goes from report to report.

    Signals:
        problems_open(object): The report that is to be done has these Problems, and nobody confirmed that it is.
    """

    problems_open = Signal(object)

    def __init__(self, session: Session, model: ReportModel, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._model, self._steps = session, model, steps
        session.stored.connect(self._follow)
        session.imported.connect(self.read_again)

    def read_again(self) -> None:
        """Read the list from the file."""
        coder = self._session.coder
        self._model.show_rows(documents.listing(self._session.project, None if coder is None else coder.id))

    def open(self, id: str) -> None:
        """Open a report, unless it is the one that is open."""
        if self._session.document is None or self._session.document.id != id:
            self._session.open(DocumentId(id))

    def open_first(self, wanted: str | None = None) -> None:
        """Open the report wanted, else the first that is not done, else the first; none where there is none."""
        rows = self._model.shown
        named = self._model.row_of(wanted) if wanted else None
        found = named or next((row for row in rows if row.status != "done"), rows[0] if rows else None)
        self._session.open(None if found is None else found.id)

    def open_found(self) -> None:
        """Open the first report that the search has found."""
        if self._model.shown:
            self.open(self._model.shown[0].id)

    def step(self, by: int) -> None:
        """Open the report after (1) or before (-1) the one that is open."""
        place = self._place()
        if place is not None and 0 <= place + by < len(self._model.shown):
            self.open(self._model.shown[place + by].id)

    def finish(self, *, confirmed: bool = False) -> None:
        """Say that the open report is done, and open the next one that is not.

        Args:
            confirmed: The person was told of the problems that are open, and says that it is done all the same.
        """
        session = self._session
        document, coder = session.document, session.who()
        if document is None or coder is None:
            return
        if not session.is_done():
            open_ = [] if confirmed else finishing.problems(session.project, document.id, coder.id)
            if open_:
                self.problems_open.emit(open_)
                return
            if session.do(self._done(document.id, coder.id, confirmed=confirmed)) is None:
                return
        following = self._next_undone()
        if following is None:
            self._steps.tell(self._end_sentence())
            return
        self.open(following.id)

    def _end_sentence(self) -> str:
        if all(row.status == "done" for row in self._model.every):
            return tr("Done. That was the last one: all reports are done.")
        return tr("Done. All reports that the search has found are done; Esc in the search box shows the others.")

    def _done(self, document: DocumentId, coder: CoderId, *, confirmed: bool) -> Act:
        time = self._session.time
        return lambda project: finishing.finish(project, document, coder, confirmed=confirmed, active_ms=time.taken())

    def reopen(self) -> None:
        """Put the open report back to work."""
        session = self._session
        document, coder = session.document, session.who()
        if document is None or coder is None:
            return
        if session.do(lambda project: annotate.set_status(project, document.id, coder.id, "in_progress")):
            self._steps.tell(tr("The report is in progress again."))

    def withdraw(self, ids: Sequence[DocumentId] | None = None) -> bool:
        """Take reports (by default the open one) out of the project; tells whether it was done."""
        session = self._session
        coder = session.who()
        chosen = list(ids) if ids is not None else [] if session.document is None else [session.document.id]
        if coder is None or not chosen:
            return False
        if session.do(lambda project: annotate.withdraw(project, chosen, coder.id)) is None:
            return False
        self._steps.tell(
            ntr(
                "{count} report withdrawn; its marks are kept.",
                "{count} reports withdrawn; their marks are kept.",
                len(chosen),
            )
        )
        return True

    def find(self, words: str) -> None:
        """Show only the reports whose title or text holds the words."""
        typed = fold_key(words).split()
        if not typed:
            self._model.find(None)
            return
        titled = {row.id for row in self._model.every if all(word in fold_key(row.title) for word in typed)}
        self._model.find(frozenset(titled | set(search.beginning_with(self._session.project, words))))

    def place_sentence(self) -> str:
        """Say which report is open, of how many, and how long it is."""
        row = self._row()
        place = None if row is None else self._model.place_of(row.id)
        if row is None or place is None:
            return ""
        words = ntr("{count} word", "{count} words", row.words)
        return tr("Report {place} of {every}", place=place + 1, every=len(self._model.shown)) + tr(" · ") + words

    def _row(self) -> DocumentRow | None:
        document = self._session.document
        return None if document is None else self._model.row_of(document.id)

    def _place(self) -> int | None:
        document = self._session.document
        return None if document is None else self._model.place_of(document.id)

    def _next_undone(self) -> DocumentRow | None:
        place, rows = self._place(), self._model.shown
        following = rows if place is None else rows[place + 1 :] + rows[:place]
        return next((row for row in following if row.status != "done"), None)

    def _follow(self, change: Change) -> None:
        """Redraw the rows that a change concerns; read all anew where reports came or went."""
        if any(isinstance(record, Standing) for record in change.removed + change.added):
            self._standings_changed()
            return
        coder = self._session.coder
        touched = {
            record.document
            for record in change.removed + change.added
            if isinstance(record, Span | SetStatus | Metadata)
        }
        for id in touched:
            self._model.replace(documents.row(self._session.project, id, None if coder is None else coder.id))

    def _standings_changed(self) -> None:
        document = self._session.document
        place = self._place() or 0
        self.read_again()
        if document is None or self._model.row_of(document.id) is not None:
            if document is None:
                self.open_first()
            return
        rows = self._model.shown
        self._session.open(rows[min(place, len(rows) - 1)].id if rows else None)
