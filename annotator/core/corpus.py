"""Documents with annotation sets on their way in or out of a project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.core.annotation_set import AnnotationSet, Status
from annotator.core.document import Document, Source, Zones
from annotator.core.json_value import Json


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """One document: its clean text, what is known of it, and everybody's work on it.

    On its way in, a set's coder may have no id yet, and its records belong to nobody until it is known who is meant.
    """

    document: Document
    metadata: Mapping[str, Json]
    zones: Zones
    sets: tuple[AnnotationSet, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class RawSpan:
    """A span as a file has it: nothing is checked but that its offsets are whole numbers.

    Attributes:
        id: "" where the file gives none.
        start, end: Code points of the text as it came, before it is cleaned.
        quote: What the file says that it covers; None where it does not say.
    """

    id: str
    start: int
    end: int
    label: str
    quote: str | None = None
    attributes: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawRelation:
    """A relation as a file has it; source and target are ids of the same set."""

    id: str
    type: str
    source: str
    target: str
    attributes: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawContent:
    """An event or a note as a file has it."""

    id: str
    content: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class RawSet:
    """One coder's work as a file has it; coder and id are "" where the file names none.

    Attributes:
        values: What the set says of the whole report, by name. A project does not keep it yet; agreement is computed.
    """

    coder: str = ""
    coder_id: str = ""
    status: Status = "done"
    spans: tuple[RawSpan, ...] = ()
    relations: tuple[RawRelation, ...] = ()
    events: tuple[RawContent, ...] = ()
    notes: tuple[RawContent, ...] = ()
    values: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawReport:
    """A report as a file has it, before its text is cleaned.

    Attributes:
        zones: (start, end, kind) in code points of the text as it came; None where the file says nothing of zones.
        proposed: The zones are a rule's guess, as the file says.
        sources: Where another project had the report from, as its export says.
        id: The document's id in that project, which follows from its text; "" in a stranger's file.
        layout: How a file of tokens had its lines; kept with the source. See ``formats.layout``.
    """

    text: str
    metadata: Mapping[str, Json] = field(default_factory=dict)
    zones: tuple[tuple[int, int, str], ...] | None = None
    proposed: bool = False
    sets: tuple[RawSet, ...] = ()
    sources: tuple[Mapping[str, Any], ...] = ()
    id: str = ""
    layout: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person is told of a report on its way in.

    Attributes:
        code: A stable word for it.
        sentence: What is wrong and what became of it, in the interface language, without the place.
        refused: The report was left out because of it.
        lines: Lines of the file that it is about, where it is about several.
    """

    code: str
    sentence: str
    refused: bool = False
    lines: tuple[int, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Written:
    """One document in a corpus format, how many sets and spans the text carries, and what it could not carry."""

    text: str
    sets: int = 0
    spans: int = 0
    losses: tuple[Loss, ...] = ()
