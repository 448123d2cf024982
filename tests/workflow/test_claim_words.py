"""What a mark says in a few words."""

from __future__ import annotations

from datetime import date

import pytest

from annotator import assets, language
from annotator.arabic.date_values import Days
from annotator.core.codebook import LabelDefinition
from annotator.core.json_value import Json
from annotator.formats import codebook_file
from annotator.workflow.claim_words import claim_words, days_words, figure_words, short_words

BOOK = codebook_file.read(assets.seed("codebook.toml"))


def label(code: str) -> LabelDefinition:
    found = BOOK.label(code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (7, 7, "7"),
        (21, None, "21 or more"),
        (None, 30, "at most 30"),
        (10, 15, "10 to 15"),
        (0, 0, "0"),
        (None, None, ""),
        ("many", True, ""),
    ],
)
def test_the_bounds_of_a_figure_are_said_and_nothing_is_never_zero(least: Json, most: Json, words: str) -> None:
    assert figure_words(least, most) == words


def test_a_claim_is_its_outcomes_and_its_figure() -> None:
    casualty = label("CASUALTY")

    assert claim_words(casualty, {"outcome": ["wounded"], "min": 21}) == "Wounded · 21 or more"
    assert claim_words(casualty, {"outcome": ["killed", "wounded"], "joint": True}) == "Killed, Wounded"
    assert claim_words(casualty, {"min": 21}) == ""
    language.use("ar", assets.resource("i18n"))
    assert claim_words(casualty, {"outcome": ["wounded"], "min": 21}).endswith("٢١ فأكثر")


def test_a_name_stands_for_who_or_where_it_is() -> None:
    assert short_words(label("ACTOR"), {"canonical": "كتائب النهر", "kind": "rebel"}) == "كتائب النهر"
    assert short_words(label("LOCATION"), {"gazetteer": "السدر", "parent": "تل الزهور"}) == "السدر"
    assert short_words(label("ACTOR"), {"kind": "rebel"}) == ""
    assert short_words(label("TACTIC"), {"type": "siege"}) == ""


def test_days_are_said_once_where_it_is_one() -> None:
    one, other = date(2016, 5, 14), date(2016, 5, 20)

    assert days_words(Days(one, one)) == "May 14, 2016"
    assert days_words(Days(one, other)) == "May 14, 2016 to May 20, 2016"
