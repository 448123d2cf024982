from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.workshop import add_report, new_project

CLITICS = "انسحاب\n\nوقال وبالمليشيات ومدينته وقوات النهر للنظام وكتائب وقوات السد"


@pytest.fixture
def person(open_program: OpenProgram, tmp_path: Path) -> Person:
    with new_project(tmp_path, "clitics") as project:
        add_report(project, CLITICS)
    return open_program(tmp_path / "clitics.tarmiz")


@pytest.mark.parametrize("key", ["P", "ح"])
def test_one_key_moves_the_start_past_the_clitic_and_back(person: Person, key: str) -> None:
    person.mark("وبالمليشيات", "1")
    stops = []
    for _ in range(3):
        person.press(key)
        stops.append(person.marks[0][0])
    assert stops == ["المليشيات", "بالمليشيات", "وبالمليشيات"]


@pytest.mark.parametrize("key", ["S", "س"])
def test_another_key_does_the_same_at_the_end(person: Person, key: str) -> None:
    person.mark("ومدينته", "2")
    person.press("P", key)
    assert person.marks == [("مدينت", "LOCATION")]
    person.press(key)
    assert person.marks == [("مدينته", "LOCATION")]


def test_before_it_is_marked_the_selection_is_moved(person: Person) -> None:
    person.drag_over("وبالمليشيات")
    person.press("P")
    assert person.marks == []
    person.press("1")
    assert person.marks == [("المليشيات", "ACTOR")]


def test_without_a_selection_the_word_at_the_caret_is_taken(person: Person) -> None:
    person.click_word("وبالمليشيات")
    person.press("P", "1")
    assert person.marks == [("المليشيات", "ACTOR")]


def test_a_word_that_was_marked_before_is_taken_without_its_clitic(person: Person) -> None:
    person.mark("قوات النهر", "1")
    person.press("P")
    assert person.marks == [("قوات النهر", "ACTOR")]
    person.click_word("وكتائب")
    person.press("1")
    person.click_word("وقوات السد")
    person.press("1")
    assert [quote for quote, _ in person.marks] == ["قوات النهر", "وكتائب", "قوات"]


def test_a_letter_that_only_might_be_a_clitic_stays(person: Person) -> None:
    person.click_word("وكتائب")
    person.press("1")
    assert person.marks == [("وكتائب", "ACTOR")]


def test_every_move_is_a_step_that_can_be_undone(person: Person) -> None:
    person.mark("وبالمليشيات", "1")
    person.press("P", "Ctrl+Z")
    assert person.marks == [("وبالمليشيات", "ACTOR")]
