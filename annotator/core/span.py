"""A labelled stretch of a document's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, NewType
from uuid import uuid4

from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.errors import SpanError

SpanId = NewType("SpanId", str)
Label = NewType("Label", str)


def new_span_id() -> SpanId:
    """Return an id that no other span has."""
    return SpanId(uuid4().hex)


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of text, half-open: [start, end), by one coder in one document.

    Offsets count Unicode code points of the frozen text, so ``text[start:end] == quote``.
    They are never UTF-16 units, bytes, tokens or glyphs.
    """

    kind: ClassVar[str] = "span"
    shared: ClassVar[bool] = False

    id: SpanId
    document: DocumentId
    coder: CoderId
    start: int
    end: int
    label: Label
    quote: str
    attributes: Mapping[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what cannot be a span."""
        if not 0 <= self.start < self.end:
            raise SpanError(self.start, self.end)

    @property
    def key(self) -> str:
        """One a span; it keeps its id through every edit, so its history is one line.

        Ids of other programs ("T1") are unique in one set only, so the set is part of the key.
        """
        return f"{self.document}:{self.coder}:{self.id}"

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end
