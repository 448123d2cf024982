"""Answers: JSON as programs read it, and lines whose columns stand under each other whatever the script."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import language
from annotator.cli.answer import Answer, printable, width
from annotator.core.json_value import Json

TITLE = "هُدْنَةٌ قَصِيرَةٌ"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("قصف", 3), ("هُدْنَة", 4), ("\u2068قصف\u2069", 3), ("🔴", 2), ("e\u0301", 1), ("日本", 4), ("", 0)],
)
def test_marks_and_isolates_take_no_columns_and_emoji_take_two(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.lists(st.tuples(st.text("abقفٌ🔴 ", max_size=9), st.text("xyمن", min_size=1, max_size=9)), min_size=1))
def test_the_second_column_of_a_table_begins_at_one_place(rows: list[tuple[str, str]]) -> None:
    lines = list(Answer().table(("Id", "Title"), rows))
    start = max(width(cell) for cell in ("Id", *(row[0] for row in rows))) + 2
    assert len(lines) == len(rows) + 1
    for line, (_, last) in zip(lines[1:], rows, strict=True):
        shown = last if last.isascii() else f"\u2068{last}\u2069"
        assert line.endswith(shown)
        assert width(line.removesuffix(shown)) == start


def test_ascii_stays_bare_so_that_it_can_be_copied_and_other_text_is_isolated() -> None:
    assert Answer().cell("a3f2", 6) == "a3f2  "
    assert Answer().cell(TITLE) == f"\u2068{TITLE}\u2069"


def test_a_title_with_a_line_break_keeps_to_its_line() -> None:
    assert len(list(Answer().table(("Id", "Title"), [("1", "سوق\nتل"), ("2", "a\nb")]))) == 3
    assert list(Answer().facts([("Title", "a\nb")])) == ["Title  a b"]


def test_in_visual_order_every_cell_is_turned_by_itself_and_nothing_steers_direction() -> None:
    lines = list(Answer(visual=True).table(("Id", "Words"), [("قصف", "حي ا"), ("ab", "12")]))
    assert lines == ["Id   Words", "فصق  ا يح", "ab   12"]


def test_a_sentence_in_visual_order_runs_as_the_interface_does() -> None:
    sentence = "Done: \u2068قصف على سوق\u2069"
    assert Answer().sentence(sentence) == sentence
    assert Answer(visual=True).sentence(sentence) == "Done: قوس ىلع فصق"
    language.use("ar")
    assert Answer(visual=True).sentence("قصف: Grad") == "Grad :فصق"


def test_json_keeps_the_letters_and_ascii_digits_in_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    language.use("ar")
    value: Json = {"title": TITLE, "code_points": 2729, "none": None}
    Answer(as_json=True).give(value, ["not this"])
    shown = capsys.readouterr().out
    assert json.loads(shown) == value
    assert TITLE in shown
    assert "2729" in shown


def test_what_would_steer_the_terminal_is_not_let_through(capsys: pytest.CaptureFixture[str]) -> None:
    Answer().give(None, ["a\x1b[31mb", "c\rd\x9be"])
    Answer().tell("x\x07\ny")
    Answer().tell_error("\x1b]0;z")
    shown = capsys.readouterr()
    assert shown.out == "a\ufffd[31mb\nc\ufffdd\ufffde\n"
    assert shown.err == "x\ufffd y\nError: \ufffd]0;z\n"
    assert printable("a\tb\nc") == "a\tb\nc"
