"""R1, R2: no pixel of ink depends on marks or selection. ``test_scales`` has the same at each scale factor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from annotator.ui.textview.marks import Look
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import FAMILIES, INK_LOOK, PROSE, channel, differing, ink_marks, picture


def in_family(family: str) -> Look:
    return Look(INK_LOOK.paper, INK_LOOK.ink, INK_LOOK.selection, INK_LOOK.caret, INK_LOOK.focus, family, 16.5)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_selection_changes_no_pixel_of_ink(open_view: OpenView, family: str) -> None:
    """R1, R2. Qt's own selection changes some."""
    view = open_view(PROSE, in_family(family))
    before = picture(view)
    for mark in ink_marks().values():
        view.select(mark.start, mark.end)
        after = picture(view)
        assert differing(channel(before, "red"), channel(after, "red")) == 0, mark.id
        assert channel(before, "blue") != channel(after, "blue"), mark.id


def test_nested_marks_captions_and_the_chosen_one_change_no_pixel_of_ink(open_view: OpenView) -> None:
    """R1, R2. White marks take the same room and cannot be seen."""
    view = open_view(PROSE)
    marks = list(ink_marks().values())
    view.set_marks([replace(mark, colour="#ffffff") for mark in marks])
    bare = picture(view)
    view.set_marks(marks)
    view.select_mark("all")
    painted = picture(view)

    assert channel(bare, "red") == channel(painted, "red")
    assert channel(bare, "blue") != channel(painted, "blue")


def test_the_comparison_sees_a_broken_ligature(open_view: OpenView) -> None:
    """A control: a character format on one lam is what we never do."""
    view = open_view(PROSE)
    before = channel(picture(view), "red")
    lam = ink_marks()["lam of lam-alif"]
    cursor = QTextCursor(view.document())
    cursor.setPosition(lam.start)
    cursor.setPosition(lam.end, QTextCursor.MoveMode.KeepAnchor)
    shape = QTextCharFormat()
    shape.setForeground(QColor("#000000"))
    shape.setFontLetterSpacing(101)
    cursor.mergeCharFormat(shape)

    assert differing(before, channel(picture(view), "red")) > 50


def test_no_mark_styles_the_text(open_view: OpenView) -> None:
    """R1. One fragment a paragraph: nothing split the runs."""
    view = open_view(PROSE + "\n" + PROSE)
    view.set_marks(list(ink_marks().values()))
    view.select(3, 40)

    for number in range(2):
        iterator = view.document().findBlockByNumber(number).begin()
        count = 0
        while not iterator.atEnd():
            count += 1
            iterator += 1
        assert count == 1
