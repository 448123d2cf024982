from __future__ import annotations

from pathlib import Path

from annotator.workflow.evidence import Evidence
from tests.workshop import ACTOR, add_report, coder, mark, new_project


def start(evidence: Evidence, word: str) -> str:
    return word[evidence.start(word, 0, len(word)) :]


def test_a_letter_is_a_clitic_only_where_the_rest_was_marked_before() -> None:
    evidence = Evidence(["قوات الأسد", "النظام"])
    assert start(evidence, "وقوات") == "قوات"
    assert start(evidence, "للنظام") == "لنظام"
    assert start(evidence, "وبالنظام") == "النظام"
    assert start(evidence, "وكالة") == "وكالة"


def test_a_word_that_was_marked_whole_stays_whole() -> None:
    assert start(Evidence(["وكالة سانا", "كالة"]), "وكالة") == "وكالة"


def test_a_mark_that_is_no_more_is_no_evidence() -> None:
    evidence = Evidence(["وقوات الأسد", "قوات النهر", "قوات الأسد"])
    assert start(evidence, "وقوات") == "وقوات"
    evidence.forget("وقوات الأسد")
    assert start(evidence, "وقوات") == "قوات"
    evidence.forget("قوات النهر")
    evidence.forget("قوات الأسد")
    assert start(evidence, "وقوات") == "وقوات"


def test_spelling_makes_no_difference() -> None:
    assert start(Evidence(["الأسد"]), "والاسد") == "الاسد"


def test_only_the_first_word_of_a_stretch_is_cut_and_never_what_begins_with_a_sign() -> None:
    evidence = Evidence(["قوات"])
    text = "«وقوات الأسد» وقوات"
    assert evidence.start(text, 0, len(text)) == 0
    assert evidence.start(text, 1, 12) == 2


def test_all_marks_of_a_project_are_evidence(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        mark(project, add_report(project), coder(project), "كتائب النهر", ACTOR)
        assert start(Evidence.of(project), "لكتائب") == "كتائب"
