"""R4, R20: letters stand in the order that Unicode's bidirectional algorithm gives, whichever way a paragraph runs."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QRawFont

from annotator.ui import fonts
from annotator.ui.textview.geometry import Row
from annotator.ui.textview.marks import Look
from annotator.ui.textview.selftest_checks import drawn_order
from annotator.ui.textview.view import TextView
from tests.arabic.unicode_files import unicode_lines
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import FAMILIES

# Both scripts, digits of both kinds, brackets, and neutrals of every class; lam-alef too, which is one shape.
ALPHABET = "ابتلق سلامabcGr0123٤٥٦()[]«»،.-/:%+#؟ \n"
WIDE = 20_000
"""Pixels: wide enough for every line, since where a line breaks is no part of the algorithm."""

EVERY = 25
"""Of the cases with letters that our fonts lack, one in so many; `make soak` has all."""


def only_row(view: TextView, paragraph: int) -> Row:
    (row,) = view._geometry.rows(paragraph)
    return row


@pytest.mark.parametrize("family", FAMILIES)
def test_r4_mixed_lines_stand_in_the_order_of_an_independent_implementation(open_view: OpenView, family: str) -> None:
    """Mirroring apart: the oracle orders, and does not turn brackets."""
    view = open_view("", Look(family=family, measure=0), width=WIDE)

    @settings(max_examples=150)
    @given(st.text(ALPHABET, min_size=20, max_size=400))
    def holds(text: str) -> None:
        view.show_text(text)
        for number, line in enumerate(text.split("\n")):
            base = "R" if view._direction(number) == "rtl" else "L"
            order = drawn_order(view._geometry, only_row(view, number))
            assert "".join(line[at] for at in order) == get_display(line, base_dir=base)

    holds()


@dataclass(frozen=True)
class Case:
    """One case of Unicode's file: a line, its base direction, and the visual order of the characters that are left."""

    text: str
    direction: str
    order: tuple[int, ...]


def cases() -> list[Case]:
    """Return the cases with a base direction that is given; the others rest on a rule that is not ours (R20)."""
    found = []
    for line in unicode_lines("BidiCharacterTest.txt"):
        codes, direction, _, _, order = line.split(";")
        if direction in "01":
            text = "".join(chr(int(code, 16)) for code in codes.split())
            found.append(Case(text, ("ltr", "rtl")[int(direction)], tuple(map(int, order.split()))))
    return found


def in_our_fonts(text: str) -> bool:
    return all(unicodedata.category(char) == "Cf" or _covered(char) for char in text)


_COVERED: dict[str, bool] = {}


def _covered(char: str) -> bool:
    if char not in _COVERED:
        families = (*fonts.READING_FAMILIES, *fonts.INTERFACE_FAMILIES)
        raw = [QRawFont.fromFont(fonts.reading_font(family, 17)) for family in families]
        _COVERED[char] = any(one.supportsCharacter(ord(char)) for one in raw)
    return _COVERED[char]


def wrong_among(view: TextView, chosen: list[Case]) -> list[Case]:
    """Show the cases as paragraphs, each in its direction; return those whose letters stand otherwise."""
    view.show_text("\n".join(case.text for case in chosen))
    view.set_directions({number: case.direction for number, case in enumerate(chosen)})
    wrong = []
    for number, case in enumerate(chosen):
        seen = {at for at, char in enumerate(case.text) if unicodedata.category(char) not in ("Cf", "Mn")}
        order = drawn_order(view._geometry, only_row(view, number))
        if [at for at in order if at in seen] != [at for at in case.order if at in seen]:
            wrong.append(case)
    return wrong


def test_r4_unicodes_own_cases_stand_in_its_order(open_view: OpenView) -> None:
    """All cases whose characters our fonts have, and a sample of the others, which are drawn as boxes."""
    known = cases()
    view = open_view("", Look(measure=0), width=WIDE)
    ours = [case for case in known if in_our_fonts(case.text)]
    others = [case for case in known if not in_our_fonts(case.text)][::EVERY]

    assert len(ours) > 900
    assert wrong_among(view, ours) == []
    for first in range(0, len(others), 500):
        assert wrong_among(view, others[first : first + 500]) == []


@pytest.mark.soak
def test_r4_all_of_unicodes_cases_stand_in_its_order(open_view: OpenView) -> None:
    known = cases()
    view = open_view("", Look(measure=0), width=WIDE)
    for first in range(0, len(known), 500):
        assert wrong_among(view, known[first : first + 500]) == []
