"""How the text looks: what the settings say, in the colours of the theme."""

from __future__ import annotations

from annotator.settings import Settings
from annotator.ui.textview.marks import Look
from annotator.ui.theme import Theme


def look_of(settings: Settings, theme: Theme) -> Look:
    """Return the look of the text view."""
    colours = theme.colours
    return Look(
        paper=colours["paper"],
        ink=colours["ink"],
        selection=colours["selection"],
        caret=colours["caret"],
        focus=colours["focus"],
        family=settings.text("text_family"),
        size=settings.number("text_size"),
        line_spacing=settings.number("line_spacing"),
        captions=settings.flag("captions"),
        measure=int(settings.number("measure")),
        patterns=theme.is_strong or settings.flag("patterns"),
        invisibles=settings.flag("invisible"),
    )
