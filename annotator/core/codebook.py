"""The codebook: labels with what is to be said of them, rules, and the names of all of it in both languages.

Codes are stable, names may change at any time. ``codebook_content`` makes one of a file's content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from annotator.core.json_value import Json
from annotator.core.span import Label

# choice, multichoice: codes of values. counts: whole numbers by group. date: ISO 8601. spanref: a link to another span.
# subspan: a part of the span itself. registry, gazetteer, gazetteers: entries of lists that come later, and free text
# until then.
AttributeType = Literal[
    "choice", "multichoice", "int", "number", "counts", "text", "bool", "date", "spanref", "subspan", "registry",
    "gazetteer", "gazetteers",
]  # fmt: skip
ATTRIBUTE_TYPES: tuple[AttributeType, ...] = (
    "choice", "multichoice", "int", "number", "counts", "text", "bool", "date", "spanref", "subspan", "registry",
    "gazetteer", "gazetteers",
)  # fmt: skip
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ValueDefinition:
    """One value of a choice.

    Attributes:
        names, definitions: By interface language, ``"ar"`` and ``"en"``; a definition may be "".
        data: What exports make of it (``acled``, ``ucdp``, ``plover`` …), kept as it is written.
    """

    code: str
    names: Names
    definitions: Names = field(default_factory=dict)
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AttributeDefinition:
    """Something that is to be said of a span of a label, or of a whole report.

    Attributes:
        values: The choices, in the order in which they are offered.
        default: What stands there until something else is said; None for nothing.
        least, most: Bounds of a number.
        targets: The labels to which a link may lead; empty for any.
        registry: Which list an entry is of ("actors").
        remembered: The same words are likely to have the same value in the next report: it is offered there.
    """

    code: str
    type: AttributeType
    names: Names
    required: bool = False
    values: tuple[ValueDefinition, ...] = ()
    default: Json = None
    least: float | None = None
    most: float | None = None
    targets: tuple[Label, ...] = ()
    registry: str = ""
    remembered: bool = False
    definitions: Names = field(default_factory=dict)

    @property
    def is_link(self) -> bool:
        """Tell whether it is kept as a relation to another span, and not with the span."""
        return self.type == "spanref"

    def value(self, code: object) -> ValueDefinition | None:
        """Return a value's definition, or None where there is no such value."""
        return next((value for value in self.values if value.code == code), None)


@dataclass(frozen=True, slots=True)
class LabelDefinition:
    """One label.

    Attributes:
        names, short_names, definitions: By interface language, ``"ar"`` and ``"en"``.
        colours: By theme, ``"light"`` and ``"dark"``, as ``#rrggbb``.
        shortcut: The key that marks with it, an ASCII digit, or "".
        optional: A project may do without it.
        examples: Short texts, with | where a mark begins and ends.
    """

    code: Label
    shortcut: str
    names: Names
    short_names: Names
    definitions: Names
    colours: Mapping[str, str]
    attributes: tuple[AttributeDefinition, ...] = ()
    optional: bool = False
    examples: tuple[str, ...] = ()

    def attribute(self, code: str) -> AttributeDefinition | None:
        """Return an attribute's definition, or None where the label has none of the code."""
        return next((attribute for attribute in self.attributes if attribute.code == code), None)

    @property
    def links(self) -> tuple[AttributeDefinition, ...]:
        """The attributes that are links to other spans."""
        return tuple(attribute for attribute in self.attributes if attribute.is_link)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule for coders: its words by interface language, and the labels that it is about; none for all."""

    code: str
    words: Names
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleDefinition:
    """One role of an event, filled by spans of a label."""

    code: str
    names: Names
    label: Label
    many: bool = True


@dataclass(frozen=True, slots=True)
class NamedCode:
    """A code with its names: a zone, a relation between events."""

    code: str
    names: Names


@dataclass(frozen=True, slots=True)
class Codebook:
    """The project's codebook, as the journal keeps it.

    Attributes:
        version: A short hash of the content: equal content, equal version, on every machine.
        content: The whole file as JSON, so that what a newer program understands is not lost here.
        edition: The version that the supervisor gave it, "1.0"; or "".
        report: What is to be said of a whole report.
        roles, event_relations: Of events.
    """

    kind: ClassVar[str] = "codebook"
    shared: ClassVar[bool] = True

    version: str
    content: Mapping[str, Json]
    labels: tuple[LabelDefinition, ...] = ()
    edition: str = ""
    names: Names = field(default_factory=dict)
    report: tuple[AttributeDefinition, ...] = ()
    rules: tuple[Rule, ...] = ()
    roles: tuple[RoleDefinition, ...] = ()
    event_relations: tuple[NamedCode, ...] = ()
    zones: tuple[NamedCode, ...] = ()

    @property
    def key(self) -> str:
        """One a project."""
        return "codebook"

    def label(self, code: str) -> LabelDefinition | None:
        """Return a label's definition, or None where the codebook does not have it."""
        return next((label for label in self.labels if label.code == code), None)

    def attribute(self, label: str, code: str) -> AttributeDefinition | None:
        """Return the definition of an attribute of a label, or None where there is none."""
        found = self.label(label)
        return None if found is None else found.attribute(code)

    def every_attribute(self) -> Iterator[tuple[str, AttributeDefinition]]:
        """Give the attributes of all labels with their label's code, and those of the report with ""."""
        for label in self.labels:
            yield from ((str(label.code), attribute) for attribute in label.attributes)
        yield from (("", attribute) for attribute in self.report)
