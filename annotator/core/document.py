"""A document and what the project knows of it; its text never changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import ClassVar, NewType

from annotator.core.json_value import Json

DocumentId = NewType("DocumentId", str)
SourceId = NewType("SourceId", str)

ZONE_KINDS = ("title", "duplicate_title", "byline", "body", "caption", "comments", "boilerplate")
METADATA_KEYS = ("title", "source", "url", "date", "language")


def text_hash(text: str) -> str:
    """Return the sha256 of a clean text in UTF-8, as 64 hexadecimal digits."""
    return sha256(text.encode("utf-8")).hexdigest()


def document_id(text: str) -> DocumentId:
    """Return the id that a clean text has in every project: the first half of its sha256."""
    return DocumentId(text_hash(text)[:32])


@dataclass(frozen=True, slots=True)
class Document:
    """A report's clean text. Offsets into it count code points."""

    id: DocumentId
    text: str

    @classmethod
    def of(cls, text: str) -> Document:
        """Return the document of a clean text."""
        return cls(document_id(text), text)


@dataclass(frozen=True, slots=True)
class Standing:
    """Says that a document stands in the project; a withdrawn one has no such record."""

    kind: ClassVar[str] = "standing"
    shared: ClassVar[bool] = True

    document: DocumentId

    @property
    def key(self) -> str:
        """One a document."""
        return self.document


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from. The same text may come from several files: one source each.

    Attributes:
        original: sha256 of the bytes as they came; the bytes lie in the project beside it.
        encoding: How the bytes were read.
        cleaning: Version of the cleaning rules.
        metadata: What came with the file, kept as it was.
    """

    kind: ClassVar[str] = "source"
    shared: ClassVar[bool] = True

    id: SourceId
    document: DocumentId
    name: str
    original: str
    encoding: str
    cleaning: int
    metadata: Mapping[str, Json] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """One a file as it came."""
        return self.id


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the project says of a document: title, source, url, date, language, and whatever came along."""

    kind: ClassVar[str] = "metadata"
    shared: ClassVar[bool] = True

    document: DocumentId
    values: Mapping[str, Json]

    @property
    def key(self) -> str:
        """One a document."""
        return self.document


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a document, half-open, in code points; its kind is one of ``ZONE_KINDS`` or the codebook's."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Zones:
    """All zones of one document, in order, without overlap."""

    kind: ClassVar[str] = "zones"
    shared: ClassVar[bool] = True

    document: DocumentId
    zones: tuple[Zone, ...]
    proposed: bool = False  # by a rule, until a person has looked at them

    @property
    def key(self) -> str:
        """One a document."""
        return self.document
