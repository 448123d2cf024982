from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.ui.panels.key_fields import KeyFields
from tests.ui.hands import press, write


def test_new_keys_ask_twice_and_known_ones_once(app: QApplication, qtbot: QtBot) -> None:
    fields = KeyFields()
    qtbot.addWidget(fields)
    assert fields.isHidden()
    fields.show_state("missing")
    with qtbot.waitActive(fields):
        fields.show()
        fields.activateWindow()
    entered: list[bool] = []
    fields.entered.connect(lambda: entered.append(True))
    write(fields.passphrase, "three words here")
    press(fields, "Return")
    assert fields.again.hasFocus()
    assert entered == []
    write(fields.again, "three words here")
    press(fields, "Return")
    assert entered == [True]
    fields.show_state("locked")
    assert fields.again.isHidden()
    assert fields.passphrase.text() == ""
    write(fields.passphrase, "three words here")
    press(fields, "Return")
    assert entered == [True, True]


def test_nobody_can_read_what_is_typed(app: QApplication, qtbot: QtBot) -> None:
    fields = KeyFields()
    qtbot.addWidget(fields)
    for field in (fields.passphrase, fields.again):
        assert field.echoMode() == QLineEdit.EchoMode.Password
