"""A hand that never rests: loads, marks, resizes, zooms, clicks, types and changes fonts at random, and counts.

Run as a module with the number of seconds; prints JSON. In a process of its own, so that a crash is seen as one.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import logging
import random
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.arabic.finding import Finder
from annotator.ui import fonts
from annotator.ui.textview.marks import Look, Mark, Shade
from annotator.ui.textview.view import TextView
from tests.bench.clock import resident_mb
from tests.bench.texts import report
from tests.ui.textview.boxes import mixed
from tests.ui.textview.rendering import FAMILIES, PROSE, drag_points, picture

Key = Qt.Key
KEYS = (
    Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown,
)  # fmt: skip
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
)
SIZES = (9.0, 14.0, 17.0, 26.0)
"""Few, because each font keeps the letters that it has drawn at each size."""

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
TEXTS = (
    "", "\n", PROSE, "\n".join([PROSE] * 20), report(3_000), "\n".join(mixed(seed) for seed in range(40)),
    "\u064b\u0651" * 300, "\u200f\u2067x\u2069" * 200, FAMILY * 100, "ا" * 9_000, "قصف\u2028على\u2028سوق\u00a0البلدة",
)  # fmt: skip


class Hand:
    """Does one thing after another with a view."""

    def __init__(self, source: random.Random) -> None:
        """Open a view; all that follows comes from the source."""
        self.source = source
        self.view = TextView()
        self.view.show()
        self.done = 0
        self.deeds: tuple[Callable[[], object], ...] = (
            self.load, self.load, self.mark, self.mark, self.change, self.choose, self.stand_out, self.find, self.turn,
            self.resize, self.restyle, self.zoom, self.click, self.drag, self.press, self.press, self.press, self.copy,
            self.scroll, self.paint, self.rest, self.turn_edges, self.replace_view,
        )  # fmt: skip

    def work(self, until: float) -> None:
        """Work until a moment of the clock."""
        while time.monotonic() < until:
            self.source.choice(self.deeds)()
            self.done += 1

    def load(self) -> None:
        self.view.show_text(self.source.choice(TEXTS))

    def mark(self) -> None:
        self.view.set_marks([self.a_mark(str(nth)) for nth in range(self.source.choice([0, 3, 40, 500]))])

    def change(self) -> None:
        self.view.change_marks([str(self.source.randint(0, 9))], [self.a_mark("new")])

    def a_mark(self, id_: str) -> Mark:
        start = self.source.randint(0, max(len(self.view.text()) - 1, 0))
        end = min(start + self.source.randint(1, 60), max(len(self.view.text()), 1))
        return Mark(id_, start, max(end, start + 1), "قتلى · 7", "#ff8800", self.source.randint(0, 9))

    def choose(self) -> None:
        self.view.select_mark(self.source.choice([None, "1", "new"]))

    def stand_out(self) -> None:
        self.view.set_tinted(["1", "2"])
        self.view.set_shades([Shade(0, len(self.view.text()) // 2)])

    def find(self) -> None:
        hits = Finder(self.view.text()).find(self.source.choice(["ا", "قصف", "مدفعي"]))
        self.view.set_hits(hits, 0)
        if hits:
            self.view.scroll_to(*hits[-1])

    def turn(self) -> None:
        self.view.set_directions({self.source.randint(0, 30): self.source.choice(["rtl", "ltr"])})

    def turn_edges(self) -> None:
        self.source.choice([self.view.turn_start, self.view.turn_end, self.view.widen_selection])()

    def resize(self) -> None:
        self.view.resize(self.source.randint(40, 900), self.source.randint(30, 600))

    def restyle(self) -> None:
        choice = self.source.choice
        look = Look(
            family=choice(FAMILIES), size=choice(SIZES), line_spacing=choice([0.7, 1, 2]), measure=choice([0, 60])
        )
        self.view.set_look(look)

    def zoom(self) -> None:
        look = self.view.look()
        self.view.zoom(1 if look.size < 18 else -1)
        self.view.set_look(look)

    def click(self) -> None:
        act = self.source.choice([QTest.mouseClick, QTest.mouseDClick])
        act(self.view.viewport(), Qt.MouseButton.LeftButton, self.source.choice(MODIFIERS), self.point())

    def drag(self) -> None:
        drag_points(self.view, self.point(), self.point(), self.source.choice(MODIFIERS))

    def press(self) -> None:
        QTest.keyClick(self.view, self.source.choice(KEYS), self.source.choice(MODIFIERS))

    def copy(self) -> None:
        chosen = self.view.selection() or (0, 0)
        assert self.view.createMimeDataFromSelection().text() == self.view.text()[slice(*chosen)]

    def scroll(self) -> None:
        self.view.verticalScrollBar().setValue(self.source.randint(0, 4_000))

    def paint(self) -> None:
        picture(self.view)

    def rest(self) -> None:
        QApplication.processEvents()

    def replace_view(self) -> None:
        self.view.deleteLater()
        QCoreApplication.sendPostedEvents(self.view, QEvent.Type.DeferredDelete)  # no event loop runs that would do it
        self.view = TextView()
        self.view.show()

    def point(self) -> QPoint:
        return QPoint(self.source.randint(-50, 900), self.source.randint(-50, 600))


class Errors(logging.Handler):
    """Counts what was logged or raised where nobody could catch it."""

    def __init__(self) -> None:
        """Listen."""
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        logging.getLogger().addHandler(self)
        sys.excepthook = lambda kind, error, trace: self.lines.append(f"{kind.__name__}: {error}")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line of the log."""
        self.lines.append(record.getMessage())


def main(seconds: float) -> None:
    """Work so long; the first third fills the caches, and what memory grows after it is a leak."""
    faulthandler.enable()
    QApplication([])
    assert fonts.load() == []
    errors = Errors()
    hand = Hand(random.Random(5))
    begin = time.monotonic()
    hand.work(begin + seconds / 3)
    warm = held(hand)
    hand.work(begin + seconds)
    answer = {"done": hand.done, "errors": errors.lines[:5], "warm": warm, "end": held(hand)}
    print(json.dumps(answer, ensure_ascii=False))


def held(hand: Hand) -> dict[str, float]:
    """Return what the process holds while an empty view is open."""
    hand.replace_view()
    hand.rest()
    gc.collect()
    return {"mb": resident_mb(), "objects": len(gc.get_objects())}


if __name__ == "__main__":
    main(float(sys.argv[1]))
