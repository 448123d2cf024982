"""What lies on the page besides the marks: found words, the marks of one event, patterns, what cannot be seen."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from annotator.arabic.finding import Finder
from annotator.ui.textview import patterns
from annotator.ui.textview.layers import Hits
from annotator.ui.textview.marks import Mark
from annotator.ui.textview.view import TextView
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import FAMILIES, INK_LOOK, PROSE, channel, picture, place, shape

RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda one: (one[0], sum(one))), max_size=12)


def area(view: TextView, start: int, end: int) -> QImage:
    """Return the picture of what [start, end) covers of its row."""
    placed = view._geometry.placed(view._geometry.row_at(start))
    pieces = view._geometry.pieces(placed.row, start, end)
    x0, x1 = placed.x + min(piece[0] for piece in pieces), placed.x + max(piece[1] for piece in pieces)
    top = placed.baseline - view._measures.rise - view.verticalScrollBar().value()
    return picture(view).copy(int(x0), int(top), int(x1 - x0) + 1, int(view._measures.pitch(2)))


def fill(view: TextView, quote: str) -> QColor:
    """Return the colour behind the first letter of a quote, near the top of its box."""
    image = area(view, *place(view.text(), quote))
    return QColor(image.pixel(image.width() // 2, 3))


# Found words


@given(RANGES, st.integers(0, 40), st.integers(1, 20))
def test_the_hits_in_a_range_are_those_that_have_a_part_in_it(
    ranges: list[tuple[int, int]], start: int, length: int
) -> None:
    found = list(Hits(ranges).within(start, start + length))
    assert found == sorted(one for one in ranges if one[0] < start + length and one[1] > start)


def test_found_words_are_seen_also_inside_marks_and_the_current_one_stands_out(open_view: OpenView) -> None:
    view = open_view(PROSE)
    view.clearFocus()
    view.set_marks([Mark("1", *place(PROSE, "سوق الخضار وسط مدينة"), "c", "#ff0000")])
    found = Finder(PROSE).find("سوق") + Finder(PROSE).find("مدني")
    plain = fill(view, "سوق")
    view.set_hits(found, 1)
    inside_mark, current, far = fill(view, "سوق"), fill(view, "مدني"), fill(view, "وفق")
    view.set_hits(found)

    assert len({plain.name(), inside_mark.name(), current.name(), far.name()}) == 4
    assert fill(view, "مدني") == inside_mark
    view.set_hits([])
    assert fill(view, "سوق") == plain


def test_another_hit_can_stand_out_without_setting_them_again(open_view: OpenView) -> None:
    view, other = open_view(PROSE), open_view(PROSE)
    found = [*Finder(PROSE).find("سوق"), *Finder(PROSE).find("قصف")]
    view.set_hits(found, 0)
    view.set_current_hit(1)
    other.set_hits(found, 1)
    for one in (view, other):
        one.clearFocus()

    assert picture(view) == picture(other)
    view.set_current_hit(None)
    other.set_hits(found)
    assert picture(view) == picture(other)
    view.set_current_hit(99)
    assert picture(view) == picture(other)


@pytest.mark.parametrize("family", FAMILIES)
def test_r1_found_words_and_tints_change_no_pixel_of_ink(open_view: OpenView, family: str) -> None:
    view = open_view(PROSE, replace(INK_LOOK, family=family))
    view.set_marks([Mark("1", *place(PROSE, "سلام عليكم"), "c", "#ffffff")])
    before = picture(view)
    view.set_hits([*Finder(PROSE).find("الله"), *Finder(PROSE).find("لا"), (3, 5)])
    view.set_marks([Mark("1", *place(PROSE, "سلام عليكم"), "c", "#ff8800")])
    view.set_tinted(["1"])
    after = picture(view)

    assert channel(before, "red") == channel(after, "red")
    assert channel(before, "blue") != channel(after, "blue")


def test_r5_no_layer_moves_a_letter(open_view: OpenView) -> None:
    view = open_view(f"{PROSE}\u200f\nقتل\u00a0\u2067x\u2069\t7")
    before = shape(view)
    view.set_hits([(0, 9), (30, 45)], 1)
    view.set_tinted(["1"])
    view.set_look(replace(view.look(), invisibles=True))
    picture(view)

    assert shape(view) == before


def test_a_hit_far_away_is_brought_to_a_third_of_the_height_and_a_near_one_stays(open_view: OpenView) -> None:
    text = "\n".join([PROSE] * 40)
    view = open_view(text, height=480)
    far = len(text) - 3000
    view.scroll_to(far, far + 5)
    assert 0.15 * 480 < view.spot(far).y() < 0.5 * 480
    value = view.verticalScrollBar().value()
    view.scroll_to(far + 120, far + 125)
    assert view.verticalScrollBar().value() == value
    view.scroll_to(len(text) - 2, len(text))
    assert view.viewport().rect().contains(view.spot(len(text) - 1))
    view.scroll_to(0, 3)
    assert view.verticalScrollBar().value() == 0


def test_scrolling_to_the_end_of_a_text_leaves_no_empty_page_below(open_view: OpenView) -> None:
    text = "\n".join([PROSE] * 40)
    view = open_view(text, height=480)
    view.scroll_to(len(text) - 2, len(text))
    QApplication.processEvents()  # Qt has only guessed the height of the page before
    placed = view._geometry.placed(view._geometry.row_at(len(text)))

    assert placed.baseline - view.verticalScrollBar().value() > 0.75 * 480


# Marks that belong together


def test_marks_that_belong_together_stand_out_and_the_others_stay(open_view: OpenView) -> None:
    view = open_view(PROSE)
    marks = [Mark(quote, *place(PROSE, quote), "c", "#ff0000") for quote in ("مدنيين", "قصف مدفعي", "سوق")]
    view.set_marks(marks)
    before = [fill(view, mark.id).green() for mark in marks]
    view.set_tinted(["مدنيين", "سوق", "not there"])
    after = [fill(view, mark.id).green() for mark in marks]
    view.set_tinted([])

    assert after[0] < before[0] - 15
    assert after[1] == before[1]
    assert after[2] < before[2] - 15
    assert [fill(view, mark.id).green() for mark in marks] == before


def test_changing_a_few_marks_is_as_setting_all_of_them(open_view: OpenView) -> None:
    one, other = open_view(PROSE), open_view(PROSE)
    marks = [Mark(str(nth), nth * 9, nth * 9 + 14, f"c{nth}", "#ff0000") for nth in range(12)]
    moved = replace(marks[3], end=marks[3].end + 4)
    one.set_marks(marks)
    one.change_marks(["1", "5", "unknown"], [moved, Mark("new", 2, 60, "new", "#00aa00")])
    other.set_marks([*(mark for mark in marks if mark.id not in "135"), moved, Mark("new", 2, 60, "new", "#00aa00")])
    for view in (one, other):
        view.clearFocus()

    assert picture(one) == picture(other)
    assert {mark.id for mark in one.marks_at(30)} == {mark.id for mark in other.marks_at(30)}


# Without colour


def test_labels_of_one_colour_are_told_apart_by_their_patterns(open_view: OpenView) -> None:
    """Each in the same grey over the same word: with patterns no two pictures are alike, without they all are."""
    view = open_view("قصف قصف قصف مدفعي على السوق", replace(INK_LOOK, patterns=True, captions=False))
    seen = []
    for pattern in range(patterns.MOST):
        view.set_marks([Mark("1", 12, 17, "c", "#707070", pattern)])
        seen.append(area(view, 12, 17))
    view.set_look(replace(view.look(), patterns=False))
    plain = []
    for pattern in range(patterns.MOST):
        view.set_marks([Mark("1", 12, 17, "c", "#707070", pattern)])
        plain.append(area(view, 12, 17))

    assert all(one != other for one, other in combinations(seen, 2))
    assert all(one == plain[0] for one in plain)


def test_r1_patterns_change_no_pixel_of_ink(open_view: OpenView) -> None:
    view = open_view(PROSE, replace(INK_LOOK, patterns=True))
    colours = ("#ffffff", "#ff8800")
    reds = []
    for colour in colours:
        view.set_marks([Mark(str(n), n * 11, n * 11 + 9, "c", colour, n) for n in range(patterns.MOST)])
        reds.append(channel(picture(view), "red"))

    assert reds[0] == reds[1]


# What cannot be seen

CONTROLS = ("\u200f", "\u200e", "\u061c", "\u2067", "\u2068", "\u2069", "\u200d", "\u200c", "\u00a0", "\t", "\ufeff")


@pytest.mark.parametrize("char", CONTROLS, ids=lambda char: f"U+{ord(char):04X}")
def test_r18_invisible_characters_are_shown_on_demand_and_stay_in_the_text(open_view: OpenView, char: str) -> None:
    text = f"قصف{char}مدفعي"
    other = open_view("قصفمدفعي", replace(INK_LOOK, invisibles=True))
    view = open_view(text)
    for one in (other, view):
        one.clearFocus()
    hidden = picture(view)
    view.set_look(replace(view.look(), invisibles=True))
    shown = picture(view)

    assert shown != hidden
    assert picture(other) != shown
    assert view.text() == text
    view.set_look(replace(view.look(), invisibles=False))
    assert picture(view) == hidden


def test_r18_signs_at_one_place_stand_side_by_side(open_view: OpenView) -> None:
    look = replace(INK_LOOK, invisibles=True)
    pictures = [picture(open_view("قصف" + "\u200f" * count + "مدفعي", look)) for count in (1, 2, 3)]

    assert len({bytes(image.constBits()) for image in pictures}) == 3
    picture(open_view("\u200f\u202b" * 400, look))


def test_r18_the_tooltip_names_them_and_r15_isolates_the_captions(open_view: OpenView) -> None:
    """R15, R18."""
    text = "قصف\u200f مدفعي"
    view = open_view(text)
    view.set_marks([Mark("1", 0, 3, "قتلى · 7 (أو أكثر)", "#ff8800")])
    over = view._hit(QPointF(view.spot(2)))

    assert view._explained(over) == "\u2068قتلى · 7 (أو أكثر)\u2069"
    view.set_look(replace(view.look(), invisibles=True))
    assert view._explained(over) == "\u2068قتلى · 7 (أو أكثر)\u2069\nU+200F RIGHT-TO-LEFT MARK"
    beside = view._hit(QPointF(2.0, view.spot(0).y()))
    assert view._explained(beside) == ""
