"""The presenter of the text view: what is selected there becomes marks in the file, and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from annotator.arabic.graphemes import snap
from annotator.arabic.words import Slice, word_at
from annotator.core.annotation_set import SetStatus
from annotator.core.change import Change
from annotator.core.coder import Coder
from annotator.core.document import Document
from annotator.core.span import Label, Span
from annotator.language import tr
from annotator.ui.marks import Shown, in_order
from annotator.ui.relabelling import loss_sentence
from annotator.ui.session import Act, Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView
from annotator.workflow import annotate


class Coding(QObject):
    """Turns gestures in the text view into edits.

    Signals:
        selected(object): The span that is selected now, or None.
        facts_changed(): What can be done now may be something else.
        coder_wanted(): Somebody marks who has not said who she is.
    """

    selected = Signal(object)
    facts_changed = Signal()
    coder_wanted = Signal()

    def __init__(self, session: Session, view: TextView, shown: Shown, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view, self._shown, self._steps = session, view, shown, steps
        self._last: Label | None = None
        self.span: Span | None = None
        self.spans: list[Span] = []
        """All that are selected, in the order of the text; the span is one of them."""
        self._taker: Callable[[str], object] | None = None
        session.stored.connect(self._follow)
        session.coder_wanted.connect(self.coder_wanted)
        view.range_selected.connect(self._range_selected)
        view.selection_cleared.connect(self.facts_changed)
        view.mark_clicked.connect(self._clicked)
        view.caret_moved.connect(self._caret_moved)

    def show_document(self) -> None:
        """Begin anew with the report that is open."""
        self.span, self.spans = None, []
        self.selected.emit(None)
        self.facts_changed.emit()

    def label(self, label: str) -> None:
        """Give the selected span this label; else mark the selection, or the word at the caret."""
        work = self._at_work()
        if work is None:
            return
        document, coder = work
        self._last = Label(label)
        spans = self.spans
        if self._view.selection() is None and spans:
            self._relabel(spans, Label(label))
            return
        chosen = self.chosen()
        if chosen is None:
            self._steps.tell_only(tr("There is no word at the caret: select what you want to mark."))
        else:
            self._mark(document, coder, *chosen, Label(label))

    def _relabel(self, spans: Sequence[Span], label: Label) -> None:
        time = self._session.time
        change = self.do(lambda project: annotate.relabel_all(project, spans, label, active_ms=time.taken()))
        loss = "" if change is None else loss_sentence(change, label, self._session.codebook)
        if change is not None and loss:
            self._steps.tell(f"{loss} {_reopened()}" if is_reopening(change) else loss)

    def again(self) -> None:
        """Do what the key of the label used last does."""
        if self._last is None:
            self._steps.tell_only(tr("Press the key of a label first; Enter repeats it then."))
        else:
            self.label(self._last)

    def label_in_hand(self) -> str:
        """Return the label of the selected span, else the one used last, else the first; "" where there is none."""
        if self.span is not None:
            return str(self.span.label)
        labels = self._session.codebook.labels
        return str(self._last or (labels[0].code if labels else ""))

    def also(self, label: str) -> None:
        """Mark the words of the selected span with one more label."""
        span, work = self.span, self._at_work()
        if span is not None and work is not None:
            self._last = Label(label)
            self._mark(*work, span.start, span.end, Label(label))

    def chosen(self) -> Slice | None:
        """Return what a label's key would mark: the selection, else the word at the caret, past a known clitic."""
        document = self._session.document
        if document is None:
            return None
        word = word_at(document.text, self._view.caret())
        if self._view.selection() is not None or word is None:
            return self._view.selection()
        return self._session.evidence.start(document.text, *word), word[1]

    def _mark(self, document: Document, coder: Coder, start: int, end: int, label: Label) -> None:
        start, end = snap(document.text, start, end)
        time = self._session.time
        change = self.do(
            lambda project: annotate.mark(project, document.id, coder.id, start, end, label, active_ms=time.taken())
        )
        if change is not None:
            self._view.clear_selection()
            self.select(next(span.id for span in change.added if isinstance(span, Span)))

    def delete(self) -> None:
        """Delete what is selected."""
        spans, time = self.spans, self._session.time
        if spans and self._at_work() is not None:
            self.do(lambda project: annotate.delete(project, spans, active_ms=time.taken()))

    def select(self, id: str | None) -> None:
        """Select a span of the report, or none."""
        self.select_several([] if id is None else [id])

    def select_several(self, ids: Sequence[str], current: str | None = None) -> None:
        """Select several spans of the report; the current one is outlined, and what moves edges moves its own."""
        found = {id: span for id in ids if (span := self._shown.span(id)) is not None}
        self.spans = sorted(found.values(), key=in_order)
        self.span = found.get(current or "") or next(iter(self.spans), None)
        self._view.select_mark(None if self.span is None else self.span.id)
        self.selected.emit(self.span)
        self.facts_changed.emit()

    def divert(self, taker: Callable[[str], object] | None) -> None:
        """Hand on what is clicked while a mark is being picked for something; what is selected stays meanwhile."""
        self._taker = taker

    def choose(self, id: str) -> None:
        """Take a mark that a person chose in a list."""
        (self._taker or self.select_and_show)(id)

    def _clicked(self, id: str) -> None:
        (self._taker or self.select)(id)

    def select_and_show(self, id: str) -> None:
        """Select a span and bring it into sight."""
        self.select(id)
        if self.span is not None:
            self._view.set_caret(self.span.start)

    def clear(self) -> None:
        """Let go of the selection: first of the text, then of the span; a notice goes with either."""
        self._steps.dismiss()
        if self._view.selection() is not None:
            self._view.clear_selection()
        else:
            self.select(None)

    def step(self, by: int) -> None:
        """Select the next span after the one selected (or after the caret), or the one before."""
        here = self._view.caret() if self.span is None else None
        found = self._shown.neighbour(self.span, by, here)
        if found is not None:
            self.select_and_show(found.id)

    def do(self, act: Act) -> Change | None:
        """Do an edit, and say when it has reopened a finished report on the way."""
        change = self._session.do(act)
        if change is not None and is_reopening(change):
            self._steps.tell(_reopened())
        return change

    def _at_work(self) -> tuple[Document, Coder] | None:
        document, coder = self._session.document, self._session.who()
        return None if document is None or coder is None else (document, coder)

    def _follow(self, change: Change) -> None:
        """Keep the selected span what it is now; it may be gone."""
        if self.span is not None:
            self.select_several([span.id for span in self.spans], self.span.id)

    def _range_selected(self, start: int, end: int) -> None:
        if self._taker is None:
            self.select(None)

    def _caret_moved(self, offset: int) -> None:
        """Leave the selected span when the caret leaves it: the next key is meant for where the caret is."""
        self._session.time.notice()
        if self._taker is None and self.span is not None and not self.span.start <= offset <= self.span.end:
            self.select(None)


def is_reopening(change: Change) -> bool:
    """Tell whether a change puts a finished report back to work."""
    return any(isinstance(record, SetStatus) and record.status == "done" for record in change.removed) and any(
        isinstance(record, SetStatus) and record.status == "in_progress" for record in change.added
    )


def _reopened() -> str:
    return tr("This report was done; it is in progress again.")
