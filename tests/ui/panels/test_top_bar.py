"""The bar at the top: project and coder by name, the box in the middle, and what is used all day."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from annotator.ui.panels.widgets import ActionButton
from tests.ui.conftest import LAPTOP, OpenProgram
from tests.ui.person import Person
from tests.workshop import OTHER_TEXT, add_report, new_project


def buttons(person: Person) -> list[ActionButton]:
    """Return the buttons that are always there, from where the interface begins."""
    top = person.page.top
    return [one for one in top.findChildren(ActionButton) if one is not top.problems]


def test_undo_redo_and_done_are_a_click_away(person: Person) -> None:
    undo, redo, done = buttons(person)
    assert [one.text() for one in (undo, redo, done)] == ["Undo", "Redo", "Done · next"]
    assert [one.isEnabled() for one in (undo, redo, done)] == [False, False, True]
    person.mark("7 مدنيين", "4")
    person.click(undo)
    assert person.marks == []
    person.click(redo)
    assert person.marks == [("7 مدنيين", "CASUALTY")]
    person.click(undo)
    person.click(done)
    assert person.text.text() == OTHER_TEXT
    assert person.text.hasFocus()


def test_a_button_keeps_its_word_while_its_tooltip_says_the_key(person: Person) -> None:
    person.mark("7 مدنيين", "4")
    undo = buttons(person)[0]

    assert undo.text() == "Undo"
    assert "Ctrl+Z" in undo.toolTip()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_box_stands_in_the_middle_and_the_bar_keeps_its_width(
    open_program: OpenProgram, tmp_path: Path, language: str
) -> None:
    """Long names must not push the box away, nor the window wider than the screen."""
    with new_project(tmp_path, "long") as project:
        add_report(project)
    person = open_program(tmp_path / "long.tarmiz", language=language, coder="المرمّزة الأولى من فريق الشمال " * 2)
    person.page.top.show_names("مشروع ترميز أخبار النزاعات في المحافظات الشرقية " * 3, "سارة" * 20)
    person.window.resize(LAPTOP)
    box = person.page.top.search
    middle = box.mapTo(person.window, QPoint(box.width() // 2, 0)).x()

    assert person.window.minimumSizeHint().width() <= LAPTOP.width()
    assert person.window.width() == LAPTOP.width()
    assert abs(middle - LAPTOP.width() / 2) < LAPTOP.width() * 0.25
    assert all(one.width() >= one.sizeHint().width() for one in buttons(person))


def test_who_is_coding_is_said_and_nobody_is_not(open_program: OpenProgram, work: Path) -> None:
    """R15."""
    assert open_program(work, coder="سارة (2)").page.top._coder.text() == "Coder \u2068سارة (2)\u2069"


def test_before_anybody_has_a_name_none_is_said(open_program: OpenProgram, work: Path) -> None:
    assert open_program(work, coder="").page.top._coder.text() == ""
