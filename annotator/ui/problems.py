"""The presenter of problems: what is not as it should be in the open report, kept in step mark by mark."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.annotation_set import Note, Relation
from annotator.core.change import Change
from annotator.core.problems import Problem, of_report, of_span
from annotator.core.span import Span
from annotator.store.annotations import notes_of
from annotator.ui.coding import Coding
from annotator.ui.inspector import Inspector
from annotator.ui.links import Links
from annotator.ui.marks import Shown, in_order
from annotator.ui.pages.work import WorkPage
from annotator.ui.session import Session


class Problems(QObject):
    """Knows the problems of the open report, and leads to each.

    Signals:
        counted(int): So many there are now.
        of_report_wanted(str): The attribute of this code is to be said of the report as a whole.
    """

    counted = Signal(int)
    of_report_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        shown: Shown,
        links: Links,
        coding: Coding,
        inspector: Inspector,
        page: WorkPage,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._shown, self._links = session, shown, links
        self._coding, self._inspector, self._page = coding, inspector, page
        self._of_spans: dict[str, list[Problem]] = {}
        self._of_report: list[Problem] = []
        self._count = 0
        self._later = QTimer(self, interval=0, singleShot=True)  # the text is painted first
        self._later.timeout.connect(self._read)
        # A new mark is selected a moment after it is stored: the list goes then, and is not made before.
        self._listing = QTimer(self, interval=0, singleShot=True)
        self._listing.timeout.connect(self._list)
        shown.read.connect(self._later.start)
        session.stored.connect(self._follow)
        page.inspector.problems.chosen.connect(self.go_to)
        page.inspector.problems.left.connect(page.text.setFocus)
        coding.selected.connect(self._listing.start)

    @property
    def every(self) -> list[Problem]:
        """All problems in the order of the text, those of the report first."""
        if self._later.isActive():
            self._later.stop()
            self._read()
        spans = [span for span in self._shown.spans if span.id in self._of_spans]
        return [*self._of_report, *(problem for span in spans for problem in self._of_spans[span.id])]

    def begin(self) -> None:
        """List the problems, and give the keyboard to the list; where there are none, say so."""
        self._page.show_side(self._page.marks)
        self._coding.select(None)
        self._list()
        if self.every:
            self._page.inspector.problems.begin()

    def step(self, by: int) -> None:
        """Go to the next problem (1) behind the selected mark's field, or to the one before (-1), round the ends."""
        every = self.every
        if not every:
            return
        self.go_to(every[self._place(every, by)])

    def _place(self, every: list[Problem], by: int) -> int:
        span, name = self._coding.span, self._page.inspector.focused()
        if span is None:
            return 0 if by > 0 else -1
        here = [place for place, one in enumerate(every) if (one.span, one.attribute) == (span.id, name)]
        if here:
            return (here[0] + by) % len(every)
        order = in_order(span)
        before = sum((one.start, one.end, str(one.span)) < order for one in every)
        return (before if by > 0 else before - 1) % len(every)

    def go_to(self, problem: Problem) -> None:
        """Select the mark of a problem, and give the keyboard to the field concerned."""
        if not problem.span:
            self.of_report_wanted.emit(problem.attribute)
            return
        self._page.show_side(self._page.marks)
        self._coding.select_and_show(str(problem.span))
        if problem.attribute:
            self._page.inspector.focus_on(problem.attribute)
        else:
            self._page.text.setFocus()

    def _read(self) -> None:
        self._of_spans = {}
        self._look_at(self._shown.spans)
        self._look_at_report()
        self._tell()

    def _look_at(self, spans: Iterable[Span]) -> None:
        book, by_id = self._session.codebook, self._shown.by_id
        for span in spans:
            found = list(of_span(span, self._links.of(span.id), book, by_id))
            if found:
                self._of_spans[span.id] = found
            else:
                self._of_spans.pop(span.id, None)

    def _look_at_report(self) -> None:
        document, coder = self._session.document, self._session.coder
        self._of_report = []
        if document is not None and coder is not None:
            notes = notes_of(self._session.project, document.id, coder.id)
            self._of_report = list(of_report(document.id, notes, self._session.codebook))

    def _follow(self, change: Change) -> None:
        """Look anew at what a change touched, and at what leads there."""
        if self._later.isActive():
            return
        touched: set[str] = set()
        for record in change.removed + change.added:
            if isinstance(record, Span):
                touched |= {record.id, *(one.source for one in self._links.to(record.id))}
            elif isinstance(record, Relation):
                touched.add(record.source)
        for id in touched:
            self._of_spans.pop(id, None)
        self._look_at(span for id in touched if (span := self._shown.span(id)) is not None)
        noted = any(isinstance(record, Note) for record in change.removed + change.added)
        if noted:
            self._look_at_report()
        if touched or noted:
            self._tell()

    def _tell(self) -> None:
        count = len(self._of_report) + sum(map(len, self._of_spans.values()))
        if count != self._count:
            self._count = count
            self.counted.emit(count)
        self._listing.start()

    def _list(self) -> None:
        self._listing.stop()
        if self._coding.span is None:
            quotes = {str(span.id): span.quote for span in self._shown.spans}
            self._page.inspector.problems.show_problems(self.every, quotes)
