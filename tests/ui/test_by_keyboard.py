"""Everything that is done to text and marks, by keys alone: on a Latin and an Arabic keyboard, in both languages."""

from __future__ import annotations

import re
from functools import partial
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.actions import plain
from annotator.ui.keys import ARABIC
from annotator.ui.pages.keys import KeysPage
from tests.ui import hands
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.workshop import add_report, new_project

TEXT = "قصف على سوق البلدة. وبالمليشيات انسحبت كتائبهم أمس، ثم عاد قصف.\nوقال شهود إن القصف توقف."
OTHER = "بعد قصف آخر هدأ السوق."
SHIFTED = {"{": "[", "}": "]", "?": "/"}
EASTERN = dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True))


class Typist:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, person: Person, layout: str) -> None:
        self.person, self.layout = person, layout

    def press(self, *keys: str) -> None:
        """Press keys by the place that they have on a Latin keyboard; this one may write something else there."""
        self.person.press(*(key if self.layout == "latin" else arabic(key) for key in keys))

    def go_to(self, words: str) -> None:
        """Put the caret before words, by letters from the start of the text."""
        self.press("Ctrl+Home")
        wanted = self.person.text.text().index(words)
        for _ in range(wanted):
            self.press("Left")
        assert self.person.text.caret() == wanted

    def take(self, words: str) -> None:
        """Select words, letter by letter."""
        self.go_to(words)
        for _ in words:
            self.press("Shift+Alt+Left")
        assert self.selected == words

    @property
    def selected(self) -> str | None:
        """The words that are selected."""
        chosen = self.person.text.selection()
        return None if chosen is None else self.person.text.text()[slice(*chosen)]


def arabic(key: str) -> str:
    """Return what a keyboard with an Arabic layout gives for a key of a Latin one."""
    modifiers, plus, last = key.rpartition("+")
    if last in SHIFTED:
        return f"{modifiers}{plus}Shift+{ARABIC[SHIFTED[last]]}"
    lower = last.lower() if len(last) == 1 else last
    return modifiers + plus + (EASTERN.get(lower) or ARABIC.get(lower, last))


@pytest.fixture(params=list(product(("latin", "arabic"), ("en", "ar"))), ids="-".join)
def typist(request: pytest.FixtureRequest, open_program: OpenProgram, tmp_path: Path) -> Typist:
    """Somebody before two reports, on each keyboard and in each language."""
    layout, language = request.param
    with new_project(tmp_path, "typed") as project:
        add_report(project, TEXT, "1.txt")
        add_report(project, OTHER, "2.txt")
    person = open_program(tmp_path / "typed.tarmiz", language=language)
    assert person.text.hasFocus()
    return Typist(person, layout)


def test_the_caret_goes_by_letters_words_sentences_and_paragraphs(typist: Typist) -> None:
    text = typist.person.text
    stops = []
    for key in ("Left", "Ctrl+Left", "Ctrl+Left", "Ctrl+Right", "Right"):
        typist.press(key)
        stops.append(text.caret())
    assert stops == [1, 4, 8, 4, 3]
    typist.press("Alt+End")
    assert TEXT[: text.caret()] == "قصف على سوق البلدة."
    typist.press("Alt+Home", "Ctrl+Down")
    assert text.caret() == TEXT.index("وقال")
    typist.press("Ctrl+Up")
    assert text.caret() == 0
    typist.press("Down", "Ctrl+End")
    assert text.caret() == len(TEXT)
    typist.press("Home")
    assert text.caret() == TEXT.index("وقال")


def test_a_selection_grows_by_words_letters_and_sentences(typist: Typist) -> None:
    typist.go_to("سوق")
    grown = []
    for key in ("Shift+Left", "Shift+Ctrl+Left", "Shift+Right", "Shift+Alt+Left", "Shift+Alt+Right"):
        typist.press(key)
        grown.append(typist.selected)
    assert grown == ["سوق", "سوق البلدة", "سوق", "سوق ", "سوق"]
    typist.press("Esc")
    assert typist.person.text.selection() is None
    typist.go_to("انسحبت")
    typist.press("Shift+Alt+End")
    assert typist.selected == "انسحبت كتائبهم أمس، ثم عاد قصف."
    typist.press("Ctrl+A")
    assert typist.selected == TEXT


