"""Gestures in the text become marks in the file, and what is selected is what the next key is about."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.coder import Coder
from annotator.core.document import DocumentId
from annotator.core.span import Span
from annotator.ui.coding import Coding
from annotator.ui.marks import Painter, Shown
from annotator.ui.messages import Notice
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView
from annotator.ui.theme import Theme
from annotator.workflow import annotate
from tests.ui.disk import read_only, writable
from tests.ui.hands import click_word, drag_over, press
from tests.workshop import CASUALTY, LOCATION, TACTIC, add_report, mark, quotes


@pytest.fixture
def shown(session: Session, text_view: TextView, light: Theme) -> Shown:
    """The spans, painted into the text as the workplace does it."""
    made, painter = Shown(session, session), Painter(session.codebook, light)

    def paint() -> None:
        text_view.set_marks(painter.marks(made.spans))

    made.read.connect(paint)
    made.changed.connect(paint)
    return made


@pytest.fixture
def coding(session: Session, text_view: TextView, shown: Shown, steps: Steps) -> Coding:
    """Sara's hands on the text."""
    made = Coding(session, text_view, shown, steps, session)
    shown.read_again()
    return made


@pytest.fixture
def nested(session: Session, report: DocumentId, sara: Coder, coding: Coding, shown: Shown) -> list[Span]:
    """A place, inside a shelling; and casualties further on."""
    words = (("قصف على سوق تل الزهور", TACTIC), ("تل الزهور", LOCATION), ("7 مدنيين", CASUALTY))
    spans = [mark(session.project, report, sara, quote, label) for quote, label in words]
    shown.read_again()
    return spans


def marks(session: Session) -> list[tuple[str, str]]:
    return [(span.quote, span.label) for span in session.spans()]


def selected(coding: Coding) -> str | None:
    """Return the words of the span that is selected; the view outlines the same one."""
    assert coding._view.selected_mark() == (None if coding.span is None else coding.span.id)
    return None if coding.span is None else coding.span.quote


def test_a_label_marks_what_was_dragged_over(coding: Coding, session: Session, text_view: TextView) -> None:
    drag_over(text_view, "7 مدنيين")
    coding.label("CASUALTY")

    assert marks(session) == [("7 مدنيين", "CASUALTY")]
    assert selected(coding) == "7 مدنيين"
    assert text_view.selection() is None


def test_a_label_marks_the_word_at_the_caret_where_nothing_is_selected(
    coding: Coding, session: Session, text_view: TextView
) -> None:
    click_word(text_view, "مدفعي")
    coding.label("TACTIC")

    assert marks(session) == [("مدفعي", "TACTIC")]


def test_the_word_at_the_caret_starts_past_a_clitic_that_earlier_marks_are_evidence_for(
    coding: Coding, session: Session, text_view: TextView
) -> None:
    """R10."""
    text = "اتهم المجلس كتائب النهر، وقالت وكالة النهر إن وكتائب أخرى انسحبت."
    session.open(add_report(session.project, text, "clitic.txt"))
    text_view.show_text(text)
    drag_over(text_view, "كتائب النهر")
    coding.label("ACTOR")
    coding.clear()
    for words in ("وكالة", "وكتائب"):
        click_word(text_view, words)
        coding.label("ACTOR")
        coding.clear()

    assert [quote for quote, _ in marks(session)] == ["كتائب النهر", "وكالة", "كتائب"]


def test_where_there_is_no_word_a_sentence_says_what_to_do(
    coding: Coding, session: Session, text_view: TextView, notices: list[Notice]
) -> None:
    text_view.set_caret(text_view.text().index("\n\n") + 1)
    coding.label("ACTOR")

    assert marks(session) == []
    assert [notice.sentence for notice in notices] == ["There is no word at the caret: select what you want to mark."]


def test_a_label_is_given_to_the_mark_that_is_selected(
    coding: Coding, session: Session, text_view: TextView, nested: list[Span]
) -> None:
    click_word(text_view, "7 مدنيين")
    coding.label("ACTOR")

    assert marks(session)[-1] == ("7 مدنيين", "ACTOR")
    assert selected(coding) == "7 مدنيين"


