"""The text looks as the settings say, in the colours of the theme."""

from __future__ import annotations

from annotator.settings import Settings
from annotator.ui import theme
from annotator.ui.look import look_of
from annotator.ui.theme import Theme


def test_every_setting_of_the_text_reaches_the_look(kept: Settings, light: Theme) -> None:
    values: dict[str, bool | float | str] = {
        "text_family": "Amiri",
        "text_size": 21.0,
        "line_spacing": 1.4,
        "captions": False,
        "measure": 60,
    }
    for key, value in values.items():
        kept.set(key, value)

    look = look_of(kept, light)

    assert (look.family, look.size, look.line_spacing, look.captions, look.measure) == ("Amiri", 21.0, 1.4, False, 60)


def test_the_colours_are_the_themes(kept: Settings) -> None:
    for name in theme.THEMES:
        chosen = theme.load(name)
        look = look_of(kept, chosen)
        colours = [chosen.colours[token] for token in ("paper", "ink", "selection", "caret", "focus")]
        assert [look.paper, look.ink, look.selection, look.caret, look.focus] == colours
