"""One coder's work over one document: spans, relations, events, notes, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, NewType

from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.span import Span, SpanId

Status = Literal["in_progress", "done"]
STATUSES: tuple[Status, ...] = ("in_progress", "done")

RelationId = NewType("RelationId", str)
EventId = NewType("EventId", str)
NoteId = NewType("NoteId", str)


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Says that a coder has begun, or finished, a document."""

    kind: ClassVar[str] = "status"
    shared: ClassVar[bool] = False

    document: DocumentId
    coder: CoderId
    status: Status

    @property
    def key(self) -> str:
        """One a coder and document."""
        return f"{self.document}:{self.coder}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link from one span to another of the same set."""

    kind: ClassVar[str] = "relation"
    shared: ClassVar[bool] = False

    id: RelationId
    document: DocumentId
    coder: CoderId
    type: str
    source: SpanId
    target: SpanId
    attributes: Mapping[str, Json] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """One a relation of the set."""
        return f"{self.document}:{self.coder}:{self.id}"


@dataclass(frozen=True, slots=True)
class Event:
    """A frame whose roles are filled by spans; its content is kept as it came."""

    kind: ClassVar[str] = "event"
    shared: ClassVar[bool] = False

    id: EventId
    document: DocumentId
    coder: CoderId
    content: Mapping[str, Json]

    @property
    def key(self) -> str:
        """One an event of the set."""
        return f"{self.document}:{self.coder}:{self.id}"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a document or on one of its spans; its content is kept as it came."""

    kind: ClassVar[str] = "note"
    shared: ClassVar[bool] = False

    id: NoteId
    document: DocumentId
    coder: CoderId
    content: Mapping[str, Json]

    @property
    def key(self) -> str:
        """One a note of the set."""
        return f"{self.document}:{self.coder}:{self.id}"


@dataclass(frozen=True, slots=True)
class AnnotationSet:
    """Everything one coder has said of one document, in the order of the text."""

    coder: Coder
    status: Status = "in_progress"
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = ()
