"""Proposals for the form of a mark: values, the words that they rest on, and why; nothing is bound."""

from __future__ import annotations

from datetime import date

import pytest

from annotator import assets
from annotator.core.codebook import Codebook
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.proposal import Proposal, propose
from annotator.core.saying import misfit
from annotator.core.span import Label, Span, SpanId
from annotator.formats import codebook_file
from tests.arabic.test_casualties import PHRASES

TEXT = "عنوان\nوقال المرصد إن القصف أسفر عن مقتل ما لا يقل عن 14 مدنياً، بينهم 3 أطفال، وإصابة العشرات مساء السبت."


@pytest.fixture(scope="module")
def book() -> Codebook:
    return codebook_file.read(assets.seed("codebook.toml"))


def proposed(
    book: Codebook, words: str, label: str = "CASUALTY", text: str = TEXT, dated: date | None = None
) -> Proposal | None:
    start = text.index(words)
    span = Span(SpanId("s"), DocumentId("d"), CoderId("c"), start, start + len(words), Label(label), words)
    return propose(text, span, book, dated=dated)


def values(book: Codebook, words: str, label: str = "CASUALTY", text: str = TEXT) -> dict[str, Json]:
    found = proposed(book, words, label, text)
    assert found is not None
    return dict(found.values)


def test_a_claim_fills_the_form_with_what_it_says_and_nothing_else(book: Codebook) -> None:
    assert values(book, "مقتل ما لا يقل عن 14 مدنياً") == {
        "outcome": ["killed"],
        "hedge": "at_least",
        "min": 14,
        "victim": "civilian",
        "subset": {"children": 3},
    }
    assert values(book, "إصابة العشرات") == {
        "outcome": ["wounded"],
        "hedge": "tens",
        "min": 20,
        "max": 99,
        "victim": "civilian",
    }


def test_every_value_rests_on_words_of_the_document(book: Codebook) -> None:
    found = proposed(book, "مقتل ما لا يقل عن 14 مدنياً")
    assert found is not None
    for ground in found.grounds:
        assert TEXT[ground.start : ground.end] == ground.words
    resting = {name for ground in found.grounds for name in ground.attributes}
    assert set(found.values) <= resting
    assert "14" in found.reason


def test_the_outcome_may_stand_before_the_mark(book: Codebook) -> None:
    assert values(book, "14 مدنياً")["outcome"] == ["killed"]


def test_a_joint_figure_is_joint_and_said_to_be(book: Codebook) -> None:
    found = proposed(book, "قتل وجرح العشرات", text="قتل وجرح العشرات")
    assert found is not None
    assert (found.values["outcome"], found.values["joint"]) == (["killed", "wounded"], True)
    assert len(found.sentences) == 2


def test_two_claims_in_one_mark_are_told(book: Codebook) -> None:
    found = proposed(book, "مقتل خمسة وإصابة ستة", text="مقتل خمسة وإصابة ستة")
    assert found is not None
    assert found.readings == 2
    assert "2" in found.sentences[1]


def test_doubts_are_told(book: Codebook) -> None:
    found = proposed(book, "مقتل مدنيين", text="مقتل مدنيين في القصف")
    assert found is not None
    assert "dual" in found.sentences[-1]


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["id"])
def test_every_proposal_fits_the_codebook_and_is_never_a_silent_zero(book: Codebook, phrase: dict[str, str]) -> None:
    text = phrase["text"]
    found = proposed(book, text, text=text)
    assert found is not None
    label = book.label("CASUALTY")
    assert label is not None
    for name, value in found.values.items():
        attribute = label.attribute(name)
        assert attribute is not None
        assert misfit(attribute, value) == ""
    assert found.values.get("min") != 0 or found.values.get("max") == 0


def test_a_date_is_proposed_as_the_text_has_it_and_its_days_follow_from_the_report(book: Codebook) -> None:
    found = proposed(book, "مساء السبت", "DATE", dated=date(2016, 5, 16))
    assert found is not None
    assert found.values == {"value": "saturday", "type": "relative", "precision": "day", "calendar": "gregorian"}
    assert found.days is not None
    assert found.days.first == date(2016, 5, 14)
    unknown = proposed(book, "مساء السبت", "DATE")
    assert unknown is not None
    assert unknown.days is None
    assert "not known" in unknown.sentences[-1]


def test_nothing_is_proposed_where_nothing_is_read(book: Codebook) -> None:
    assert proposed(book, "المرصد") is None
    assert proposed(book, "المرصد", "DATE") is None
    assert proposed(book, "المرصد", "ACTOR") is None
    assert proposed(book, "المرصد", "VEHICLE") is None
