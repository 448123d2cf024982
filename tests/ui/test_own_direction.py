"""R15, R20: people's own text runs, and stands, as its own letters do, whatever the interface's direction is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.own_direction import LTR, RTL, OwnDirectionEdit, direction_of, draw, draw_towards
from tests.ui.person import Person

PLACE = QRectF(0, 0, 300, 24)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("قصف على سوق", RTL),
        ("Shelling of a market", LTR),
        ("12/5 قصف Grad", RTL),
        ("«BM-21» راجمة", RTL),
        ("sara", LTR),
    ],
)
def test_a_text_has_the_direction_of_its_letters(text: str, direction: Qt.LayoutDirection) -> None:
    assert direction_of(text) == direction


@pytest.mark.parametrize("default", [LTR, RTL])
def test_a_text_without_letters_takes_the_direction_around_it(default: Qt.LayoutDirection) -> None:
    assert direction_of("12/5 (20)", default) == default
    assert direction_of("", default) == default


def inked(text: str, interface: Qt.LayoutDirection, towards: Qt.LayoutDirection | None = None) -> tuple[int, int]:
    """Return the first and the last column that have ink when the text is drawn in a window of this direction."""
    image = QImage(300, 24, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(interface)
    if towards is None:
        draw(painter, PLACE, text, QFont(), QColor("black"))
    else:
        draw_towards(painter, PLACE, text, QFont(), QColor("black"), towards)
    painter.end()
    columns = [x for x in range(300) if any(image.pixelColor(x, y).red() < 128 for y in range(24))]
    return columns[0], columns[-1]


@pytest.mark.parametrize("interface", [LTR, RTL])
def test_a_line_stands_at_the_side_where_it_begins_in_both_interfaces(
    app: QApplication, interface: Qt.LayoutDirection
) -> None:
    """R7. Qt mirrors a plain AlignRight in a program that runs right to left."""
    arabic, latin = inked("قصف على سوق", interface), inked("Shelling", interface)

    assert arabic[1] > 290
    assert arabic[0] > 150
    assert latin[0] < 8
    assert latin[1] < 150


@pytest.mark.parametrize("interface", [LTR, RTL])
def test_a_line_can_be_drawn_towards_the_side_that_its_place_wants(
    app: QApplication, interface: Qt.LayoutDirection
) -> None:
    assert inked("Actor", interface, RTL)[1] > 290
    assert inked("فاعل", interface, LTR)[0] < 8


def test_a_line_that_does_not_fit_is_cut_at_its_end(app: QApplication) -> None:
    first, last = inked("قصف مدفعي على سوق الخضار " * 5, LTR)

    assert first >= 0
    assert last <= 299


@pytest.mark.parametrize("interface", [LTR, RTL])
def test_a_field_turns_while_it_is_typed_in(app: QApplication, qtbot: QtBot, interface: Qt.LayoutDirection) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setLayoutDirection(interface)
    field = OwnDirectionEdit("", parent)
    seen = []
    for text in ("", "قصف", "Shelling", "12", ""):
        field.setText(text)
        seen.append(field.layoutDirection())

    assert seen[1:] == [RTL, LTR, interface, interface]


@pytest.mark.parametrize("interface", [LTR, RTL])
def test_an_empty_field_reads_as_the_interface_does(
    app: QApplication, qtbot: QtBot, interface: Qt.LayoutDirection
) -> None:
    """Its placeholder is a word of the interface."""
    app.setLayoutDirection(interface)
    field = OwnDirectionEdit()
    qtbot.addWidget(field)

    assert field.layoutDirection() == interface


def test_arabic_and_latin_stand_on_one_line_in_a_field(person: Person) -> None:
    """Qt lifts Arabic, which is drawn from another font than the field's own, out of the middle."""
    field = OwnDirectionEdit("", person.window)
    field.resize(200, field.sizeHint().height())
    field.show()
    feet = {}
    for text in ("H", "ا", "9", "٩", "ا H"):
        field.setText(text)
        picture = field.grab().toImage()
        ground = picture.pixelColor(picture.width() // 2, picture.height() // 2)
        rows = [
            y
            for y in range(4, picture.height() - 4)
            for x in range(8, picture.width() - 8)
            if abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 120
        ]
        feet[text] = max(rows)
    assert max(feet.values()) - min(feet.values()) <= 1, feet
