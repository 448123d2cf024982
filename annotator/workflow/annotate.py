"""A coder's work: every function commits before it returns, and returns the change it made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.arabic.direction import paragraph_directions
from annotator.core import edit
from annotator.core.annotation_set import Relation, SetStatus, Status
from annotator.core.change import Change
from annotator.core.codebook import Codebook
from annotator.core.coder import CoderId
from annotator.core.document import Document, DocumentId, Metadata, Standing, Zone, Zones
from annotator.core.entry import REDO, REMAP, UNDO, Entry
from annotator.core.json_value import Json
from annotator.core.span import Label, Span
from annotator.core.turned import turning
from annotator.errors import ChangedSinceError, InputError, NothingToUndoError
from annotator.language import tr
from annotator.store import annotations, codebooks, documents, journal
from annotator.store.project import Project

LONG = 25  # rows of a step; each may hold the work of a coder on a whole report


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did.

    Attributes:
        kind: What had been done: "mark", "relabel" …
        change: The change now made.
        document: The one document concerned, if it is one.
    """

    kind: str
    change: Change
    document: DocumentId | None


def mark(
    project: Project, document: DocumentId, coder: CoderId, start: int, end: int, label: Label, *, active_ms: int = 0
) -> Change:
    """Mark [start, end), code points; a finished set is put back to work in the same step.

    Raises:
        SpanError: The range cannot be marked.
        InputError: The label is not in the codebook, or the report is withdrawn.
    """
    _require_label(project, label)
    change = edit.mark(standing(project, document), coder, start, end, label)
    return commit(project, "mark", coder, change, active_ms)


def mark_all(
    project: Project, coder: CoderId, places: Sequence[tuple[DocumentId, int, int]], label: Label, *, active_ms: int = 0
) -> Change:
    """Mark several stretches, of one report or of several, as one step; what is marked so already is left out.

    Raises:
        SpanError: One of the ranges cannot be marked; then none is.
        InputError: The label is not in the codebook, or a report is withdrawn.
    """
    _require_label(project, label)
    change = Change()
    for document in dict.fromkeys(id for id, _, _ in places):
        text = standing(project, document)
        there = {(span.start, span.end, span.label) for span in annotations.spans_of(project, document, coder)}
        for start, end in sorted({(start, end) for id, start, end in places if id == document}):
            if (start, end, label) not in there:
                change += edit.mark(text, coder, start, end, label)
    return commit(project, "mark_all", coder, change, active_ms) if change.added else change


def relabel(project: Project, span: Span, label: Label, *, active_ms: int = 0) -> Change:
    """Give a span another label; the one it has is no change.

    What only the old label has words for goes with it, and comes back with an undo.
    """
    return relabel_all(project, [span], label, active_ms=active_ms)


def relabel_all(project: Project, spans: Sequence[Span], label: Label, *, active_ms: int = 0) -> Change:
    """Give several spans of one coder another label, as one step; those that have it stay as they are."""
    other = [span for span in spans if span.label != label]
    if not other:
        return Change()
    book, change = _require_label(project, label), Change()
    for span in other:
        relations = annotations.relations_on(project, span)
        change += edit.relabel(span, label, relations, before=book.label(span.label), after=book.label(label))
    return commit(project, "relabel", other[0].coder, change, active_ms)


def resize(project: Project, span: Span, start: int, end: int, *, active_ms: int = 0) -> Change:
    """Move a span's edges to [start, end), code points; where they are is no change."""
    if (start, end) == (span.start, span.end):
        return Change()
    change = edit.resize(documents.document(project, span.document), span, start, end)
    return commit(project, "resize", span.coder, change, active_ms)


def delete(project: Project, spans: Sequence[Span], *, active_ms: int = 0) -> Change:
    """Take spans of one coder away, with the relations and remarks that hang on them, as one step.

    No spans are no change.
    """
    if not spans:
        return Change()
    relations = {relation.key: relation for span in spans for relation in annotations.relations_on(project, span)}
    change = Change(removed=(*spans, *relations.values()))
    for document in dict.fromkeys(span.document for span in spans):
        of_document = [span for span in spans if span.document == document]
        change += edit.without_notes_of(of_document, annotations.notes_of(project, document, spans[0].coder))
    return commit(project, "delete", spans[0].coder, change, active_ms)


def set_status(project: Project, document: DocumentId, coder: CoderId, status: Status, *, active_ms: int = 0) -> Change:
    """Say that a coder has finished a report, or is at it again."""
    standing(project, document)
    before = annotations.status_of(project, document, coder)
    after = SetStatus(document, coder, status)
    if before == after:
        return Change()
    kind = "finish" if status == "done" else "reopen"
    journal.commit(project, kind, coder, change := edit.set_status(before, after), active_ms=active_ms)
    return change


def withdraw(project: Project, ids: Sequence[DocumentId], coder: CoderId) -> Change:
    """Take reports out of the project, as one step; nothing that was marked in them is lost."""
    there = [id for id in ids if documents.is_standing(project, id)]
    if not there:
        raise InputError(tr("This report has been withdrawn already."))
    change = Change(removed=tuple(Standing(id) for id in there))
    journal.commit(project, "withdraw", coder, change)
    return change


def restore(project: Project, ids: Sequence[DocumentId], coder: CoderId) -> Change:
    """Bring withdrawn reports back, as one step."""
    gone = [id for id in ids if documents.has_text(project, id) and not documents.is_standing(project, id)]
    if not gone:
        raise InputError(tr("This report has not been withdrawn."))
    change = Change(added=tuple(Standing(id) for id in gone))
    journal.commit(project, "restore", coder, change)
    return change


