"""A screen reader is told the mark under the caret; people's words are isolated from the sentence (R15)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible

from annotator.ui.textview import announcing
from annotator.ui.textview.marks import Mark
from tests.ui.textview.conftest import OpenView
from tests.ui.textview.rendering import PROSE, place


def test_names_and_quotes_are_isolated_in_the_sentence() -> None:
    """R15."""
    said = announcing.sentence(Mark("1", 0, 9, "جرحى · 21 (أو أكثر)", "#ff8800"), "أصيب 20")

    assert said == "Marked as \u2068جرحى · 21 (أو أكثر)\u2069: \u2068أصيب 20\u2069"


def test_the_innermost_mark_is_announced_when_the_caret_comes_into_it(
    open_view: OpenView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_view(PROSE)
    outer = Mark("outer", *place(PROSE, "مدينة تل الزهور"), "place", "#00aa55")
    inner = Mark("inner", *place(PROSE, "تل الزهور"), "hill", "#00aa55")
    view.set_marks([outer, inner])
    heard: list[tuple[str, str]] = []
    monkeypatch.setattr(announcing, "announce", lambda _, mark, quote: heard.append((mark.id, quote)))
    for offset in (outer.start, outer.start + 1, inner.start + 1, 0, inner.start + 2):
        view.set_caret(offset)

    assert heard == [("outer", "مدينة تل الزهور"), ("inner", "تل الزهور"), ("inner", "تل الزهور")]


def test_announcing_runs_with_and_without_a_listener(open_view: OpenView) -> None:
    view = open_view(PROSE)
    announcing.announce(view, Mark("1", 0, 4, "c", "#ff8800"), "قُتل")
    QAccessible.setActive(True)
    try:
        announcing.announce(view, Mark("1", 0, 4, "c", "#ff8800"), "قُتل")
    finally:
        QAccessible.setActive(False)


def test_the_view_has_a_name_and_the_role_of_a_text(open_view: OpenView) -> None:
    interface = QAccessible.queryAccessibleInterface(open_view(PROSE))

    assert interface.text(QAccessible.Text.Name) == "Text of the report"
    assert interface.role() == QAccessible.Role.EditableText
    assert interface.state().readOnly
