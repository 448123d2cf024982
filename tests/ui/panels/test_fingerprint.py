from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import assets, language
from annotator.ui.panels.fingerprint import RIGHT_TO_LEFT, Fingerprint

DIGITS = "012345678901234567890123456789"


def test_six_groups_of_five_digits_are_shown(app: QApplication, qtbot: QtBot) -> None:
    shown = Fingerprint()
    qtbot.addWidget(shown)
    shown.show_digits("Yours:", DIGITS)
    assert shown.shown.text() == "01234 56789 01234 56789 01234 56789"
    assert shown.shown.accessibleName() == shown.shown.text()
    assert shown.words.text() == "Yours:"
    assert not shown.isHidden()
    shown.show_digits("Yours:", "")
    assert shown.isHidden()


@pytest.mark.usefixtures("app")
def test_in_arabic_they_are_arabic_digits_read_from_the_right(qtbot: QtBot) -> None:
    language.use("ar", assets.resource("i18n"))
    shown = Fingerprint()
    qtbot.addWidget(shown)
    shown.show_digits("بصمتك:", DIGITS)
    assert shown.shown.text() == f"{RIGHT_TO_LEFT}٠١٢٣٤ ٥٦٧٨٩ ٠١٢٣٤ ٥٦٧٨٩ ٠١٢٣٤ ٥٦٧٨٩"
