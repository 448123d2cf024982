"""What is compared: documents, and the work that each coder did on them. Offsets are code points, half-open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from annotator.core.json_value import Json, compact

NONE: Mapping[str, Json] = MappingProxyType({})
# The attribute of a mark that came from a program's suggestion: it says where from, and is no judgement of the coder's.
SUGGESTED = "suggested"
UNSET = ""  # the value of an attribute that a coder left unset

Stretch = tuple[int, int]


class Mark(NamedTuple):
    """A span as it is compared: [start, end) in code points, its label, and what it says."""

    start: int
    end: int
    label: str
    id: str = ""
    attributes: Mapping[str, Json] = NONE

    @property
    def is_suggested(self) -> bool:
        """Tell whether a program proposed it and the coder took it over."""
        return bool(self.attributes.get(SUGGESTED))


class Link(NamedTuple):
    """A relation between two marks of one coder, or a role that a mark has in an event; ends are ids of marks."""

    type: str
    source: str
    target: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's work over one document.

    Attributes:
        coder: Who; one key a person.
        done: She has finished it. Only then is it compared.
        roles: What marks do in events: from the event's trigger to the mark that fills the role.
        values: What she says of the report as a whole, by name.
        finished: The day on which she finished it, as ISO 8601 has it; "" where that is not known.
    """

    coder: str
    marks: tuple[Mark, ...] = ()
    relations: tuple[Link, ...] = ()
    roles: tuple[Link, ...] = ()
    values: Mapping[str, Json] = field(default_factory=dict)
    done: bool = True
    finished: str = ""


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """One document with everybody's work.

    Attributes:
        length: Of its text, in code points.
        outside: Stretches that are not coded (comments, menus), in order, without overlap.
        published: The day of the report, as ISO 8601 has it; "" where that is not known.
    """

    id: str
    length: int
    codings: tuple[Coding, ...]
    outside: tuple[Stretch, ...] = ()
    title: str = ""
    published: str = ""

    @property
    def continuum(self) -> int:
        """How many code points of it are coded at all."""
        return self.length - sum(end - start for start, end in self.outside)


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks by start, end, label and id, however they were stored."""
    return sorted(marks, key=_place)


def _place(mark: Mark) -> tuple[int, int, str, str]:
    return mark[:4]


def said(mark: Mark) -> str:
    """Return a mark's attributes as JSON of one fixed form: it settles which of two equal pairs is taken."""
    return compact(dict(mark.attributes)) if mark.attributes else "{}"
