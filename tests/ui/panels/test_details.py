"""The form over a report fits its column, and people's words run in their own direction."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from annotator.core.document import METADATA_KEYS, ZONE_KINDS
from annotator.store import documents
from annotator.ui.words import metadata_name
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person


@pytest.fixture(params=["en", "ar"])
def somebody(request: pytest.FixtureRequest, open_program: OpenProgram, work: Path) -> Person:
    """Somebody in each language, turned to what is known of the report."""
    person = open_program(work, language=request.param)
    person.press("Ctrl+D")
    return person


def test_every_field_of_a_report_is_there_with_its_name(somebody: Person) -> None:
    fields = somebody.page.details.fields

    assert tuple(fields) == METADATA_KEYS
    assert [field.accessibleName() for field in fields.values()] == [metadata_name(key) for key in METADATA_KEYS]
    assert all(field.isVisible() for field in fields.values())


def test_a_field_stands_and_runs_as_its_content_does(somebody: Person) -> None:
    """R15."""
    field = somebody.page.details.fields["title"]
    for text, direction in (("قصف", Qt.LayoutDirection.RightToLeft), ("Shelling", Qt.LayoutDirection.LeftToRight)):
        field.setText(text)
        assert field.layoutDirection() == direction


def test_the_form_needs_no_more_width_than_its_column(somebody: Person) -> None:
    details = somebody.page.details

    assert details.horizontalScrollBar().maximum() == 0
    inside = details.widget()
    assert inside is not None
    assert inside.width() <= details.viewport().width()


def test_the_selected_text_becomes_a_part_by_the_menu(somebody: Person) -> None:
    somebody.drag_over("قصف على سوق تل الزهور")
    button = next(one for one in somebody.page.details.findChildren(QPushButton) if one.menu() is not None)
    menu = button.menu()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == len(ZONE_KINDS)
    menu.actions()[0].trigger()

    report = somebody.report
    assert report is not None
    assert [zone.kind for zone in documents.zones_of(somebody.session.project, report).zones] == ["title"]
    assert somebody.page.details.zones.count() == 1


def test_the_keyboard_goes_from_field_to_field_in_their_order(somebody: Person) -> None:
    fields = list(somebody.page.details.fields.values())
    fields[0].setFocus()
    for field in fields[1:]:
        QTest.keyClick(somebody.window.focusWidget(), Qt.Key.Key_Tab)
        assert field.hasFocus()