def set_metadata(project: Project, document: DocumentId, values: Mapping[str, Json], coder: CoderId) -> Change:
    """Say what is known of a report: all of it, empty values left out."""
    kept = {key: value for key, value in values.items() if value not in ("", None)}
    before, after = documents.metadata_of(project, document), Metadata(document, kept)
    return _replace(project, "metadata", coder, before, after)


def turn(project: Project, document: DocumentId, paragraph: int, coder: CoderId) -> Change:
    """Let a paragraph, numbered from 0, run the other way than it does; the report's metadata say so."""
    own = paragraph_directions(documents.document(project, document).text)[paragraph]
    before = documents.metadata_of(project, document)
    return _replace(project, "turn", coder, before, Metadata(document, turning(before.values, paragraph, own)))


def set_zones(project: Project, document: DocumentId, zones: Sequence[Zone], coder: CoderId) -> Change:
    """Say what the parts of a report are: all of them, in order, without overlap.

    Raises:
        InputError: Two overlap, or one lies outside the text.
    """
    text = documents.document(project, document).text
    ordered = tuple(sorted(zones, key=lambda zone: zone.start))
    for zone in ordered:
        edit.require_range(text, zone.start, zone.end)
    for one, next_one in pairwise(ordered):
        if next_one.start < one.end:
            raise InputError(tr("Two parts of the report overlap: move the edge of one."))
    before, after = documents.zones_of(project, document), Zones(document, ordered)
    return _replace(project, "zones", coder, before, after)


def _replace(project: Project, kind: str, coder: CoderId, before: Metadata | Zones, after: Metadata | Zones) -> Change:
    if before == after:
        return Change()
    stood = journal.stands(project, before)
    change = Change(removed=(before,) if stood else (), added=(after,))
    journal.commit(project, kind, coder, change)
    return change


def undo(project: Project, coder: CoderId) -> Undone:
    """Take back the last thing that the coder did in this copy of the project, after a restart too.

    Raises:
        NothingToUndoError: There is nothing left.
        ChangedSinceError: Something later touched the same records.
    """
    entries = journal.undoable(project, coder)
    if not entries:
        raise NothingToUndoError(tr("There is nothing to undo: you did nothing yet in this copy of the project."))
    refusal = tr("This cannot be undone: something later has changed the same records. Change them by hand.")
    return _again(project, UNDO, [(entry, entry.change().inverse()) for entry in entries], refusal)


def redo(project: Project, coder: CoderId) -> Undone:
    """Bring back what the coder undid last.

    Raises:
        NothingToUndoError: There is nothing to bring back.
        ChangedSinceError: Something later touched the same records.
    """
    entries = journal.redoable(project, coder)
    if not entries:
        raise NothingToUndoError(tr("There is nothing to redo."))
    refusal = tr("This cannot be done again: something later has changed the same records. Change them by hand.")
    return _again(project, REDO, [(entry, entry.change()) for entry in entries], refusal)


def what_next(project: Project, coder: CoderId) -> tuple[str | None, str | None]:
    """Return what an undo and what a redo would be about, by kind; None where there is nothing."""
    return journal.next_kinds(project, coder)


def is_long_undo(project: Project, coder: CoderId) -> bool:
    """Tell whether an undo would take so long that a person should be told that she waits."""
    return journal.step_length(project, coder, undone=False, most=LONG) == LONG


def is_long_redo(project: Project, coder: CoderId) -> bool:
    """Tell whether a redo would take so long that a person should be told that she waits."""
    return journal.step_length(project, coder, undone=True, most=LONG) == LONG


def _again(project: Project, kind: str, rows: Sequence[tuple[Entry, Change]], refusal: str) -> Undone:
    """Take back or bring back the rows of one step, all or none."""
    try:
        with project.transaction():
            for entry, change in rows:
                journal.commit(project, kind, entry.coder, change, of=entry.seq)
    except ChangedSinceError as error:
        raise ChangedSinceError(refusal) from error
    removed = tuple(record for _, change in rows for record in change.removed)
    whole = Change(removed, tuple(record for _, change in rows for record in change.added))
    kinds = [entry.kind for entry, _ in rows if entry.kind != REMAP]
    return Undone(kinds[0] if kinds else REMAP, whole, whole.document())


def commit(project: Project, kind: str, coder: CoderId, change: Change, active_ms: int) -> Change:
    """Store a change of what is marked; every finished set that it touches is put back to work in the same step."""
    whole = change + _reopening(project, change, coder)
    journal.commit(project, kind, coder, whole, active_ms=active_ms)
    return whole


def _reopening(project: Project, change: Change, coder: CoderId) -> Change:
    """Return what puts every finished set that the change touches back to work."""
    touched = {record.document for record in change.removed + change.added if isinstance(record, Span | Relation)}
    reopened = Change()
    for document in sorted(touched):
        reopened += edit.reopen(annotations.status_of(project, document, coder))
    return reopened


def standing(project: Project, id: DocumentId) -> Document:
    """Return a report that stands in the project.

    Raises:
        InputError: It has been withdrawn.
    """
    if not documents.is_standing(project, id):
        raise InputError(tr("This report has been withdrawn: restore it first."))
    return documents.document(project, id)


def _require_label(project: Project, label: Label) -> Codebook:
    codebook = codebooks.codebook(project)
    if codebook.label(label) is None:
        known = ", ".join(one.code for one in codebook.labels)
        raise InputError(tr("The codebook has no label {label}: it has {known}.", label=label, known=known))
    return codebook
