"""Commands for notes, questions and problems, and finishing all the same."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import SARA, TITLE, done, mark, run

KILLED, FORCE = "قُتل 7 مدنيين", "قوات اللواء 41"


def test_questions_are_asked_listed_and_answered(project: Path) -> None:
    assert done("questions", project).out == "There are no questions.\n"
    span = mark(project, FORCE, "ACTOR")
    done("note", project, TITLE, "ملاحظة", *SARA)
    asked = done("note", project, TITLE, "هل هو اللواء 41؟", "--mark", span, "--question", *SARA, "--json").value
    assert (asked["mark"], asked["question"], asked["open"]) == (span, True, True)
    (listed,) = done("questions", project, "--json").value
    assert listed == asked | {"title": TITLE, "quote": FORCE}
    answered = done("answer", project, asked["id"][:8], "نعم", "--coder", "boss", "--json").value
    assert (answered["id"], answered["answer"], answered["open"]) == (asked["id"], "نعم", False)
    assert done("questions", project, "--json").value == []
    assert [one["id"] for one in done("questions", project, "--all", "--json").value] == [asked["id"]]
    notes = done("show", project, TITLE, "--json").value["notes"]
    assert sorted(note["coder"] for note in notes) == ["sara", "sara"]


def test_an_answer_to_no_question_is_refused(project: Path) -> None:
    ran = run("answer", project, "ffff", "نعم", "--coder", "boss")
    assert (ran.code, ran.out) == (1, "")
    assert "No single question has the id" in ran.err


def test_problems_are_listed_and_a_report_with_some_is_only_finished_anyway(project: Path) -> None:
    assert done("problems", project).out == "There are no problems.\n"
    span = mark(project, KILLED, "CASUALTY")
    done("attributes", project, TITLE, span, "min=9", "max=7", *SARA)
    found = done("problems", project, *SARA, "--json").value
    assert {"required_empty", "least_above_most"} & {one["code"] for one in found} != set()
    assert {(one["span"], one["coder"], one["title"]) for one in found if one["span"]} == {(span, "sara", TITLE)}
    assert all(one["sentence"] for one in found)
    ran = run("done", project, TITLE, *SARA)
    assert (ran.code, ran.out) == (1, "")
    assert done("done", project, TITLE, "--anyway", *SARA, "--json").value["status"] == "done"
    assert done("problems", project).out.count("\n") > len(found)
