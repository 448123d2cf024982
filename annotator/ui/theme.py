"""Colours: one file of tokens a theme; the style sheet and Qt's palette are made from it."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from annotator import assets
from annotator.errors import MissingPartError
from annotator.language import tr

THEMES = ("light", "dark", "contrast", "contrast-dark")
PIXELS = re.compile(r"(font-size: |min-height: |min-width: |max-width: )(\d+)px")
TOKENS = (
    "window panel paper ink ink_soft ink_faint line line_strong accent accent_ink accent_soft hover selection caret "
    "focus danger danger_soft warning warning_soft ok shade proposal shadow"
).split()
TOKEN = re.compile(r"@(\w+)")


@dataclass(frozen=True)
class Theme:
    """The colours of the window, by token."""

    name: str
    colours: Mapping[str, str]
    scale: float = 1.0  # of the window's letters, and of what must grow with them

    @property
    def is_dark(self) -> bool:
        """Tell whether the ground is dark."""
        return self.name.endswith("dark")

    @property
    def is_strong(self) -> bool:
        """Tell whether it is one of high contrast, in which labels are told apart without colour."""
        return self.name.startswith("contrast")

    def px(self, pixels: float) -> int:
        """Return a size in logical pixels at the scale of the letters."""
        return round(pixels * self.scale)

    def colour(self, token: str) -> QColor:
        """Return a token's colour."""
        return QColor(self.colours[token])

    def label_colour(self, colours: Mapping[str, str]) -> QColor:
        """Return what a label's colours have for this theme; grey where they have nothing."""
        return QColor(colours.get("dark" if self.is_dark else "light", self.colours["ink_soft"]))

    @cached_property
    def style_sheet(self) -> str:
        """The window's style sheet with the colours filled in."""
        sheet = assets.resource("themes", "window.qss").read_text(encoding="utf-8")
        sized = PIXELS.sub(lambda found: f"{found.group(1)}{self.px(int(found.group(2)))}px", sheet)
        return TOKEN.sub(lambda found: self.colours[found.group(1)], sized)

    @cached_property
    def palette(self) -> QPalette:
        """Qt's own palette, for what no style sheet reaches."""
        palette = QPalette()
        for role, token in ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink_faint"))
        return palette


USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}
ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.ToolTipBase: "panel",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink_faint",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "line",
}


def load(name: str, scale: float = 1.0) -> Theme:
    """Return a theme.

    Raises:
        MissingPartError: Its file lacks a colour.
    """
    content = tomllib.loads(assets.resource("themes", f"{name}.toml").read_text(encoding="utf-8"))
    colours = content.get("colours", content.get("colors", content))
    for token in TOKENS:
        if not isinstance(colours.get(token), str):
            raise MissingPartError(tr("The theme {name} lacks the colour {token}.", name=name, token=token))
    return Theme(name, {token: colours[token] for token in TOKENS}, scale)


def chosen(setting: str) -> str:
    """Return the theme that a setting means: "auto" goes by the system."""
    if setting in THEMES:
        return setting
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast-dark" if dark else "contrast"
    return "dark" if dark else "light"


def scale_of(percent: float, usual: QFont) -> float:
    """Return the scale of the window's letters.

    Args:
        percent: What the settings say; 0 is as the system has it.
        usual: The font that the system gave before we took our own; larger than usual where large text is set.
    """
    if percent:
        return percent / 100
    return min(max(usual.pointSizeF() / USUAL_POINTS.get(sys.platform, 11.0), 1.0), 2.0)
