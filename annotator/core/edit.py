"""Every edit of a coder's: a pure function that returns a Change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from annotator.arabic.graphemes import is_boundary
from annotator.core.annotation_set import Note, Relation, RelationId, SetStatus, Status
from annotator.core.change import Change
from annotator.core.codebook import LabelDefinition
from annotator.core.coder import CoderId
from annotator.core.document import Document
from annotator.core.json_value import Json
from annotator.core.remark import Remark, remark_of
from annotator.core.saying import PROPOSED, misfit
from annotator.core.span import Label, Span, new_span_id
from annotator.errors import InputError, SpanError
from annotator.language import tr


def mark(document: Document, coder: CoderId, start: int, end: int, label: Label) -> Change:
    """Label ``document.text[start:end]``.

    Raises:
        SpanError: The range is empty, reversed, outside the text, or cuts a letter from its marks.
    """
    require_range(document.text, start, end)
    quote = document.text[start:end]
    return Change(added=(Span(new_span_id(), document.id, coder, start, end, label, quote),))


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


def set_attributes(spans: Iterable[Span], values: Mapping[str, Json]) -> Change:
    """Say the same of several spans; None takes a value away. What nothing is said about stays as it is."""
    change = Change()
    for span in spans:
        kept = {name: value for name, value in span.attributes.items() if name not in values}
        said = {name: value for name, value in values.items() if value is not None}
        after = replace(span, attributes={**kept, **said})
        if dict(after.attributes) != dict(span.attributes):
            change += Change(removed=(span,), added=(after,))
    return change


def link(source: Span, attribute: str, target: Span | None, relations: Iterable[Relation]) -> Change:
    """Let a span's link lead to another span, in the place of the one that it led to; None takes it away.

    Args:
        source: The span whose link it is.
        attribute: Its code.
        target: The other span, of the same set.
        relations: Those of the set.

    Raises:
        InputError: The two are one span, or not of one set.
    """
    if target is not None and target.id == source.id:
        raise InputError(tr("A mark cannot lead to itself: choose another."))
    if target is not None and (target.document, target.coder) != (source.document, source.coder):
        raise InputError(tr("A link joins two marks of one coder in one report."))
    before = tuple(one for one in relations if one.source == source.id and one.type == attribute)
    if target is None:
        return Change(removed=before)
    if len(before) == 1:
        after = replace(before[0], target=target.id)
        return Change() if after == before[0] else Change(removed=before, added=(after,))
    fresh = Relation(RelationId(uuid4().hex), source.document, source.coder, attribute, source.id, target.id)
    return Change(removed=before, added=(fresh,))


def relabel(
    span: Span,
    label: Label,
    relations: Sequence[Relation] = (),
    *,
    before: LabelDefinition | None = None,
    after: LabelDefinition | None = None,
) -> Change:
    """Give a span another label; it keeps its id, so its history stays one line.

    What the old label has an attribute for and the new one cannot say goes with the old label, and so does what a
    program proposed for it; all else stays.

    Args:
        span: The span.
        label: Its new label.
        relations: Those of its set.
        before, after: What the codebook says of the two labels.
    """
    links = {attribute.code for attribute in (after.links if after is not None else ())}
    known = {attribute.code: attribute for attribute in (before.attributes if before is not None else ())}
    kept = {
        name: value
        for name, value in span.attributes.items()
        if name != PROPOSED and (name not in known or _can_say(after, name, value))
    }
    lost = [one for one in relations if one.source == span.id and one.type in known and one.type not in links]
    return Change(removed=(span, *lost), added=(replace(span, label=label, attributes=kept),))


def _can_say(label: LabelDefinition | None, name: str, value: Json) -> bool:
    attribute = None if label is None else label.attribute(name)
    return attribute is not None and not attribute.is_link and not misfit(attribute, value)


def write_remark(before: Remark | None, after: Remark) -> Change:
    """Write a remark, or change one."""
    if before == after:
        return Change()
    return Change(removed=() if before is None else (before.note(),), added=(after.note(),))


def without_notes_of(spans: Iterable[Span], notes: Iterable[Note]) -> Change:
    """Take away the remarks on spans that go."""
    going = {span.id for span in spans}
    gone = [note for note in notes if (remark := remark_of(note)) is not None and remark.span in going]
    return Change(removed=tuple(gone))


def replace_note(before: Note | None, after: Note | None) -> Change:
    """Put a note in the place of another of the same id."""
    if before == after:
        return Change()
    return Change(() if before is None else (before,), () if after is None else (after,))


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
