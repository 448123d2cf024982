"""Every setting takes effect at once, is seen in the sample and in the report, and is there at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from annotator import settings
from annotator.settings import SETTINGS
from annotator.ui.pages.settings import SAMPLE, SAMPLE_MARKS, SettingsPage
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.stepper import Stepper
from tests.ui.conftest import OpenProgram
from tests.ui.hands import click
from tests.ui.person import Person

NUMBERS = ("text_size", "line_spacing", "measure")
TICKS = ("captions", "patterns", "invisible")


@pytest.fixture
def page(person: Person) -> SettingsPage:
    """The page of settings, with a report open behind it."""
    person.press("Ctrl+,")
    found = person.window.pages.currentWidget()
    assert isinstance(found, SettingsPage)
    return found


def stepper(page: SettingsPage, key: str) -> Stepper:
    found = page.findChild(Stepper, key)
    assert isinstance(found, Stepper)
    return found


def segments(page: SettingsPage, key: str) -> Segments:
    found = page.findChild(Segments, key)
    assert isinstance(found, Segments)
    return found


def test_every_setting_that_a_person_sets_is_on_the_page(page: SettingsPage) -> None:
    own = {setting.key for setting in SETTINGS} - {"coder_name", "recent", "places", "window", "encodings", "keys"}
    own -= {"people", "begun"}

    assert {key for key in own if page.findChild(QWidget, key) is None} == set()


@pytest.mark.parametrize("key", NUMBERS)
def test_a_number_takes_effect_at_once_and_is_kept(person: Person, page: SettingsPage, key: str) -> None:
    field = stepper(page, key)
    attribute = {"text_size": "size"}.get(key, key)
    before = getattr(person.text.look(), attribute)
    click(field.more)
    more = getattr(person.text.look(), attribute)
    assert more > before
    assert getattr(page.sample.look(), attribute) == more
    assert settings.load().number(key) == pytest.approx(more)

    click(field.less)
    click(field.less)
    assert getattr(person.text.look(), attribute) < before


@pytest.mark.parametrize("key", NUMBERS)
def test_a_number_stays_within_its_limits(page: SettingsPage, key: str) -> None:
    least, most = settings.limits_of(key)
    field = stepper(page, key).field
    for typed in (most * 10 + 10, least - 10):
        field.setValue(typed)
        assert least <= settings.load().number(key) <= most


@pytest.mark.parametrize("key", TICKS)
def test_a_tick_takes_effect_at_once_and_is_kept(person: Person, page: SettingsPage, key: str) -> None:
    box = page.findChild(QCheckBox, key)
    assert isinstance(box, QCheckBox)
    before = settings.load().flag(key)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)

    assert settings.load().flag(key) is not before
    attribute = {"invisible": "invisibles"}.get(key, key)
    assert getattr(person.text.look(), attribute) is not before
    assert getattr(page.sample.look(), attribute) is not before


def test_the_font_is_chosen_among_those_that_come_with_the_program(person: Person, page: SettingsPage) -> None:
    click(segments(page, "text_family").button("Amiri"))

    assert person.text.look().family == "Amiri"
    assert page.sample.look().family == "Amiri"
    assert settings.load().text("text_family") == "Amiri"


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_theme_is_chosen_and_the_page_stays(qtbot: QtBot, open_program: OpenProgram, work: Path, name: str) -> None:
    person = open_program(work, theme="dark" if name == "light" else "light")
    person.press("Ctrl+,")
    before = person.window
    page = before.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    click(segments(page, "theme").button(name))
    qtbot.waitUntil(lambda: person.window is not before)

    now = person.window.pages.currentWidget()
    assert isinstance(now, SettingsPage)
    assert person.window.theme.name == name
    assert segments(now, "theme").button(name).isChecked()
    assert now.sample.look().paper == person.window.theme.colours["paper"]


def test_the_words_of_the_window_grow_and_the_page_stays(qtbot: QtBot, person: Person, page: SettingsPage) -> None:
    before = person.window
    height = before.menuBar().height()
    stepper(page, "percent").field.setValue(150)
    qtbot.waitUntil(lambda: person.window is not before)

    assert isinstance(person.window.pages.currentWidget(), SettingsPage)
    assert person.window.menuBar().height() > height
    assert settings.load().number("percent") == 150


def test_the_sample_shows_marks_over_whole_words(page: SettingsPage) -> None:
    assert page.sample.text() == SAMPLE
    for start, end, _ in SAMPLE_MARKS:
        assert page.sample.marks_at(start) != []
        assert SAMPLE[start:end].strip() == SAMPLE[start:end]
        assert not SAMPLE[end : end + 1].isalpha()


def test_the_way_back_leads_to_the_work(person: Person, page: SettingsPage) -> None:
    person.click_button("Back to the reports")

    assert person.text.isVisible()
    assert person.text.hasFocus()


def test_without_a_project_the_way_back_leads_to_the_first_page(open_program: OpenProgram) -> None:
    person = open_program(None)
    person.program.close()
    person.press("Ctrl+,")
    person.click_button("Back to the reports")

    assert person.window.pages.currentWidget() is person.window.first


def test_settings_are_there_at_the_next_start(
    open_program: OpenProgram, person: Person, page: SettingsPage, work: Path
) -> None:
    click(stepper(page, "text_size").more)
    click(segments(page, "text_family").button("Amiri"))
    look = person.text.look()
    person.program.finish()
    again = open_program(work)

    assert again.text.look() == look
