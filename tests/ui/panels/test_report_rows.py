"""A report in the list: its state by a shape, its title in its own direction, both mirrored with the interface."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.ui.pixels import columns_of, picture

LANGUAGES = ("en", "ar")
SIDE = 40  # pixels at the side where a row begins, in which the state stands


def row(person: Person, number: int) -> QRect:
    """Return where a row is drawn."""
    view = person.page.reports.list
    return view.visualRect(view.model().index(number, 0))


def title_columns(person: Person, number: int) -> list[int]:
    """Return the columns of the ink of a title."""
    whole = row(person, number)
    top = whole.adjusted(0, 4, 0, -whole.height() // 2)
    ink = person.window.theme.colour("ink")
    return columns_of(picture(person.page.reports.list.viewport(), top), ink, 60)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_state_stands_where_the_interface_begins(open_program: OpenProgram, work: Path, language: str) -> None:
    """R7."""
    person = open_program(work, language=language)
    person.press("Ctrl+Return")
    view = person.page.reports.list.viewport()
    columns, width = columns_of(picture(view, row(person, 0)), person.window.theme.colour("ok")), view.width()

    assert columns != []
    assert all(x < SIDE for x in columns) if language == "en" else all(x > width - SIDE for x in columns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_begins_at_the_side_where_its_own_letters_begin(
    open_program: OpenProgram, work: Path, language: str
) -> None:
    """R15."""
    person = open_program(work, language=language)
    width = person.page.reports.list.viewport().width()
    arabic, latin = title_columns(person, 0), title_columns(person, 2)

    assert max(arabic) > width - SIDE
    assert min(arabic) > width / 3
    assert min(latin) < SIDE
    assert max(latin) < width * 2 / 3


def test_each_state_has_a_shape_of_its_own(person: Person) -> None:
    def shape() -> object:
        person.press("Ctrl+PgDown")
        whole = row(person, 0)
        part = QRect(whole.left() + 8, whole.top() + 4, 28, 30)
        image = picture(person.page.reports.list.viewport(), part)
        paper = image.pixelColor(0, 0)
        person.press("Ctrl+PgUp")
        return frozenset(
            (x, y)
            for x in range(part.width())
            for y in range(part.height())
            if abs(image.pixelColor(x, y).lightness() - paper.lightness()) > 25
        )

    not_started = shape()
    person.mark("7 مدنيين", "4")
    in_progress = shape()
    person.press("Ctrl+Return", "Ctrl+PgUp")
    done = shape()

    assert len({not_started, in_progress, done}) == 3


def test_a_long_title_is_cut_at_its_end_and_read_whole_in_the_tooltip(person: Person) -> None:
    person.press("Ctrl+PgDown")
    index = person.page.reports.list.model().index(1, 0)
    width = person.page.reports.list.viewport().width()

    assert max(title_columns(person, 1)) < width
    assert "انسحاب مجموعات" in str(index.data())


def test_the_row_of_the_open_report_stands_out_and_the_keyboard_is_seen(person: Person) -> None:
    view = person.page.reports.list
    selected = picture(view.viewport(), row(person, 0))
    person.press("Ctrl+PgDown")
    assert picture(view.viewport(), row(person, 0)) != selected
    person.press("Ctrl+PgUp")
    assert picture(view.viewport(), row(person, 0)) == selected

    view.setFocus()
    assert picture(view.viewport(), row(person, 0)) != selected
