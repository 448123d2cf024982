"""Marks are seen: fills, stacked underlines, captions, the chosen one, the selection; and only visible lines cost."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from annotator.ui.textview import clusters, mark_painting, painting
from annotator.ui.textview.marks import Look, Mark
from annotator.ui.textview.view import TextView
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import INK_LOOK, PROSE, channel, picture, place

ORANGE = "#ff8800"


def colour_at(image: QImage, x: float, y: float) -> QColor:
    return QColor(image.pixel(int(x), int(y)))


def underlines_below(view: TextView, offset: int) -> list[str]:
    """Return the colours of the full lines under a character, from the letters down."""
    image, point = picture(view), view.spot(offset)
    placed = view._geometry.placed(view._geometry.row_at(offset))
    bottom = placed.baseline + view._measures.drop - view.verticalScrollBar().value()
    found: list[str] = []
    for y in range(int(bottom), int(bottom) + 24):
        name = colour_at(image, point.x(), y).name()
        if QColor(name).hsvSaturationF() > 0.9 and (not found or found[-1] != name):
            found.append(name)
    return found


def test_three_levels_show_three_underlines_the_inner_one_first(open_view: OpenView) -> None:
    view = open_view("قصف على سوق مدينة تل الزهور أمس")
    text = view.text()
    view.set_marks(
        [
            Mark("1", *place(text, "سوق مدينة تل الزهور"), "c", "#ff0000"),
            Mark("2", *place(text, "مدينة تل الزهور"), "c", "#00ff00"),
            Mark("3", *place(text, "تل الزهور"), "c", "#0000ff"),
        ]
    )

    assert underlines_below(view, text.index("الزهور") + 2) == ["#0000ff", "#00ff00", "#ff0000"]
    assert underlines_below(view, text.index("سوق")) == ["#ff0000"]
    assert underlines_below(view, text.index("أمس")) == []


def test_fills_are_soft_and_the_chosen_mark_is_stronger_with_an_outline(open_view: OpenView) -> None:
    view = open_view("قصف مدفعي على السوق")
    view.set_marks([Mark("1", 0, 9, "c", "#ff0000")])
    placed = view._geometry.placed(view._geometry.row_at(4))
    ((x0, x1),) = view._geometry.pieces(placed.row, 0, 9)
    top = placed.baseline - view._measures.rise
    middle = placed.x + (x0 + x1) / 2
    soft = colour_at(picture(view), middle, top + 2)
    view.select_mark("1")
    chosen = picture(view)

    assert 255 * 0.78 < soft.green() < 255 * 0.9
    assert colour_at(chosen, middle, top + 3).green() < soft.green() - 20
    assert colour_at(chosen, middle, top).green() < 120


def caption_rows(view: TextView, offset: int) -> bytes:
    """Return the blue channel of the gap above a character's line."""
    placed = view._geometry.placed(view._geometry.row_at(offset))
    bottom = int(placed.baseline - view._measures.rise - 1)
    image = picture(view).copy(9, bottom - 12, view.viewport().width() - 18, 12)  # without the line of the focus
    return channel(image.convertToFormat(QImage.Format.Format_RGB32), "blue")


def test_a_caption_stands_in_the_gap_above_and_can_be_switched_off(open_view: OpenView) -> None:
    text = "قصف مدفعي على السوق"
    view = open_view(text)
    empty = caption_rows(view, 0)
    view.set_marks([Mark("1", 0, 3, "تكتيك", ORANGE)])
    shown = caption_rows(view, 0)
    off = open_view(text, Look(paper="#ffffff", ink="#000000", size=INK_LOOK.size, measure=0, captions=False))
    off.set_marks([Mark("1", 0, 3, "تكتيك", ORANGE)])

    assert set(empty) == {255}
    assert min(shown) < 120
    assert set(caption_rows(off, 0)) == {255}


