"""Looks at ink, boxes and hits at the scale factor of this process, and prints what is wrong as JSON.

Run as a module by ``test_scales``: the scale factor is read when Qt starts.
"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import groupby

from PySide6.QtWidgets import QApplication

from annotator.ui import fonts
from annotator.ui.textview import scene
from annotator.ui.textview.marks import Look, Mark
from annotator.ui.textview.view import TextView
from tests.ui.textview.boxes import empty_spans, missed_letters, mixed, torn_lines, wrong_pieces
from tests.ui.textview.rendering import FAMILIES, INK_LOOK, PROSE, channel, differing, ink_marks, picture, place


def opened(family: str, text: str, width: int) -> TextView:
    """Open a view on a text in a font."""
    view = TextView()
    view.resize(width, 460)
    view.set_look(replace(INK_LOOK, family=family))
    view.show_text(text)
    view.show()
    QApplication.processEvents()
    return view


def ink(family: str) -> list[dict[str, object]]:
    """Count the pixels of ink, and of fill, that each hard case changes, with opaque fills."""
    view = opened(family, PROSE, 600)
    return [{"family": family, "case": name, **_compared(view, mark)} for name, mark in ink_marks().items()]


def _compared(view: TextView, mark: Mark) -> dict[str, int]:
    view.set_marks([])
    before = picture(view)
    view.set_marks([mark])
    after = picture(view)
    changed = {which: differing(channel(before, which), channel(after, which)) for which in ("red", "blue")}
    return {"ink": changed["red"], "fill": changed["blue"]}


def boxes(family: str) -> dict[str, int]:
    """Count what is wrong with boxes and hits, in prose that wraps and in mixed lines of both directions."""
    source = random.Random(7)
    found = dict.fromkeys(("empty", "torn", "pieces", "missed"), 0)
    texts = [PROSE, *(base + mixed(seed) for seed in range(4) for base in ("ا ", "a "))]
    for text in texts:
        view = opened(family, text, 430)
        found["empty"] += len(empty_spans(view)) if text == PROSE else 0
        found["torn"] += len(torn_lines(view))
        found["pieces"] += len(wrong_pieces(view, source))
        found["missed"] += len(missed_letters(view)) if text == PROSE else 0
    return found


def colours_below(family: str) -> int:
    """Count the colours that follow one another below a marked space: the fill, its line, the paper, and no blur."""
    view = opened(family, PROSE, 600)
    view.clearFocus()
    view.set_marks([Mark("1", *place(PROSE, "قصف مدفعي"), "", "#ff8800")])
    image, ratio = picture(view), view.devicePixelRatioF()
    space = PROSE.index("قصف مدفعي") + 3
    placed = view._geometry.placed(view._geometry.row_at(space))
    ((x0, x1),) = view._geometry.pieces(placed.row, space, space + 1)
    bottom = placed.baseline + view._measures.drop
    x = int((placed.x + (x0 + x1) / 2) * ratio)
    rows = range(int((bottom - 3) * ratio), int((bottom + 6) * ratio))
    seen = [image.pixel(x, y) & 0xF8F8F8 for y in rows]  # a coverage of 254 in 255 is a rounding
    return len([colour for colour, _ in groupby(seen)])


def main() -> None:
    """Print what was seen in every font."""
    application = QApplication([])
    assert fonts.load() == []
    ratio = opened(Look().family, "", 100).devicePixelRatioF()
    colours = {family: colours_below(family) for family in FAMILIES}
    scene.FILL_ON_LIGHT = 1.0
    answer = {
        "ratio": ratio,
        "colours": colours,
        "ink": [case for family in FAMILIES for case in ink(family)],
        "boxes": {family: boxes(family) for family in FAMILIES},
    }
    print(json.dumps(answer))
    application.quit()


if __name__ == "__main__":
    main()
