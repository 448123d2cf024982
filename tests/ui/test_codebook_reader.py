"""The definition of the label in hand is one key away, and Esc leads back to the text."""

from __future__ import annotations

import pytest

from tests.ui.person import Person


@pytest.fixture
def reading(person: Person) -> Person:
    """Sara, with her hands on the text."""
    person.read()
    return person


def test_a_key_shows_what_the_label_of_the_selected_mark_means_and_the_keyboard_stays_in_the_text(
    reading: Person,
) -> None:
    reading.mark("7 مدنيين", "4")
    reading.press("D")
    page = reading.page
    assert page.side.currentWidget() is page.codebook
    assert page.codebook.shown == "CASUALTY"
    assert reading.text.hasFocus()
    reading.press("D")
    assert page.side.currentWidget() is page.marks


def test_without_a_mark_it_is_the_label_used_last_and_before_that_the_first(reading: Person) -> None:
    reading.press("D")
    assert reading.page.codebook.shown == "ACTOR"
    reading.mark("7 مدنيين", "4")
    reading.press("Escape")
    assert reading.selected is None
    reading.press("D")
    assert reading.page.codebook.shown == "CASUALTY"


def test_the_codebook_is_opened_to_look_something_up_and_left_with_esc(reading: Person) -> None:
    reading.press("Ctrl+B")
    assert reading.page.codebook.field.hasFocus()
    reading.press("Escape")
    assert reading.text.hasFocus()
    reading.press("F6")
    assert reading.page.codebook.field.hasFocus(), "it is a part of the window that F6 leads to"


def test_about_the_report_and_the_codebook_take_turns(reading: Person) -> None:
    page = reading.page
    reading.press("Ctrl+B", "Ctrl+D")
    assert page.side.currentWidget() is page.details
    reading.press("Ctrl+D")
    assert page.side.currentWidget() is page.marks
