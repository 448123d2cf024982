"""The presenter of what waits in the whole project: read in a thread, gone to, answered, said to be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core import edit
from annotator.core.annotation_set import Note
from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.remark import Remark
from annotator.core.span import Span
from annotator.errors import AnnotatorError, InputError
from annotator.language import isolated, tr
from annotator.store import annotations as annotation_store
from annotator.store import codebooks, documents
from annotator.store.project import Project
from annotator.ui.codebook_choices import place_name
from annotator.ui.coding import Coding
from annotator.ui.panels.listed_rows import Listed
from annotator.ui.panels.lists import EVERYBODY, LOOKS, MINE, QUESTIONS, ListsPanel
from annotator.ui.reports import Reports
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView
from annotator.ui.working import Working
from annotator.workflow import codebook, remarks

PAUSE = 200  # milliseconds after a change before the list is read anew


class Lists(QObject):
    """Lists open questions and marks to look at again, and leads to each.

    Signals:
        counted(int): So many questions are open in the project.
    """

    counted = Signal(int)

    def __init__(
        self,
        session: Session,
        view: TextView,
        panel: ListsPanel,
        coding: Coding,
        reports: Reports,
        steps: Steps,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._panel = session, view, panel
        self._coding, self._reports, self._steps = coding, reports, steps
        self._thread: Working | None = None
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.read)
        session.stored.connect(self._follow)
        session.imported.connect(self.count)
        panel.asked.connect(self.read)
        panel.wanted.connect(self.show_listed)
        panel.answered.connect(self.answer)
        panel.closed.connect(self.close_question)
        panel.settled.connect(self.settle)
        panel.left.connect(self.leave)

    def show_questions(self) -> None:
        """List the open questions."""
        self._panel.begin(QUESTIONS, EVERYBODY)

    def show_looks(self, whose: str = MINE) -> None:
        """List the marks to look at again: one's own, or everybody's."""
        self._panel.begin(LOOKS, whose)

    def count(self) -> None:
        """Tell how many questions are open."""
        self.counted.emit(annotation_store.open_questions(self._session.project))

    def read(self) -> None:
        """Read what is listed from the file."""
        self.stop()
        panel, session, every = self._panel, self._session, self._panel.every.isChecked()
        project = session.project
        mine = session.coder.id if session.coder is not None and panel.whose.value() == MINE else None
        read: Callable[[], list[Listed]] = _looks(project) if panel.shows_looks else _questions(project, every=every)
        panel.show_reading()
        thread = Working(lambda _: _in_order(project, (one for one in read() if mine in (None, one.coder))), self)
        self._thread = thread
        thread.done.connect(self._show)
        thread.refused.connect(self._refuse)
        thread.broken.connect(self._raise)
        thread.start()

    @property
    def is_reading(self) -> bool:
        """Whether a list is being read."""
        return self._thread is not None

    def stop(self) -> None:
        """Stop reading, and wait until it has."""
        self._pause.stop()
        if self._thread is not None:
            self._thread.done.disconnect(self._show)
            self._thread.refused.disconnect(self._refuse)
            self._thread.broken.disconnect(self._raise)
            self._let_go()

    def _let_go(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.wait()
            thread.deleteLater()

    def _show(self, _: Working, listed: list[Listed]) -> None:
        self._let_go()
        self._panel.show_listed(listed)

    def _refuse(self, _: Working, error: AnnotatorError) -> None:
        self._let_go()
        self._session.refused.emit(error)

    def _raise(self, _: Working, error: Exception) -> None:
        self._let_go()
        raise error

    def _follow(self, change: Change) -> None:
        """Read anew what a change may have changed."""
        kinds = {type(record) for record in change.added + change.removed}
        if Note in kinds:
            self.count()
        if self._panel.isVisible() and kinds & {Note, Span}:
            self._pause.start()

    def step(self, by: int) -> None:
        """Go to the next place of the list (1), or to the one before (-1); the list is opened where it is not."""
        if self._panel.isHidden():
            self.show_looks()
            return
        one = self._panel.step(by)
        if one is None:
            self._steps.tell_only(tr("This was the last of the list."))
        else:
            self.show_listed(one)

    def show_listed(self, one: Listed) -> None:
        """Open the report of a place, with its mark selected; of somebody else's mark, its words are."""
        coder = self._session.coder
        self._reports.open(one.document)
        span = one.span
        if span is not None and coder is not None and span.coder == coder.id:
            self._coding.select_and_show(span.id)
        elif span is not None:
            self._view.select(span.start, span.end)
        self._view.setFocus()

    def answer(self, one: Listed, words: str) -> None:
        """Answer a question, as one step."""
        self._write(one, lambda project, remark, who: remarks.answer(project, remark, words, who))

    def close_question(self, one: Listed) -> None:
        """Say that nothing more is to be done about a question."""
        self._write(one, remarks.close)

    def _write(self, one: Listed, write: Callable[[Project, Remark, CoderId], Remark]) -> None:
        coder, remark = self._session.who(), one.remark
        if coder is None or remark is None:
            return
        change = self._session.do(lambda project: edit.write_remark(remark, write(project, remark, coder.id)))
        if change is not None and change.added:
            self._steps.tell(tr("Answered: {question}", question=isolated(remark.text)))

    def settle(self, one: Listed) -> None:
        """Say that a mark is right under the codebook in force, as one step."""
        coder, span = self._session.who(), one.span
        if coder is None or span is None:
            return
        if self._session.do(lambda project: codebook.looked_at(project, [span], coder.id)) is not None:
            self._steps.tell(tr("Looked at, and right: {words}", words=isolated(span.quote)))

    def leave(self) -> None:
        """Hide the list."""
        self.stop()
        self._panel.hide()
        self._view.setFocus()


def _in_order(project: Project, found: Iterable[Listed]) -> list[Listed]:
    """Return places in the order of the reports, and in each in that of the text."""
    order = {row.id: nth for nth, row in enumerate(documents.listing(project))}

    def place(one: Listed) -> tuple[int, int]:
        return order.get(one.document, len(order)), -1 if one.span is None else one.span.start

    return sorted(found, key=place)


def _questions(project: Project, *, every: bool) -> Callable[[], list[Listed]]:
    def read() -> list[Listed]:
        return [_question(project, found) for found in remarks.questions(project, every=every)]

    return read


def _question(project: Project, found: remarks.Question) -> Listed:
    remark = found.remark
    said = [isolated(f"«{found.quote}»")] if found.quote else []
    said += [isolated(found.title), isolated(found.coder)]
    said += [tr("answer: {words}", words=isolated(remark.answer))] if remark.answer else []
    return Listed(remark.document, remark.coder, remark.text, " · ".join(said), _span_of(project, remark), remark)


def _span_of(project: Project, remark: Remark) -> Span | None:
    try:
        return annotation_store.span(project, remark.document, remark.coder, remark.span) if remark.span else None
    except InputError:  # the mark was taken away elsewhere
        return None


def _looks(project: Project) -> Callable[[], list[Listed]]:
    def read() -> list[Listed]:
        return [_look(project, found) for found in codebook.second_looks(project)]

    return read


def _look(project: Project, found: codebook.SecondLook) -> Listed:
    book = codebooks.codebook(project)
    why = [one.sentence(place_name(book, one.place)) for one in found.differences]
    below = " · ".join([*why, isolated(found.title), isolated(found.coder)])
    return Listed(found.span.document, found.span.coder, found.span.quote, below, found.span)
