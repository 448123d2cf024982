"""What changed between two codebooks, and which marks it concerns."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.core.codebook import Codebook
from annotator.core.codebook_changes import differences, gone, uses
from annotator.core.codebook_content import codebook_of
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.span import Label, Span, SpanId

Json = dict[str, Any]
NAMES = {"ar": "اسم", "en": "Name"}


def book(**changes: Any) -> Codebook:
    """Return a codebook of one label with one choice, with some keys of them otherwise."""
    kind = {"code": "kind", "type": "choice", **NAMES, "values": [value("a"), value("b")], **changes.pop("kind", {})}
    label = {"code": "ACTOR", **NAMES, "key": "1", "attributes": [kind], **changes.pop("label", {})}
    return codebook_of({"labels": [label, {"code": "PLACE", **NAMES}], **changes})


def value(code: str, **more: Any) -> Json:
    return {"code": code, **NAMES, **more}


def span(label: str = "ACTOR", **said: Any) -> Span:
    return Span(SpanId("s"), DocumentId("d"), CoderId("c"), 0, 3, Label(label), "xxx", said)


def found(before: Codebook, after: Codebook) -> list[tuple[str, str]]:
    for one in differences(before, after):
        assert "{" not in one.sentence()
    return [(one.code, ".".join(one.place)) for one in differences(before, after)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"label": {"en": "Who"}}, [("renamed", "ACTOR")]),
        ({"label": {"definition_en": "x"}}, [("definition", "ACTOR")]),
        ({"label": {"key": "2"}}, [("key", "ACTOR")]),
        ({"label": {"colour": {"light": "#000000"}}}, [("colours", "ACTOR")]),
        ({"label": {"attributes": []}}, [("removed", "ACTOR.kind")]),
        ({"kind": {"en": "Sort"}}, [("renamed", "ACTOR.kind")]),
        ({"kind": {"required": True}}, [("required", "ACTOR.kind")]),
        ({"kind": {"required": True, "default": "a"}}, [("default", "ACTOR.kind")]),
        ({"kind": {"values": [value("a"), value("b"), value("c")]}}, [("added", "ACTOR.kind.c")]),
        ({"kind": {"values": [value("b")]}}, [("removed", "ACTOR.kind.a")]),
        ({"kind": {"values": [value("b"), value("a")]}}, [("order", "ACTOR.kind")]),
        ({"kind": {"values": [value("a", en="First"), value("b")]}}, [("renamed", "ACTOR.kind.a")]),
        ({"kind": {"values": [value("a", acled=1), value("b")]}}, [("data", "ACTOR.kind.a")]),
        ({"kind": {"type": "multichoice"}}, [("type", "ACTOR.kind")]),
        ({"rules": [{**NAMES, "labels": ["ACTOR"]}]}, [("rules", "ACTOR")]),
        ({"rules": [NAMES]}, [("rules", "")]),
        ({"report": [{"code": "note", "type": "text", **NAMES}]}, [("added", "report.note")]),
    ],
)
def test_what_changed_is_told(changes: Json, expected: list[tuple[str, str]]) -> None:
    assert found(book(), book(**changes)) == expected


def test_a_label_that_goes_and_one_that_comes_are_told() -> None:
    before = book()
    after = codebook_of({"labels": [{"code": "PLACE", **NAMES}, {"code": "WHEN", **NAMES}]})
    assert found(before, after) == [("added", "WHEN"), ("removed", "ACTOR")]
    assert gone(differences(before, after)) == [("ACTOR",)]


def test_only_marks_that_might_be_judged_otherwise_are_worth_a_second_look() -> None:
    (renamed,) = differences(book(), book(label={"en": "Who"}))
    (redefined,) = differences(book(), book(label={"definition_en": "x"}))
    (of_value,) = differences(book(), book(kind={"values": [value("a", definition_en="x"), value("b")]}))
    assert not renamed.concerns(span())
    assert redefined.concerns(span())
    assert not redefined.concerns(span("PLACE"))
    assert of_value.concerns(span(kind="a"))
    assert of_value.concerns(span(kind=["b", "a"]))
    assert not of_value.concerns(span(kind="b"))


def test_what_a_mark_uses() -> None:
    one = span(kind="a", many=["x", "y"])
    assert uses(one, ("ACTOR",))
    assert uses(one, ("ACTOR", "kind"))
    assert uses(one, ("ACTOR", "kind", "a"))
    assert uses(one, ("ACTOR", "many", "y"))
    assert not uses(one, ("ACTOR", "kind", "b"))
    assert not uses(one, ("ACTOR", "canonical"))
    assert not uses(one, ("PLACE",))
