"""Tokens are ordered slices of the text, and a hand's rough selection becomes the words that were meant."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.arabic import graphemes, words
from tests.arabic.texts import hard_texts, real_report, vectors

WHITE = [*"\t\n\u00a0\u1680\u2000\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u200e\u200f\u061c\u2067\u2069\ufeff "]


def slices(text: str) -> list[str]:
    return [text[start:end] for start, end in words.tokens(text)]


@pytest.mark.parametrize("case", vectors("tokenise"), ids=lambda case: case["text"])
def test_tokens_are_those_of_the_vectors(case: dict[str, Any]) -> None:
    assert slices(case["text"]) == case["tokens"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("12٬500 3.5 10:30 ٣٫٥ ۱۲", ["12٬500", "3.5", "10:30", "٣٫٥", "۱۲"]),
        ("14-5-2016", ["14-5-2016"]),
        ("2016/05/14، 10-15", ["2016/05/14", "،", "10", "-", "15"]),
        ("انتهى عام 2016.", ["انتهى", "عام", "2016", "."]),
        ("مقتل148 حوالى100 الـ30 بـ12 100كم", ["مقتل", "148", "حوالى", "100", "الـ", "30", "بـ", "12", "100", "كم"]),
        ("#دير_الزور دير_الزور اللواء_137", ["#دير_الزور", "دير_الزور", "اللواء_137"]),
        ("#7_أيار @user_1", ["#7_أيار", "@user_1"]),
        ("(https://x.org/a/).", ["(", "https://x.org/a/", ")", "."]),
        ("www.example.org، كتب info@example.org.", ["www.example.org", "،", "كتب", "info@example.org", "."]),
        ("تقدّماً كبيراً", ["تقدّماً", "كبيراً"]),
        ("انتهت؛بدأت", ["انتهت", "؛", "بدأت"]),
        ("«داعش»…", ["«", "داعش", "»", "…"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("👨‍👩‍👧💡", ["👨‍👩‍👧", "💡"]),
        ("\u06001234", ["\u06001234"]),
        ("قتل\ue000جرح", ["قتل", "\ue000", "جرح"]),
        ("%50 50%", ["%", "50", "50", "%"]),
        ("1\u202f250", ["1", "250"]),
        ("", []),
    ],
)
def test_tokens_of_what_wire_reports_hold(text: str, tokens: list[str]) -> None:
    assert slices(text) == tokens


@given(hard_texts())
@example("\u0600" + "ـ" + "\u064b")
@example("\u06dd قتل")
def test_tokens_are_ordered_slices_with_edges_between_clusters(text: str) -> None:
    before = 0
    for start, end in words.tokens(text):
        assert before <= start < end <= len(text)
        assert graphemes.is_boundary(text, start)
        assert graphemes.is_boundary(text, end)
        before = end


@given(st.lists(st.sampled_from([*WHITE, "قتل", "3", "،", "a"]), max_size=20).map("".join))
def test_white_space_of_any_kind_never_enters_a_token(text: str) -> None:
    """Nor do marks that only steer direction, and nothing that can be seen is left out."""
    assert "".join(slices(text)) == "".join(char for char in text if char not in WHITE)


def test_the_real_report_has_as_many_tokens_as_two_other_rules_find() -> None:
    """Unicode's word rule and the word rule of a well-kept Arabic library both find 548."""
    assert len(words.tokens(real_report())) == 548


@given(hard_texts())
def test_the_token_at_an_offset_is_the_one_that_the_whole_text_has_there(text: str) -> None:
    held = {offset: token for token in words.tokens(text) for offset in range(*token)}
    assert [words.token_at(text, offset) for offset in range(-1, len(text) + 2)] == [
        held.get(offset) for offset in range(-1, len(text) + 2)
    ]


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("سيطر، ثم", 2, "سيطر"),
        ("سيطر، ثم", 4, "سيطر"),
        ("سيطر، ثم", 5, None),
        ("«داعش»", 0, None),
        ("«داعش»", 1, "داعش"),
        ("وقع؛انسحب", 4, "انسحب"),
        ("قتل 1٬554 شخصا", 6, "1٬554"),
        ("في 12/5/2016 قتل", 4, "12/5/2016"),
        ("و10", 1, "10"),
        ("قتل  جرح", 4, None),
        ("قتل", 9, None),
    ],
)
def test_the_word_under_a_click_takes_no_punctuation(text: str, offset: int, word: str | None) -> None:
    """R9."""
    found = words.word_at(text, offset)
    assert (found and text[slice(*found)]) == word


