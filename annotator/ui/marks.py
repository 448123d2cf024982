"""The spans of the open report, as the text view and the list show them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from annotator.core.change import Change
from annotator.core.codebook import Codebook
from annotator.core.document import DocumentId, Zones
from annotator.core.span import Span
from annotator.language import isolated
from annotator.ui.session import Session
from annotator.ui.textview.marks import Mark, Shade
from annotator.ui.theme import Theme
from annotator.ui.words import short_label_name
from annotator.workflow.claim_words import short_words

READ = ("title", "byline", "body")  # zones that are the article; others are greyed


class Shown(QObject):
    """The coder's spans over the open report, in the order of the text, kept in step with the file.

    Signals:
        read(): All spans are other ones: another report is open.
        changed(object, object): Tuples of the spans that went and of those that came.
        zones_changed(): The report's zones are other ones.
    """

    read = Signal()
    changed = Signal(object, object)
    zones_changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.spans: list[Span] = []
        self.by_id: dict[str, Span] = {}
        session.stored.connect(self._follow)

    def read_again(self) -> None:
        """Read the spans of the open report from the file."""
        self.spans = self._session.spans()
        self.by_id = {span.id: span for span in self.spans}
        self.read.emit()

    def span(self, id: str) -> Span | None:
        """Return a span by its id, or None where it is gone."""
        return self.by_id.get(id)

    def neighbour(self, span: Span | None, by: int, offset: int | None = None) -> Span | None:
        """Return the span after (1) or before (-1) a span, or an offset; None at the end."""
        if not self.spans:
            return None
        if span is not None and span.id in self.by_id:
            place = bisect_left(self.spans, in_order(span), key=in_order) + by
        else:
            place = bisect_left(self.spans, offset or 0, key=lambda span: span.start) - (by < 0)
        return self.spans[place] if 0 <= place < len(self.spans) else None

    def _follow(self, change: Change) -> None:
        document, coder = self._session.document, self._session.coder
        if document is None or coder is None:
            return
        gone = tuple(self._own(change.removed, document.id))
        came = tuple(self._own(change.added, document.id))
        if gone or came:
            self._apply(gone, came)
            self.changed.emit(gone, came)
        if any(isinstance(record, Zones) and record.document == document.id for record in change.added):
            self.zones_changed.emit()

    def _own(self, records: Iterable[object], document: DocumentId) -> Iterable[Span]:
        coder = self._session.coder
        for record in records:
            if isinstance(record, Span) and record.document == document and coder and record.coder == coder.id:
                yield record

    def _apply(self, gone: tuple[Span, ...], came: tuple[Span, ...]) -> None:
        for span in gone:
            if self.by_id.pop(span.id, None) is not None:
                del self.spans[bisect_left(self.spans, in_order(span), key=in_order)]
        for span in came:
            self.by_id[span.id] = span
            insort(self.spans, span, key=in_order)


class Painter:
    """Makes the text view's marks."""

    def __init__(self, codebook: Codebook, theme: Theme) -> None:
        self._codebook, self._theme = codebook, theme

    def marks(self, spans: Iterable[Span]) -> list[Mark]:
        """Return a mark for each span."""
        return [self._mark(span) for span in spans]

    def _mark(self, span: Span) -> Mark:
        found = self._codebook.label(span.label)
        colour = self._theme.label_colour({} if found is None else found.colours)
        number = self._codebook.labels.index(found) if found is not None else len(self._codebook.labels)
        said = "" if found is None or not span.attributes else short_words(found, span.attributes)
        caption = isolated(said) if said else short_label_name(self._codebook, span.label)
        return Mark(span.id, span.start, span.end, caption, colour.name(), number)


def shades(zones: Zones) -> list[Shade]:
    """Return the stretches that are not the article, for the text view to grey."""
    return [Shade(zone.start, zone.end) for zone in zones.zones if zone.kind not in READ]


def in_order(span: Span) -> tuple[int, int, str]:
    """Return a span's place in the order of the text."""
    return (span.start, span.end, span.id)
