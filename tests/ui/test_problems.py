"""What is missing is counted beside the button that finishes, listed, one key away; done all the same is recorded."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.problems import Problem
from annotator.store.annotations import notes_of
from annotator.ui.dialogs.finishing import FinishingDialog
from annotator.workflow import attributes, finishing
from tests.ui.hands import press, write
from tests.ui.person import Person

CLAIM, FORCE = "قُتل 7 مدنيين", "قوات اللواء 41"


def in_file(person: Person) -> list[Problem]:
    """Return the problems as the file has them; the presenter knows the same ones."""
    QCoreApplication.processEvents()
    session = person.session
    assert session.document is not None
    assert session.coder is not None
    found = finishing.problems(session.project, session.document.id, session.coder.id)
    assert person.place.saying.problems.every == found
    assert person.page.top.problems.isVisible() == bool(found)
    return found


def codes(person: Person) -> list[tuple[str, str]]:
    return [(problem.code, problem.attribute) for problem in in_file(person)]


def asked(person: Person) -> FinishingDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FinishingDialog)
    return dialog


def test_what_must_be_said_is_counted_and_counted_down(person: Person) -> None:
    assert codes(person) == []
    person.mark(FORCE, "1")
    assert codes(person) == [("required_empty", "kind"), ("required_empty", "mention")]
    assert person.page.top.problems.text() == "2 problems"
    person.press("E", "1")
    assert person.page.top.problems.text() == "1 problem"
    person.press("1")
    assert codes(person) == []
    person.press("Ctrl+Z")
    assert codes(person) == [("required_empty", "mention")]
    person.press("Esc", "Del")
    assert codes(person) == []


def test_impossible_figures_and_links_are_problems_too(person: Person) -> None:
    person.mark(FORCE, "1")
    person.press("T", "E", "1", "1", "Esc")
    person.mark(CLAIM, "4")
    person.press("T")
    person.page.inspector.focus_on("max")
    write(person.page.inspector.form.fields["max"].edit, "3")  # type: ignore[union-attr]
    press(person.window, "Return", "Esc")
    assert codes(person) == [("min_above_max", "min")]
    person.press("L", "Return")
    assert codes(person) == [("min_above_max", "min")]
    actor = next(span for span in person.spans() if span.quote == FORCE)
    person.place.coding.select(actor.id)
    person.press("2")  # a place now: the claim's link leads to a label that it cannot lead to
    assert ("link_to_another_label", "victim_side") in codes(person)
    person.press("Ctrl+Z")
    assert codes(person) == [("min_above_max", "min")]


def test_the_list_leads_to_the_field_of_each(person: Person) -> None:
    person.mark(FORCE, "1")
    person.mark(CLAIM, "4")
    person.press("Ctrl+P")
    problems = person.page.inspector.problems
    assert problems.list.hasFocus()
    assert person.selected is None
    assert problems.list.count() == len(in_file(person)) == 3
    assert "Outcome" in problems.list.item(0).text() or "Kind" in problems.list.item(0).text()
    QTest.keyClick(problems.list, Qt.Key.Key_Down)
    QTest.keyClick(problems.list, Qt.Key.Key_Return)
    first = in_file(person)[1]
    span = person.place.coding.span
    assert span is not None
    assert (span.id, person.page.inspector.focused()) == (first.span, first.attribute)
    person.press("Ctrl+P", "Esc")
    assert person.text.hasFocus()


def test_a_key_goes_from_problem_to_problem_and_round(person: Person) -> None:
    person.mark(FORCE, "1")
    person.mark(CLAIM, "4")
    person.press("Esc")
    every = [(one.span, one.attribute) for one in in_file(person)]
    seen = []
    for _ in every:
        person.press("F9")
        seen.append((person.place.coding.span.id if person.place.coding.span else "", person.page.inspector.focused()))
    assert seen == every
    person.press("F9")
    assert person.page.inspector.focused() == every[0][1]
    person.press("Shift+F9")
    assert person.page.inspector.focused() == every[-1][1]


def test_where_nothing_is_missing_the_key_says_so_in_its_place(person: Person) -> None:
    person.mark(FORCE, "1")
    person.press("E", "1", "1", "Esc", "Ctrl+P", "F9")

    assert person.page.inspector.problems.none.isVisible()
    assert not person.page.inspector.problems.list.isVisible()


def test_a_report_with_open_problems_is_done_only_when_somebody_says_so_and_that_is_recorded(person: Person) -> None:
    person.mark(FORCE, "1")
    open_ = in_file(person)
    report = person.report
    person.press("Ctrl+Return")
    dialog = asked(person)
    assert len(dialog.lines.toPlainText().split("\n")) == len(open_)
    assert not person.session.is_done()
    QTest.keyClick(dialog.finish, Qt.Key.Key_Space)
    person.come_back()
    assert person.report != report
    person.press("Ctrl+PgUp")
    assert person.session.is_done()
    document, coder = person.session.document, person.session.coder
    assert document is not None
    assert coder is not None
    (note,) = notes_of(person.session.project, document.id, coder.id)
    assert note.content == {"kind": "confirmation", "problems": [one.content() for one in open_]}
    person.press("Ctrl+Z")
    assert not person.session.is_done()
    assert notes_of(person.session.project, document.id, coder.id) == []


@pytest.mark.parametrize("key", ["Escape", "Return"])
def test_who_does_not_confirm_is_led_to_the_problems(person: Person, key: str) -> None:
    person.mark(FORCE, "1")
    person.press("Ctrl+Return")
    press(asked(person), key)
    person.come_back()

    assert not person.session.is_done()
    assert person.page.inspector.problems.list.hasFocus()


def test_a_report_without_problems_is_done_without_a_word(person: Person) -> None:
    person.mark(FORCE, "1")
    person.press("E", "1", "1", "Esc")
    report = person.report
    person.press("Ctrl+Return")

    assert QApplication.activeModalWidget() is None
    assert person.report != report


def test_problems_of_another_report_are_counted_when_it_is_opened(person: Person) -> None:
    person.mark(FORCE, "1")
    person.press("Ctrl+PgDown")
    assert codes(person) == []
    person.press("Ctrl+PgUp")
    assert codes(person) == [("required_empty", "kind"), ("required_empty", "mention")]
    span = person.spans()[0]
    person.session.do(lambda project: attributes.set_attributes(project, [span], {"kind": "state", "mention": "name"}))
    assert codes(person) == []
