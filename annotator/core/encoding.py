"""Every record to JSON and back, once: for the journal and for packages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, cast

from annotator.core.annotation_set import STATUSES, Event, Note, Relation, SetStatus
from annotator.core.change import Change, Record
from annotator.core.codebook import Codebook
from annotator.core.codebook_content import codebook_of
from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId, Metadata, Source, Standing, Zone, Zones
from annotator.core.json_value import Json, compact, quoted
from annotator.core.project import About
from annotator.core.reason import CAUSES, Reason
from annotator.core.span import Label, Span, SpanId
from annotator.core.splitting import Allotment, Split
from annotator.core.team import ROLES, Assignment, Deal, Role
from annotator.errors import InputError
from annotator.language import tr

KINDS: dict[str, type[Record]] = {
    record.kind: record
    for record in (
        Span,
        Relation,
        Event,
        Note,
        SetStatus,
        Standing,
        Source,
        Metadata,
        Zones,
        Coder,
        Codebook,
        About,
        Reason,
        Role,
        Deal,
        Assignment,
        Split,
        Allotment,
    )
}


LARGEST = (1 << 53) - 1  # the largest whole number that every reader of JSON keeps as it is


class UnknownKindError(InputError):
    """A record of a kind that this version does not know: kept in the journal, not applied."""

    def __init__(self, kind: str) -> None:
        super().__init__(tr("This version does not know records of the kind {kind}.", kind=kind))
        self.kind = kind


def encoded_change(change: Change) -> dict[str, Json]:
    """Return a change as JSON values."""
    return {
        "removed": [encoded(record) for record in change.removed],
        "added": [encoded(record) for record in change.added],
    }


def written(content: Mapping[str, Any]) -> str:
    """Return a change, as JSON values, as :func:`compact` writes it but sooner: nearly all that rows hold are spans."""
    if tuple(content) != ("added", "removed"):
        return compact(content)
    added, removed = (",".join(map(_record_text, content[side])) for side in ("added", "removed"))
    return f'{{"added":[{added}],"removed":[{removed}]}}'


def _record_text(value: Mapping[str, Any]) -> str:
    if tuple(map(type, value.values())) != _SPAN_TYPES or tuple(value) != _SPAN_NAMES:
        return compact(value)
    attributes = compact(value["attributes"]) if value["attributes"] else "{}"
    return (
        f'{{"attributes":{attributes},"coder":{quoted(value["coder"])},"document":{quoted(value["document"])},'
        f'"end":{value["end"]},"id":{quoted(value["id"])},"kind":{quoted(value["kind"])},'
        f'"label":{quoted(value["label"])},"quote":{quoted(value["quote"])},"start":{value["start"]}}}'
    )


_TEXT = r'"([^"\\\x00-\x1f]*)"'
_NUMBER = r"(0|[1-9][0-9]{0,14})"
_MARK = re.compile(
    rf'\{{"added":\[\{{"attributes":\{{\}},"coder":{_TEXT},"document":{_TEXT},"end":{_NUMBER},"id":{_TEXT},"kind":"span",'
    rf'"label":{_TEXT},"quote":{_TEXT},"start":{_NUMBER}\}}\],"removed":\[\]\}}'
)


def mark_of(body: str) -> Change | None:
    """Return the change of a row that adds one mark without attributes; None for any other.

    Most rows of a journal are such, and this reads them in a third of the time. What it reads is in the one form that
    :func:`written` writes.
    """
    match = _MARK.fullmatch(body)
    if match is None:
        return None
    coder, document, last, id, label, quote, first = match.groups()
    start, end = int(first), int(last)
    if start >= end:
        return None
    span = Span(SpanId(id), DocumentId(document), CoderId(coder), start, end, Label(label), quote, {})
    return Change(added=(span,))


def decoded_change(value: Mapping[str, Any]) -> Change:
    """Return the change that :func:`encoded_change` wrote.

    Raises:
        UnknownKindError: A newer version wrote it.
        InputError: It is not a change.
    """
    try:
        return Change(tuple(map(decoded, value["removed"])), tuple(map(decoded, value["added"])))
    except InputError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(tr("This is no change as the journal holds it: {reason}.", reason=repr(error))) from error


def encoded(record: Record) -> dict[str, Json]:
    """Return a record as JSON values; ``kind`` says which it is."""
    if isinstance(record, Codebook):
        return {"kind": record.kind, "content": record.content}
    values: dict[str, Json] = {"kind": record.kind}
    for field in fields(record):
        values[field.name] = _plain(getattr(record, field.name))
    return values


def _plain(value: Any) -> Json:
    if isinstance(value, tuple):
        return [[zone.start, zone.end, zone.kind] for zone in cast("tuple[Zone, ...]", value)]
    return cast("Json", value)


def decoded(value: Mapping[str, Any]) -> Record:
    """Return the record that :func:`encoded` wrote."""
    if tuple(map(type, value.values())) == _SPAN_TYPES and tuple(value) == _SPAN_NAMES and value["kind"] == Span.kind:
        return _span(value)
    kind = str(value["kind"])
    if kind not in KINDS:
        raise UnknownKindError(kind)
    if kind == Codebook.kind:
        return codebook_of(value["content"])
    content = {name: item for name, item in value.items() if name != "kind"}
    for name, item in content.items():
        _refuse_wrong_type(name, item)
    return _READERS.get(kind, KINDS[kind])(**content)


# What the fields of records hold, by name; text where nothing is said.
_TYPES: dict[str, type] = {"start": int, "end": int, "cleaning": int, "proposed": bool, "zones": list}
_TYPES |= dict.fromkeys(("attributes", "metadata", "values", "content"), dict)


def _refuse_wrong_type(name: str, item: object) -> None:
    """Refuse what a table could not hold: the file may have been written by anybody."""
    if type(item) is not _TYPES.get(name, str):
        raise TypeError(name)
    if isinstance(item, int) and item > LARGEST:
        raise TypeError(name)


# Nearly all records of a journal are spans, written with their keys in order.
_SPAN_NAMES = tuple(sorted([*(field.name for field in fields(Span)), "kind"]))
_SPAN_TYPES = tuple(_TYPES.get(name, str) for name in _SPAN_NAMES)


def _span(value: Mapping[str, Any]) -> Span:
    if value["end"] > LARGEST:
        raise TypeError("end")
    return Span(
        value["id"],
        value["document"],
        value["coder"],
        value["start"],
        value["end"],
        value["label"],
        value["quote"],
        value["attributes"],
    )


def _zones(*, zones: list[tuple[int, int, str]], **rest: Any) -> Zones:
    read = tuple(Zone(start, end, kind) for start, end, kind in zones)
    for zone in read:
        if (type(zone.start), type(zone.end), type(zone.kind)) != (int, int, str) or not 0 <= zone.start <= zone.end:
            raise TypeError("zones")
    return Zones(zones=read, **rest)


def _status(*, status: str, **rest: Any) -> SetStatus:
    if status not in STATUSES:
        raise InputError(tr("{status} is no status of a set: it is in_progress or done.", status=status))
    return SetStatus(status=status, **rest)


def _reason(*, cause: str, **rest: Any) -> Reason:
    for known in CAUSES:
        if cause == known:
            return Reason(cause=known, **rest)
    raise InputError(
        tr("{cause} is no reason why coders differ: it is one of {known}.", cause=cause, known=", ".join(CAUSES))
    )


def _role(*, role: str, **rest: Any) -> Role:
    for known in ROLES:
        if role == known:
            return Role(role=known, **rest)
    raise InputError(tr("{role} is no role in a team: it is one of {known}.", role=role, known=", ".join(ROLES)))


_READERS: dict[str, Callable[..., Record]] = {
    Zones.kind: _zones,
    SetStatus.kind: _status,
    Reason.kind: _reason,
    Role.kind: _role,
}
