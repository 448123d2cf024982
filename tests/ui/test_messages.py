"""What the window says: one sentence, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from annotator.errors import InputError
from annotator.ui.messages import INFO, WARNING, Messages, Notice

Say = Callable[[Messages], None]


def nothing() -> None:
    """Stand for an act."""


@pytest.mark.parametrize(
    ("say", "notice"),
    [
        (lambda messages: messages.tell("Done."), Notice("Done.", kind=INFO)),
        (lambda messages: messages.tell("Done.", "Undo", nothing), Notice("Done.", "Undo", nothing)),
        (
            lambda messages: messages.warn("It failed.", ("a", "b")),
            Notice("It failed.", kind=WARNING, details=("a", "b")),
        ),
        (lambda messages: messages.refuse(InputError("Not so.")), Notice("Not so.", kind=WARNING)),
    ],
)
def test_each_way_of_saying_makes_one_notice(qtbot: QtBot, say: Say, notice: Notice) -> None:
    messages = Messages()
    with qtbot.waitSignal(messages.said, timeout=1000) as told:
        say(messages)

    assert told.args == [notice]