def test_marks_are_made_repeated_walked_through_changed_doubled_and_deleted(typist: Typist) -> None:
    person = typist.person
    typist.press("3")  # the word at the caret
    assert person.marks == [("قصف", "TACTIC")]
    typist.take("سوق البلدة")
    typist.press("2")
    typist.go_to("انسحبت")
    typist.press("Return")
    assert person.marks[2] == ("انسحبت", "LOCATION")
    walked = []
    typist.press("Esc", "Ctrl+Home")
    for key in ("Tab", "Tab", "Tab", "Shift+Tab"):
        typist.press(key)
        walked.append(person.selected)
    assert walked == ["قصف", "سوق البلدة", "انسحبت", "سوق البلدة"]
    typist.press("1")
    assert person.marks[1] == ("سوق البلدة", "ACTOR")
    typist.press("Ctrl+2")
    assert {label for quote, label in person.marks if quote == "سوق البلدة"} == {"ACTOR", "LOCATION"}
    typist.press("Del")
    assert len(person.marks) == 3
    typist.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert person.marks[1] == ("سوق البلدة", "LOCATION")
    typist.press("Ctrl+Shift+Z", "Ctrl+Y")
    assert len(person.marks) == 4


def test_edges_move_by_letters_and_by_words(typist: Typist) -> None:
    person = typist.person
    typist.take("سوق البلدة")
    typist.press("2")
    moved = []
    for key in ("[", "]", "{", "}", "Ctrl+[", "Ctrl+]", "Ctrl+}", "Ctrl+{", "Ctrl+{"):
        typist.press(key)
        moved.append(person.marks[0][0])
    assert moved == [
        "ى سوق البلدة",  # a mark begins with no space
        "سوق البلدة",
        "سوق البلد",
        "سوق البلدة",
        "على سوق البلدة",
        "سوق البلدة",
        "سوق البلدة. وبالمليشيات",
        "سوق البلدة",
        "سوق",
    ]


def test_edges_are_turned_past_clitics_and_before_pronouns_and_back(typist: Typist) -> None:
    person = typist.person
    typist.go_to("وبالمليشيات")
    starts = []
    for _ in range(4):
        typist.press("P")
        starts.append(typist.selected)
    assert starts == ["المليشيات", "بالمليشيات", "وبالمليشيات", "المليشيات"]
    typist.press("1")
    assert person.marks == [("المليشيات", "ACTOR")]
    typist.press("P")
    assert person.marks == [("بالمليشيات", "ACTOR")]
    typist.press("Esc")
    typist.go_to("كتائبهم")
    ends = []
    for _ in range(2):
        typist.press("S")
        ends.append(typist.selected)
    assert ends == ["كتائب", "كتائبهم"]
    typist.press("S", "1", "S")
    assert person.marks[1] == ("كتائبهم", "ACTOR")


def test_the_next_mention_is_gone_to_and_all_are_marked_as_one_step(typist: Typist, qtbot: QtBot) -> None:
    person = typist.person
    typist.press("3", "N")
    assert person.text.selection() == (TEXT.rindex("عاد قصف") + 4, TEXT.rindex("عاد قصف") + 7)
    typist.press("Esc", "Ctrl+Home", "Tab", "A")
    panel, model = person.page.concordance, person.place.lines_model
    qtbot.waitUntil(lambda: len(model.lines) == 3)
    assert panel.table.hasFocus()
    typist.press("Down", "Down", "Space")  # the article is left to the person: القصف
    qtbot.waitUntil(lambda: len(model.chosen()) == 2)
    for _ in range(20):
        if panel.mark.hasFocus():
            break
        typist.press("Tab")
    assert panel.mark.hasFocus()
    typist.press("Space")
    assert len(person.marks) == 3
    person.read()
    typist.press("Ctrl+Z")
    assert len(person.marks) == 1


def test_words_are_found_in_the_report(typist: Typist) -> None:
    person = typist.person
    typist.press("Ctrl+F")
    field = person.page.find_bar.field
    assert field.hasFocus()
    hands.write(field, "قصف")
    at = [person.text._layers.hits.current]
    for key in ("Return", "F3", "Shift+F3", "Ctrl+G"):
        typist.press(key)
        at.append(person.text._layers.hits.current)
    starts = [place.start() for place in re.finditer("قصف", TEXT)]
    assert [one and one[0] for one in at] == [starts[0], starts[1], starts[2], starts[1], starts[2]]
    typist.press("Esc")
    assert person.text.hasFocus()
    assert typist.selected == "قصف"


