"""Icons are tinted in the colours of the theme, and those that point somewhere are mirrored with the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage

from annotator.ui.icons import Icons

INK, FAINT = QColor("#a01020"), QColor("#bbbbbb")

pytestmark = pytest.mark.usefixtures("qapp")


def drawn(icons: Icons, name: str, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    pixmap = icons.icon(name).pixmap(QSize(48, 48), 1.0, mode)
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def strongest(image: QImage) -> QColor:
    """Return the colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


def far(one: QImage, other: QImage) -> int:
    """Count the pixels that differ by more than a hair: mirroring may round another way."""
    places = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return sum(abs(one.pixelColor(*at).alpha() - other.pixelColor(*at).alpha()) > 60 for at in places)


def test_an_icon_has_the_colour_of_the_ink_and_a_disabled_one_is_faint() -> None:
    icons = Icons(INK, FAINT)

    assert strongest(drawn(icons, "undo")).name() == INK.name()
    assert strongest(drawn(icons, "undo", QIcon.Mode.Disabled)).name() == FAINT.name()


@pytest.mark.parametrize("name", ["undo", "redo", "next", "done_next"])
def test_what_points_somewhere_points_the_other_way_in_a_mirrored_window(name: str) -> None:
    """R7."""
    plain, mirrored = drawn(Icons(INK, FAINT), name), drawn(Icons(INK, FAINT, mirrored=True), name)

    assert far(plain, mirrored) > 20
    assert far(plain.flipped(Qt.Orientation.Horizontal), mirrored) < 6


def test_what_points_nowhere_stays_as_it_is() -> None:
    assert drawn(Icons(INK, FAINT), "search") == drawn(Icons(INK, FAINT, mirrored=True), "search")


def test_an_icon_that_is_missing_is_logged_and_left_empty(caplog: pytest.LogCaptureFixture) -> None:
    assert Icons(INK, FAINT).icon("no_such_drawing").isNull()
    assert "no icon no_such_drawing" in caplog.text


def test_an_icon_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    icons = Icons(INK, FAINT)

    assert icons.icon("undo").cacheKey() == icons.icon("undo").cacheKey()
