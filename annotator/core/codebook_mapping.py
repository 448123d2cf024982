"""What becomes of marks, links and notes when labels, attributes and values that they use are no longer there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.core.annotation_set import Note, Relation
from annotator.core.change import Change, Record
from annotator.core.codebook import Codebook
from annotator.core.codebook_changes import REPORT, Place
from annotator.core.json_value import Json
from annotator.core.remark import REPORT as REPORT_KIND
from annotator.core.remark import remark_of, report_note, report_values
from annotator.core.saying import misfit
from annotator.core.span import Label, Span

# By place, the code that takes the place of the one that is gone; "" where nothing does.
Mapped = Mapping[Place, str]
_ATTRIBUTE = 2  # length of the place of an attribute


def exists(book: Codebook, place: Place) -> bool:
    """Tell whether a codebook has a label, an attribute or a value."""
    label = book.label(place[0])
    if len(place) < _ATTRIBUTE:
        return label is not None
    attributes = book.report if place[0] == REPORT else () if label is None else label.attributes
    found = next((one for one in attributes if one.code == place[1]), None)
    return found is not None and (len(place) == _ATTRIBUTE or found.value(place[2]) is not None)


def mapped(
    spans: Iterable[Span], relations: Iterable[Relation], notes: Iterable[Note], after: Codebook, mapping: Mapped
) -> Change:
    """Return what becomes of everybody's work under another codebook; what uses nothing that is gone stays as it is."""
    removed: list[Record] = []
    added: list[Record] = []

    def put(before: Record, new: Record | None) -> None:
        if new != before:
            removed.append(before)
            added.extend([] if new is None else [new])

    every = list(spans)
    for span in every:
        put(span, mapped_span(span, after, mapping))
    labels = {_key(span, span.id): str(span.label) for span in every}
    going = {place for place, label in labels.items() if mapping.get((label,)) == ""}
    for link in relations:
        put(link, _mapped_link(link, labels, going, after, mapping))
    for note in notes:
        put(note, None if _hangs_on(note, going) else _mapped_note(note, mapping))
    return Change(tuple(removed), tuple(added))


def mapped_span(span: Span, after: Codebook, mapping: Mapped) -> Span | None:
    """Return a mark as it is under the new codebook; None where it is taken away."""
    label = mapping.get((span.label,), span.label)
    if not label:
        return None
    attributes = _mapped_values(span.attributes, span.label, mapping)
    if label != span.label:
        definition = after.label(label)
        known = {} if definition is None else {one.code: one for one in definition.attributes}
        attributes = {
            name: value for name, value in attributes.items() if name in known and not misfit(known[name], value)
        }
    return span if (label, attributes) == (span.label, dict(span.attributes)) else _said(span, label, attributes)


def _said(span: Span, label: str, attributes: Mapping[str, Json]) -> Span:
    return replace(span, label=Label(label), attributes=attributes)


def _mapped_values(values: Mapping[str, Json], owner: str, mapping: Mapped) -> dict[str, Json]:
    """Return what is said, with attributes and values in the place of those that are gone."""
    found: dict[str, Json] = {}
    for name, value in values.items():
        new = mapping.get((owner, name), name)
        said = _mapped_value(value, (owner, name), mapping) if new else None
        if said is not None:
            found[new] = said
    return found


def _mapped_value(value: Json, place: Place, mapping: Mapped) -> Json:
    if isinstance(value, str):
        return mapping.get((*place, value), value) or None
    if isinstance(value, list | tuple) and any(isinstance(one, str) and (*place, one) in mapping for one in value):
        kept = [mapping.get((*place, one), one) for one in value if isinstance(one, str)]
        return list(dict.fromkeys(one for one in kept if one)) or None
    return value


def _mapped_link(
    link: Relation, labels: Mapping[Place, str], going: set[Place], after: Codebook, mapping: Mapped
) -> Relation | None:
    source = _key(link, link.source)
    if {source, _key(link, link.target)} & going:
        return None
    label = labels.get(source, "")
    kind = mapping.get((label, link.type), link.type)
    new = after.label(mapping[(label,)]) if (label,) in mapping else None
    if not kind or (new is not None and kind not in {one.code for one in new.links}):
        return None
    return link if kind == link.type else replace(link, type=kind)


def _hangs_on(note: Note, going: set[Place]) -> bool:
    """Tell whether a note is a remark on a mark that is taken away."""
    remark = remark_of(note)
    return remark is not None and (note.document, note.coder, remark.span) in going


def _mapped_note(note: Note, mapping: Mapped) -> Note | None:
    before = report_values([note])
    after = _mapped_values(before, REPORT, mapping) if note.content.get("kind") == REPORT_KIND else dict(before)
    if after == dict(before):
        return note
    return report_note(note.document, note.coder, after) if after else None


def _key(record: Span | Relation, id: str) -> Place:
    return (record.document, record.coder, id)
