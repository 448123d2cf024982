"""Whoever hears the window, or sees little of it: names and roles everywhere, and the keyboard always in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QKeySequenceEdit, QWidget

from annotator import settings
from tests.ui.conftest import LAPTOP, OpenProgram
from tests.ui.cut_off import cut_off
from tests.ui.pixels import differing, picture
from tests.ui.sights import reachable, sights

NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}
OF_QT = (QAbstractScrollArea, QKeySequenceEdit)  # Qt itself says no more of them; their names do
LEAST_SEEN = 60  # pixels: more than a caret in a field has


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_control_has_a_name_and_a_role_and_shows_that_it_has_the_keyboard(
    open_program: OpenProgram, work: Path, language: str
) -> None:
    person = open_program(work, language=language)
    seen, wrong = 0, []
    for name, root in sights(person):
        before = root.focusWidget()
        for control in reachable(root):
            seen += 1
            what = f"{name}: {type(control).__name__} {control.objectName()}"
            wrong += [f"{what} {fault}" for fault in (_unnamed(control), _unseen(root, control)) if fault]
        if before is not None:
            before.setFocus()

    assert wrong == []
    assert seen > 200


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_of_the_window_is_cut_off_on_a_small_laptop_at_any_size_of_its_letters(
    open_program: OpenProgram, work: Path, language: str, percent: int
) -> None:
    settings.load().set("percent", percent)
    person = open_program(work, language=language)
    assert person.window.size() == LAPTOP
    wrong = [f"{name}: {fault}" for name, root in sights(person) for fault in cut_off(root)]

    assert wrong == []


def _unnamed(control: QWidget) -> str:
    heard = QAccessible.queryAccessibleInterface(control)
    if not heard.text(QAccessible.Text.Name).strip():
        return "has no name"
    return "has no role" if heard.role() in NO_ROLE and not isinstance(control, OF_QT) else ""


def _unseen(root: QWidget, control: QWidget) -> str:
    focused = root.focusWidget()
    if focused is not None:
        focused.clearFocus()
    without = picture(control)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    if QApplication.focusWidget() is not control:
        return "does not take the keyboard"
    return "" if differing(without, picture(control)) >= LEAST_SEEN else "does not show the keyboard"
