"""The self-test finds everything right here, and sees each thing that could be wrong elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication

from annotator import language
from annotator.ui import fonts
from annotator.ui.textview import clusters, selftest, selftest_checks, selftest_picture
from annotator.ui.textview.geometry import Geometry
from annotator.ui.textview.hits import Hit
from annotator.ui.textview.selftest import Outcome
from annotator.ui.textview.view import TextView
from tests.ui.textview.conftest import OpenView

FAMILY = "Noto Naskh Arabic"

Examine = Callable[[str], Outcome]


@pytest.fixture(scope="module")
def outcomes(qapp: QApplication) -> list[Outcome]:
    assert fonts.load() == []
    return selftest.run()


@pytest.fixture
def examined(open_view: OpenView) -> Examine:
    """Return a function that examines the case of an id in a view that may have been spoilt."""
    view = open_view("")

    def examine(id: str) -> Outcome:
        return selftest.examine(view, next(case for case in selftest.cases() if case.id == id), FAMILY)

    return examine


def wrong(outcome: Outcome) -> list[str]:
    return [one.check for one in outcome.seen if one.wrong]


def test_every_case_comes_out_right_in_every_font(outcomes: list[Outcome]) -> None:
    assert len(outcomes) == len(selftest.cases()) * len(fonts.READING_FAMILIES)
    assert [(one.case.id, one.family, one.sentence()) for one in outcomes if not one.passed] == []
    assert {one.sentence() for one in outcomes} == {"As it should be."}


def test_the_cases_are_those_that_other_tools_get_wrong(outcomes: list[Outcome]) -> None:
    texts = {case.id: case.text for case in selftest.cases()}
    marked = {case.id: case.text[case.start : case.end] for case in selftest.cases()}

    assert marked["lam_alef"] == "ل"
    assert marked["numbers"] == "12٬500 (منهم 37 [في] 5/2016"
    assert texts["controls"].count("\u200f") == 1
    assert all(case.start < case.end <= len(case.text) for case in selftest.cases())


def test_a_styled_letter_is_seen_in_the_ink(examined: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    def styled(view: TextView, marks: list[object]) -> None:
        cursor = QTextCursor(view.document())
        cursor.setPosition(1)
        cursor.setPosition(2, QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setForeground(QColor("#000000"))
        shape.setFontLetterSpacing(110)
        cursor.mergeCharFormat(shape)

    monkeypatch.setattr(TextView, "set_marks", styled)
    outcome = examined("lam_alef")

    assert "ink" in wrong(outcome)
    assert not outcome.passed
    assert "points of the letters" in outcome.sentence()


def test_a_mark_that_is_not_painted_is_missed(examined: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextView, "set_marks", lambda *_: None)
    assert "Ink: the mark is not seen" in examined("allah").sentence()


def test_letters_that_do_not_join_are_seen(examined: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    real = QFontMetricsF.horizontalAdvance
    monkeypatch.setattr(
        QFontMetricsF,
        "horizontalAdvance",
        lambda metrics, word: real(metrics, selftest_checks._APART.join(word.replace("\u200c", ""))),
    )
    assert wrong(examined("word")) == ["joining"]


def test_a_font_that_is_not_there_is_named(open_view: OpenView) -> None:
    case = selftest.cases()[0]
    outcome = selftest.examine(open_view(""), case, "No Such Font")

    assert wrong(outcome) == ["font"]
    assert "another font is shown: \u2068" in outcome.sentence()


def test_letters_in_another_order_are_seen(examined: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest_checks, "get_display", lambda line, base_dir: line)
    assert wrong(examined("mixed")) == ["order"]
    assert wrong(examined("controls")) == []


def test_boxes_beside_their_letters_are_seen(examined: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    real = clusters.pieces
    monkeypatch.setattr(clusters, "pieces", lambda *asked: tuple((x0 + 4, x1 + 4) for x0, x1 in real(*asked)))
    assert wrong(examined("mixed")) == ["boxes"]


def test_clusters_that_overlap_are_seen(examined: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Geometry.clusters
    monkeypatch.setattr(Geometry, "clusters", lambda *asked: (*real(*asked), real(*asked)[0]))
    assert "boxes" in wrong(examined("word"))


def test_clicks_that_miss_are_seen(examined: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TextView, "_hit", lambda *_: Hit(0, 0, 1))
    assert wrong(examined("numbers")) == ["hits"]


def test_a_line_that_breaks_is_shown_whole(outcomes: list[Outcome]) -> None:
    heights = {one.case.id: one.picture.height() for one in outcomes if one.family == FAMILY}
    assert heights["wrapped"] > heights["word"] == selftest.HEIGHT


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_picture_holds_every_case_and_the_versions(outcomes: list[Outcome], code: str) -> None:
    language.use(code)
    image = selftest_picture.sheet(outcomes, ratio=1.5)
    facts = dict(selftest_picture.facts())

    assert image.height() > 1.5 * sum(one.picture.height() for one in outcomes)
    assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, 900, 5)}) > 20
    assert "PySide6" in facts["Qt"]
    assert all(family in str(facts) for family in fonts.READING_FAMILIES)


def test_the_picture_can_be_saved_and_read_again(outcomes: list[Outcome], tmp_path: object) -> None:
    path = f"{tmp_path}/selftest.png"
    assert selftest_picture.sheet(outcomes[:3]).save(path)
    assert not QImage(path).isNull()


def test_nothing_is_left_of_the_view_that_was_drawn_in(qapp: QApplication) -> None:
    """The fixture of every window test looks for it; here for a run that is broken off."""
    some = selftest.outcomes()
    next(some)
    some.close()


def test_a_font_says_its_revision() -> None:
    assert selftest_picture.font_version("Amiri").startswith("Amiri 0.1")
