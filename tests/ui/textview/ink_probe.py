"""Compares ink with and without marks at the scale factor of this process; prints the differences as JSON.

Run as a module by ``test_ink``: the scale factor is read when Qt starts.
"""

from __future__ import annotations

import json

from PySide6.QtWidgets import QApplication

from annotator.ui import fonts
from annotator.ui.textview import scene
from annotator.ui.textview.marks import Look, Mark
from annotator.ui.textview.view import TextView
from tests.ui.textview.rendering import FAMILIES, INK_LOOK, PROSE, channel, differing, ink_marks, picture


def opened(family: str) -> TextView:
    """Open a view on the sample in a font."""
    view = TextView()
    view.resize(600, 460)
    view.set_look(Look(INK_LOOK.paper, INK_LOOK.ink, INK_LOOK.selection, INK_LOOK.caret, INK_LOOK.focus, family, 16.5))
    view.show_text(PROSE)
    view.show()
    return view


def compared(view: TextView, name: str, mark: Mark) -> dict[str, object]:
    """Count the pixels of ink, and of fill, that a mark changes."""
    view.set_marks([])
    before = picture(view)
    view.set_marks([mark])
    after = picture(view)
    ink = differing(channel(before, "red"), channel(after, "red"))
    return {"case": name, "ink": ink, "fill": differing(channel(before, "blue"), channel(after, "blue"))}


def main() -> None:
    """Print every case in every font, with opaque fills."""
    application = QApplication([])
    scene.FILL_ON_LIGHT = 1.0
    assert fonts.load() == []
    cases = []
    for family in FAMILIES:
        view = opened(family)
        application.processEvents()
        cases += [{"family": family, **compared(view, *item)} for item in ink_marks().items()]
    print(json.dumps({"ratio": view.devicePixelRatioF(), "cases": cases}))


if __name__ == "__main__":
    main()
