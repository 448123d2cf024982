"""A setting that is changed takes effect at once, or makes the window anew where it must."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from annotator import settings
from annotator.ui.preferences import REBUILT_BY
from tests.ui.person import Person


@pytest.mark.parametrize(("key", "value"), [("language", "ar"), ("theme", "dark"), ("percent", 130)])
def test_a_setting_of_the_whole_window_makes_it_anew_after_what_goes_on_now(
    qtbot: QtBot, person: Person, key: str, value: str | int
) -> None:
    """The button that was pressed belongs to the old window: it must not go while it is being pressed."""
    before = person.window
    with qtbot.waitSignal(person.program.preferences.outdated, timeout=1000) as told:
        person.program.preferences.set(key, value)
        assert person.window is before
    assert key in REBUILT_BY
    assert told.args == [key]
    qtbot.waitUntil(lambda: person.window is not before)


@pytest.mark.parametrize(("key", "value"), [("text_size", 21.0), ("captions", False), ("text_family", "Amiri")])
def test_a_setting_of_the_text_changes_the_text_and_leaves_the_window(
    person: Person, key: str, value: str | float | bool
) -> None:
    before, look = person.window, person.text.look()
    person.program.preferences.set(key, value)
    QCoreApplication.processEvents()

    assert person.window is before
    assert person.text.look() != look
    assert settings.load().get(key) == value


def test_a_size_beyond_its_limits_leaves_the_old_one(person: Person) -> None:
    look = person.text.look()
    person.program.preferences.set("text_size", 1000.0)

    assert person.text.look() == look
    assert settings.load().number("text_size") == look.size


def test_the_text_cannot_be_made_smaller_or_larger_without_end(person: Person) -> None:
    least, most = settings.limits_of("text_size")
    for key in ("Ctrl+-", "Ctrl++"):
        for _ in range(60):
            person.press(key)
        assert least <= person.text.look().size <= most


def test_the_size_that_the_wheel_gave_the_text_stays(person: Person) -> None:
    """It was lost with the next change of any setting."""
    person.text.zoom(3)
    size = person.text.look().size
    person.press("F7")

    assert person.text.look().size == pytest.approx(size)
    assert settings.load().number("text_size") == pytest.approx(size)


def test_before_a_project_is_open_settings_can_be_set(person: Person) -> None:
    person.press("Ctrl+W")
    person.program.preferences.set("captions", False)

    assert settings.load().flag("captions") is False
