"""What is not as it should be is listed, with a stable code, a place and a sentence; nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from annotator import assets
from annotator.core.annotation_set import AnnotationSet, Relation, RelationId
from annotator.core.codebook import Codebook
from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.problems import problems_of
from annotator.core.remark import report_note
from annotator.core.span import Label, Span, SpanId
from annotator.formats import codebook_file
from annotator.language import use

DOCUMENT, CODER = DocumentId("d"), CoderId("c")
WHOLE: dict[str, Json] = {"outcome": ["killed"], "min": 3, "max": 3}


@pytest.fixture(scope="module")
def book() -> Codebook:
    return codebook_file.read(assets.seed("codebook.toml"))


def saying(label: str, said: Mapping[str, Json], id: str = "s", start: int = 0) -> Span:
    return Span(SpanId(id), DOCUMENT, CODER, start, start + 5, Label(label), "xxxxx", said)


def casualty(**said: Json) -> Span:
    return saying("CASUALTY", said)


def link(kind: str, target: str, source: str = "s") -> Relation:
    return Relation(RelationId(f"{kind}{target}"), DOCUMENT, CODER, kind, SpanId(source), SpanId(target))


def codes(book: Codebook, *spans: Span, links: tuple[Relation, ...] = (), **report: Any) -> list[tuple[str, str]]:
    notes = (report_note(DOCUMENT, CODER, report),) if report else ()
    work = AnnotationSet(Coder(CODER, "sara"), "in_progress", spans, links, (), notes)
    found = problems_of(DOCUMENT, work, book)
    for problem in found:
        assert problem.sentence().strip().endswith(".")
        assert "{" not in problem.sentence()
    return [(problem.code, problem.attribute) for problem in found]


def test_a_mark_that_says_all_that_it_must_has_none(book: Codebook) -> None:
    assert codes(book, casualty(**WHOLE)) == []


def test_required_fields_that_are_empty_are_listed_unless_they_have_a_default(book: Codebook) -> None:
    assert codes(book, casualty()) == [("required_empty", "outcome")]
    assert codes(book, casualty(outcome=[])) == [("required_empty", "outcome")]
    assert codes(book, saying("TACTIC", {})) == [("required_empty", "type")]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"min": 5, "max": 3}, ("min_above_max", "min")),
        ({"min": -1}, ("out_of_bounds", "min")),
        ({"hedge": "perhaps"}, ("unknown_value", "hedge")),
        ({"min": "three"}, ("wrong_type", "min")),
        ({"max": 10**30}, ("too_large", "max")),
        ({"outcome": ["killed", "wounded"]}, ("not_joint", "joint")),
    ],
)
def test_what_cannot_be_is_listed(book: Codebook, said: dict[str, Json], problem: tuple[str, str]) -> None:
    assert codes(book, casualty(**{**WHOLE, **said})) == [problem]


def test_one_figure_for_several_outcomes_is_right_when_it_is_joint_or_none_is_given(book: Codebook) -> None:
    both: list[Json] = ["killed", "wounded"]
    assert codes(book, casualty(outcome=both, joint=True, min=5)) == []
    assert codes(book, casualty(outcome=both)) == []
    assert codes(book, casualty(outcome=both, min=0, max=0)) == []


def test_days_are_days_and_in_order(book: Codebook) -> None:
    whole: dict[str, Json] = {"value": "2016-05", "precision": "month"}
    assert codes(book, saying("DATE", whole | {"start": "2016-05-31", "end": "2016-05-01"})) == [
        ("ends_before_it_starts", "start")
    ]
    assert codes(book, saying("DATE", whole | {"start": "2016-02-31"})) == [("no_such_day", "start")]


def test_links_that_lead_nowhere_are_listed(book: Codebook) -> None:
    mark, place = casualty(**WHOLE), saying("LOCATION", {}, "p", 20)
    source = saying("SOURCE", {"type": "media", "mention": "name"}, "t", 9)
    assert codes(book, mark, source, links=(link("claimant", "t"),)) == []
    assert codes(book, mark, links=(link("claimant", "gone"),)) == [("link_to_nothing", "claimant")]
    assert codes(book, mark, links=(link("claimant", "s"),)) == [("link_to_itself", "claimant")]
    found = codes(book, mark, place, links=(link("claimant", "p"),))
    assert ("link_to_another_label", "claimant") in found


def test_a_label_that_the_codebook_lacks_is_listed_once(book: Codebook) -> None:
    assert codes(book, saying("VEHICLE", {"x": "y"})) == [("unknown_label", "")]


def test_attributes_that_the_codebook_lacks_are_nobody_s_problem(book: Codebook) -> None:
    assert codes(book, casualty(**WHOLE, negated=True, suggested="model")) == []


def test_what_is_said_of_the_report_comes_first(book: Codebook) -> None:
    assert codes(book, casualty(), relevance="perhaps") == [
        ("unknown_value", "relevance"),
        ("required_empty", "outcome"),
    ]


def test_problems_come_in_the_order_of_the_text_and_speak_arabic_too(book: Codebook) -> None:
    work = AnnotationSet(Coder(CODER, "sara"), spans=(saying("CASUALTY", {}, "b", 50), saying("TACTIC", {}, "a", 3)))
    found = problems_of(DOCUMENT, work, book)
    assert [(problem.span, problem.start, problem.end) for problem in found] == [("a", 3, 8), ("b", 50, 55)]
    use("ar")
    (arabic, _) = problems_of(DOCUMENT, work, book)
    assert "النوع" in arabic.sentence()
