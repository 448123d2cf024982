"""What the text view costs: opening, marking, scrolling, zooming, finding; and what marks off the screen add to it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.arabic.finding import Finder
from annotator.arabic.graphemes import snap
from annotator.ui import fonts
from annotator.ui.textview.marks import Mark
from annotator.ui.textview.view import TextView
from tests.bench.clock import Clock, resident_mb, timed
from tests.bench.texts import report

SIZES = ((600, 100), (6_000, 500), (30_000, 2_000))
SWEEP = (100, 1_000, 5_000, 20_000)
WORDS = 30_000
COLOURS = ("#2763a6", "#1f7a4d", "#a8650b", "#b02a52")
TYPED = "قصف مدفعي"
ROUNDS = 40


def application() -> QApplication:
    """Return the one application of this process, with our fonts."""
    found = QApplication.instance()
    made = found if isinstance(found, QApplication) else QApplication([])
    fonts.load()
    return made


def opened(text: str, marks: list[Mark]) -> TextView:
    """Return a view of a laptop's size that shows a text with marks."""
    view = TextView()
    view.resize(900, 700)
    view.show()
    view.show_text(text)
    view.set_marks(marks)
    settle()
    return view


def settle() -> None:
    """Let everything be laid out and painted."""
    for _ in range(4):
        QApplication.processEvents()


def spread(text: str, count: int, begin: int = 0) -> list[Mark]:
    """Return so many marks, spread evenly over the text from an offset on; every fifth is nested in the one before."""
    room = (len(text) - begin - 60) / max(count, 1)
    found = []
    for nth in range(count):
        at = begin + int((nth - 1 if nth % 5 == 4 else nth) * room)
        start, end = snap(text, at, at + (24 if nth % 5 == 3 else 12))
        found.append(Mark(f"m{nth}", start, end, "تكتيك", COLOURS[nth % 4], nth % 4))
    return found


def painted(act: Callable[[], object]) -> Callable[[], None]:
    """Return an act that ends when its picture is there."""

    def whole() -> None:
        act()
        QApplication.processEvents()

    return whole


def reports(folder: Path) -> dict[str, object]:
    """Reports of several sizes with many marks, in paragraphs; and one that is a single paragraph."""
    application()
    results = {f"{words} words, {spans} spans": everything(report(words), spans) for words, spans in SIZES}
    one = report(WORDS).replace("\n", " ")
    return {**results, f"{WORDS} words in one paragraph, 2000 spans": everything(one, 2_000)}


def everything(text: str, spans: int) -> dict[str, object]:
    """Measure every gesture on one text."""
    marks = spread(text, spans)
    view = opened(text, marks)
    figures: dict[str, object] = {
        "open": opening(view, text, marks),
        "mark_painted": marking(view, text),
        "page_scroll": scrolling(view),
        "zoom": timed(painted(by_turns(lambda: view.zoom(1), lambda: view.zoom(-1))), 10),
        "resize": timed(painted(by_turns(lambda: view.resize(860, 700), lambda: view.resize(900, 700))), 10),
        "find_as_you_type": finding(view, text),
        "find_first_letter": timed(lambda: Finder(text).find(TYPED[:1]), 5),
        "caret_key": timed(painted(lambda: QTest.keyClick(view, Qt.Key.Key_Left)), ROUNDS),
        "repaint": timed(lambda: view.viewport().repaint(), ROUNDS),
        "resident_mb": resident_mb(),
    }
    view.deleteLater()
    settle()
    return figures


def opening(view: TextView, text: str, marks: list[Mark]) -> dict[str, float]:
    """Another report and back to this one: until its first page is painted. Only the way back is timed."""
    clock = Clock()
    for _ in range(10):
        view.show_text("نص آخر")
        settle()
        with clock.round():
            view.show_text(text)
            view.set_marks(marks)
            QApplication.processEvents()
        settle()
    return clock.figures()


def marking(view: TextView, text: str) -> dict[str, float]:
    """One mark more, where the reader is."""
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    settle()
    here = view.offset_at(view.viewport().rect().center())
    clock = Clock()
    for nth in range(ROUNDS):
        start, end = snap(text, here + nth, here + nth + 9)
        mark = Mark(f"new{nth}", start, end, "مكان", COLOURS[nth % 4])
        with clock.round():
            view.change_marks([f"new{nth - 1}"], [mark])
            QApplication.processEvents()
    view.change_marks([f"new{ROUNDS - 1}"], [])
    settle()
    return clock.figures()


def scrolling(view: TextView) -> dict[str, float]:
    """One page down, through lines that were not seen before."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    settle()
    return timed(painted(lambda: bar.setValue(bar.value() + view.viewport().height())), ROUNDS)


def finding(view: TextView, text: str) -> dict[str, float]:
    """Each letter typed into a search box: found in every spelling, shown, scrolled to. The text was folded before."""
    finder = Finder(text)
    finder.prepare()
    clock = Clock()
    for _ in range(4):
        for length in range(1, len(TYPED) + 1):
            with clock.round():
                hits = finder.find(TYPED[:length])
                view.set_hits(hits, len(hits) // 2)
                if hits:
                    view.scroll_to(*hits[len(hits) // 2])
                QApplication.processEvents()
    view.set_hits([])
    return clock.figures()


def by_turns(*acts: Callable[[], object]) -> Callable[[], object]:
    """Return an act that does one after the other, again and again."""
    turns = cycle(acts)
    return lambda: next(turns)()


def sweep(folder: Path) -> dict[str, object]:
    """The same page with ever more marks that are not on it: no figure may grow with them."""
    application()
    text = report(WORDS)
    far = text.index("\n", len(text) // 4)
    results: dict[str, object] = {}
    for count in SWEEP:
        here = spread(text[:2_000], 20)
        away = [Mark(f"away{nth}", *rest) for nth, rest in enumerate(map(_without_id, spread(text, count, far)))]
        view = opened(text, [*here, *away])
        results[f"{count} spans elsewhere"] = on_first_page(view, text)
        view.deleteLater()
        settle()
    return results


def on_first_page(view: TextView, text: str) -> dict[str, object]:
    """Measure what a hand does on the first page."""
    return {
        "mark_painted": near_top(view, text),
        "repaint": timed(lambda: view.viewport().repaint(), ROUNDS),
        "caret_key": timed(painted(lambda: QTest.keyClick(view, Qt.Key.Key_Left)), ROUNDS),
        "scroll": timed(painted(_scrolled(view)), ROUNDS),
    }


def _without_id(mark: Mark) -> tuple[int, int, str, str, int]:
    return mark.start, mark.end, mark.caption, mark.colour, mark.pattern


def _scrolled(view: TextView) -> Callable[[], object]:
    bar = view.verticalScrollBar()
    return by_turns(lambda: bar.setValue(40), lambda: bar.setValue(0))


def near_top(view: TextView, text: str) -> dict[str, float]:
    """One mark more on the first page."""
    clock = Clock()
    for nth in range(ROUNDS):
        start, end = snap(text, 60 + nth, 70 + nth)
        with clock.round():
            view.change_marks([f"new{nth - 1}"], [Mark(f"new{nth}", start, end, "مكان", COLOURS[0])])
            QApplication.processEvents()
    return clock.figures()


MEASURES: dict[str, Callable[[Path], dict[str, object]]] = {
    "text_view": reports,
    "text_view_sweep": sweep,
}
