"""Counted people: a figure with its noun, or a noun whose form says how many."""

from __future__ import annotations

import pytest

from annotator.arabic.keyed import keyed
from annotator.arabic.people import People
from annotator.arabic.people_reader import PeopleReader


def people(text: str, at: int = 0) -> People:
    """Return the people who are counted from a token on."""
    found = PeopleReader(text, keyed(text)).read(at)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("شخص واحد", 1, 1),
        ("مدنيين اثنين", 2, 2),
        ("الجنود الخمسة", 5, 5),
        ("جثث خمسة أشخاص", 5, 5),
        ("أحد مقاتليه", 1, 1),
        ("طفلاها", 2, 2),
        ("مقاتليه", 3, None),
        ("خمس حالات وفاة", 5, 5),
        ("عائلة كاملة مؤلفة من خمسة أفراد", 5, 5),
        ("قتلى بالعشرات", 20, 99),
        ("ثالث", 1, 1),
    ],
)
def test_how_many_they_are(text: str, least: int, most: int | None) -> None:
    assert (people(text).least, people(text).most) == (least, most)


def test_whose_they_are_stands_behind_from() -> None:
    found = people("خمسة من قوات النظام في الريف")
    assert (found.victim, found.tokens, found.end) == ("combatant", (0, 1), 3)
    assert people("اثنين من عناصره").victim == "combatant"
    assert people("ثلاثة من رجال الشرطة").group == ""


def test_a_figure_for_two_outcomes_names_both() -> None:
    assert people("50 قتيلاً وجريحاً").outcomes == ("killed", "wounded")
    assert people("30 شخصاً بين قتيل وجريح").outcomes == ("killed", "wounded")
    assert people("5 قتلى و10 جرحى").outcomes == ("killed",)


def test_what_is_no_person_is_a_thing() -> None:
    for text in ("3 دبابات", "20 كيلومتراً", "خمس سنوات", "10 قذائف"):
        assert people(text).thing


def test_people_from_an_unknown_country_are_people() -> None:
    assert people("5 نيجيريين").named
    assert not people("5 مجهول").named
