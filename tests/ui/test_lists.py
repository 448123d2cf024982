"""Open questions and marks to look at again: listed, gone to, answered, said to be right; all by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator import assets
from annotator.core.remark import Remark
from annotator.core.span import Span
from annotator.formats import codebook_file
from annotator.store import annotations as annotation_store
from annotator.store import documents
from annotator.ui.panels.lists import EVERYBODY, LOOKS
from annotator.workflow import annotate, codebook, remarks
from tests.ui import hands
from tests.ui.person import Person
from tests.workshop import coder

SEED = assets.seed("codebook.toml").read_text(encoding="utf-8")
REDEFINED = SEED.replace('definition_en = "', 'definition_en = "In short: ', 1)  # of the actors


@pytest.fixture
def asked(person: Person) -> list[Remark]:
    """Ask two questions in two reports: one of sara's on a mark, one of ali's on a report."""
    person.mark("كتائب النهر", "1")
    (span,) = person.spans()
    project, second = person.session.project, documents.listing(person.session.project)[1].id
    ali = coder(project, "ali")
    found = [
        remarks.write(project, span.document, span.coder, "هل هم طرف واحد؟", span=span, question=True),
        remarks.write(project, second, ali.id, "Is this a report at all?", question=True),
    ]
    person.place.lists.count()
    person.read()
    return found


def listed(person: Person, qtbot: QtBot) -> list[str]:
    """Return what is read first of each row, once the list is there."""
    qtbot.waitUntil(lambda: not person.place.lists.is_reading)
    return [one.main for one in person.place.listed_model.shown]


def again(person: Person, remark: Remark) -> Remark:
    every = remarks.of_document(person.session.project, remark.document, remark.coder)
    return next(one for one in every if one.id == remark.id)


def test_how_many_are_open_is_said_at_the_foot_and_leads_to_the_list(
    person: Person, asked: list[Remark], qtbot: QtBot
) -> None:
    button = person.page.status.questions
    assert (button.isVisible(), button.text()) == (True, "2 open questions")
    person.click(button)
    assert listed(person, qtbot) == [one.text for one in asked]
    person.press("Escape")
    assert person.text.hasFocus()
    assert person.page.lists.isHidden()


def test_enter_goes_to_the_report_with_the_mark_selected_and_the_list_stays(
    person: Person, asked: list[Remark], qtbot: QtBot
) -> None:
    person.press("Ctrl+Shift+Q")
    listed(person, qtbot)
    hands.press(person.page.lists.list, "Down", "Return")
    assert person.report == asked[1].document
    assert person.text.hasFocus()
    person.press("Ctrl+Shift+J")
    assert (person.report, person.selected) == (asked[0].document, "كتائب النهر")
    person.press("Ctrl+Shift+J")
    assert "the last of the list" in person.notice
    person.press("Ctrl+J")
    assert person.report == asked[1].document


def test_a_question_is_answered_and_leaves_the_list_and_comes_back_with_undo(
    person: Person, asked: list[Remark], qtbot: QtBot
) -> None:
    person.press("Ctrl+Shift+Q")
    listed(person, qtbot)
    hands.press(person.page.lists.list, "Space")
    field = person.page.lists.field
    assert field.hasFocus()
    hands.write(field, "نعم، طرف واحد")
    hands.press(field, "Return")
    assert again(person, asked[0]).answer == "نعم، طرف واحد"
    qtbot.waitUntil(lambda: listed(person, qtbot) == [asked[1].text])
    assert person.page.status.questions.text() == "1 open question"
    person.page.lists.every.setChecked(True)
    qtbot.waitUntil(lambda: listed(person, qtbot) == [one.text for one in asked])
    assert "نعم، طرف واحد" in person.place.listed_model.shown[0].below
    person.page.lists.every.setChecked(False)
    person.read()
    person.press("Ctrl+Z")
    assert again(person, asked[0]).is_open
    qtbot.waitUntil(lambda: listed(person, qtbot) == [one.text for one in asked])


def test_a_question_may_need_no_answer(person: Person, asked: list[Remark], qtbot: QtBot) -> None:
    person.press("Ctrl+Shift+Q")
    listed(person, qtbot)
    person.click(person.page.lists.done)
    assert again(person, asked[0]).closed
    qtbot.waitUntil(lambda: listed(person, qtbot) == [asked[1].text])


def test_only_mine_are_listed_where_that_is_wanted(person: Person, asked: list[Remark], qtbot: QtBot) -> None:
    person.press("Ctrl+Shift+Q")
    person.click(person.page.lists.whose.button("mine"))
    assert listed(person, qtbot) == [asked[0].text]


def test_no_question_is_told(person: Person, qtbot: QtBot) -> None:
    assert person.page.status.questions.isHidden()
    person.press("Ctrl+Shift+Q")
    assert listed(person, qtbot) == []
    assert person.page.lists.count.text() == "No question is open."
    assert not person.page.lists.answer.isEnabled()


def test_what_is_counted_is_what_is_listed(person: Person, asked: list[Remark]) -> None:
    project, who = person.session.project, person.session.coder
    assert who is not None
    report = documents.listing(project)[0].id
    remarks.write(project, report, who.id, "a note")
    closed = remarks.write(project, report, who.id, "closed?", question=True)
    remarks.close(project, closed, who.id)
    answered = remarks.write(project, report, who.id, "answered?", question=True)
    remarks.answer(project, answered, "yes", who.id)
    assert annotation_store.open_questions(project) == len(remarks.questions(project)) == 2
    annotate.withdraw(project, [asked[1].document], who.id)
    assert annotation_store.open_questions(project) == len(remarks.questions(project)) == 1


@pytest.fixture
def to_look_at(person: Person) -> list[Span]:
    """Mark three actors under one codebook, of which one is ali's, and define actors anew."""
    project = person.session.project
    for words in ("قوات اللواء 41", "كتائب النهر"):
        person.mark(words, "1")
    hers, ali = person.spans(), coder(project, "ali")
    second = documents.listing(project)[1].id
    start = documents.document(project, second).text.index("مجموعات")
    change = annotate.mark(project, second, ali.id, start, start + 15, hers[0].label)
    after, boss = codebook_file.parse(REDEFINED, "book.toml"), coder(project, "boss")
    person.session.do(lambda project: codebook.replace_codebook(project, after, boss.id))
    person.read()
    return [*hers, next(record for record in change.added if isinstance(record, Span))]


