"""A random person at the window: whatever she does, text, lists and file say the same, and nothing breaks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from annotator.ui.dialogs.finishing import FinishingDialog
from annotator.workflow import projects
from annotator.workflow.check import check
from tests.ui.conftest import (
    OpenProgram,
    app,
    no_question_left,
    no_unexpected_log,
    no_widget_left,
    open_program,
    qt_notes,
    work,
    work_of_three_reports,
)
from tests.ui.disk import read_only, writable
from tests.ui.hands import click_row
from tests.ui.person import Person

__all__ = [
    "app",
    "no_question_left",
    "no_unexpected_log",
    "no_widget_left",
    "open_program",
    "qt_notes",
    "work",
    "work_of_three_reports",
]

STEPS = 70
# What is done to reports; files and people have windows of their own.
MENUS = {"edit", "mark", "report", "part", "view", ""}
# What asks a question, leaves the page, or changes what is to be compared.
LEFT_ALONE = {"first", "coder", "settings", "concordance", "mark_all", "withdraw", "agreement"}
CARETS = (
    "Left",
    "Right",
    "Up",
    "Down",
    "Ctrl+Left",
    "Ctrl+Right",
    "Shift+Left",
    "Shift+Ctrl+Left",
    "Home",
    "End",
    "Ctrl+A",
)


class RandomPerson:
    """Does one thing after another, chosen by chance."""

    def __init__(self, person: Person, chance: random.Random) -> None:
        self.person, self.chance = person, chance
        actions = person.window.actions_table
        self.keys = [
            key.toString(QKeySequence.SequenceFormat.PortableText)
            for row in actions.rows
            if row.menu in MENUS and row.id not in LEFT_ALONE
            for key in actions[row.id].shortcuts()
        ]
        self.done: list[str] = []

    def act(self) -> None:
        """Do something."""
        acts = (self.press, self.press, self.press, self.mark, self.mark, self.drag, self.click, self.turn, self.choose)
        self.chance.choice(acts)()
        QCoreApplication.processEvents()

    def press(self) -> None:
        self.note("press", key := self.chance.choice((*self.keys, *CARETS)))
        self.person.press(key)
        asked = QApplication.activeModalWidget()
        if isinstance(asked, FinishingDialog):
            self.note("answer", button := self.chance.choice((asked.finish, asked.show_them)))
            self.person.click(button)
            self.person.come_back()

    def mark(self) -> None:
        self.drag()
        self.note("mark", key := self.chance.choice("1234١٢٣٤"))
        self.person.press(key)

    def drag(self) -> None:
        if words := self.words():
            start = self.chance.randrange(len(words))
            self.note("drag", stretch := " ".join(words[start : start + self.chance.randint(1, 4)]))
            self.person.drag_over(stretch)

    def click(self) -> None:
        if words := self.words():
            self.note("click", word := self.chance.choice(words))
            self.person.click_word(word)

    def turn(self) -> None:
        """Turn to another report, by the list."""
        if count := len(self.person.listed):
            self.note("turn", row := self.chance.randrange(count))
            click_row(self.person.page.reports.list, row)

    def choose(self) -> None:
        """Choose a mark in the list, where the list is shown."""
        spans = self.person.page.spans
        if spans.list.isVisible() and (count := self.person.place.span_model.rowCount()):
            self.note("choose", row := self.chance.randrange(count))
            click_row(spans.list, row)

    def words(self) -> list[str]:
        """Return words of one line of the report."""
        lines = [line for line in self.person.text.text().split("\n") if line.strip()]
        return self.chance.choice(lines).split(" ") if lines else []

    def note(self, act: str, what: object) -> None:
        self.done.append(f"{act} {what}")

    def look(self) -> None:
        """Everything that shows what is marked shows the same."""
        person = self.person
        told = "\n".join(self.done[-12:])
        short = {str(label.code): label.short_names for label in person.session.codebook.labels}
        language = person.program.settings.text("language")
        saying = {span.quote for span in person.spans() if span.attributes}  # their captions may say more
        captions = {(quote, short[label][language]) for quote, label in person.marks}
        assert {one for one in person.painted ^ captions if one[0] not in saying} == set(), told
        assert person.report is not None, told
        assert person.selected is None or person.selected in {quote for quote, _ in person.marks}, told
        shown = {row.id: (row.spans, row.status) for row in person.place.report_model.every}
        assert shown[person.report][0] == len(person.marks), told
        assert (shown[person.report][1] == "done") == person.session.is_done(), told


@pytest.mark.parametrize(("language", "seed"), [("en", 1), ("ar", 2), ("en", 3), ("ar", 4)])
def test_whatever_a_person_does_the_window_shows_what_the_file_holds(
    open_program: OpenProgram, work: Path, language: str, seed: int
) -> None:
    random_person = RandomPerson(open_program(work, language=language), random.Random(seed))
    for _ in range(STEPS):
        random_person.act()
        random_person.look()
    random_person.person.program.finish()
    with projects.opened(work) as project:
        found = check(project)
        assert found.sound, found.problems


def test_whatever_a_person_does_on_a_disk_that_fails_now_and_then_nothing_shows_that_is_not_stored(
    open_program: OpenProgram, work: Path
) -> None:
    chance = random.Random(5)
    random_person = RandomPerson(open_program(work), chance)
    project = random_person.person.session.project
    for _ in range(STEPS):
        (read_only if chance.random() < 0.3 else writable)(project)
        random_person.act()
        random_person.look()
    writable(project)
    random_person.person.session.retry()
    random_person.look()
    random_person.person.program.finish()
    with projects.opened(work) as reopened:
        found = check(reopened)
        assert found.sound, found.problems
