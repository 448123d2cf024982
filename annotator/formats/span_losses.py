"""What is lost of marks and of what hangs on them, one loss each."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from annotator.core.annotation_set import AnnotationSet, Relation
from annotator.core.corpus import Loss
from annotator.core.json_value import Json
from annotator.core.span import Span


def span_loss(code: str, span: Span, **more: str) -> Loss:
    """Return what became of a mark."""
    detail: dict[str, Json] = {"id": span.id, "label": span.label, "start": span.start, "end": span.end}
    return Loss(code, span.document, span.coder, {**detail, "quote": span.quote, **more})


def attribute_losses(one: AnnotationSet) -> Iterator[Loss]:
    """Give a loss for each mark with attributes."""
    for span in one.spans:
        if span.attributes:
            yield span_loss("attributes_dropped", span)


def unfinished_loss(one: AnnotationSet, document: str) -> Iterator[Loss]:
    """Tell of a set in progress that the format cannot say so."""
    if one.status != "done":
        yield Loss("unfinished", document, one.coder.id)


def relation_loss(relation: Relation) -> Loss:
    """Return what became of a relation."""
    detail: dict[str, Json] = {"id": relation.id, "type": relation.type}
    return Loss("relation_dropped", relation.document, relation.coder, detail)


def part_losses(one: AnnotationSet, document: str, *, relations: Collection[str] | None = None) -> Iterator[Loss]:
    """Give a loss for each relation, event and note.

    Args:
        one: The set.
        document: Whose it is.
        relations: Ids of the marks that relations may tie; None: the format has no relations at all.
    """
    for relation in one.relations:
        if relations is None or relation.source not in relations or relation.target not in relations:
            yield relation_loss(relation)
    for event in one.events:
        yield Loss("event_dropped", document, one.coder.id, {"id": event.id})
    for note in one.notes:
        yield Loss("note_dropped", document, one.coder.id, {"id": note.id})
