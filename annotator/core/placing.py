"""A report as it came is cleaned, and what was said of it finds its place in the clean text.

Offsets go through the map that cleaning gives. What does not fit is told and never moved to where it might fit.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from hashlib import sha256
from typing import Any, TypeVar, cast

from annotator.arabic.clean import Cleaned, clean
from annotator.arabic.graphemes import is_boundary
from annotator.arabic.zones import propose
from annotator.core.annotation_set import AnnotationSet, Event, EventId, Note, NoteId, Relation, RelationId
from annotator.core.coder import NOBODY, Coder, CoderId
from annotator.core.corpus import CorpusDocument, Finding, RawRelation, RawReport, RawSet, RawSpan
from annotator.core.document import Document, Zone, Zones
from annotator.core.json_value import compact
from annotator.core.span import Label, Span, SpanId
from annotator.language import isolated, tr

QUOTE_SHOWN = 40  # code points
# What an id is made of where a file gives none. Not the attributes: a mark whose attributes change stays the same mark.
IDENTIFYING = frozenset({"start", "end", "label", "type", "source", "target", "content"})

Part = TypeVar("Part", Span, Relation, Event, Note)


@dataclass(frozen=True, slots=True)
class Placed:
    """A cleaned report.

    Attributes:
        changes: How many characters were changed by cleaning, by reason.
    """

    corpus: CorpusDocument
    changes: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def place(raw: RawReport) -> Placed:
    """Clean a report and carry its zones and sets over; zones are proposed where the file says nothing of them."""
    cleaned = clean(raw.text)
    document = Document.of(cleaned.text)
    findings: list[Finding] = []
    if raw.id not in ("", document.id):
        findings.append(Finding("text", tr("Its text is not the one that was exported: somebody changed the file.")))
    zones = _zones(raw, cleaned, document, findings)
    placing = _Placing(raw, cleaned, document, findings)
    sets = tuple(placing.annotation_set(one) for one in raw.sets)
    return Placed(CorpusDocument(document, raw.metadata, zones, sets), cleaned.counts, tuple(findings))


def _zones(raw: RawReport, cleaned: Cleaned, document: Document, findings: list[Finding]) -> Zones:
    if raw.zones is None:
        return Zones(document.id, tuple(Zone(*zone) for zone in propose(document.text)), proposed=True)
    placed: list[Zone] = []
    for start, end, kind in sorted(raw.zones):
        first, last = cleaned.map.to_clean(start), cleaned.map.to_clean(end)
        if 0 <= start < end <= len(raw.text) and (placed[-1].end if placed else 0) <= first < last:
            placed.append(Zone(first, last, kind))
        else:
            findings.append(_zone_left_out(start, end, kind))
    return Zones(document.id, tuple(placed), proposed=raw.proposed)


def _zone_left_out(start: int, end: int, kind: str) -> Finding:
    sentence = tr(
        "The part {kind} from {start} to {end} overlaps another or lies outside the text: it was left out.",
        kind=isolated(kind),
        start=str(start),
        end=str(end),
    )
    return Finding("zone", sentence)


class _Placing:
    """Places the sets of one report; what does not fit is added to the findings."""

    def __init__(self, raw: RawReport, cleaned: Cleaned, document: Document, findings: list[Finding]) -> None:
        self._raw, self._map, self._document, self._findings = raw.text, cleaned.map, document, findings

    def annotation_set(self, raw: RawSet) -> AnnotationSet:
        """Return the set. Its coder has the id that the file gives, if any; its records belong to nobody yet."""
        spans = self._once([span for one in raw.spans if (span := self._span(one)) is not None])
        events = self._once([Event(EventId(one.id), self._document.id, NOBODY, one.content) for one in raw.events])
        notes = self._once([Note(NoteId(one.id), self._document.id, NOBODY, one.content) for one in raw.notes])
        ends = {str(span.id) for span in spans} | {str(event.id) for event in events}
        relations = self._once([made for one in raw.relations if (made := self._relation(one, ends)) is not None])
        return AnnotationSet(Coder(CoderId(raw.coder_id), raw.coder), raw.status, spans, relations, events, notes)

    def _span(self, raw: RawSpan) -> Span | None:
        start, end = self._map.to_clean(raw.start), self._map.to_clean(raw.end)
        sentence = self._objection(raw, start, end)
        if sentence is not None:
            self._findings.append(Finding("span", sentence))
            return None
        text = self._document.text
        if not (is_boundary(text, start) and is_boundary(text, end)):
            self._findings.append(Finding("splits_letter", _splits(raw)))
        label, quote = Label(raw.label), text[start:end]
        return Span(SpanId(raw.id), self._document.id, NOBODY, start, end, label, quote, raw.attributes)

    def _objection(self, raw: RawSpan, start: int, end: int) -> str | None:
        where = {"start": str(raw.start), "end": str(raw.end), "label": isolated(raw.label)}
        if raw.start >= raw.end:
            return tr("A mark {label} from {start} to {end} ends before it begins: it was left out.", **where)
        if raw.start < 0 or raw.end > len(self._raw):
            return tr("A mark {label} from {start} to {end} lies outside the text: it was left out.", **where)
        if start >= end:
            return tr("A mark {label} from {start} to {end} covers nothing that is kept: it was left out.", **where)
        covered = self._raw[raw.start : raw.end]
        if raw.quote is not None and raw.quote not in (covered, self._document.text[start:end]):
            return tr(
                "A mark {label} from {start} to {end} says {quote}, but the text there says {covered}: it was left "
                "out.",
                quote=isolated(_shown(raw.quote)),
                covered=isolated(_shown(covered)),
                **where,
            )
        return None

    def _relation(self, raw: RawRelation, ends: Collection[str]) -> Relation | None:
        if raw.source not in ends or raw.target not in ends:
            self._findings.append(Finding("relation", _loose(raw)))
            return None
        id, source, target = RelationId(raw.id), SpanId(raw.source), SpanId(raw.target)
        return Relation(id, self._document.id, NOBODY, raw.type, source, target, raw.attributes)

    def _once(self, records: Sequence[Part]) -> tuple[Part, ...]:
        """Return the records, each with an id that no other has; the very same twice is one."""
        found: dict[str, Part] = {}
        for record in records:
            known = found.get(record.id)
            if known == record:
                continue
            if known is not None:
                self._findings.append(Finding("id_twice", _twice(record.id)))
            if known is not None or not record.id:
                record = self._named(record, found)
            found[record.id] = record
        return tuple(found.values())

    def _named(self, record: Part, found: Mapping[str, Part]) -> Part:
        """Return the record with an id that it has whenever it is imported again."""
        said: list[str] = [str(getattr(record, field.name)) for field in fields(record) if field.name in IDENTIFYING]
        nth = 0
        while (id := _hash([self._document.id, *said, str(nth)])) in found:
            nth += 1
        return cast("Part", replace(cast("Any", record), id=id))


def _hash(content: Sequence[str]) -> str:
    return sha256(compact(content).encode("utf-8")).hexdigest()[:32]


def _splits(raw: RawSpan) -> str:
    return tr(
        "A mark {label} from {start} to {end} cuts a letter from its marks: it was kept as it is.",
        label=isolated(raw.label),
        start=str(raw.start),
        end=str(raw.end),
    )


def _twice(id: str) -> str:
    return tr("Two different marks or notes have the id {id}: the second one was given another.", id=isolated(id))


def _loose(raw: RawRelation) -> str:
    return tr("A relation {type} ties marks that are not there: it was left out.", type=isolated(raw.type))


def _shown(quote: str) -> str:
    return quote if len(quote) <= QUOTE_SHOWN else quote[: QUOTE_SHOWN - 1] + "…"
