"""What a mark says, what stands there by default, and which values fit."""

from __future__ import annotations

import pytest

from annotator.core.annotation_set import Relation, RelationId
from annotator.core.codebook import AttributeDefinition, AttributeType, LabelDefinition, ValueDefinition
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.saying import LARGEST, in_force, misfit, said
from annotator.core.span import Label, Span, SpanId

NAMES = {"ar": "اسم", "en": "Name"}
SPAN = Span(SpanId("s"), DocumentId("d"), CoderId("c"), 10, 20, Label("CASUALTY"), "0123456789", {"min": 3})


def definition(kind: AttributeType, **more: object) -> AttributeDefinition:
    return AttributeDefinition("x", kind, NAMES, **more)  # type: ignore[arg-type]


VALUES = (ValueDefinition("a", NAMES), ValueDefinition("b", NAMES))


@pytest.mark.parametrize(
    ("attribute", "value", "why"),
    [
        (definition("choice", values=VALUES), "a", ""),
        (definition("choice", values=VALUES), "c", "unknown_value"),
        (definition("choice", values=VALUES), ["a"], "wrong_type"),
        (definition("choice", values=VALUES), 1, "wrong_type"),
        (definition("multichoice", values=VALUES), ["a", "b"], ""),
        (definition("multichoice", values=VALUES), ["a", "c"], "unknown_value"),
        (definition("multichoice", values=VALUES), "a", "wrong_type"),
        (definition("int", least=0), 3, ""),
        (definition("int", least=0), -1, "out_of_bounds"),
        (definition("int"), 3.0, "wrong_type"),
        (definition("int"), True, "wrong_type"),
        (definition("int"), "3", "wrong_type"),
        (definition("int"), LARGEST + 1, "too_large"),
        (definition("number", least=-90, most=90), 35.5, ""),
        (definition("number", least=-90, most=90), 91, "out_of_bounds"),
        (definition("counts"), {"children": 2}, ""),
        (definition("counts"), {"children": "2"}, "wrong_type"),
        (definition("counts"), {"children": -2}, "out_of_bounds"),
        (definition("counts"), {"children": LARGEST + 1}, "too_large"),
        (definition("counts"), [2], "wrong_type"),
        (definition("bool"), False, ""),
        (definition("bool"), "no", "wrong_type"),
        (definition("date"), "2016-05-14", ""),
        (definition("date"), "2016-02-31", "no_such_day"),
        (definition("date"), 2016, "wrong_type"),
        (definition("subspan"), [12, 15], ""),
        (definition("subspan"), [9, 15], "outside_the_mark"),
        (definition("subspan"), [15, 12], "outside_the_mark"),
        (definition("subspan"), [12], "wrong_type"),
        (definition("subspan"), ["12", "15"], "wrong_type"),
        (definition("gazetteer"), "project:1", ""),
        (definition("gazetteers"), ["a", "b"], ""),
        (definition("gazetteers"), "a", ""),
        (definition("gazetteers"), [1], "wrong_type"),
        (definition("text"), 3, "wrong_type"),
        (definition("registry"), "geonames:1", ""),
    ],
)
def test_whether_a_value_fits(attribute: AttributeDefinition, value: Json, why: str) -> None:
    assert misfit(attribute, value, SPAN) == why


def test_a_mark_says_its_attributes_and_its_own_links_and_not_what_was_proposed() -> None:
    span = Span(SPAN.id, SPAN.document, SPAN.coder, 10, 20, SPAN.label, SPAN.quote, {"min": 3, "proposed": {"min": 2}})
    link = Relation(RelationId("r"), SPAN.document, SPAN.coder, "claimant", SPAN.id, SpanId("t"))
    other = Relation(RelationId("q"), SPAN.document, SPAN.coder, "claimant", SpanId("t"), SPAN.id)
    assert said(span, [link, other]) == {"min": 3, "claimant": "t"}
    label = LabelDefinition(SPAN.label, "4", NAMES, NAMES, NAMES, {}, (definition("spanref"),))
    assert said(span, [link], label) == {"min": 3}, "a relation that the label has no link for is none of its own"


def test_what_is_said_stands_before_the_default() -> None:
    hedge = definition("choice", values=VALUES, default="a")
    assert in_force({}, [hedge]) == {"x": "a"}
    assert in_force({"x": "b"}, [hedge]) == {"x": "b"}