def test_the_label_that_a_mark_has_already_is_no_edit(
    coding: Coding, session: Session, text_view: TextView, nested: list[Span]
) -> None:
    rows = session.project.db.execute("SELECT count(*) FROM journal").fetchone()
    click_word(text_view, "7 مدنيين")
    coding.label("CASUALTY")

    assert session.project.db.execute("SELECT count(*) FROM journal").fetchone() == rows


def test_words_selected_inside_a_mark_become_a_mark_of_their_own(
    coding: Coding, session: Session, text_view: TextView, nested: list[Span]
) -> None:
    click_word(text_view, "7 مدنيين")
    drag_over(text_view, "مدنيين")
    coding.label("ACTOR")

    assert ("مدنيين", "ACTOR") in marks(session)
    assert ("7 مدنيين", "CASUALTY") in marks(session)


def test_the_same_words_can_have_one_more_label(
    coding: Coding, session: Session, text_view: TextView, nested: list[Span]
) -> None:
    click_word(text_view, "7 مدنيين")
    coding.also("ACTOR")

    assert [one for one in marks(session) if one[0] == "7 مدنيين"] == [
        ("7 مدنيين", "CASUALTY"),
        ("7 مدنيين", "ACTOR"),
    ] or (sorted(one[1] for one in marks(session) if one[0] == "7 مدنيين") == ["ACTOR", "CASUALTY"])


def test_the_label_used_last_is_given_again(
    coding: Coding, session: Session, text_view: TextView, notices: list[Notice]
) -> None:
    click_word(text_view, "مدفعي")
    coding.again()
    assert marks(session) == []
    assert "Press the key of a label first" in notices[-1].sentence

    coding.label("TACTIC")
    coding.clear()
    click_word(text_view, "باتجاه")
    coding.again()
    assert marks(session) == [("مدفعي", "TACTIC"), ("باتجاه", "TACTIC")]


def test_a_click_selects_the_innermost_mark_then_outwards(
    coding: Coding, text_view: TextView, nested: list[Span]
) -> None:
    seen = []
    for _ in range(3):
        click_word(text_view, "تل الزهور")
        seen.append(selected(coding))

    assert seen == ["تل الزهور", "قصف على سوق تل الزهور", "تل الزهور"]


def test_a_selected_mark_is_told(qtbot: QtBot, coding: Coding, text_view: TextView, nested: list[Span]) -> None:
    with qtbot.waitSignal(coding.selected, timeout=1000) as told:
        click_word(text_view, "7 مدنيين")

    assert told.args == [nested[2]]


def test_a_mark_is_left_when_the_caret_leaves_it(coding: Coding, text_view: TextView, nested: list[Span]) -> None:
    click_word(text_view, "7 مدنيين")
    assert selected(coding) == "7 مدنيين"
    click_word(text_view, "باتجاه")
    assert selected(coding) is None


def test_a_mark_stays_selected_while_the_caret_moves_inside_it(
    coding: Coding, text_view: TextView, nested: list[Span]
) -> None:
    click_word(text_view, "مدنيين")
    press(text_view, "Left")
    press(text_view, "Left")

    assert selected(coding) == "7 مدنيين"


def test_selecting_words_lets_go_of_the_mark(coding: Coding, text_view: TextView, nested: list[Span]) -> None:
    click_word(text_view, "7 مدنيين")
    drag_over(text_view, "وأصيب أكثر")

    assert selected(coding) is None


def test_clearing_lets_go_of_the_words_first_then_of_the_mark(
    coding: Coding, text_view: TextView, nested: list[Span]
) -> None:
    click_word(text_view, "7 مدنيين")
    text_view.select(text_view.text().index("مدنيين"), text_view.text().index("مدنيين") + 3)
    coding.clear()
    assert text_view.selection() is None
    assert selected(coding) == "7 مدنيين"
    coding.clear()
    assert selected(coding) is None


