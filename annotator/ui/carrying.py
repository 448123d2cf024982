"""What a person would miss when a new window takes the place of the old one: where she was, and what she had chosen."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a person was in her work. Offsets are code points, lengths logical pixels.

    Attributes:
        document: The report that was open.
        span: The id of the span that was selected.
        words: What was typed into the search box.
        side: Which tab was turned to: marks, or what is known of the report.
        columns: The widths of the columns.
    """

    document: str | None
    caret: int
    selection: tuple[int, int] | None
    span: str | None
    scroll: int
    words: str
    side: int
    columns: tuple[int, ...]


def taken(place: Workplace) -> Carried:
    """Return where a person is."""
    page, document, span = place.page, place.session.document, place.coding.span
    return Carried(
        document=None if document is None else document.id,
        caret=page.text.caret(),
        selection=page.text.selection(),
        span=None if span is None else span.id,
        scroll=page.text.verticalScrollBar().value(),
        words=page.top.search.text(),
        side=page.side.currentIndex(),
        columns=tuple(page.splitter.sizes()),
    )


def put_back(place: Workplace, carried: Carried) -> None:
    """Bring a person back to where she was; the report is open already."""
    page = place.page
    if carried.words:
        page.top.search.setText(carried.words)
        page.top.search.searched.emit(carried.words)
    page.side.setCurrentIndex(carried.side)
    page.splitter.setSizes(carried.columns)
    page.text.set_caret(carried.caret)
    if carried.selection is not None:
        page.text.select(*carried.selection)
    place.coding.select(carried.span)
    page.text.verticalScrollBar().setValue(carried.scroll)
