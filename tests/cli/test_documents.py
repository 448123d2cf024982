"""Commands for the reports of a project."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.direction import visual_order
from annotator.cli.answer import Answer, width
from annotator.cli.page import shortened, text_lines
from tests.cli.running import done, run
from tests.workshop import OTHER_TEXT, TEXT

TITLE = TEXT.split("\n")[0]


def test_documents_lists_the_reports_in_the_order_in_which_they_came(project: Path) -> None:
    rows = done("documents", project, "--json").value
    assert [(row["title"], row["code_points"], row["status"], row["spans"]) for row in rows] == [
        (TITLE, len(TEXT), "not_started", 0),
        (OTHER_TEXT, len(OTHER_TEXT), "not_started", 0),
    ]
    shown = done("documents", project).out.splitlines()
    assert len(shown) == 3
    for line, row in zip(shown[1:], rows, strict=True):
        assert line.startswith(row["id"][:12])
        assert line.endswith(f"\u2068{row['title']}\u2069")


def test_documents_shows_how_far_one_coder_is(project: Path) -> None:
    done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "sara")
    done("done", project, TITLE, "--anyway", "--coder", "sara")
    done("mark", project, OTHER_TEXT, "0", "8", "TACTIC", "--coder", "ali")

    def statuses(*coder: str) -> list[str]:
        return [row["status"] for row in done("documents", project, *coder, "--json").value]

    assert statuses() == ["done", "in_progress"]
    assert statuses("--coder", "sara") == ["done", "not_started"]
    assert statuses("--coder", "ali") == ["not_started", "in_progress"]
    ran = run("documents", project, "--coder", "nobody")
    assert ran.code == 1
    assert "There is no coder" in ran.err


def test_documents_finds_words_in_any_spelling(project: Path) -> None:
    found = done("documents", project, "--search", "اسبوعا", "--json").value
    assert [row["title"] for row in found] == [OTHER_TEXT]
    assert done("documents", project, "--search", "غائب", "--json").value == []
    assert done("documents", project, "--search", "غائب").out == "There are no such reports.\n"


def test_show_gives_the_text_code_point_for_code_point(project: Path) -> None:
    value = done("show", project, TITLE, "--json").value
    assert value["text"] == TEXT
    assert value["code_points"] == len(TEXT)
    first = value["zones"][0]
    assert (first["kind"], value["text"][first["start"] : first["end"]]) == ("title", TITLE)
    assert value["sources"][0]["name"] == "1.txt"
    assert value["sources"][0]["encoding"] == "utf-8"


def test_show_gives_the_marks_of_everybody_or_of_one(project: Path) -> None:
    done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "sara")
    done("mark", project, TITLE, "7", "21", "LOCATION", "--coder", "ali")

    def quotes(*coder: str) -> list[tuple[str, str, str]]:
        spans = done("show", project, TITLE, *coder, "--json").value["spans"]
        return [(span["coder"], span["label"], span["quote"]) for span in spans]

    hers, his = ("sara", "TACTIC", "قصف"), ("ali", "LOCATION", TEXT[7:21])
    assert sorted(quotes()) == [his, hers]
    assert quotes("--coder", "sara") == [hers]
    assert "\u2068قصف\u2069" in done("show", project, TITLE).out


def test_show_puts_before_each_line_the_offset_of_its_first_letter(project: Path) -> None:
    shown = done("show", project, TITLE).out.splitlines()
    lines = [line.split(None, 1) for line in shown[shown.index("Text") + 1 : shown.index("Text") + 6] if line]
    assert len(lines) >= 4
    for offset, piece in lines:
        start = int(offset)
        words = piece.strip("\u2068\u2069")
        assert TEXT[start : start + len(words)] == words


def test_show_in_visual_order_is_for_terminals_that_do_no_bidi(project: Path) -> None:
    shown = done("show", project, TITLE, "--visual").out
    assert visual_order(TITLE) in shown
    assert TITLE not in shown
    assert not {"\u2068", "\u2069", "\u200f"} & set(shown)
    ran = run("show", project, "غائب", "--visual")
    assert ran.err.startswith("Error: No report here is بئاغ: give an id")


@given(st.text("ab قفٌ🔴\n", max_size=200), st.integers(30, 60))
def test_the_lines_of_a_text_fit_the_terminal_and_lose_no_letter(text: str, columns: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        lines = list(text_lines(Answer(visual=True), text))
    assert sorted("".join("".join(line.split()[1:]) for line in lines)) == sorted("".join(text.split()))
    words = max((width(word) for word in text.split()), default=0)
    assert all(width(line) <= max(columns, 40) + words for line in lines)


def test_a_long_quote_is_shortened_to_one_line() -> None:
    assert shortened("قصف\nعلى  سوق") == "قصف على سوق"
    assert len(shortened("كلمة " * 40)) == 60


def test_withdraw_and_restore_are_there_and_back_and_can_be_undone(project: Path) -> None:
    done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "sara")
    assert "1 report withdrawn" in done("withdraw", project, TITLE, "--coder", "sara").out
    assert [row["title"] for row in done("documents", project, "--json").value] == [OTHER_TEXT]
    assert [row["title"] for row in done("documents", project, "--withdrawn", "--json").value] == [TITLE]
    assert run("show", project, TITLE).code == 1
    assert "1 report is back" in done("restore", project, TITLE, "--coder", "sara").out
    assert done("documents", project, "--json").value[0]["spans"] == 1
    done("undo", project, "--coder", "sara")
    done("undo", project, "--coder", "sara")
    assert done("documents", project, "--withdrawn", "--json").value == []
    assert len(done("documents", project, "--json").value) == 2


def test_several_reports_are_withdrawn_in_one_step(project: Path) -> None:
    done("withdraw", project, TITLE, OTHER_TEXT, "--coder", "sara")
    assert done("documents", project, "--json").value == []
    done("undo", project, "--coder", "sara")
    assert len(done("documents", project, "--json").value) == 2


def test_nothing_is_withdrawn_where_one_of_the_names_is_wrong(project: Path) -> None:
    ran = run("withdraw", project, TITLE, "غائب", "--coder", "sara")
    assert ran.code == 1
    assert len(done("documents", project, "--json").value) == 2
    assert done("info", project, "--json").value["coders"] == []
