"""One report goes into the project: what of it is new, and what contradicts what is there already.

What is there stands: a file never overwrites it. What differs is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.core.annotation_set import AnnotationSet, Event, Note, Relation, SetStatus
from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument, Finding
from annotator.core.document import DocumentId, Metadata, Source, Standing, Zones
from annotator.core.json_value import compact
from annotator.core.span import Span, SpanId
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.store import annotations as annotation_store
from annotator.store import documents, journal
from annotator.store.project import Project
from annotator.workflow.people import People
from annotator.workflow.preparing import Arriving
from annotator.workflow.sources import flattened
from annotator.workflow.words import metadata_name

Part = Span | Relation | Event | Note


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a report.

    Attributes:
        new: The document was not in the project, or was withdrawn.
        arrived: It came from a file that it had not come from before.
        spans: How many marks came with it.
    """

    document: DocumentId
    new: bool
    arrived: bool
    spans: int
    findings: tuple[Finding, ...]


def take(project: Project, report: Arriving, people: People, importer: CoderId) -> Taken:
    """Store what is new of a report, as one journal row; none where nothing is."""
    id = report.document.id
    taking = _Taking(project, report.corpus, people)
    change = taking.change()
    arrives = taking.arrives(report.source, change)
    if arrives:
        change += Change(added=(report.source,))
    if change != Change():
        arrival = [(report.document, [report.original])] if arrives else []
        journal.commit(project, "import", importer, change, arrivals=arrival, indexed=report.indexed)
    spans = sum(isinstance(record, Span) for record in change.added)
    new = any(isinstance(record, Standing) for record in change.added)
    return Taken(id, new, arrives, spans, tuple(taking.findings))


class _Taking:
    """Compares one report with what the project has of it."""

    def __init__(self, project: Project, corpus: CorpusDocument, people: People) -> None:
        self._project, self._corpus, self._people = project, corpus, people
        self._id = corpus.document.id
        self._known = documents.has_text(project, self._id)
        sources = documents.sources_of(project, self._id) if self._known else ()
        self._sources = {one.id for one in flattened(sources)}
        self._came_before = any(one.id == corpus.sources[0].id for one in sources)
        self.findings: list[Finding] = []

    def change(self) -> Change:
        """Return what is new, without the source."""
        standing = self._known and documents.is_standing(self._project, self._id)
        change = Change() if standing else Change(added=(Standing(self._id),))
        if not self._came_before:
            change += self._metadata() + self._zones()
        for coder, one in self._sets().items():
            change += self._set(coder, one)
        return change

    def arrives(self, source: Source, change: Change) -> bool:
        """Tell whether the source is to be written down; a line that brings nothing new from known ones is not."""
        if self._came_before:
            return False
        return change != Change() or any(one.id not in self._sources for one in flattened([source]))

    def _metadata(self) -> Change:
        given = dict(self._corpus.metadata)
        if not self._known:
            return Change(added=(Metadata(self._id, given),)) if given else Change()
        present = documents.metadata_of(self._project, self._id)
        merged = Metadata(self._id, {**given, **present.values})
        differing = sorted(key for key in given if given[key] != merged.values[key])
        if differing:
            keys = tr(", ").join(isolated(metadata_name(key)) for key in differing)
            sentence = tr("What the project says of the report ({keys}) was left as it is there.", keys=keys)
            self.findings.append(Finding("metadata", sentence))
        return self._replaced(present, merged)

    def _zones(self) -> Change:
        given = self._corpus.zones
        if not self._known:
            return Change(added=(given,))
        present = documents.zones_of(self._project, self._id)
        stands = journal.stands(self._project, present)
        if not stands or (present.proposed and not given.proposed):
            return self._replaced(present, given)
        if not given.proposed and given.zones != present.zones:
            sentence = tr("The parts of the report are others in the project: they were left as they are there.")
            self.findings.append(Finding("zones", sentence))
        return Change()

    def _replaced(self, before: Metadata | Zones, after: Metadata | Zones) -> Change:
        if before == after:
            return Change()
        removed = (before,) if journal.stands(self._project, before) else ()
        return Change(removed=removed, added=(after,))

    def _sets(self) -> dict[CoderId, AnnotationSet]:
        """Return the sets by coder; those of one coder are put together."""
        found: dict[CoderId, AnnotationSet] = {}
        for one in self._corpus.sets:
            try:
                coder = self._people.who(one.coder)
            except InputError as error:
                self.findings.append(Finding("coder", str(error)))
                continue
            own = _owned(one, coder)
            found[coder.id] = _joined(found[coder.id], own) if coder.id in found else own
        return found

    def _set(self, id: CoderId, given: AnnotationSet) -> Change:
        present = annotation_store.set_of(self._project, self._id, id) if self._known else AnnotationSet(given.coder)
        added = tuple(self._new_parts(given, present))
        return Change(added=added) + self._status(given, present, bool(added))

    def _new_parts(self, given: AnnotationSet, present: AnnotationSet) -> Iterable[Part]:
        there = {(record.kind, str(record.id)): record for record in _parts(present)}
        same = _renamed(given, present)
        for record in _parts(given):
            if isinstance(record, Span) and record.id in same:
                continue
            if isinstance(record, Relation):
                record = replace(
                    record, source=same.get(record.source, record.source), target=same.get(record.target, record.target)
                )
            known = there.get((record.kind, str(record.id)))
            if known is None:
                there[record.kind, str(record.id)] = record
                yield record
            elif known != record:
                self.findings.append(Finding("conflict", _differs(given.coder, record)))

    def _status(self, given: AnnotationSet, present: AnnotationSet, adds: bool) -> Change:
        after = SetStatus(self._id, given.coder.id, given.status)
        before = annotation_store.status_of(self._project, self._id, given.coder.id) if self._known else None
        if before is None and not any(True for _ in _parts(present)):
            return Change(added=(after,))
        status = present.status
        if status == given.status:
            return Change()
        if before is not None and adds and status == "done":
            return Change(removed=(before,), added=(after,))
        sentence = tr("How far {coder} is with it was left as it is in the project.", coder=isolated(given.coder.name))
        self.findings.append(Finding("set_status", sentence))
        return Change()


