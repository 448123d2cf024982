from __future__ import annotations

from pathlib import Path

import pytest

from annotator.arabic import finding
from annotator.arabic.folding import Folded, fold
from annotator.ui.textview.view import TextView
from tests.ui.conftest import OpenProgram
from tests.ui.hands import press, write
from tests.ui.person import Person
from tests.workshop import add_report, new_project


def count(person: Person) -> str:
    return person.page.find_bar.count.text()


@pytest.mark.parametrize("key", ["Ctrl+F", "Ctrl+ب", "/", "ظ"])
def test_words_are_found_as_they_are_typed_in_any_spelling(person: Person, key: str) -> None:
    person.read()
    person.press(key)
    field = person.page.find_bar.field
    assert field.hasFocus()
    write(field, "الاحيا")
    assert count(person) == "1 of 1"
    write(field, "ءء")
    assert count(person) == "Not in this report"
    assert not person.page.find_bar.after.isEnabled()


def test_enter_goes_round_the_hits_and_shift_enter_back(person: Person) -> None:
    person.read()
    person.press("Ctrl+F")
    field = person.page.find_bar.field
    write(field, "قصف")
    first = count(person)
    every = int(first.split(" of ")[1])
    assert every >= 2
    press(field, "Return")
    assert count(person) == f"2 of {every}"
    press(field, "Shift+Return", "Shift+Return")
    assert count(person) == f"{every} of {every}"
    person.press("F3")
    assert count(person) == first


def test_esc_leaves_the_hit_selected_so_that_a_label_marks_it(person: Person) -> None:
    person.read()
    person.press("Ctrl+F")
    write(person.page.find_bar.field, "كتائب النهر")
    press(person.page.find_bar.field, "Escape")
    assert person.page.find_bar.isHidden()
    assert person.text.hasFocus()
    person.press("1")
    assert person.marks == [("كتائب النهر", "ACTOR")]


def test_the_selection_is_what_is_looked_for(person: Person) -> None:
    person.drag_over("سوق")
    person.press("Ctrl+F")
    assert person.page.find_bar.field.text() == "سوق"


def test_another_report_is_searched_for_the_same_words(person: Person) -> None:
    person.read()
    person.press("Ctrl+F")
    write(person.page.find_bar.field, "قصف")
    assert count(person) == "1 of 2"
    person.press("Ctrl+PgDown")
    assert count(person) == "Not in this report"


def test_the_next_hit_is_asked_for_before_anything_was_looked_for(person: Person) -> None:
    person.read()
    person.press("F3")
    assert person.page.find_bar.field.hasFocus()


def test_the_bar_speaks_arabic_digits_in_arabic(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work, language="ar")
    person.read()
    person.press("Ctrl+F")
    write(person.page.find_bar.field, "قصف")
    assert "٢" in count(person)


def test_the_text_is_folded_when_the_bar_opens_and_not_at_a_letter(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    folds: list[str] = []

    def counted(text: str) -> Folded:
        folds.append(text)
        return fold(text)

    monkeypatch.setattr(finding, "fold", counted)
    person.read()
    person.press("Ctrl+F")
    assert folds == [person.text.text()]
    write(person.page.find_bar.field, "قصف")
    assert count(person) == "1 of 2"
    assert len(folds) == 1


def test_going_on_costs_nothing_for_the_hits_that_stay(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.read()
    person.press("Ctrl+F")
    write(person.page.find_bar.field, "قصف")
    told: list[object] = []
    monkeypatch.setattr(TextView, "set_hits", lambda view, hits, *_: told.append(hits))
    person.press("F3", "F3", "Shift+F3")
    assert count(person) == "2 of 2"
    assert told == []


def test_a_hit_far_away_is_shown_with_what_is_around_it(open_program: OpenProgram, tmp_path: Path) -> None:
    with new_project(tmp_path, "long") as project:
        add_report(project, "\n".join([*(f"السطر رقم {number}" for number in range(200)), "هنا الجسر", *("س" * 60)]))
    person = open_program(tmp_path / "long.tarmiz")
    person.read()
    person.press("Ctrl+F")
    write(person.page.find_bar.field, "الجسر")
    height = person.text.viewport().height()
    y = person.text.spot(person.text.text().index("الجسر")).y()
    assert height / 4 < y < height * 3 / 4
    assert person.text.caret() == 0
