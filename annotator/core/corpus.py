"""Documents with annotation sets on their way in or out of a project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.core.annotation_set import AnnotationSet
from annotator.core.document import Document, Source, Zone
from annotator.core.json_value import Json


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """One document as it leaves: text, what is known of it, and everybody's work on it."""

    document: Document
    metadata: Mapping[str, Json] = field(default_factory=dict)
    zones: tuple[Zone, ...] = ()
    sets: tuple[AnnotationSet, ...] = ()
    sources: tuple[Source, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that a format cannot carry.

    Attributes:
        code: What kind of loss ("nested_dropped", "widened", "attributes_dropped" …).
        document, coder: Ids, where it belongs to one.
        detail: The span concerned and what became of it, as JSON values.
    """

    code: str
    document: str = ""
    coder: str = ""
    detail: Mapping[str, Json] = field(default_factory=dict)
