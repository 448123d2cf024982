"""A form made from the codebook: filled by keys alone, it says just what was meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator import assets, language
from annotator.core.codebook import AttributeDefinition
from annotator.core.json_value import Json
from annotator.formats import codebook_file
from annotator.ui.panels.attribute_field import AttributeField, Said
from annotator.ui.panels.attribute_form import AttributeForm, said_of
from annotator.ui.panels.choice_list import ChoiceList
from tests.ui.hands import click, press, write

BOOK = codebook_file.read(assets.seed("codebook.toml"))


@dataclass
class Filled:
    """A form of a label, with what it said, below something that can have the keyboard too."""

    window: QWidget
    text: QWidget
    form: AttributeForm
    attributes: tuple[AttributeDefinition, ...]
    values: dict[str, Json] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    left: int = 0

    def __getitem__(self, code: str) -> AttributeField:
        return self.form.fields[code]

    @property
    def offered(self) -> list[str]:
        """What is unfolded."""
        return [row.words for row in self.form.choices.rows] if self.form.choices.isVisible() else []

    def say(self, code: str, value: Json) -> None:
        """Keep what was said, and show it, as the presenter does."""
        self.values.pop(code, None)
        if value is not None:
            self.values[code] = value
        self.form.show_said(said_of(self.values, self.attributes))

    def leave(self) -> None:
        """Count the wishes to go."""
        self.left += 1
        self.text.setFocus()


OpenForm = Callable[[str], Filled]


@pytest.fixture
def form_of(app: QApplication, qtbot: QtBot) -> OpenForm:
    """Return a function that shows the form of a label."""

    def opened(label: str) -> Filled:
        definition = BOOK.label(label)
        assert definition is not None
        window = QWidget()
        form = AttributeForm(definition.attributes)
        column = QVBoxLayout(window)
        text = QPushButton("text")
        column.addWidget(text)
        column.addWidget(form)
        column.addStretch(1)
        qtbot.addWidget(window)
        window.resize(330, 700)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        filled = Filled(window, text, form, definition.attributes)
        form.said.connect(filled.say)
        form.refused.connect(lambda error: filled.refused.append(str(error)))
        form.left.connect(filled.leave)
        form.show_said(said_of({}, definition.attributes))
        return filled

    return opened


def test_a_digit_chooses_and_goes_on_to_the_next_field(form_of: OpenForm) -> None:
    tactic = form_of("TACTIC")
    tactic.form.focus_on("polarity")
    press(tactic.window, "3", "2")

    assert tactic.values == {"polarity": "hypothetical", "status": "ongoing"}
    assert tactic.form.focused() == "same_event_as"


def test_a_choice_is_found_by_what_is_typed_of_its_name_and_its_digit_is_that_of_what_is_offered(
    form_of: OpenForm,
) -> None:
    tactic = form_of("TACTIC")
    tactic.form.focus_on("type")
    assert len(tactic.offered) == 40
    write(tactic["type"].edit, "strike")
    assert tactic.offered == ["Air strike", "Drone strike"]
    press(tactic.window, "2")

    assert tactic.values == {"type": "drone_strike"}
    assert tactic["type"].edit.text() == "Drone strike"
    assert tactic.offered == ["Asserted", "Negated", "Planned, threatened, or possible", "Generic"]


def test_enter_takes_the_first_that_is_offered_and_the_arrows_another(form_of: OpenForm) -> None:
    tactic = form_of("TACTIC")
    tactic.form.focus_on("type")
    write(tactic["type"].edit, "arm")
    press(tactic.window, "Return")
    assert tactic.values == {"type": "armed_clash"}
    tactic.form.focus_on("type")
    press(tactic.window, "Down", "Down", "Return")

    assert tactic.values == {"type": "recapture"}


def test_arabic_names_are_found_in_any_spelling(form_of: OpenForm) -> None:
    language.use("ar", assets.resource("i18n"))
    tactic = form_of("TACTIC")
    tactic.form.focus_on("type")
    write(tactic["type"].edit, "اغتيال")
    first = list(tactic.offered)
    tactic["type"].edit.clear()
    write(tactic["type"].edit, "إغْتيال")

    assert first == ["اغتيال"]
    assert tactic.offered in ([], ["اغتيال"])  # hamza is folded; what no word has finds nothing
    press(tactic.window, "١")
    assert tactic.values.get("type", "assassination") == "assassination"


def test_a_field_that_is_left_with_half_a_name_says_it_only_where_one_value_is_meant(form_of: OpenForm) -> None:
    tactic = form_of("TACTIC")
    tactic.form.focus_on("type")
    write(tactic["type"].edit, "strike")
    press(tactic.window, "Tab")
    assert tactic.values == {}
    assert tactic["type"].edit.text() == ""
    tactic.form.focus_on("type")
    write(tactic["type"].edit, "drone st")
    press(tactic.window, "Tab")

    assert tactic.values == {"type": "drone_strike"}


def test_several_are_ticked_by_their_digits_and_taken_back_by_the_same(form_of: OpenForm) -> None:
    casualty = form_of("CASUALTY")
    casualty.form.focus_on("outcome")
    press(casualty.window, "1", "2", "4")
    assert casualty.values == {"outcome": ["killed", "wounded", "missing"]}
    press(casualty.window, "4")
    assert casualty.values == {"outcome": ["killed", "wounded"]}
    assert casualty["outcome"].edit.text() == "Killed, Wounded"
    assert casualty.form.focused() == "outcome"
    write(casualty["outcome"].edit, "detain")
    press(casualty.window, "Return", "Return")

    assert casualty.values == {"outcome": ["killed", "wounded", "detained"]}
    assert casualty.form.focused() == "joint"


def test_yes_and_no_are_chosen_like_all_else_and_delete_takes_either_away(form_of: OpenForm) -> None:
    casualty = form_of("CASUALTY")
    casualty.form.focus_on("joint")
    press(casualty.window, "1")
    assert casualty.values == {"joint": True}
    casualty.form.focus_on("joint")
    press(casualty.window, "2")
    assert casualty.values == {"joint": False}
    casualty.form.focus_on("joint")
    press(casualty.window, "Del")

    assert casualty.values == {}


def test_what_is_typed_is_said_when_the_field_is_left_or_with_enter(form_of: OpenForm) -> None:
    casualty = form_of("CASUALTY")
    casualty.form.focus_on("min")
    write(casualty["min"].edit, "٢١")
    press(casualty.window, "Return")
    assert (casualty.values, casualty.form.focused()) == ({"min": 21}, "max")
    write(casualty["max"].edit, "ثلاثون")
    press(casualty.window, "Tab")
    assert casualty.values == {"min": 21, "max": 30}
    casualty.form.focus_on("max")
    press(casualty.window, "Del", "Tab")

    assert casualty.values == {"min": 21}


def test_what_is_no_value_stays_to_be_mended_and_says_why(form_of: OpenForm) -> None:
    casualty = form_of("CASUALTY")
    casualty.form.focus_on("min")
    write(casualty["min"].edit, "-3")
    press(casualty.window, "Return")

    assert casualty.values == {}
    assert casualty.refused == ["\u2068Least\u2069 cannot be \u2068-3\u2069: it is outside its bounds."]
    assert casualty["min"].edit.text() == "-3"
    assert casualty["min"].edit.property("role") == "wrong"
    assert casualty.form.focused() == "min"
    casualty["min"].edit.clear()
    write(casualty["min"].edit, "3")
    press(casualty.window, "Return")
    assert casualty.values == {"min": 3}
    assert not casualty["min"].edit.property("role")


def test_what_stands_by_default_is_shown_as_such_and_said_only_when_it_is_chosen(form_of: OpenForm) -> None:
    tactic = form_of("TACTIC")
    assert tactic["polarity"].edit.text() == "Asserted"
    assert tactic["polarity"].edit.property("role") == "default"
    tactic.form.focus_on("polarity")
    press(tactic.window, "Return")
    assert tactic.values == {}
    tactic.form.focus_on("polarity")
    press(tactic.window, "1")

    assert tactic.values == {"polarity": "asserted"}
    assert not tactic["polarity"].edit.property("role")


def test_escape_forgets_what_was_typed_and_leaves(form_of: OpenForm) -> None:
    casualty = form_of("CASUALTY")
    casualty.form.focus_on("min")
    write(casualty["min"].edit, "5")
    press(casualty.window, "Esc")
    casualty.form.focus_on("hedge")
    write(casualty["hedge"].edit, "abo")
    press(casualty.window, "Esc")

    assert (casualty.values, casualty.left) == ({}, 2)
    assert casualty.offered == []
    assert casualty["hedge"].edit.text() == "Exact"


def test_behind_the_last_field_the_text_is_wanted(form_of: OpenForm) -> None:
    casualty = form_of("CASUALTY")
    casualty.form.focus_on("framing")
    press(casualty.window, "1")

    assert casualty.left == 1


def test_a_click_in_the_list_chooses_and_the_keyboard_stays(form_of: OpenForm) -> None:
    tactic = form_of("TACTIC")
    click(tactic["polarity"].edit)
    choices = tactic.form.choices
    click(choices.viewport(), choices.visualRect(choices.model().index(1, 0)).center())

    assert tactic.values == {"polarity": "negated"}
    assert tactic.form.focused() == "status"


def test_a_link_is_picked_followed_and_taken_away_by_keys_and_digits_do_nothing(
    form_of: OpenForm, qtbot: QtBot
) -> None:
    actor = form_of("ACTOR")
    actor.form.show_said({"apposition_of": Said("s1", "\u2068كتائب النهر\u2069")})
    actor.form.focus_on("apposition_of")
    line = actor["apposition_of"].edit
    for key, signal in (("Return", actor.form.pick_wanted), ("Space", actor.form.follow_wanted)):
        with qtbot.waitSignal(signal, timeout=0) as told:
            press(actor.window, key)
        assert told.args == ["apposition_of"]
    press(actor.window, "3")
    assert line.text() == "\u2068كتائب النهر\u2069"
    with qtbot.waitSignal(actor.form.said, timeout=0) as told:
        QTest.keyClick(line, Qt.Key.Key_Delete)

    assert told.args == ["apposition_of", None]


def test_marks_that_say_different_things_are_shown_as_such_and_a_choice_holds_for_all(form_of: OpenForm) -> None:
    tactic = form_of("TACTIC")
    tactic.form.show_said({"type": Said(is_mixed=True), "polarity": Said("negated")})
    assert tactic["type"].edit.text() == ""
    assert tactic["type"].edit.placeholderText() == "different ones"
    tactic.form.focus_on("type")
    press(tactic.window, "1")

    assert tactic.values == {"type": "ground_assault"}


def test_what_is_proposed_is_shown_as_a_guess(form_of: OpenForm) -> None:
    casualty = form_of("CASUALTY")
    casualty.form.show_said({"min": Said(proposed="21")})

    assert (casualty["min"].edit.text(), casualty["min"].edit.placeholderText()) == ("", "21?")


def test_a_form_that_is_not_hers_cannot_be_written(form_of: OpenForm) -> None:
    casualty = form_of("CASUALTY")
    casualty.form.show_said({"min": Said(7)}, writable=False)

    assert not any(one.edit.isEnabled() for one in casualty.form.fields.values())
    assert casualty["min"].edit.text() == "7"


def test_problems_stand_with_their_fields(form_of: OpenForm) -> None:
    casualty = form_of("CASUALTY")
    casualty.form.show_problems({"min": "Least is above the most.", "outcome": "Outcome is empty."}, {"outcome"})
    rows = casualty.form.rows

    assert rows["min"].problem.isVisible()
    assert not rows["outcome"].problem.isVisible()
    assert rows["outcome"].star.property("role") == "failed"
    assert rows["hedge"].star.property("role") == "soft"
    assert rows["min"].star.text() == ""


def test_names_and_lists_stand_where_the_interface_begins(form_of: OpenForm, app: QApplication) -> None:
    """R7."""
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        app.setLayoutDirection(direction)
        casualty = form_of("CASUALTY")
        row = casualty.form.rows["hedge"]
        begins = row.name.mapTo(row, row.name.rect().center()).x() < row.field.geometry().center().x()
        assert begins == (direction == Qt.LayoutDirection.LeftToRight)
        casualty.form.focus_on("hedge")
        choices = casualty.form.choices
        assert isinstance(choices, ChoiceList)
        assert casualty.window.rect().contains(choices.geometry())
