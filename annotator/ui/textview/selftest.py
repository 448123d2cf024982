"""Is my Arabic right? The hard cases, drawn on this machine and judged by what came out.

Qt, fonts and the system draw letters together, and each has been wrong somewhere. So the program looks for itself:
at the ink, the order of the letters, the boxes under them, and what a click hits.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

from PySide6.QtGui import QFontInfo, QImage

from annotator.language import isolated, tr
from annotator.ui.fonts import READING_FAMILIES, reading_font
from annotator.ui.textview import selftest_checks as checks
from annotator.ui.textview.marks import Look, Mark
from annotator.ui.textview.view import TextView

WIDTH, HEIGHT = 560, 96
"""Pixels of a case; one that breaks into several lines is higher."""

BELOW = 40
SIZE = 16.5
LOOK = Look(paper="#ffffff", ink="#000000", selection="#ffd0d8", caret="#ff4040", focus="#ff3060", size=SIZE, measure=0)
COLOUR = "#ff8800"
"""Its red is full, as the paper's, so that the red of a picture holds the ink alone."""


@dataclass(frozen=True, slots=True)
class Case:
    """A hard text with a mark on it. Offsets are code points."""

    id: str
    title: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What one check found: a sentence where it is wrong, nothing where it is right."""

    check: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one case came out in one font.

    Attributes:
        family: The font that was asked for.
        seen: What each check found.
        picture: The case with its mark, as it was drawn.
    """

    case: Case
    family: str
    seen: tuple[Seen, ...]
    picture: QImage

    @property
    def passed(self) -> bool:
        """Tell whether everything came out as it should."""
        return not any(one.wrong for one in self.seen)

    def sentence(self) -> str:
        """Say what is wrong, or that all is right."""
        wrong = [f"{check_name(one.check)}: {one.wrong}" for one in self.seen if one.wrong]
        return "\n".join(wrong) or tr("As it should be.")


def cases() -> tuple[Case, ...]:
    """Return the hard cases, in the language in use."""
    return (
        _case("word", tr("A mark inside a word"), "قوات [النظا]م"),
        _case("lam_alef", tr("Half of lam-alef"), "س[ل]ام على بلاد"),
        _case("allah", tr("Inside the name of God"), "ا[لل]ه أكبر ولله الأمر"),
        _case("vowels", tr("Vowel marks"), "قُ[تِ]لَ سَبْعَةُ مَدَنِيِّينَ"),
        _case("tatweel", tr("Drawn-out letters"), "[قـــتـــ]ل ثلاثة"),
        _case("mixed", tr("Both scripts and a number"), "أطلقت [صواريخ Grad من طراز BM-21] أمس"),
        _case("numbers", tr("Numbers and brackets"), "قُتل [12٬500 (منهم 37 [في] 5/2016]) أمس"),
        _case("latin", tr("A Latin headline"), "At least 7 killed in [Tal al-Zuhur (تل)] on Tuesday"),
        _case("latin_first", tr("An Arabic line that begins in Latin"), "BBC: [قُتل 7 في قصف BM-21]"),
        _case("emoji", tr("Behind pictures"), "👨\u200d👩\u200d👧 قصف 🇸🇾 [على السوق] 💡"),
        _case("controls", tr("Among invisible characters"), "قتل\u200f[ 3 \u2067BM\u2069 مد]نيين"),
        _case("wrapped", tr("A line that breaks"), "قصف [" + "مدفعي على سوق المدينة " * 3 + "صباح] اليوم"),
    )


def check_name(check: str) -> str:
    """Return what a check is called."""
    return {
        "font": tr("Font"),
        "ink": tr("Ink"),
        "joining": tr("Joined letters"),
        "order": tr("Order"),
        "boxes": tr("Boxes"),
        "hits": tr("Clicks"),
    }[check]


def run() -> list[Outcome]:
    """Draw every case in every font that reports are read in, and judge it."""
    return list(outcomes())


def outcomes() -> Generator[Outcome, None, None]:
    """Yield the outcomes one by one, so that a window can show how far it is; some twenty milliseconds each."""
    view = TextView()
    try:
        for family in READING_FAMILIES:
            for case in cases():
                yield examine(view, case, family)
    finally:
        view.deleteLater()


def examine(view: TextView, case: Case, family: str) -> Outcome:
    """Draw one case in a view, and judge it; the view's text, marks and look are others afterwards."""
    view.resize(WIDTH, HEIGHT)
    view.set_look(replace(LOOK, family=family))
    view.show_text(case.text)
    view.resize(WIDTH, max(HEIGHT, view.spot(len(case.text)).y() + BELOW))
    bare = checks.picture_of(view)
    view.set_marks([Mark(case.id, case.start, case.end, "", COLOUR)])
    marked = checks.picture_of(view)
    tests: dict[str, Callable[[], str]] = {
        "font": lambda: _font(family),
        "ink": lambda: checks.ink(bare, marked),
        "joining": lambda: checks.joining(reading_font(family, SIZE), case.text),
        "order": lambda: checks.order(view),
        "boxes": lambda: checks.boxes(view, case.start, case.end),
        "hits": lambda: checks.hits(view),
    }
    seen = tuple(Seen(check, test()) for check, test in tests.items())
    return Outcome(case, family, seen, marked)


def _font(family: str) -> str:
    shown = QFontInfo(reading_font(family, SIZE)).family()
    return "" if shown == family else tr("another font is shown: {family}", family=isolated(shown))


def _case(id: str, title: str, marked: str) -> Case:
    """Make a case from a text with its mark in square brackets; the outermost ones are the mark's."""
    start, end = marked.index("["), marked.rindex("]") - 1
    return Case(id, title, marked[:start] + marked[start + 1 : end + 1] + marked[end + 2 :], start, end)