def test_five_hundred_marks_on_one_word_leave_the_word_readable(open_view: OpenView) -> None:
    view = open_view("قصف مدفعي على السوق")
    view.set_marks([Mark(str(nth), 0, 3, f"caption {nth}", "#303030") for nth in range(500)])
    placed = view._geometry.placed(view._geometry.row_at(0))
    ((x0, x1),) = view._geometry.pieces(placed.row, 0, 3)
    paper = colour_at(picture(view), placed.x + (x0 + x1) / 2, placed.baseline - view._measures.rise + 3)

    assert paper.lightness() > 100


@pytest.mark.parametrize("kind", ["paragraphs", "one paragraph"])
def test_marks_off_the_screen_cost_nothing(open_view: OpenView, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """R22. Counted, not timed: the pieces asked of Qt in a cold paint, with 100 and with 20,000 marks elsewhere."""
    text = ("\n" if kind == "paragraphs" else " ").join([PROSE] * 150)
    view = open_view(text, height=400)
    last = max(placed.row.end for placed in view._geometry.rows_between(0, 600))
    here = [Mark(f"here {nth}", nth * 12, nth * 12 + 9, "c", ORANGE) for nth in range(20)]
    calls: list[int] = []
    real = clusters.pieces

    def counted(line: clusters.ShapedLine, start: int, end: int) -> tuple[clusters.Stretch, ...]:
        calls.append(start)
        return real(line, start, end)

    monkeypatch.setattr(clusters, "pieces", counted)
    counts = []
    for number in (100, 20_000):
        step = (len(text) - last - 40) / number
        away = [
            Mark(f"m{nth}", last + int(nth * step), last + int(nth * step) + 6, "c", ORANGE) for nth in range(number)
        ]
        view.set_marks([*here, *away])
        view._geometry.forget()
        calls.clear()
        picture(view)
        counts.append(len(calls))

    assert counts[0] == counts[1]
    assert 20 < counts[0] < 200


def test_a_second_paint_asks_qt_for_no_piece(open_view: OpenView, monkeypatch: pytest.MonkeyPatch) -> None:
    view = open_view(PROSE)
    view.set_marks([Mark(str(nth), nth * 12, nth * 12 + 9, "c", ORANGE) for nth in range(20)])
    picture(view)
    calls: list[int] = []
    monkeypatch.setattr(clusters, "pieces", lambda *_: calls.append(1))
    picture(view)

    assert calls == []


def test_a_new_mark_paints_only_its_lines(open_view: OpenView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view = open_view("\n".join([PROSE] * 6), width=600, height=900)
    qtbot.wait(50)
    areas: list[float] = []
    monkeypatch.setattr(painting, "_paint_text", lambda p, s, d, area: areas.append(area.height()))
    view.set_marks([Mark("1", 5, 15, "c", ORANGE)])
    qtbot.waitUntil(lambda: bool(areas))

    assert sum(areas) < 250


def test_an_error_while_painting_is_logged_and_the_program_lives(
    open_view: OpenView, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An exception that leaves paintEvent with a live painter is a segfault."""
    view = open_view("سر لا يجوز أن يظهر في السجل")

    def fail(*_: object) -> None:
        raise ValueError(view.text())

    monkeypatch.setattr(mark_painting, "paint_row", fail)
    for _ in range(50):
        picture(view)

    assert "painting the text: ValueError" in caplog.text
    assert view.text() not in caplog.text


def test_the_selection_has_lines_at_its_edges_also_over_marks(open_view: OpenView) -> None:
    text = "قصف مدفعي على السوق أمس"
    view = open_view(text)
    view.set_marks([Mark("1", 0, len(text), "c", "#ffb0b0")])
    view.clearFocus()
    view.select(*place(text, "مدفعي"))
    image = picture(view)
    placed = view._geometry.placed(view._geometry.row_at(4))
    ((x0, x1),) = view._geometry.pieces(placed.row, *place(text, "مدفعي"))
    y = placed.baseline - view._measures.rise - 2 + 1

    for x in (placed.x + x0, placed.x + x1):
        assert INK_LOOK.focus in {colour_at(image, x + dx, y).name() for dx in (-1, 0)}