def test_words_are_found_in_all_reports_and_a_line_is_gone_to(typist: Typist, qtbot: QtBot) -> None:
    person, model = typist.person, typist.person.place.lines_model
    typist.press("Ctrl+Shift+F")
    field = person.page.concordance.field
    assert field.hasFocus()
    field.clear()  # the word at the caret is looked for at once
    qtbot.waitUntil(lambda: not model.lines)
    hands.write(field, "قصف")
    qtbot.waitUntil(lambda: len(model.lines) == 4)
    typist.press("Return")
    assert person.page.concordance.table.hasFocus()
    typist.press("Ctrl+End", "Return")
    assert person.text.text() == OTHER
    assert typist.selected == "قصف"
    typist.press("3")
    assert person.marks == [("قصف", "TACTIC")]


def test_parts_captions_signs_keys_and_commands_are_a_key_away(typist: Typist) -> None:
    person = typist.person
    typist.press("F6")
    parts = [QApplication.focusWidget()]
    typist.press("F6")
    parts.append(QApplication.focusWidget())
    assert len({*parts, person.text}) == 3
    typist.press("Shift+F6", "Shift+F6")
    assert person.text.hasFocus()
    typist.press("F7", "F8")
    look = person.text.look()
    assert (look.captions, look.invisibles) == (False, True)
    typist.press("F7", "F8")
    for key in ("F1", "?"):
        typist.press(key)
        assert isinstance(person.window.pages.currentWidget(), KeysPage)
        typist.press("Esc")
        assert person.text.hasFocus()
    typist.press("Ctrl+K")
    assert person.page.top.search.hasFocus()
    typist.press("Esc")
    assert person.text.hasFocus()


def test_the_codebook_the_lists_and_what_is_said_of_the_report_are_a_key_away(typist: Typist) -> None:
    person = typist.person
    page = person.page
    typist.press("D")
    assert page.side.currentWidget() is page.codebook
    assert person.text.hasFocus()
    typist.press("Ctrl+B")
    assert page.codebook.field.hasFocus()
    typist.press("Esc", "R")
    assert person.place.report_form.form.focused() == "relevance"
    typist.press("Esc", "Ctrl+Shift+Q")
    assert page.lists.list.hasFocus()
    typist.press("Esc", "Ctrl+Shift+R")
    assert page.lists.shows_looks
    typist.press("Esc")
    assert person.text.hasFocus()


def test_reports_are_gone_through_and_finished(typist: Typist) -> None:
    person = typist.person
    for forth, back in (("Ctrl+PgDown", "Ctrl+PgUp"), ("Alt+Down", "Alt+Up")):
        typist.press(forth)
        assert person.text.text() == OTHER
        typist.press(back)
        assert person.text.text() == TEXT
    typist.press("Ctrl+Return")
    assert person.text.text() == OTHER
    assert person.titles_by_status["done"] == [TEXT.split("\n")[0]]
    typist.press("Ctrl+Z")
    assert person.text.text() == TEXT


def test_every_action_without_a_key_of_its_own_is_run_by_its_name(typist: Typist) -> None:
    """What has a key is pressed in every form of it by test_actions."""
    person, actions = typist.person, typist.person.window.actions_table
    keyless = [row for row in actions.rows if not actions[row.id].shortcuts() and row.id != "search"]
    heard: list[str] = []
    actions.bind({row.id: partial(heard.append, row.id) for row in keyless})
    for row in keyless:
        actions.refresh({row.needs for row in actions.rows} - {""})
        name = plain(row.text)
        typist.press("Ctrl+K")
        hands.write(person.page.top.search, name)
        offered = [action.text() for action in actions.matching(name)]
        typist.person.press(*["Down"] * (offered.index(actions[row.id].text()) + 1), "Return")
        assert heard.pop() == row.id
        assert heard == []
    assert {"withdraw", "coder", "dark", "arabic", "self_test"} <= {row.id for row in keyless}
