"""Waiting for what a thread does: as long as a busy machine needs. What does not come at all fails in the end."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

LONG = 60_000  # milliseconds


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    qtbot.waitUntil(holds, timeout=LONG)
