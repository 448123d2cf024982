"""The spans of the open report, kept in step with the file, and the marks that are painted for them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId, Zone, Zones
from annotator.core.span import Label, Span, SpanId
from annotator.ui import theme
from annotator.ui.marks import Painter, Shown, shades
from annotator.ui.session import Session
from annotator.ui.textview.marks import Shade
from annotator.ui.theme import Theme
from annotator.workflow import annotate
from tests.workshop import ACTOR, CASUALTY, LOCATION, TACTIC, coder, mark


@pytest.fixture
def shown(session: Session, report: DocumentId, sara: Coder) -> Shown:
    """Three marks, one of them inside another."""
    for words, label in (("تل الزهور", LOCATION), ("قصف على سوق تل الزهور", TACTIC), ("7 مدنيين", CASUALTY)):
        mark(session.project, report, sara, words, label)
    made = Shown(session, session)
    made.read_again()
    return made


def quotes(shown: Shown) -> list[str]:
    return [span.quote for span in shown.spans]


def named(shown: Shown, quote: str) -> Span:
    return next(span for span in shown.spans if span.quote == quote)


def quote_of(span: Span | None) -> str | None:
    return None if span is None else span.quote


def test_spans_stand_in_the_order_of_the_text(qtbot: QtBot, shown: Shown) -> None:
    with qtbot.waitSignal(shown.read, timeout=1000):
        shown.read_again()

    assert quotes(shown) == ["قصف على سوق تل الزهور", "تل الزهور", "7 مدنيين"]


def test_a_change_is_told_as_what_went_and_what_came(qtbot: QtBot, session: Session, shown: Shown) -> None:
    span = named(shown, "تل الزهور")
    with qtbot.waitSignal(shown.changed, timeout=1000) as told:
        session.do(lambda project: annotate.relabel(project, span, ACTOR))

    gone, came = told.args
    assert gone == (span,)
    assert [(one.id, one.label) for one in came] == [(span.id, "ACTOR")]
    assert shown.span(span.id) == came[0]


def test_what_another_coder_marks_is_not_shown(
    qtbot: QtBot, session: Session, shown: Shown, report: DocumentId
) -> None:
    ali = coder(session.project, "ali")
    with qtbot.assertNotEmitted(shown.changed):
        session.do(lambda project: annotate.mark(project, report, ali.id, 0, 3, ACTOR))

    assert len(shown.spans) == 3


def test_a_mark_in_another_report_is_not_shown(qtbot: QtBot, session: Session, shown: Shown, sara: Coder) -> None:
    other = DocumentId(session.project.db.execute("SELECT id FROM documents ORDER BY number DESC").fetchone()[0])
    with qtbot.assertNotEmitted(shown.changed):
        session.do(lambda project: annotate.mark(project, other, sara.id, 0, 8, TACTIC))


def test_other_zones_of_the_open_report_are_told(
    qtbot: QtBot, session: Session, shown: Shown, report: DocumentId, sara: Coder
) -> None:
    with qtbot.waitSignal(shown.zones_changed, timeout=1000):
        session.do(lambda project: annotate.set_zones(project, report, [Zone(0, 3, "title")], sara.id))


@pytest.mark.parametrize(
    ("quote", "by", "neighbour"),
    [
        ("قصف على سوق تل الزهور", 1, "تل الزهور"),
        ("تل الزهور", 1, "7 مدنيين"),
        ("تل الزهور", -1, "قصف على سوق تل الزهور"),
        ("7 مدنيين", 1, None),
        ("قصف على سوق تل الزهور", -1, None),
    ],
)
def test_the_neighbour_of_a_span_is_the_next_one_in_the_text(
    shown: Shown, quote: str, by: int, neighbour: str | None
) -> None:
    assert quote_of(shown.neighbour(named(shown, quote), by)) == neighbour


def test_the_neighbour_of_a_place_is_the_span_that_starts_beyond_it(shown: Shown) -> None:
    assert quote_of(shown.neighbour(None, 1, 0)) == "قصف على سوق تل الزهور"
    assert quote_of(shown.neighbour(None, 1, 13)) == "7 مدنيين"
    assert quote_of(shown.neighbour(None, -1, 13)) == "تل الزهور"
    assert shown.neighbour(None, 1, 9999) is None


def test_a_report_without_spans_has_no_neighbours(shown: Shown) -> None:
    shown.spans = []
    assert shown.neighbour(None, 1, 0) is None


@pytest.mark.parametrize("name", theme.THEMES)
def test_a_mark_has_the_short_name_and_the_colour_of_its_label(shown: Shown, session: Session, name: str) -> None:
    painter = Painter(session.codebook, theme.load(name))
    found = {one.start: one for one in painter.marks(shown.spans)}
    span = named(shown, "7 مدنيين")
    label = session.codebook.label("CASUALTY")
    assert label is not None

    assert (found[span.start].end, found[span.start].caption) == (span.end, "Casualties")
    assert found[span.start].colour == theme.load(name).label_colour(label.colours).name()
    assert [one.id for one in painter.marks(shown.spans)] == [one.id for one in shown.spans]


def test_a_label_that_the_codebook_lacks_is_painted_grey_under_its_code(session: Session, light: Theme) -> None:
    span = Span(SpanId("s1"), DocumentId("d"), CoderId("c"), 0, 3, Label("VEHICLE"), "قصف")
    made = Painter(session.codebook, light).marks([span])

    assert [(one.caption, one.colour) for one in made] == [("VEHICLE", light.colours["ink_soft"])]


def test_all_that_is_not_the_article_is_shaded(report: DocumentId) -> None:
    kinds = ("title", "duplicate_title", "byline", "body", "caption", "comments", "boilerplate")
    zones = Zones(report, tuple(Zone(10 * nth, 10 * nth + 9, kind) for nth, kind in enumerate(kinds)))

    assert shades(zones) == [Shade(10, 19), Shade(40, 49), Shade(50, 59), Shade(60, 69)]