@pytest.mark.parametrize(
    ("selected", "kept"),
    [
        ("و[قوا]ت النظام", "وقوات"),
        ("[ قوات  النظام ، ]", "قوات  النظام"),
        ("في [تنظيم «الدولة»،] أمس", "تنظيم «الدولة»"),
        ('في [تنظيم "الدولة"،] أمس', 'تنظيم "الدولة"'),
        ('[تنظيم "الدو]لة" أمس', 'تنظيم "الدولة'),
        ('["الدولة"]', "الدولة"),
        ("[(«الدولة»)، ]", "الدولة"),
        ("الدولة [(داعش)]، من", "داعش"),
        ("الدولة [(داع]ش)، من", "داعش"),
        ('حيي ["الجورة والقصور و"معسكر الطلائع"] الواقعة', 'الجورة والقصور و"معسكر الطلائع"'),
        ('["الجورة" و"القصور"]', '"الجورة" و"القصور"'),
        ('[هويدي" أن "داعش انسحب]', 'هويدي" أن "داعش انسحب'),
        ("[”الدولة“]", "الدولة"),
        ("[(أ) و(ب)]", "(أ) و(ب)"),
        ("[قوات (]سوريا", "قوات"),
        ("[- قتل %50.]", "قتل %50"),
        ("[قتل\u200f، ]", "قتل"),
        ("[https://x.org/a/].", "https://x.org/a/"),
        ("[، ]قتل", "،"),
        ("قتل[ () ]", "()"),
        ("قتل [💡] جرح", "💡"),
        ("قتل[  \u00a0 ]جرح", None),
        ("[]قتل", None),
    ],
)
def test_a_rough_selection_becomes_the_words_meant(selected: str, kept: str | None) -> None:
    start, end = selected.index("["), selected.index("]") - 1
    text = selected.replace("[", "", 1).replace("]", "", 1)
    found = words.snap_to_words(text, start, end)
    assert (found and text[slice(*found)]) == kept


@example('"\x080', 0, 3)  # a control character beside a quotation mark
@given(hard_texts(), st.integers(-3, 40), st.integers(-3, 40))
def test_a_snapped_selection_has_edges_of_tokens_and_snaps_to_itself(text: str, start: int, end: int) -> None:
    found = words.snap_to_words(text, start, end)
    tokens = words.tokens(text)
    touched = any(first < end and last > start for first, last in tokens) and start < end
    assert (found is not None) == touched
    if found:
        assert found[0] in {first for first, _ in tokens}
        assert found[1] in {last for _, last in tokens}
        assert words.snap_to_words(text, *found) == found


@given(hard_texts())
def test_steps_by_word_visit_every_word_both_ways(text: str) -> None:
    spans = words.words(text)
    forward, at = [], 0
    while (at := words.next_word(text, at)) < len(text):
        forward.append(at)
    back, at = [], len(text)
    while (at := words.previous_word(text, at)) > 0:
        back.append(at)
    assert forward == [end for _, end in spans if end < len(text)]
    assert back[::-1] == [start for start, _ in spans if start > 0]


def test_a_text_made_of_marks_or_spaces_alone_costs_no_time() -> None:
    """Each of these took minutes once."""
    for text in (" " * 500_000, "ب" + "\u064b" * 500_000, "نص " + ". " * 200_000, '"' * 5_000):
        middle = len(text) // 2
        words.next_word(text, middle), words.previous_word(text, middle), words.word_at(text, middle)
        words.snap_to_words(text, 0, len(text))
