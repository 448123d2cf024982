"""Language, direction, fonts and colours of the whole program come from the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from annotator import language
from annotator.settings import Settings
from annotator.ui import fonts
from annotator.ui.appearance import Appearance

Dress = Callable[..., Appearance]


@pytest.fixture
def dress(app: QApplication, kept: Settings) -> Iterator[Dress]:
    """Return a function that lets the program look as settings say."""
    made: list[Appearance] = []

    def dressed(spoken: str | None = None, **values: str | float) -> Appearance:
        for key, value in values.items():
            kept.set(key, value)
        made.append(Appearance(app, kept, spoken))
        return made[-1]

    yield dressed
    for one in made:
        one.deleteLater()
    app.setApplicationDisplayName("")


@pytest.mark.parametrize(
    ("code", "direction"), [("ar", Qt.LayoutDirection.RightToLeft), ("en", Qt.LayoutDirection.LeftToRight)]
)
def test_the_language_has_its_direction(
    app: QApplication, dress: Dress, code: str, direction: Qt.LayoutDirection
) -> None:
    """R7."""
    dress(language=code).put_on()

    assert language.code() == code
    assert app.layoutDirection() == direction


def test_a_language_asked_for_at_the_start_goes_before_the_settings_until_another_is_chosen(dress: Dress) -> None:
    appearance = dress("ar", language="en")
    appearance.put_on()
    assert language.code() == "ar"

    appearance.forget_spoken()
    appearance.put_on()
    assert language.code() == "en"


def test_auto_speaks_the_language_of_the_system(dress: Dress, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "of_the_system", lambda: "ar")
    dress(language="auto").put_on()

    assert language.code() == "ar"


def test_qts_own_words_are_arabic_too_and_english_again_afterwards(dress: Dress, kept: Settings) -> None:
    appearance = dress(language="ar")
    appearance.put_on()
    arabic = QCoreApplication.translate("QPlatformTheme", "Cancel")
    assert arabic != "Cancel"
    assert any("\u0600" <= letter <= "\u06ff" for letter in arabic)

    kept.set("language", "en")
    appearance.put_on()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_theme_is_that_of_the_settings(app: QApplication, dress: Dress, name: str) -> None:
    chosen = dress(theme=name).put_on()

    assert chosen.name == name
    assert app.palette().window().color() == chosen.colour("window")
    assert chosen.colours["accent"] in app.styleSheet()


def test_words_of_the_window_are_written_in_the_fonts_that_come_with_the_program(
    app: QApplication, dress: Dress
) -> None:
    dress().put_on()

    assert tuple(app.font().families()[:2]) == fonts.INTERFACE_FAMILIES


def test_words_of_the_window_are_as_large_as_the_settings_say(app: QApplication, dress: Dress, kept: Settings) -> None:
    appearance = dress(percent=100)
    appearance.put_on()
    usual = app.font().pointSizeF()
    kept.set("percent", 150)
    appearance.put_on()

    assert app.font().pointSizeF() == pytest.approx(usual * 1.5)


def test_a_font_that_is_missing_is_remembered_to_be_told(
    dress: Dress, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(fonts, "FILES", ("Missing.ttf",))

    assert ["Missing.ttf" in str(error) for error in dress().missing] == [True]
    assert "Missing.ttf" in caplog.text
