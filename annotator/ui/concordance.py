"""The presenter of the concordance: mentions of some words in the project, and a mark on all that are ticked."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from annotator.core.span import Label
from annotator.language import ntr
from annotator.ui.coding import Coding
from annotator.ui.panels.concordance import EVERYWHERE, HERE, MARKED, UNMARKED, ConcordancePanel
from annotator.ui.panels.concordance_model import ConcordanceModel
from annotator.ui.reports import Reports
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView
from annotator.workflow import annotate
from annotator.workflow.concordance import Line, Wanted, lines

PAUSE = 150  # milliseconds of not typing before the search begins
SLICE = 0.02  # seconds of searching between two turns of the event loop
MOST = 5_000  # lines shown


class Concordance(QObject):
    """Searches in small steps, shows a line in its report, marks what is ticked as one step."""

    def __init__(
        self,
        session: Session,
        view: TextView,
        panel: ConcordancePanel,
        model: ConcordanceModel,
        coding: Coding,
        reports: Reports,
        steps: Steps,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._panel, self._model = session, view, panel, model
        self._coding, self._reports, self._steps = coding, reports, steps
        self._searching: Iterator[Line] | None = None
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._turn = QTimer(self, interval=0)
        self._pause.timeout.connect(self.search)
        self._turn.timeout.connect(self._go_on)
        panel.asked.connect(self._pause.start)
        panel.marking.connect(self.mark)
        panel.line_wanted.connect(self.show_line)
        panel.left.connect(self.leave)

    def begin(self) -> None:
        """Ask for words; what is selected is offered."""
        self._panel.begin(self._words(), EVERYWHERE, None)

    def mark_all(self) -> None:
        """List every mention of the words that are selected or marked, in this report, ready to be marked alike."""
        span = self._coding.span
        self._panel.begin(self._words(), HERE, None if span is None else span.label)

    def _words(self) -> str:
        span, document = self._coding.span, self._session.document
        chosen = self._coding.chosen()
        if self._view.selection() is None and span is not None:
            return " ".join(span.quote.split())
        return "" if document is None or chosen is None else " ".join(document.text[slice(*chosen)].split())

    def search(self) -> None:
        """Look for what the panel asks for, from the beginning."""
        coder = self._session.coder
        self._pause.stop()
        self._panel.show_direction()
        self._model.begin(Label(self._panel.label.currentData()))
        wanted = self._wanted()
        self._searching = lines(self._session.project, wanted, None if coder is None else coder.id)
        self._turn.start()
        self._show_found()

    def _wanted(self) -> Wanted:
        panel, document = self._panel, self._session.document
        marks = panel.marks.currentData()
        here = panel.scope.value() == HERE and document is not None
        return Wanted(
            panel.field.text(),
            document=document.id if here and document is not None else None,
            label=Label(marks) if marks not in ("", MARKED, UNMARKED) else None,
            marked=marks if marks in (MARKED, UNMARKED) else "any",
            status=panel.status.currentData() or None,
        )

    def _go_on(self) -> None:
        """Search for a moment; the rest is done when the window has had its turn."""
        searching, until = self._searching, monotonic() + SLICE
        found: list[Line] = []
        while searching is not None and monotonic() < until and len(self._model.lines) + len(found) < MOST:
            line = next(searching, None)
            if line is None:
                searching = self._searching = None
            else:
                found.append(line)
        self._model.add(found)
        if found and not self._panel.table.currentIndex().isValid():
            self._panel.table.selectRow(0)
        if searching is None or len(self._model.lines) >= MOST:
            self._turn.stop()
        self._show_found()

    def _show_found(self) -> None:
        reports = len({line.document for line in self._model.lines})
        self._panel.show_found(len(self._model.lines), reports, more=self._searching is not None)

    def show_line(self, line: Line) -> None:
        """Open the report of a line, with its words selected."""
        self._reports.open(line.document)
        self._view.select(line.start, line.end)
        self._view.setFocus()

    def mark(self, label: str) -> None:
        """Mark what is ticked, as one step that can be undone."""
        coder, places, time = self._session.coder, self._model.chosen(), self._session.time
        if coder is None:
            self._coding.coder_wanted.emit()
            return
        if not places:
            return
        id = coder.id
        change = self._coding.do(
            lambda project: annotate.mark_all(project, id, places, Label(label), active_ms=time.taken())
        )
        if change is not None:
            marked = sum(record.kind == "span" for record in change.added)
            self._steps.tell(ntr("{count} mark made.", "{count} marks made.", marked))
            self.search()

    def leave(self) -> None:
        """Hide the panel."""
        self._searching = None
        self._turn.stop()
        self._pause.stop()
        self._panel.hide()
        self._view.setFocus()
