from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.workshop import add_report, new_project

SAME = "قصف على المدينة\n\nنفى اللواء 41 القصف وقصف المدينة ثم قال اللواء ٤١ إن قصفاً آخر وقع."


@pytest.fixture
def person(open_program: OpenProgram, tmp_path: Path) -> Person:
    with new_project(tmp_path, "same") as project:
        add_report(project, SAME)
    return open_program(tmp_path / "same.tarmiz")


def selected_text(person: Person) -> str | None:
    chosen = person.text.selection()
    return None if chosen is None else person.text.text()[slice(*chosen)]


@pytest.mark.parametrize("key", ["N", "ى"])
def test_one_key_goes_to_the_next_mention_that_is_not_marked(person: Person, key: str) -> None:
    person.mark("اللواء 41", "1")
    person.press(key)
    assert selected_text(person) == "اللواء ٤١"
    person.press("1")
    assert [quote for quote, _ in person.marks] == ["اللواء 41", "اللواء ٤١"]


def test_after_the_last_mention_the_first_one_comes(person: Person) -> None:
    person.drag_over("المدينة ثم")
    person.text.select(SAME.rindex("المدينة"), SAME.rindex("المدينة") + len("المدينة"))
    person.press("N")
    assert person.text.selection() == (SAME.index("المدينة"), SAME.index("المدينة") + len("المدينة"))


def test_where_every_mention_is_marked_it_is_said(person: Person) -> None:
    person.mark("اللواء ٤١", "1")
    person.mark("اللواء 41", "1")
    person.press("N")
    assert "nowhere else" in person.notice
    assert person.selected == "اللواء 41"
