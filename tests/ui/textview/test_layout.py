"""R5, R7, R13, R20: the layout belongs to the text, its direction to each paragraph, and marks move nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.errors import InputError
from annotator.ui.textview.marks import Look, Mark, Shade
from annotator.ui.textview.view import TextView
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import INK_LOOK, PROSE, channel, ink_marks, picture, shape

BOTH = [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight]


@pytest.fixture
def interface(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Qt.LayoutDirection]:
    """Let the program run in a direction, and back again."""
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(request.param)
    yield request.param
    qapp.setLayoutDirection(before)


def ink_columns(view: TextView) -> list[int]:
    """Return the x of all columns that have ink on white paper."""
    image = picture(view)
    red, width = channel(image, "red"), image.width()
    return [x for x in range(width) if min(red[x::width]) < 100]


def test_the_layout_of_the_text_is_the_same_before_and_after_marking(open_view: OpenView) -> None:
    """R5."""
    view = open_view(PROSE + "\nShelling hits Tal al-Zuhur\n" + PROSE, width=500)
    before = shape(view)

    view.set_marks([*ink_marks().values(), Mark("x", 2, 90, "a", "#00ff00"), Mark("y", 1, 99, "b", "#00ff00")])
    view.select(3, 30)

    assert shape(view) == before
    assert len(before) > 4


@pytest.mark.parametrize("interface", BOTH, indirect=True)
def test_arabic_hugs_the_right_edge_and_latin_the_left_in_both_interfaces(
    open_view: OpenView, interface: Qt.LayoutDirection
) -> None:
    """R7, R20. Looked at in the ink, because a plain AlignRight is mirrored by Qt."""
    arabic = open_view("قصف", width=600)
    latin = open_view("Shelling", width=600)
    middle = arabic.viewport().width() / 2

    assert min(ink_columns(arabic)) > middle
    assert max(ink_columns(arabic)) > arabic.viewport().width() - 40
    assert max(ink_columns(latin)) < middle
    assert min(ink_columns(latin)) < 40


def test_each_paragraph_has_the_direction_of_its_own_text(open_view: OpenView) -> None:
    """R20."""
    view = open_view("Breaking: Shelling in Tal al-Zuhur\nقصف Grad على السوق\n«BBC» قالت إن القصف وقع أمس")
    block = view.document().begin()
    directions = []
    while block.isValid():
        directions.append(block.textDirection())
        block = block.next()

    assert directions == [BOTH[1], BOTH[0], BOTH[0]]


def test_r20_a_person_can_turn_a_paragraph_and_let_go_of_it_again(open_view: OpenView) -> None:
    view = open_view("قصف\nBM-21 قصف", width=600)
    before = shape(view)
    view.set_marks([Mark("1", 4, 9, "c", "#ff8800")])
    view.set_directions({1: "ltr", 7: "ltr"})
    turned = ink_columns(view)

    assert (view.direction_at(2), view.direction_at(5)) == ("rtl", "ltr")
    assert shape(view) != before
    assert min(turned) < 40
    assert view.offset_at(view.spot(4)) == 4
    view.set_directions({})
    assert shape(view) == before
    view.set_directions({1: "ltr"})
    view.show_text("قصف\nقصف")
    assert view.direction_at(5) == "rtl"


def test_a_view_that_was_never_shown_can_be_asked_and_marked(qtbot: QtBot) -> None:
    """Qt gives a document no width before its first resize event, and a line of it is a segfault."""
    view = TextView()
    qtbot.addWidget(view)
    view.show_text(PROSE)
    view.set_marks([Mark("1", 5, 60, "c", "#ff8800")])
    view.select_mark("1")
    view.select(3, 30)
    view.scroll_to(50, 60)

    assert view.offset_at(view.spot(20)) == 20
    assert view.selection() == (3, 30)


@pytest.mark.parametrize("interface", BOTH, indirect=True)
def test_the_scroll_bar_is_on_the_side_of_the_interface(open_view: OpenView, interface: Qt.LayoutDirection) -> None:
    """R7."""
    view = open_view("\n".join([PROSE] * 9))
    rtl = interface == Qt.LayoutDirection.RightToLeft

    bar_is_before_the_page = view.viewport().x() > 0

    assert view.verticalScrollBar().isVisible()
    assert bar_is_before_the_page == rtl


@pytest.mark.parametrize(
    "text", ["", "قصف", "a\U0001f468\u200d\U0001f469b\nخ", "x\u00a0y\u2028z", "\u200f\u202a\ufeffx", "\n\n"]
)
def test_the_document_has_as_many_units_as_the_text(open_view: OpenView, text: str) -> None:
    """R13."""
    view = open_view(text)

    assert view.document().characterCount() - 1 == len(text.encode("utf-16-le")) // 2
    assert view.text() == text


@pytest.mark.parametrize("text", ["a\r\nb", "\ufeffabc", "a\ud800b\r\n"])
def test_a_text_that_qt_would_rewrite_is_refused(open_view: OpenView, text: str) -> None:
    """R13. The import step has cleaned it; were it not so, every offset would be wrong."""
    view = open_view("قصف")

    with pytest.raises(InputError, match="not cleaned"):
        view.show_text(text)

    assert view.text() == ""


def test_lines_stand_further_apart_only_where_marks_stack_deep(open_view: OpenView) -> None:
    text = PROSE + "\n" + PROSE
    view = open_view(text, width=400)
    before = [view._geometry.rows(number)[1].top for number in (0, 1)]

    view.set_marks([Mark(str(nth), 0, 10 + nth, "c", "#ff8800") for nth in range(2)])
    two = [view._geometry.rows(number)[1].top for number in (0, 1)]
    view.set_marks([Mark(str(nth), 0, 10 + nth, "c", "#ff8800") for nth in range(5)])
    five = [view._geometry.rows(number)[1].top for number in (0, 1)]

    assert two == before
    assert five[0] > before[0]
    assert five[1] == before[1]


def test_the_column_is_centred_and_holds_60_to_80_characters_in_a_wide_view(open_view: OpenView) -> None:
    view = open_view(PROSE * 3, replace(INK_LOOK, measure=75), width=1600)
    rows = view._geometry.rows(0)
    ink = ink_columns(view)
    room = view.viewport().width()

    lengths = [row.end - row.start for row in rows[:-1]]

    assert 60 <= sum(lengths) / len(lengths) <= 82
    assert abs((room - max(ink)) - (room - view._column) / 2) < 12
    assert min(ink) > (room - view._column) / 2 - 12


def test_without_a_measure_lines_fill_the_view(open_view: OpenView) -> None:
    view = open_view(PROSE * 3, replace(INK_LOOK, measure=0), width=1600)

    assert view._column > 1480


def test_an_empty_line_is_lower_than_a_line_of_text(open_view: OpenView) -> None:
    view = open_view("قصف\n\nقصف\nقصف")
    tops = [view._geometry.placed(view._geometry.rows(number)[0]).y for number in range(4)]

    assert 0 < tops[2] - tops[1] < tops[3] - tops[2]


def test_shades_dim_the_text_and_leave_the_rest(open_view: OpenView) -> None:
    text = "قصف على السوق\nالتعليقات على الخبر"
    view = open_view(text)
    plain = picture(view)
    view.set_shades([Shade(text.index("\n") + 1, len(text))])
    dimmed = picture(view)
    boundary = view.spot(text.index("\n") + 1).y() - 24
    above = boundary * plain.width()

    assert channel(plain, "red")[:above] == channel(dimmed, "red")[:above]
    assert min(channel(plain, "red")[above:]) < 30
    assert 80 < min(channel(dimmed, "red")[above:]) < 160


def test_the_look_can_change_while_marks_stand(open_view: OpenView) -> None:
    view = open_view(PROSE)
    view.set_marks(list(ink_marks().values()))
    light = picture(view)
    view.set_look(Look(paper="#22252b", ink="#e9e6df", family="Amiri", size=22, line_spacing=0.7, captions=False))
    dark = picture(view)

    assert light != dark
    assert view.look().family == "Amiri"
