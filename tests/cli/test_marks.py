"""Commands for a coder's marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import done, run
from tests.workshop import TEXT

TITLE = TEXT.split("\n")[0]
SARA = ("--coder", "سارة")


def spans(project: Path) -> list[dict[str, object]]:
    """Return all marks of the first report."""
    found: list[dict[str, object]] = done("show", project, TITLE, "--json").value["spans"]
    return found


def quotes(project: Path) -> list[tuple[object, object]]:
    """Return quote and label of each mark of the first report."""
    return [(span["quote"], span["label"]) for span in spans(project)]


def test_mark_stores_the_words_and_makes_the_coder(project: Path) -> None:
    start = TEXT.index("تل الزهور")
    value = done("mark", project, TITLE, str(start), str(start + 9), "LOCATION", *SARA, "--json").value
    assert (value["quote"], value["label"], value["coder"]) == ("تل الزهور", "LOCATION", "سارة")
    assert value["document"] == done("documents", project, "--json").value[0]["id"]
    assert quotes(project) == [("تل الزهور", "LOCATION")]
    assert [one["name"] for one in done("info", project, "--json").value["coders"]] == ["سارة"]


def test_mark_says_what_it_marked(project: Path) -> None:
    shown = done("mark", project, TITLE, "0", "3", "TACTIC", *SARA).out
    assert shown == "Marked as \u2068TACTIC\u2069: \u2068قصف\u2069\n"
    assert done("mark", project, TITLE, "0", "3", "ACTOR", *SARA, "--visual").out == "Marked as ACTOR: فصق\n"


def test_offsets_may_be_typed_in_arabic_digits(project: Path) -> None:
    done("mark", project, TITLE, "٠", "٣", "TACTIC", *SARA)
    assert quotes(project) == [("قصف", "TACTIC")]


def test_offsets_after_an_emoji_count_it_once(project: Path) -> None:
    start = TEXT.index("قصف مدفعي")
    assert start > TEXT.index("🚁")
    done("mark", project, TITLE, str(start), str(start + 9), "TACTIC", *SARA)
    assert quotes(project) == [("قصف مدفعي", "TACTIC")]


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("5", "3", "its end must lie after its start"),
        ("3", "3", "its end must lie after its start"),
        ("-2", "3", "lies outside the text"),
        ("0", "9999", "lies outside the text, which has 179 code points"),
        ("0", "99999999999999999", "lies outside the text"),
        (str(TEXT.index("قُ")), str(TEXT.index("قُ") + 1), "would cut a letter from its marks"),
        (str(TEXT.index("قُ") + 1), str(TEXT.index("قُ") + 3), "would cut a letter from its marks"),
    ],
)
def test_offsets_that_cannot_be_are_refused_and_nothing_is_stored(
    project: Path, start: str, end: str, sentence: str, made_up: str
) -> None:
    before = done("info", project, "--json").value
    ran = run("mark", project, TITLE, start, end, "TACTIC", *SARA)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert sentence in ran.err
    assert run("mark", project, TITLE, start, end, "TACTIC", *SARA, language=made_up).code == 1
    assert done("info", project, "--json").value == before


@pytest.mark.parametrize(
    ("document", "label", "coder", "sentence"),
    [
        (TITLE, "VEHICLE", "sara", "The codebook has no label VEHICLE"),
        ("غائب", "TACTIC", "sara", "No report here is"),
        ("", "TACTIC", "sara", "No report here is"),
        (TITLE, "TACTIC", "  ", "A coder needs a name"),
        (TITLE, "TACTIC", "س" * 200, "has at most 80 characters"),
    ],
)
def test_names_that_mean_nothing_are_refused_and_no_coder_is_made(
    project: Path, document: str, label: str, coder: str, sentence: str
) -> None:
    ran = run("mark", project, document, "0", "3", label, "--coder", coder)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert sentence in ran.err
    assert done("info", project, "--json").value["coders"] == []


def test_a_mark_is_relabelled_resized_and_taken_away(project: Path) -> None:
    id = done("mark", project, TITLE, "0", "3", "TACTIC", *SARA, "--json").value["id"]
    assert done("relabel", project, TITLE, id[:8], "ACTOR", *SARA, "--json").value["id"] == id
    assert quotes(project) == [("قصف", "ACTOR")]
    done("resize", project, TITLE, id, "0", "10", *SARA)
    assert quotes(project) == [(TEXT[:10], "ACTOR")]
    done("relabel", project, TITLE, id, "ACTOR", *SARA)  # the label that it has
    assert done("unmark", project, TITLE, id[:6], *SARA, "--json").value["quote"] == TEXT[:10]
    assert quotes(project) == []
    ran = run("unmark", project, TITLE, id, *SARA)
    assert ran.code == 1
    assert "No single mark of this report has the id" in ran.err


def test_undo_and_redo_go_back_and_forth_from_one_call_to_the_next(project: Path) -> None:
    done("mark", project, TITLE, "0", "3", "TACTIC", *SARA)
    done("mark", project, TITLE, "8", "10", "LOCATION", *SARA)
    assert done("undo", project, *SARA).out == f"Undone: mark\n\u2068{TEXT[8:10]}\u2069\n"
    assert quotes(project) == [("قصف", "TACTIC")]
    done("undo", project, *SARA)
    assert quotes(project) == []
    assert run("undo", project, *SARA).code == 1
    value = done("redo", project, *SARA, "--json").value
    assert (value["kind"], value["added"][0]["quote"], value["removed"]) == ("mark", "قصف", [])
    done("redo", project, *SARA)
    assert quotes(project) == [("قصف", "TACTIC"), (TEXT[8:10], "LOCATION")]
    ran = run("redo", project, *SARA)
    assert (ran.code, ran.err) == (1, "Error: There is nothing to redo.\n")
    done("check", project)


def test_undo_takes_back_only_what_the_coder_herself_did(project: Path) -> None:
    done("mark", project, TITLE, "0", "3", "TACTIC", *SARA)
    done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "علي")
    done("undo", project, *SARA)
    assert [span["coder"] for span in spans(project)] == ["علي"]
    ran = run("undo", project, "--coder", "غائب")
    assert ran.code == 1
    assert "There is no coder" in ran.err


def test_a_report_is_done_reopened_and_put_back_to_work_by_a_mark(project: Path) -> None:
    def status() -> str:
        found: str = done("documents", project, *SARA, "--json").value[0]["status"]
        return found

    assert done("done", project, TITLE, *SARA).out == f"Done: \u2068{TITLE}\u2069\n"
    assert status() == "done"
    done("reopen", project, TITLE, *SARA)
    assert status() == "in_progress"
    done("done", project, TITLE, *SARA)
    done("mark", project, TITLE, "0", "3", "TACTIC", *SARA)
    assert status() == "in_progress"
    done("undo", project, *SARA)
    assert status() == "done"
