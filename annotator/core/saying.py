"""What a mark says: its attributes and its links, what stands there by default, and whether a value fits.

Links to other spans are relations whose type is the attribute's code; all other values stand in the span's attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from annotator.core.annotation_set import Relation
from annotator.core.codebook import AttributeDefinition, LabelDefinition
from annotator.core.json_value import Json
from annotator.core.span import Span

# Beside what a coder says: what a program proposed, kept to compare, and where an imported mark came from.
PROPOSED = "proposed"
BESIDE = frozenset((PROPOSED, "suggested"))
LARGEST = (1 << 53) - 1  # the largest whole number that every reader of JSON keeps as it is

Misfit = Literal["", "wrong_type", "unknown_value", "out_of_bounds", "too_large", "no_such_day", "outside_the_mark"]


def said(span: Span, relations: Iterable[Relation] = (), label: LabelDefinition | None = None) -> dict[str, Json]:
    """Return what a span says, by the code of the attribute; a link is the id of the other span.

    Args:
        span: The span.
        relations: Those of its set; only its own links are taken.
        label: Its definition: without one, every relation that starts from it is a link.
    """
    links = None if label is None else {attribute.code for attribute in label.links}
    values = {name: value for name, value in span.attributes.items() if name not in BESIDE}
    for relation in relations:
        if relation.source == span.id and (links is None or relation.type in links):
            values[relation.type] = relation.target
    return values


def in_force(values: Mapping[str, Json], attributes: Iterable[AttributeDefinition]) -> dict[str, Json]:
    """Return what is said, and for what is not, what stands there by default."""
    defaults = {attribute.code: attribute.default for attribute in attributes if attribute.default is not None}
    return {**defaults, **values}


def misfit(attribute: AttributeDefinition, value: Json, span: Span | None = None) -> Misfit:
    """Return why a value is none that the attribute can have; "" where it is one.

    Args:
        attribute: Its definition.
        value: The value, as JSON has it.
        span: Whose it is; a part must lie in it.
    """
    kind = attribute.type
    if kind in ("choice", "multichoice"):
        return _misfit_of_choice(attribute, value)
    if kind in ("int", "number"):
        return _misfit_of_number(attribute, value)
    if kind == "counts":
        return _misfit_of_counts(value)
    if kind == "bool":
        return "" if isinstance(value, bool) else "wrong_type"
    if kind == "date":
        return _misfit_of_day(value)
    if kind == "subspan":
        return _misfit_of_part(value, span)
    if kind == "gazetteers" and isinstance(value, list | tuple):
        return "" if all(isinstance(one, str) for one in value) else "wrong_type"
    return "" if isinstance(value, str) else "wrong_type"


def _misfit_of_choice(attribute: AttributeDefinition, value: Json) -> Misfit:
    many = attribute.type == "multichoice"
    if many != isinstance(value, list | tuple) or not (many or isinstance(value, str)):
        return "wrong_type"
    chosen = value if isinstance(value, list | tuple) else (value,)
    return "" if all(attribute.value(one) is not None for one in chosen) else "unknown_value"


def _misfit_of_number(attribute: AttributeDefinition, value: Json) -> Misfit:
    whole = attribute.type == "int"
    if isinstance(value, bool) or not isinstance(value, int | float) or (whole and not isinstance(value, int)):
        return "wrong_type"
    if abs(value) > LARGEST:
        return "too_large"
    low = attribute.least is not None and value < attribute.least
    high = attribute.most is not None and value > attribute.most
    return "out_of_bounds" if low or high else ""


def _misfit_of_counts(value: Json) -> Misfit:
    if not isinstance(value, Mapping):
        return "wrong_type"
    counts = list(value.values())
    if not all(isinstance(count, int) and not isinstance(count, bool) for count in counts):
        return "wrong_type"
    whole = [count for count in counts if isinstance(count, int)]
    if any(count > LARGEST for count in whole):
        return "too_large"
    return "out_of_bounds" if any(count < 0 for count in whole) else ""


def _misfit_of_day(value: Json) -> Misfit:
    if not isinstance(value, str):
        return "wrong_type"
    try:
        date.fromisoformat(value)
    except ValueError:
        return "no_such_day"
    return ""


def _misfit_of_part(value: Json, span: Span | None) -> Misfit:
    if not isinstance(value, list | tuple) or len(value) != 2:  # start and end
        return "wrong_type"
    start, end = value
    if type(start) is not int or type(end) is not int:
        return "wrong_type"
    inside = start < end and (span is None or span.start <= start < end <= span.end)
    return "" if inside else "outside_the_mark"