def test_marks_to_look_at_again_are_gone_through_and_said_to_be_right(
    person: Person, to_look_at: list[Span], qtbot: QtBot
) -> None:
    first, second, _ = to_look_at
    person.press("Ctrl+J")
    assert listed(person, qtbot) == [first.quote, second.quote], "only mine"
    assert "is defined in other words." in person.place.listed_model.shown[0].below
    hands.press(person.page.lists.list, "Return")
    assert person.selected == first.quote
    person.press("Ctrl+J")
    assert person.selected == second.quote
    person.page.lists.list.setFocus()
    hands.press(person.page.lists.list, "Space")
    assert second.quote in person.notice
    qtbot.waitUntil(lambda: listed(person, qtbot) == [first.quote])
    person.read()
    person.press("Ctrl+Z")
    qtbot.waitUntil(lambda: listed(person, qtbot) == [first.quote, second.quote])
    person.page.lists.list.setFocus()
    hands.press(person.page.lists.list, "Up")
    person.click(person.page.lists.right)
    qtbot.waitUntil(lambda: listed(person, qtbot) == [second.quote])


def test_the_mark_of_somebody_else_is_shown_by_its_words(person: Person, to_look_at: list[Span], qtbot: QtBot) -> None:
    person.press("Ctrl+Shift+R")
    person.click(person.page.lists.whose.button(EVERYBODY))
    assert len(listed(person, qtbot)) == 3
    person.page.lists.list.setFocus()
    hands.press(person.page.lists.list, "End", "Return")
    other = to_look_at[2]
    assert person.report == other.document
    assert person.text.selection() == (other.start, other.end)


def test_a_change_of_what_is_listed_is_followed(person: Person, to_look_at: list[Span], qtbot: QtBot) -> None:
    person.press("Ctrl+Shift+R")
    assert len(listed(person, qtbot)) == 2
    assert person.page.lists.kind.value() == LOOKS
    person.session.do(lambda project: annotate.delete(project, to_look_at[:1]))
    qtbot.waitUntil(lambda: listed(person, qtbot) == [to_look_at[1].quote])


def test_concordance_and_lists_take_turns(person: Person) -> None:
    person.read()
    person.press("Ctrl+Shift+Q", "Ctrl+Shift+F")
    assert person.page.lists.isHidden()
    assert person.page.concordance.isVisible()
    person.press("Ctrl+Shift+Q")
    assert person.page.concordance.isHidden()
    person.press("F6", "F6", "F6")
    assert person.page.lists.list.isVisible()


def test_a_list_is_let_go_with_the_project(person: Person, tmp_path: Path) -> None:
    person.press("Ctrl+Shift+Q")
    person.program.close()
    assert person.window.workplace is None


def test_what_cannot_be_read_is_told_and_the_list_can_be_asked_for_again(
    person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(remarks, "questions", lambda project, every: 1 / 0)
        with qtbot.captureExceptions() as raised:
            person.press("Ctrl+Shift+Q")
            qtbot.waitUntil(lambda: not person.place.lists.is_reading)
        assert raised[0][0] is ZeroDivisionError
    person.place.lists.read()
    assert listed(person, qtbot) == []
