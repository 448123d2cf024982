"""Every edit of a coder's: a pure function that returns a Change."""

from __future__ import annotations

from dataclasses import replace

from annotator.arabic.graphemes import is_boundary
from annotator.core.annotation_set import Relation, SetStatus, Status
from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import Document
from annotator.core.span import Label, Span, new_span_id
from annotator.errors import SpanError
from annotator.language import tr


def mark(document: Document, coder: CoderId, start: int, end: int, label: Label) -> Change:
    """Label ``document.text[start:end]``.

    Raises:
        SpanError: The range is empty, reversed, outside the text, or cuts a letter from its marks.
    """
    require_range(document.text, start, end)
    quote = document.text[start:end]
    return Change(added=(Span(new_span_id(), document.id, coder, start, end, label, quote),))


def relabel(span: Span, label: Label) -> Change:
    """Give the span another label; it keeps its id, so its history stays one line."""
    return Change(removed=(span,), added=(replace(span, label=label),))


def resize(document: Document, span: Span, start: int, end: int) -> Change:
    """Move the span's edges.

    Raises:
        SpanError: As for :func:`mark`.
    """
    require_range(document.text, start, end)
    moved = replace(span, start=start, end=end, quote=document.text[start:end])
    return Change(removed=(span,), added=(moved,))


def delete(span: Span, relations: tuple[Relation, ...] = ()) -> Change:
    """Take the span away, and with it the relations that hang on it."""
    hanging = tuple(relation for relation in relations if span.id in (relation.source, relation.target))
    return Change(removed=(span, *hanging))


def set_status(before: SetStatus | None, after: SetStatus) -> Change:
    """Say how far a coder is with a document."""
    return Change(removed=() if before is None else (before,), added=(after,))


def reopen(before: SetStatus | None) -> Change:
    """Put a finished set back to work; nothing where it is not finished."""
    done: Status = "done"
    if before is None or before.status != done:
        return Change()
    return Change(removed=(before,), added=(replace(before, status="in_progress"),))


def require_range(text: str, start: int, end: int) -> None:
    """Refuse a range that no span can have in this text.

    Raises:
        SpanError: It is empty, reversed, outside the text, or an edge lies inside a grapheme cluster.
    """
    if not 0 <= start < end <= len(text):
        raise SpanError(start, end, len(text))
    for edge in (start, end):
        if not is_boundary(text, edge):
            sentence = tr(
                "A mark from {start} to {end} would cut a letter from its marks at {edge}: move that edge by one.",
                start=str(start),
                end=str(end),
                edge=str(edge),
            )
            raise SpanError(start, end, len(text), sentence)
