"""A codebook from what its file says: everything that a supervisor can write, and everything that she can get wrong."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.core.codebook import ATTRIBUTE_TYPES
from annotator.core.codebook_content import codebook_of
from annotator.core.codebook_table import CodebookError

Json = dict[str, Any]
NAMES = {"ar": "اسم", "en": "Name"}


def content(*attributes: Json, **more: Any) -> Json:
    """Return a codebook of one label with these attributes."""
    label = {"code": "ACTOR", "ar": "فاعل", "en": "Actor", "key": "1", "attributes": list(attributes)}
    return {"labels": [label], **more}


def attribute(**more: Any) -> Json:
    return {"code": "kind", "type": "text", **NAMES, **more}


def values(*codes: str) -> list[Json]:
    return [{"code": code, **NAMES} for code in codes]


def error(content: Json) -> CodebookError:
    with pytest.raises(CodebookError) as caught:
        codebook_of(content)
    return caught.value


def test_every_type_of_attribute_can_be_written() -> None:
    rows = [
        attribute(code=f"a{number}", type=kind, **({"values": values("x")} if kind.endswith("choice") else {}))
        for number, kind in enumerate(ATTRIBUTE_TYPES)
    ]
    book = codebook_of(content(*rows))
    assert [one.type for one in book.labels[0].attributes] == list(ATTRIBUTE_TYPES)
    assert [one.code for one in book.labels[0].links] == [f"a{ATTRIBUTE_TYPES.index('spanref')}"]


def test_what_exports_make_of_a_value_is_kept_as_it_is_written() -> None:
    row = attribute(type="choice", values=[{"code": "state", **NAMES, "acled": "State forces", "acled_code": 1}])
    found = codebook_of(content(row)).attribute("ACTOR", "kind")
    assert found is not None
    assert dict(found.values[0].data) == {"acled": "State forces", "acled_code": 1}
    assert found.value("state") is found.values[0]
    assert found.value("rebel") is None


def test_several_attributes_share_a_list_and_a_list_may_take_in_another() -> None:
    lists = {"short": {"values": values("a", "b")}, "long": {"also": ["short"], "values": values("c")}}
    book = codebook_of(content(attribute(type="choice", values="long"), lists=lists))
    assert [value.code for value in book.labels[0].attributes[0].values] == ["a", "b", "c"]


def test_bounds_defaults_and_targets_are_read() -> None:
    book = codebook_of(
        content(
            attribute(code="least", type="int", min=0, max=10, default=3),
            attribute(code="sure", type="bool", default=True),
            attribute(code="who", type="spanref", targets=["ACTOR"]),
            report=[attribute(code="relevance", type="choice", values=values("yes"), default="yes")],
        )
    )
    least, sure, who = book.labels[0].attributes
    assert (least.least, least.most, least.default, sure.default, who.targets) == (0, 10, 3, True, ("ACTOR",))
    assert book.report[0].default == "yes"
    assert [label for label, _ in book.every_attribute()] == ["ACTOR", "ACTOR", "ACTOR", ""]


def test_equal_content_has_an_equal_version_and_any_other_another() -> None:
    assert codebook_of(content()).version == codebook_of(content()).version
    assert codebook_of(content()).version != codebook_of(content(attribute())).version


LISTS = {"one": {"also": ["two"]}, "two": {"also": ["one"]}}


@pytest.mark.parametrize(
    ("wrong", "place", "reason"),
    [
        ({}, ("labels",), "has no labels"),
        ({"labels": "ACTOR"}, ("labels",), "must be a list"),
        ({"labels": ["ACTOR"]}, ("labels", 0), "not a table"),
        ({"labels": [{"ar": "فاعل", "en": "Actor"}]}, ("labels", 0), "code is missing"),
        ({"labels": [{"code": "ACTOR", "en": "Actor"}]}, ("labels", 0), "ar is missing"),
        ({"labels": [{"code": "فاعل", **NAMES}]}, ("labels", 0, "code"), "is no code"),
        ({"labels": [{"code": "A B", **NAMES}]}, ("labels", 0, "code"), "is no code"),
        ({"labels": [{"code": "ACTOR", **NAMES}] * 2}, ("labels", 1), "ACTOR stands here twice"),
        ({"labels": [{"code": "A", **NAMES, "key": "12"}]}, ("labels", 0, "key"), "is no key"),
        ({"labels": [{"code": c, **NAMES, "key": "1"} for c in "AB"]}, ("labels", 1), "1 stands here twice"),
        (
            {"labels": [{"code": "A", **NAMES, "colour": {"light": "red"}}]},
            ("labels", 0, "colour", "light"),
            "no colour",
        ),
        (content(attribute(type="list")), ("labels", 0, "attributes", 0, "type"), "list is no type"),
        (content({"code": "x", **NAMES}), ("labels", 0, "attributes", 0), "type is missing"),
        (content(attribute(required="yes")), ("labels", 0, "attributes", 0, "required"), "true or false"),
        (content(attribute(type="choice")), ("labels", 0, "attributes", 0), "nothing to choose from"),
        (content(attribute(type="choice", values="none")), ("labels", 0, "attributes", 0, "values"), "no list none"),
        (content(attribute(), attribute()), ("labels", 0, "attributes", 1), "kind stands here twice"),
        (content(attribute(type="int", min=3, max=1)), ("labels", 0, "attributes", 0, "min"), "greater than max"),
        (content(attribute(type="int", min="0")), ("labels", 0, "attributes", 0, "min"), "must be a number"),
        (content(attribute(type="int", default="x")), ("labels", 0, "attributes", 0, "default"), "is no value"),
        (
            content(attribute(type="choice", values=values("a", "a"))),
            ("labels", 0, "attributes", 0, "values", 1),
            "a stands here twice",
        ),
        (
            content(attribute(type="choice", values=values("a"), default="b")),
            ("labels", 0, "attributes", 0, "default"),
            "b is no value",
        ),
        (
            content(attribute(type="spanref", targets=["WHO"])),
            ("labels", 0, "attributes", 0, "targets"),
            "there is no label WHO",
        ),
        (content(lists=LISTS), ("lists", "one", "also"), "takes in itself, by this way: one > two > one"),
        (content(lists={"one": {"also": ["x"]}}), ("lists", "one", "also"), "no list x"),
        (
            content(event={"roles": [{"code": "who", **NAMES, "label": "X"}]}),
            ("event", "roles", 0, "label"),
            "no label X",
        ),
        (content(zones=[{"code": "title", **NAMES}] * 2), ("zones", 1), "title stands here twice"),
        (content(day=float("nan")), (), "neither text, number"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(wrong: Json, place: tuple[str | int, ...], reason: str) -> None:
    found = error(wrong)
    assert found.place == place
    assert reason in str(found).replace("\u2068", "").replace("\u2069", "")
    assert len(str(found).splitlines()) == 1


def test_five_hundred_labels_are_a_codebook() -> None:
    labels = [{"code": f"L{number}", **NAMES} for number in range(500)]
    assert len(codebook_of({"labels": labels}).labels) == 500


def test_a_codebook_of_the_first_days_is_still_one() -> None:
    book = codebook_of({"id": "x", "labels": [{"code": "ACTOR", "ar": "فاعل", "en": "Actor"}]})
    assert (book.labels[0].attributes, book.report, book.rules) == ((), (), ())
