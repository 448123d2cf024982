"""R20: a person turns a paragraph; it is in the file, can be undone, and the next window shows it so."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.store import documents
from tests.ui.conftest import OpenProgram
from tests.ui.hands import put_caret
from tests.ui.person import Person
from tests.workshop import OTHER_TEXT, TEXT

LATIN = "Shelling of a market"
LAST = TEXT.rindex("وقال")


def said(person: Person) -> object:
    """Return what the file says of directions in the open report."""
    assert person.report is not None
    return documents.metadata_of(person.session.project, person.report).values.get("directions")


def directions(person: Person) -> list[str]:
    """Return how each paragraph of the open report runs."""
    lines = person.text.text().split("\n")
    return [person.text.direction_at(sum(len(line) + 1 for line in lines[:nth])) for nth in range(len(lines))]


@pytest.mark.parametrize("key", ["Ctrl+Shift+D", "Ctrl+Shift+ي"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_r20_a_key_turns_the_paragraph_at_the_caret_and_undo_turns_it_back(
    open_program: OpenProgram, work: Path, language: str, key: str
) -> None:
    person = open_program(work, language=language)
    put_caret(person.text, "وقال ناشطون")
    person.press(key)
    assert directions(person) == ["rtl", "rtl", "rtl", "ltr"]
    assert said(person) == {"4": "ltr"}
    assert person.text.caret() == LAST
    person.press("Ctrl+Z")
    assert directions(person) == ["rtl"] * 4
    assert said(person) is None
    person.press("Ctrl+Shift+Z")
    assert directions(person)[3] == "ltr"
    person.press(key)
    assert directions(person) == ["rtl"] * 4
    assert said(person) is None


def test_r20_what_was_turned_is_told_and_the_notice_takes_it_back(person: Person) -> None:
    person.read()
    person.press("Ctrl+Shift+D")
    assert person.notice == "This paragraph runs from left to right now."
    person.click(person.window.notices.act_button)
    assert person.notice == "Undone: direction of a paragraph"
    assert directions(person) == ["rtl"] * 4


def test_r20_a_latin_headline_can_run_from_right_to_left(person: Person) -> None:
    person.press("Ctrl+PgDown", "Ctrl+PgDown")
    assert person.text.text().startswith(LATIN)
    assert directions(person)[0] == "ltr"
    person.press("Ctrl+Shift+D")
    assert directions(person)[0] == "rtl"
    assert person.notice == "This paragraph runs from right to left now."


def test_r20_every_report_has_its_own_and_keeps_it(person: Person, open_program: OpenProgram, work: Path) -> None:
    person.read()
    person.press("Ctrl+Shift+D", "Ctrl+PgDown")
    assert person.text.text() == OTHER_TEXT
    assert directions(person) == ["rtl"]
    person.press("Ctrl+PgUp")
    assert directions(person) == ["ltr", "rtl", "rtl", "rtl"]
    person.program.close()
    assert directions(open_program(work, language="ar")) == ["ltr", "rtl", "rtl", "rtl"]


def test_other_metadata_and_directions_leave_each_other_alone(person: Person) -> None:
    person.read()
    person.press("Ctrl+Shift+D")
    person.place.details.set_metadata({"title": "قصف"})
    assert said(person) == {"1": "ltr"}
    assert directions(person)[0] == "ltr"
    person.press("Ctrl+Z", "Ctrl+Z")
    assert directions(person)[0] == "rtl"


def test_who_is_coding_is_asked_before_a_paragraph_is_turned(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work, coder="")
    person.read()
    person.press("Ctrl+Shift+D")
    assert person.page.who.isVisible()
    assert directions(person)[0] == "rtl"
