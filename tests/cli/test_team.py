"""Commands for the people of a project."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import done, run
from tests.workshop import OTHER_TEXT, TEXT

TITLE = TEXT.split("\n")[0]


def test_people_are_added_named_and_listed_and_two_of_one_name_stay_two(project: Path) -> None:
    assert "nobody yet" in done("coders", project).out
    done("coders", project, "--add", "default", "--add", "default", "--add", "سارة")
    people = done("coders", project, "--json").value
    assert [one["name"] for one in people] == ["default", "default", "سارة"]
    assert len({one["id"] for one in people}) == 3
    ran = run("coders", project, "--supervisor", "default", "--coder", "سارة")
    assert (ran.code, "say which one by id" in ran.err) == (1, True)
    value = done(
        "coders", project, "--supervisor", people[0]["id"], "--adjudicator", "سارة", "--coder", "سارة", "--json"
    )
    assert [one["roles"] for one in value.value] == [["supervisor"], [], ["adjudicator"]]
    assert "adjudicator" in done("coders", project).out
    value = done("coders", project, "--plain", "سارة", "--supervisor", "سارة", "--coder", "سارة", "--json").value
    assert value[2]["roles"] == ["supervisor"]


def test_a_role_needs_somebody_who_says_it(project: Path) -> None:
    ran = run("coders", project, "--add", "x", "--supervisor", "x")
    assert (ran.code, "--coder NAME" in ran.err) == (2, True)
    assert done("coders", project, "--json").value == []


def test_reports_are_dealt_by_word_of_the_supervisor(project: Path) -> None:
    done("coders", project, "--add", "a", "--add", "b", "--add", "boss", "--supervisor", "boss", "--coder", "boss")
    tried = done("assign", project, "--coder", "boss", "--shared", "50%", "--dry-run", "--json").value
    assert (tried["reports"], tried["shared"], tried["dry_run"]) == (2, 1, True)
    assert "1" in tried["advice"]
    shown = done("assign", project, "--coder", "boss", "--shared", "1", "--seed", tried["seed"]).out
    assert "2 reports are dealt." in shown
    assert "let at least 50" in shown
    dealt = {one["name"]: one["assigned"] for one in done("coders", project, "--json").value}
    assert sorted(dealt.values()) == [0, 1, 2]
    assert dealt["boss"] == 0
    ran = run("assign", project, "--coder", "boss")
    assert (ran.code, "nothing to deal" in ran.err) == (1, True)


def test_reports_are_given_by_hand_and_taken_back_unless_begun(project: Path) -> None:
    done("coders", project, "--add", "a", "--add", "boss")
    assert done(
        "assign", project, "--coder", "boss", "--to", "a", "--report", TITLE, "--report", OTHER_TEXT, "--json"
    ).value == {"changed": 2}
    done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "a")
    assert (
        "1 assignment changed."
        in done("assign", project, "--coder", "boss", "--to", "a", "--report", OTHER_TEXT, "--take-back").out
    )
    ran = run("assign", project, "--coder", "boss", "--to", "a", "--report", TITLE, "--take-back")
    assert (ran.code, "has been begun" in ran.err) == (1, True)
    for words in (["--take-back"], ["--report", TITLE]):
        assert run("assign", project, "--coder", "boss", *words).code == 2
    for words in (["--count", "x"], ["--shared", "many"], ["--times", "4"], ["--sources", "x"]):
        assert run("assign", project, "--coder", "boss", *words).code == 2


def test_progress_tells_who_has_what_and_how_far_it_is(project: Path) -> None:
    done("coders", project, "--add", "سارة", "--add", "b")
    done("assign", project, "--coder", "b", "--to", "سارة")
    done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "سارة")
    done("done", project, TITLE, "--anyway", "--coder", "سارة")
    (nobody, sara) = done("progress", project, "--json").value
    assert (nobody["assigned"], sara["assigned"], sara["done"], sara["not_started"], sara["spans"]) == (0, 2, 1, 1, 1)
    assert sara["words_left"] == next(one["words"] for one in sara["documents"] if one["status"] == "not_started")
    shown = done("progress", project, "--reports").out
    assert "not started" in shown
    assert len(done("progress", project, "--coder", "سارة", "--json").value) == 1