def _parts(one: AnnotationSet) -> Iterable[Part]:
    yield from one.spans
    yield from one.events
    yield from one.notes
    yield from one.relations


def _owned(one: AnnotationSet, coder: Coder) -> AnnotationSet:
    """Return the set with all its records being this coder's."""
    return replace(
        one,
        coder=coder,
        spans=tuple(replace(span, coder=coder.id) for span in one.spans),
        relations=tuple(replace(relation, coder=coder.id) for relation in one.relations),
        events=tuple(replace(event, coder=coder.id) for event in one.events),
        notes=tuple(replace(note, coder=coder.id) for note in one.notes),
    )


def _joined(one: AnnotationSet, other: AnnotationSet) -> AnnotationSet:
    return replace(
        one,
        status="done" if one.status == other.status == "done" else "in_progress",
        spans=one.spans + other.spans,
        relations=one.relations + other.relations,
        events=one.events + other.events,
        notes=one.notes + other.notes,
    )


def _renamed(given: AnnotationSet, present: AnnotationSet) -> dict[SpanId, SpanId]:
    """Return, for marks that are there already under another id, that id: a mark is not doubled for its name."""
    named = {span.id for span in given.spans}
    taken = {span.id for span in present.spans}
    free: dict[str, list[SpanId]] = {}
    for span in present.spans:
        if span.id not in named:
            free.setdefault(_said(span), []).append(span.id)
    same: dict[SpanId, SpanId] = {}
    for span in given.spans:
        twins = free.get(_said(span))
        if twins and span.id not in taken:
            same[span.id] = twins.pop(0)
    return same


def _said(span: Span) -> str:
    return compact([span.start, span.end, span.label, span.attributes])


def _differs(coder: Coder, record: Part) -> str:
    if isinstance(record, Span):
        return tr(
            "{coder} has another mark of the id {id} in the project ({quote} in the file): it was left as it is there.",
            coder=isolated(coder.name),
            id=isolated(record.id),
            quote=isolated(record.quote[:40]),
        )
    return tr(
        "{coder} has something else of the id {id} in the project: it was left as it is there.",
        coder=isolated(coder.name),
        id=isolated(record.id),
    )
