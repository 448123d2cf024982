"""A text view with the shipped fonts, on the offscreen platform."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui import fonts
from annotator.ui.textview.marks import Look
from annotator.ui.textview.view import TextView
from tests.ui.textview.rendering import INK_LOOK

OpenView = Callable[..., TextView]


@pytest.fixture
def open_view(qtbot: QtBot) -> OpenView:
    """Return a function that opens a view on a text and shows it."""
    assert fonts.load() == []

    def opened(text: str, look: Look = INK_LOOK, width: int = 700, height: int = 500) -> TextView:
        view = TextView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_look(look)
        view.show_text(text)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return opened
