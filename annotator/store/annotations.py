"""What coders have said of the documents."""

from __future__ import annotations

from annotator.core.annotation_set import AnnotationSet, Event, Note, Relation, SetStatus
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.span import Span, SpanId
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.store import records
from annotator.store.coders import coder as coder_of
from annotator.store.project import Project

OPEN_QUESTIONS = """
SELECT count(*) FROM notes
WHERE document IN (SELECT document FROM standings) AND ifnull(content ->> '$.kind', 'remark') = 'remark'
AND json_type(content, '$.text') = 'text' AND json_type(content, '$.question') = 'true'
AND ifnull(content ->> '$.answer', '') = '' AND ifnull(json_type(content, '$.closed'), 'false') != 'true'
"""
OF_SET = "WHERE document = ? AND coder = ?"


def spans_of(project: Project, document: DocumentId, coder: CoderId) -> list[Span]:
    """Return one coder's spans over one document, first to last in the text."""
    return records.select(project.db, Span.kind, f'{OF_SET} ORDER BY start, "end", id', [document, coder])


def span(project: Project, document: DocumentId, coder: CoderId, id: str) -> Span:
    """Return a span by its id, or by the unique beginning of it.

    Raises:
        InputError: The set has none of that id, or several.
    """
    found = [span for span in spans_of(project, document, coder) if span.id.startswith(id)]
    exact = [span for span in found if span.id == id]
    if len(exact or found) != 1:
        raise InputError(tr("No single mark of this report has the id {id}.", id=isolated(id)))
    return (exact or found)[0]


def quotes(project: Project) -> list[str]:
    """Return the quote of every mark in the project."""
    return [row[0] for row in project.db.execute("SELECT quote FROM spans").fetchall()]


def marked_by(project: Project, coder: CoderId) -> list[DocumentId]:
    """Return the documents in which a coder has marked anything, as they came into the project."""
    query = """
    SELECT id FROM documents WHERE EXISTS (SELECT 1 FROM spans WHERE spans.document = documents.id AND coder = ?)
    ORDER BY number
    """
    return [DocumentId(row[0]) for row in project.db.execute(query, [coder]).fetchall()]


def status_of(project: Project, document: DocumentId, coder: CoderId) -> SetStatus | None:
    """Return how far a coder said to be with a document; None where she said nothing yet."""
    found: list[SetStatus] = records.select(project.db, SetStatus.kind, OF_SET, [document, coder])
    return found[0] if found else None


def relations_of(project: Project, document: DocumentId, coder: CoderId) -> list[Relation]:
    """Return one coder's relations over one document."""
    return records.select(project.db, Relation.kind, f"{OF_SET} ORDER BY id", [document, coder])


def relations_on(project: Project, span: Span) -> tuple[Relation, ...]:
    """Return the relations that hang on a span."""
    on: SpanId = span.id
    every = relations_of(project, span.document, span.coder)
    return tuple(relation for relation in every if on in (relation.source, relation.target))


def notes_of(project: Project, document: DocumentId, coder: CoderId) -> list[Note]:
    """Return one coder's notes on one document."""
    return records.select(project.db, Note.kind, f"{OF_SET} ORDER BY id", [document, coder])


def open_questions(project: Project) -> int:
    """Return how many questions in reports that stand wait for an answer; see ``Remark.is_open``."""
    row = project.db.execute(OPEN_QUESTIONS).fetchone()
    return int(row[0])


def every_note(project: Project, *, standing: bool = False) -> list[Note]:
    """Return all notes by document; those on withdrawn reports too, unless only reports that stand are asked for."""
    where = "WHERE document IN (SELECT document FROM standings)" if standing else ""
    return records.select(project.db, Note.kind, f"{where} ORDER BY document, coder, id")


def every_relation(project: Project) -> list[Relation]:
    """Return all relations of a project, those in withdrawn reports too."""
    return records.select(project.db, Relation.kind, "ORDER BY document, coder, id")


def set_of(project: Project, document: DocumentId, coder: CoderId) -> AnnotationSet:
    """Return everything one coder has said of one document."""
    status = status_of(project, document, coder)
    events: list[Event] = records.select(project.db, Event.kind, f"{OF_SET} ORDER BY id", [document, coder])
    return AnnotationSet(
        coder=coder_of(project, coder),
        status="in_progress" if status is None else status.status,
        spans=tuple(spans_of(project, document, coder)),
        relations=tuple(relations_of(project, document, coder)),
        events=tuple(events),
        notes=tuple(notes_of(project, document, coder)),
    )


def sets_of(project: Project, document: DocumentId) -> list[AnnotationSet]:
    """Return the sets of everybody who began the document, by coder's name and id."""
    sets = [set_of(project, document, coder) for coder in _who_began(project, document)]
    return sorted(sets, key=lambda one: (one.coder.name, one.coder.id))


def _who_began(project: Project, document: DocumentId) -> list[CoderId]:
    parts = ("statuses", "spans", "relations", "events", "notes")
    query = " UNION ".join(f"SELECT coder FROM {table} WHERE document = ?" for table in parts)
    return [CoderId(row[0]) for row in project.db.execute(query, [document] * len(parts)).fetchall()]
