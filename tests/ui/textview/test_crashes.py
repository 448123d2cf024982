"""Ways in which Qt crashes or loses text, each met on purpose.

An exception while painting, the fifth of them, is met in ``test_painting``.
"""

from __future__ import annotations

import gc
import random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine
from PySide6.QtTest import QTest

from annotator.ui.textview import rhythm
from annotator.ui.textview.marks import Mark
from annotator.ui.textview.view import TextView
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import PROSE, picture, send_move

SIXTY = "\n".join([PROSE] * 60)


def kept_of_qt() -> list[object]:
    """Return what is alive of Qt's that must not outlive a change of the document."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, QTextLine | QTextLayout | QTextBlock)]


def test_no_line_layout_or_block_of_qt_is_kept(open_view: OpenView) -> None:
    """A line that is kept over a new text is a segfault or worse; a block that is kept is another block."""
    before = len(kept_of_qt())
    view = open_view("\n".join([PROSE] * 8))
    view.set_marks([Mark(str(nth), nth * 40, nth * 40 + 9, "c", "#ff8800") for nth in range(20)])
    picture(view)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.spot(40))
    QTest.keyClick(view, Qt.Key.Key_Down)
    view.scroll_to(700, 720)

    assert len(kept_of_qt()) == before


def test_geometry_of_a_view_that_is_gone_raises_and_does_not_crash(open_view: OpenView) -> None:
    view = TextView()
    view.show_text(PROSE)
    geometry = view._geometry
    row = geometry.row_at(5)
    view.deleteLater()
    QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)

    with pytest.raises(RuntimeError, match="already deleted"):
        geometry.clusters(row)


def test_a_click_right_after_a_text_or_a_resize_finds_lines(open_view: OpenView) -> None:
    """Layout is lazy: the first line of a block without lines is a segfault."""
    view = open_view("")
    for width in (300, 500, 700):
        view.show_text("\n".join([PROSE] * 40))
        view.verticalScrollBar().setValue(900)
        assert view.offset_at(QPoint(100, 100)) >= 0
        view.resize(width, 300)
        assert view.offset_at(QPoint(100, 250)) >= 0
        assert view.spot(len(PROSE) * 39).y() > 0


def test_questions_after_a_new_text_are_about_the_new_text(open_view: OpenView) -> None:
    """A line or a layout kept over setPlainText is a segfault; we keep only numbers, and forget them."""
    view = open_view(PROSE)
    for nth in range(30):
        view.set_marks([Mark("1", 0, 3, "c", "#ff8800")])
        picture(view)
        view.show_text("قصف\n" * nth + "نهاية")
        assert view.text()[view.offset_at(view.spot(4 * nth)) :].startswith("نهاية")


@pytest.mark.usefixtures("qapp")
@pytest.mark.qt_log_ignore("not accepted by receiving widget")  # the gesture of the text before is over
def test_a_view_can_go_away_in_the_middle_of_a_drag() -> None:
    view = TextView()
    view.show_text("\n".join([PROSE] * 20))
    view.show()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    send_move(view, QPoint(50, 5000))
    view.show_text("قصف")
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    view.deleteLater()
    QCoreApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete)


def test_no_paragraph_is_lost_when_formats_change_before_the_page_is_laid_out(open_view: OpenView) -> None:
    """Layout is lazy: what lay behind such a change stayed blank for ever, and a click there was an error."""
    source = random.Random(3)
    view = open_view("")
    for _ in range(12):
        view.show_text(SIXTY)
        for change in source.choices([deep_marks, turned_paragraph, scrolled], k=3):
            change(view, source)
        assert lines_of_each_paragraph(view) == [5] * 60


def test_a_paragraph_that_qt_lost_is_found_again(open_view: OpenView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should Qt have other ways to lose one."""
    monkeypatch.setattr(rhythm, "lay_out_from", lambda *_: None)
    source = random.Random(3)
    view = open_view("")
    while 0 not in lines_of_each_paragraph(view):
        view.show_text(SIXTY)
        turned_paragraph(view, source)
    number = lines_of_each_paragraph(view).index(0)

    assert len(view._geometry.rows(number)) == 5
    assert lines_of_each_paragraph(view)[number] == 5


def deep_marks(view: TextView, source: random.Random) -> None:
    starts = [source.randrange(len(view.text()) - 40) for _ in range(3)]
    view.set_marks([Mark(f"{start}-{n}", start, start + 5 + n, "c", "#ff8800") for start in starts for n in range(4)])


def turned_paragraph(view: TextView, source: random.Random) -> None:
    view.set_directions({source.randrange(60): "ltr"})


def scrolled(view: TextView, source: random.Random) -> None:
    view.verticalScrollBar().setValue(source.randrange(9000))
    picture(view)


def lines_of_each_paragraph(view: TextView) -> list[int]:
    document = view.document()
    document.documentLayout().blockBoundingRect(document.lastBlock())
    return [document.findBlockByNumber(number).layout().lineCount() for number in range(document.blockCount())]
