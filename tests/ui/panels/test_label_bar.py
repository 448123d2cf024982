"""The label bar: key, name and colour of every label, in the digits and the direction of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from annotator.formats import codebook_file
from annotator.ui.action_table import label_rows, rows
from annotator.ui.actions import Actions
from annotator.ui.icons import Icons
from annotator.ui.panels.label_bar import MOST, LabelBar
from annotator.ui.panels.widgets import ActionButton
from annotator.ui.theme import Theme
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person
from tests.ui.pixels import columns_of, picture

LANGUAGES = ("en", "ar")


@pytest.fixture(params=LANGUAGES)
def somebody(request: pytest.FixtureRequest, open_program: OpenProgram, work: Path) -> Person:
    """Somebody at a window in each language."""
    return open_program(work, language=request.param)


def test_every_label_is_said_with_its_key(person: Person) -> None:
    names = [button.accessibleName() for button in person.page.labels.buttons.values()]

    assert names == [
        "Actor, key 1",
        "Location, key 2",
        "Tactic, key 3",
        "Claimed casualties, key 4",
        "Source or claimant, key 5",
        "Weapon or materiel, key 6",
        "Date or time, key 7",
    ]


def test_the_keys_have_the_digits_of_the_interface(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work, language="ar")
    names = [button.accessibleName() for button in person.page.labels.buttons.values()]

    assert [digit in name for digit, name in zip("١٢٣٤٥٦٧", names, strict=True)] == [True] * 7
    assert "فاعل" in names[0]


def test_a_label_says_what_it_means(person: Person) -> None:
    definition = person.page.labels.buttons["TACTIC"].toolTip()

    assert definition.startswith("The one word that says what was done")


def test_every_label_has_its_colour_in_the_theme(open_program: OpenProgram, work: Path) -> None:
    for theme in ("light", "dark"):
        person = open_program(work, theme=theme)
        for label in person.session.codebook.labels:
            colour = person.window.theme.label_colour(label.colours)
            assert len(columns_of(picture(person.page.labels.buttons[label.code]), colour)) > 20
        person.program.finish()


def test_the_key_stands_where_the_interface_begins(somebody: Person) -> None:
    """R7. The key has the colour of the label, the name that of the ink."""
    button = somebody.page.labels.buttons["CASUALTY"]
    image = picture(button, button.rect().adjusted(0, 0, 0, -8))
    colour = somebody.window.theme.label_colour(button.label.colours)
    key = columns_of(image, colour)
    assert key != []
    starts_at_left = max(key) < button.width() / 2

    assert starts_at_left == (somebody.program.settings.text("language") != "ar")


def test_a_label_has_room_for_its_key_and_name(somebody: Person) -> None:
    for button in somebody.page.labels.buttons.values():
        words = QFontMetricsF(button.font()).horizontalAdvance(button._name)
        assert button.width() > words + 20


def test_the_label_of_the_selected_mark_stands_out(somebody: Person) -> None:
    button = somebody.page.labels.buttons["CASUALTY"]
    before = picture(button)
    somebody.mark("7 مدنيين", "4")
    assert picture(button) != before
    somebody.press("Esc")
    assert picture(button) == before


def test_without_a_report_no_label_can_be_given(person: Person) -> None:
    for _ in range(3):
        person.window.actions_table.run("withdraw")

    assert [button.isEnabled() for button in person.page.labels.buttons.values()] == [False] * 7


def test_a_click_marks_and_leaves_the_keyboard_with_the_text(somebody: Person) -> None:
    somebody.drag_over("7 مدنيين")
    somebody.click(somebody.page.labels.buttons["CASUALTY"])
    somebody.press("Ctrl+Z", "Ctrl+Y")

    assert somebody.marks == [("7 مدنيين", "CASUALTY")]
    assert somebody.text.hasFocus()


def test_the_labels_can_be_reached_and_pressed_by_the_keyboard(person: Person) -> None:
    person.drag_over("7 مدنيين")
    button = person.page.labels.buttons["CASUALTY"]
    plain = picture(button)
    button.setFocus()
    assert picture(button) != plain
    person.press("Space")

    assert person.marks == [("7 مدنيين", "CASUALTY")]


def test_labels_beyond_a_row_or_two_are_looked_for(app: QApplication, light: Theme) -> None:
    more = "".join(f'[[labels]]\ncode = "L{nth}"\nar = "تسمية"\nen = "Label"\n' for nth in range(MOST + 5))
    book, window = codebook_file.parse(more, "many.toml"), QWidget()
    actions = Actions(Icons(light.colour("ink"), light.colour("ink"), mirrored=False), window)
    actions.add((*rows(), *label_rows(book)))
    bar = LabelBar(book, actions, light)
    assert len(bar.buttons) == MOST
    assert [button.text() for button in bar.findChildren(ActionButton)] == ["5 more…"]
    bar.deleteLater()
    window.deleteLater()