def test_deleting_takes_the_selected_mark_away_and_selects_nothing(
    coding: Coding, session: Session, text_view: TextView, nested: list[Span]
) -> None:
    click_word(text_view, "7 مدنيين")
    coding.delete()
    assert ("7 مدنيين", "CASUALTY") not in marks(session)
    assert selected(coding) is None

    coding.delete()
    assert len(marks(session)) == 2


def test_stepping_goes_through_the_marks_in_the_order_of_the_text(
    coding: Coding, text_view: TextView, nested: list[Span]
) -> None:
    text_view.set_caret(0)
    seen = []
    for _ in range(4):
        coding.step(1)
        seen.append(selected(coding))
    assert seen == ["قصف على سوق تل الزهور", "تل الزهور", "7 مدنيين", "7 مدنيين"]
    assert text_view.caret() == nested[2].start

    coding.step(-1)
    assert selected(coding) == "تل الزهور"


def test_stepping_begins_at_the_caret(coding: Coding, text_view: TextView, nested: list[Span]) -> None:
    click_word(text_view, "باتجاه")
    coding.step(-1)

    assert selected(coding) == "7 مدنيين"


def test_a_mark_that_an_undo_changes_stays_selected_as_it_is_now(
    coding: Coding, session: Session, text_view: TextView, steps: Steps, nested: list[Span]
) -> None:
    click_word(text_view, "7 مدنيين")
    coding.label("ACTOR")
    steps.undo()
    assert coding.span is not None
    assert coding.span.label == "CASUALTY"

    coding.label("TACTIC")
    assert marks(session)[-1] == ("7 مدنيين", "TACTIC")


def test_marking_puts_a_finished_report_back_to_work_and_says_so(
    coding: Coding, session: Session, text_view: TextView, report: DocumentId, sara: Coder, notices: list[Notice]
) -> None:
    session.do(lambda project: annotate.set_status(project, report, sara.id, "done"))
    drag_over(text_view, "7 مدنيين")
    coding.label("CASUALTY")
    assert not session.is_done()
    assert notices[-1].sentence == "This report was done; it is in progress again."
    assert notices[-1].act is not None

    notices[-1].act()
    assert session.is_done()
    assert marks(session) == []


def test_who_has_not_said_her_name_is_asked_and_nothing_is_marked(
    qtbot: QtBot, coding: Coding, session: Session, text_view: TextView
) -> None:
    session.coder = None
    drag_over(text_view, "7 مدنيين")
    with qtbot.waitSignal(coding.coder_wanted, timeout=1000):
        coding.label("CASUALTY")

    assert session.project.db.execute("SELECT count(*) FROM spans").fetchone() == (0,)


def test_what_is_not_stored_is_not_painted_nor_selected(coding: Coding, session: Session, text_view: TextView) -> None:
    read_only(session.project)
    drag_over(text_view, "7 مدنيين")
    coding.label("CASUALTY")
    start = text_view.text().index("7 مدنيين")
    assert text_view.marks_at(start) == []
    assert selected(coding) is None
    assert text_view.selection() is not None

    writable(session.project)
    session.retry()
    assert [one.caption for one in text_view.marks_at(start)] == ["Casualties"]


def test_the_time_of_work_goes_with_the_mark(
    coding: Coding, session: Session, text_view: TextView, report: DocumentId, sara: Coder
) -> None:
    session.time._clock = lambda: 1e9
    session.time._last = 1e9 - 4
    drag_over(text_view, "7 مدنيين")
    coding.label("CASUALTY")

    row = session.project.db.execute("SELECT active_ms FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    assert row == (4000,)
    assert quotes(session.project, report, sara) == [("7 مدنيين", "CASUALTY")]


def test_another_report_begins_with_nothing_selected(
    qtbot: QtBot, coding: Coding, text_view: TextView, nested: list[Span]
) -> None:
    click_word(text_view, "7 مدنيين")
    with qtbot.waitSignal(coding.selected, timeout=1000) as told:
        coding.show_document()

    assert told.args == [None]
    assert coding.span is None
