"""A paragraph runs as its letters say, whatever it begins with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.direction import base_direction, paragraph_directions, visual_order
from tests.arabic.texts import hard_texts, real_report


@pytest.mark.parametrize(
    ("line", "direction"),
    [
        ("Reuters: قتل ثلاثة جنود في دير الزور", "rtl"),
        ("BM-21 Grad استهدفت حي الطحطوح", "rtl"),
        ("ISIS withdraws from Deir ez-Zor", "ltr"),
        ("ISIS (داعش) withdraws from most areas of Deir ez-Zor", "ltr"),
        ("قال Human Rights Watch إن القصف توقف", "rtl"),
        ("3 قتلى", "rtl"),
        ("Deir ez-Zor دير الزور", "rtl"),
        ("ש 12", "rtl"),
        ("قـ", "rtl"),
        ("Русский", "ltr"),
        ("", "rtl"),
        ("- 12 💡", "rtl"),
    ],
)
def test_letters_are_counted_not_the_first_one_asked(line: str, direction: str) -> None:
    """R20."""
    assert base_direction(line) == direction
    assert paragraph_directions(line) == [direction]


def test_a_latin_headline_turns_only_itself() -> None:
    text = "Clashes near Deir ez-Zor\n\nقتل ثلاثة جنود في اشتباكات قرب دير الزور.\n* * *\n12/5/2016"
    assert paragraph_directions(text) == ["ltr", "rtl", "rtl", "rtl", "rtl"]


def test_lines_without_letters_run_as_the_report_does() -> None:
    assert paragraph_directions("12\nThe army withdrew from the town.\n\n***\nقتل") == ["ltr"] * 4 + ["rtl"]
    assert paragraph_directions("") == ["rtl"]


@given(hard_texts())
def test_every_line_has_a_direction(text: str) -> None:
    directions = paragraph_directions(text)
    assert len(directions) == len(text.split("\n"))
    assert set(directions) <= {"rtl", "ltr"}


def test_the_real_report_runs_right_to_left_throughout() -> None:
    assert set(paragraph_directions(real_report())) == {"rtl"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قتل 3", "3 لتق"),
        ("BM-21 في حي", "يح يف BM-21"),
        ("(داعش) 12٬500", "12٬500 (شعاد)"),
        ("«داعش (ISIS [IS])» قتل", "لتق «(ISIS [IS]) شعاد»"),
        ("ISIS (IS) withdrew (قتل)", "ISIS (IS) withdrew (لتق)"),
        ("قتل BM-21.\nThe army.", ".BM-21 لتق\nThe army."),
        ("ق\u064eت\u0651\u064eل", "لت\u0651\u064eق\u064e"),
        ("\ufe2f(قتل)", "(لتق)\ufe2f"),
        ("قتل\u200f 3 \u2067a\u2069", "a 3 لتق"),
        ("", ""),
    ],
)
def test_a_terminal_without_bidi_is_given_what_the_eye_should_meet(text: str, shown: str) -> None:
    assert visual_order(text) == shown


@given(st.text(alphabet="قتل abc 12.-\u064b()«»\n", max_size=60))
def test_visual_order_loses_no_character_and_keeps_the_lines(text: str) -> None:
    opened = str.maketrans(")»", "(«")
    shown = visual_order(text).translate(opened).split("\n")
    assert [sorted(line) for line in shown] == [sorted(line) for line in text.translate(opened).split("\n")]


@given(hard_texts())
def test_visual_order_takes_any_text(text: str) -> None:
    assert visual_order(text).count("\n") == text.count("\n")


def test_a_sentence_of_the_interface_keeps_its_direction_however_long_the_quote_in_it() -> None:
    sentence = "Marked \u2068قصف على سوق تل الزهور\u2069."
    assert visual_order(sentence, "ltr") == "Marked " + visual_order("قصف على سوق تل الزهور") + "."
    assert visual_order(sentence) != visual_order(sentence, "ltr")
