from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.ui.messages import WARNING, Notice
from annotator.ui.panels.notices import NoticeCard
from tests.ui.person import Person


def test_a_notice_has_its_button_and_goes_when_the_button_is_pressed(qtbot: QtBot) -> None:
    card = NoticeCard()
    qtbot.addWidget(card)
    done: list[str] = []
    card.show_notice(Notice("Marked.", "Undo", lambda: done.append("undone")))
    assert (card.sentence, card.act_button.text(), card.isVisible()) == ("Marked.", "Undo", True)
    QTest.mouseClick(card.act_button, Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert not card.isVisible()
    assert card.sentence == ""


def test_a_warning_stays_and_information_goes_by_itself(qtbot: QtBot) -> None:
    card = NoticeCard()
    qtbot.addWidget(card)
    card.show_notice(Notice("Not done.", kind=WARNING))
    assert not card._timer.isActive()
    card.show_notice(Notice("Done."))
    assert card._timer.isActive()
    card._timer.timeout.emit()
    assert not card.isVisible()


def test_a_notice_moves_nothing_and_covers_no_label(person: Person) -> None:
    before = person.text.geometry()
    person.mark("قصف", "3")
    person.press("Ctrl+Z")
    assert person.notice.startswith("Undone")
    assert person.text.geometry() == before
    card, labels = person.window.notices, person.page.labels
    foot = card.mapTo(person.window, card.rect().bottomLeft()).y()
    assert foot < labels.mapTo(person.window, labels.rect().topLeft()).y()


def test_after_a_key_on_its_button_the_text_has_the_keyboard(person: Person) -> None:
    person.mark("قصف", "3")
    person.press("Ctrl+Z")
    button = person.window.notices.act_button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert person.marks == [("قصف", "TACTIC")]
    person.window.notices.clear()
    assert person.text.hasFocus()
