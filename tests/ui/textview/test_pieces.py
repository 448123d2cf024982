"""R3, R4, R6: what a mark covers, against the cluster table, and the table against ink. Never against Qt's hit-test."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from annotator.ui.textview import scene
from annotator.ui.textview.clusters import LEAST_WIDTH, Cluster
from annotator.ui.textview.geometry import Row
from annotator.ui.textview.marks import Look, Mark
from annotator.ui.textview.view import TextView
from tests.ui.textview.boxes import empty_spans, mixed, rows_of, torn_lines, width, wrong_pieces
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import FAMILIES, INK_LOOK, PROSE, picture, place


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("room", [420, 2000])
def test_every_stored_span_paints_a_visible_area(open_view: OpenView, family: str, room: int) -> None:
    """R3. Every span of 1, 2 and 4 code points, wide and wrapped; half a ligature too."""
    assert empty_spans(open_view(PROSE, Look(family=family, measure=0), width=room)) == []


@pytest.mark.parametrize("text", ["\u200f", "\u200f\u200e\u061c", "\u2067\u2069", " ", "\n", "َُِ", "\u200d"])
def test_a_span_over_what_has_no_shape_shows_as_a_bar(open_view: OpenView, text: str) -> None:
    """R3."""
    view = open_view(text)
    for start in range(len(text)):
        row = view._geometry.row_at(start)
        assert width(view._geometry.pieces(row, start, start + 1)) >= 2


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("base", ["ا ", "a "])
def test_the_pieces_of_a_span_are_the_clusters_it_touches(open_view: OpenView, family: str, base: str) -> None:
    """R4, R6. Random strings of Arabic, Latin, digits, brackets and controls, in both base directions."""
    source = random.Random(7)
    view = open_view("", Look(family=family, measure=0), width=300)
    for seed in range(25):
        view.show_text(base + mixed(seed))
        assert wrong_pieces(view, source) == [], view.text()


@pytest.mark.parametrize("family", FAMILIES)
def test_clusters_tile_each_line_without_gap_or_overlap(open_view: OpenView, family: str) -> None:
    """R4."""
    view = open_view(PROSE, Look(family=family, measure=0), width=300)
    for text in (PROSE, *(mixed(seed) for seed in range(20))):
        view.show_text(text)
        assert torn_lines(view) == [], text


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("quote", ["صواريخ Grad من طراز BM-21 باتجاه", "ل 2016", "سلا", "(لل"])
def test_r6_what_is_painted_is_the_union_of_the_pieces(
    open_view: OpenView, monkeypatch: pytest.MonkeyPatch, family: str, quote: str
) -> None:
    """R4, R6. Looked at in the colours above the letters, column by column."""
    monkeypatch.setattr(scene, "FILL_ON_LIGHT", 1.0)
    text = "أطلقت صواريخ Grad من طراز BM-21 باتجاه ل 2016 سلام (لله)"
    view = open_view(text, replace(INK_LOOK, family=family, captions=False), width=1100)
    view.clearFocus()
    view.set_marks([Mark("1", *place(text, quote), "c", "#ff8800")])
    (row,) = rows_of(view)
    placed = view._geometry.placed(row)
    image = picture(view)
    y = int(placed.baseline + view._measures.drop) - 2
    painted = {x for x in range(image.width()) if image.pixelColor(x, y).blue() < 128}
    pieces = view._geometry.pieces(row, *place(text, quote))
    expected = {x for x0, x1 in pieces for x in range(round(placed.x + x0) + 2, round(placed.x + x1) - 2)}
    nearly = {x for x0, x1 in pieces for x in range(int(placed.x + x0) - 1, int(placed.x + x1) + 2)}

    assert expected - painted == set()
    assert painted - nearly == {x for x in painted - nearly if image.pixelColor(x, y).red() < 128}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_cluster_table_agrees_with_the_ink(open_view: OpenView, family: str) -> None:
    """R4. Each cluster drawn alone has the middle of its ink in its own extent; together they are the whole line."""
    view = open_view("", Look(family=family, measure=0), width=900)
    for text in ("في قصف مدفعي على سوق Grad 12 قال", "قُتل 7 مدنيين (تل) وسلام", *(mixed(seed) for seed in (3, 5, 8))):
        view.show_text(text)
        (row,) = rows_of(view)
        for cluster in view._geometry.clusters(row):
            middle = ink_middle(view, cluster)
            if middle is not None and cluster.x1 - cluster.x0 >= 0.5 and not is_swash(text, view, row, cluster):
                assert cluster.x0 - 2 <= middle <= cluster.x1 + 2, (text, cluster)


def is_swash(text: str, view: TextView, row: Row, cluster: Cluster) -> bool:
    """Tell whether the letter's stroke is known to hang over its neighbours, or is only a mark or a space."""
    first = view._geometry.to_offset(row.paragraph, cluster.start)
    return text[first] in "ك" or unicodedata.category(text[first])[0] in "ZMC"


def ink_middle(view: TextView, cluster: Cluster) -> float | None:
    """Return where the middle of a cluster's ink is, drawn alone; None where it has none."""
    image = QImage(view.viewport().width(), 120, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    line = view.document().firstBlock().layout().lineAt(0)
    for run in line.glyphRuns(cluster.start, cluster.end - cluster.start):
        painter.drawGlyphRun(QPointF(0, 30), run)
    painter.end()
    width_, pixels = image.bytesPerLine(), bytes(image.constBits())
    columns = [x for x in range(image.width()) if min(pixels[x::width_]) < 128]
    return (columns[0] + columns[-1]) / 2 if columns else None


@pytest.mark.parametrize("family", FAMILIES)
def test_a_piece_never_cuts_a_cluster(open_view: OpenView, family: str) -> None:
    """R2, R3. A span that ends between lam and alif paints at least the whole lam."""
    view = open_view("سلام لله بِسم", Look(family=family, measure=0))
    (row,) = rows_of(view)
    edges = {round(edge, 1) for c in view._geometry.clusters(row) for edge in (c.x0, c.x1)}
    for start in range(row.end):
        for x0, x1 in view._geometry.pieces(row, start, start + 1):
            if x1 - x0 > LEAST_WIDTH:
                assert {round(x0, 1), round(x1, 1)} <= edges


def test_a_span_over_arabic_latin_and_a_number_has_several_pieces(open_view: OpenView) -> None:
    """R4."""
    text = "صواريخ Grad 122 من طراز"
    view = open_view(text, width=900)
    (row,) = rows_of(view)

    inside_both = view._geometry.pieces(row, text.index("صواريخ") + 3, text.index("Grad") + 2)

    assert len(inside_both) == 2
