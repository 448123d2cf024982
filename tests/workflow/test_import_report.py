"""The report of an import: counted right, said in a line, and complete as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from annotator.core.corpus import Finding
from annotator.core.document import DocumentId
from annotator.workflow.import_report import Gathered, problem

ONE, TWO = DocumentId("1"), DocumentId("2")


def gathered() -> Gathered:
    """Return an import of three files: a new report, the same again, and one that was refused."""
    found = Gathered()
    found.file(Path("a.txt"))
    found.document(ONE, new=True, encoding="utf-8", spans=2, length=1_500, changes={"line_end": 3})
    found.zones(["title", "body", "body"])
    found.document(ONE, new=False, encoding="windows-1256", spans=0)
    found.document(TWO, new=False, encoding="utf-8", spans=1)
    found.file(Path("b.txt"), [problem(Finding("empty", "It is empty.", refused=True), Path("b.txt"))])
    return found


def test_a_report_that_came_twice_in_one_import_is_new_and_not_known() -> None:
    report = gathered().report()
    assert (report.new, report.known) == ((ONE,), (TWO,))
    assert (report.files, report.spans, report.code_points, report.refused) == (2, 3, 1_500, 1)
    assert report.encodings == {"utf-8": 2, "windows-1256": 1}
    assert report.zones == {"title": 1, "body": 2}


def test_the_same_problem_is_told_once() -> None:
    found = Gathered()
    for _ in range(3):
        found.file(Path("a.jsonl"), [problem(Finding("label", "No label X."), Path("a.jsonl"))])
    assert len(found.report().problems) == 1


def test_a_line_sums_it_up_and_the_problems_stand_last() -> None:
    report = gathered().report()
    assert report.sentence() == "1 new report, 1 known already, 3 marks, 1 left out."
    assert report.details() == [
        "Length: 1,500 characters",
        "Read as: utf-8 2, windows-1256 1",
        "Characters changed by cleaning: line ends 3",
        "Parts: Title 1, Article 2",
        "\u2068b.txt\u2069: It is empty.",
    ]


def test_reports_that_look_damaged_are_counted_once_each() -> None:
    found = Gathered()
    found.document(ONE, new=True, encoding="utf-8", spans=0)
    found.file(Path("a.txt"), [problem(Finding(code, "Odd."), Path("a.txt")) for code in ("reversed", "shapes")])
    report = found.report()
    assert (report.doubtful, report.refused) == (1, 0)
    assert report.sentence() == "1 new report, 1 to be looked at."


def test_an_import_of_nothing_is_told_too() -> None:
    report = Gathered().report()
    assert (report.sentence(), report.details()) == ("0 new reports.", [])


def test_the_report_is_json_with_everything() -> None:
    found = gathered()
    found.stopped = True
    content = json.loads(json.dumps(found.report().to_json()))
    assert content["new"] == ["1"]
    assert content["stopped"] is True
    assert content["problems"] == [
        {"code": "empty", "file": "b.txt", "line": None, "sentence": "\u2068b.txt\u2069: It is empty.", "refused": True}
    ]
    assert set(content) == {
        "files", "new", "known", "spans", "code_points", "changes", "encodings", "zones", "problems", "stopped",
        "labels", "coders", "dry_run", "taken_back",
    }  # fmt: skip


def test_a_problem_of_a_line_says_which() -> None:
    found = problem(Finding("json", "This is no JSON."), Path("folder/a.jsonl"), 7)
    assert (found.file, found.line) == (str(Path("folder/a.jsonl")), 7)
    assert found.sentence == "\u2068a.jsonl\u2069, line 7: This is no JSON."
