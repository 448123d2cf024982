"""A mark in the list: its label in the label's colour, its quote in the direction of the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from annotator.ui import theme
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.ui.pixels import columns_of, picture

LANGUAGES = ("en", "ar")


def row(person: Person, number: int) -> QRect:
    """Return where a row is drawn."""
    view = person.page.spans.list
    return view.visualRect(view.model().index(number, 0))


def ink(person: Person, number: int) -> list[int]:
    """Return the columns of the quote."""
    return columns_of(
        picture(person.page.spans.list.viewport(), row(person, number)), person.window.theme.colour("ink")
    )


def coloured(person: Person, number: int, label: str) -> list[int]:
    """Return the columns that have the colour of a label."""
    definition = person.session.codebook.label(label)
    assert definition is not None
    colour = person.window.theme.label_colour(definition.colours)
    return columns_of(picture(person.page.spans.list.viewport(), row(person, number)), colour)


@pytest.mark.parametrize("name", theme.THEMES)
def test_a_mark_has_the_colour_of_its_label(open_program: OpenProgram, work: Path, name: str) -> None:
    person = open_program(work, theme=name)
    person.mark("7 مدنيين", "4")
    person.press("Esc")

    assert coloured(person, 0, "CASUALTY") != []
    assert coloured(person, 0, "LOCATION") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bar_stands_where_the_interface_begins(open_program: OpenProgram, work: Path, language: str) -> None:
    """R7."""
    person = open_program(work, language=language)
    person.mark("7 مدنيين", "4")
    person.press("Esc")
    columns, width = coloured(person, 0, "CASUALTY"), person.page.spans.list.viewport().width()

    assert (min(columns) < 30) if language == "en" else (max(columns) > width - 30)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_begins_at_the_side_where_its_own_letters_begin(
    open_program: OpenProgram, work: Path, language: str
) -> None:
    """R15. Arabic at the right, Latin at the left of its room, in both interfaces."""
    person = open_program(work, language=language)
    for words, key in (("كتائب النهر", "1"), ("Grad", "3")):
        person.mark(words, key)
    person.press("Esc")
    width = person.page.spans.list.viewport().width()
    arabic, latin = ink(person, 0), ink(person, 1)

    assert max(arabic) > width - 60
    assert max(latin) < width / 2 + 40
    assert min(latin) < min(arabic)


def test_a_mark_inside_another_is_set_in(person: Person) -> None:
    person.mark("قصف على سوق تل الزهور", "3")
    person.mark("تل الزهور", "2")
    person.press("Esc")

    assert max(ink(person, 1)) < max(ink(person, 0))


def test_a_quote_over_several_paragraphs_is_one_line(person: Person) -> None:
    person.text.select(0, len(person.text.text()))
    person.press("4")

    assert row(person, 0).height() < 60
    assert ink(person, 0) != []
