"""A theme is one file of colours; the style sheet and Qt's palette are made from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator import assets
from annotator.core.codebook import LabelDefinition
from annotator.errors import MissingPartError
from annotator.formats import codebook_file
from annotator.ui import theme
from annotator.ui.theme import Theme


@pytest.fixture(params=theme.THEMES)
def each(request: pytest.FixtureRequest) -> Theme:
    """Each theme that there is."""
    return theme.load(request.param)


@pytest.fixture
def label() -> LabelDefinition:
    """The first label of the codebook of new projects."""
    return codebook_file.read(assets.seed("codebook.toml")).labels[0]


def test_every_colour_of_a_theme_is_a_colour(each: Theme) -> None:
    assert all(each.colour(token).isValid() for token in theme.TOKENS)


def test_the_style_sheet_has_no_colour_left_to_fill_in(each: Theme) -> None:
    assert "@" not in each.style_sheet
    assert each.colours["accent"] in each.style_sheet


@pytest.mark.parametrize("name", theme.THEMES)
def test_the_style_sheet_is_one_that_qt_reads(app: QApplication, qtbot: QtBot, name: str) -> None:
    """Qt says nothing of a rule that it cannot read but in a warning, and warnings fail."""
    app.setStyleSheet(theme.load(name).style_sheet)
    made = QPushButton("Import")
    qtbot.addWidget(made)
    made.ensurePolished()


def test_the_palette_has_the_colours_of_the_theme(each: Theme) -> None:
    palette = each.palette

    assert palette.color(QPalette.ColorRole.Base) == each.colour("paper")
    assert palette.color(QPalette.ColorRole.Highlight) == each.colour("accent")
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == each.colour("ink_faint")
    assert palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text) == each.colour("ink")


def test_a_label_has_its_colour_of_the_theme_and_grey_where_the_codebook_has_none(
    each: Theme, label: LabelDefinition
) -> None:
    assert each.label_colour(label.colours) == QColor(label.colours["dark" if each.is_dark else "light"])
    assert each.label_colour({}) == each.colour("ink_soft")


def test_a_theme_without_a_colour_is_named_with_the_colour_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = assets.resource("themes", "light.toml").read_text(encoding="utf-8")
    short = "\n".join(line for line in whole.split("\n") if not line.startswith("caret "))
    (tmp_path / "light.toml").write_text(short, encoding="utf-8")
    monkeypatch.setattr(assets, "resource", lambda *parts: tmp_path / parts[-1])

    with pytest.raises(MissingPartError, match=r"theme light lacks the colour caret"):
        theme.load("light")


@pytest.mark.usefixtures("qapp")
def test_auto_goes_by_the_system_and_a_name_by_itself() -> None:
    assert [theme.chosen(name) for name in theme.THEMES] == list(theme.THEMES)
    assert theme.chosen("auto") in theme.THEMES
