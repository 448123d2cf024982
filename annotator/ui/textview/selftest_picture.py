"""The self-test as one picture, with what a bug report needs to name: versions of program, Qt, fonts and system."""

from __future__ import annotations

import platform
import struct
import sys
import unicodedata
from collections.abc import Sequence
from importlib.metadata import version
from itertools import accumulate

import PySide6
from PySide6.QtCore import QPointF, QRectF, Qt, qVersion
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QRawFont

from annotator import __version__
from annotator.language import is_rtl, tr
from annotator.ui.fonts import INTERFACE_FAMILIES, READING_FAMILIES, interface_font, reading_font
from annotator.ui.textview.selftest import WIDTH, Outcome

MARGIN, GAP, LINE, WORDS = 20.0, 10.0, 22.0, 380.0
PAPER, INK, RIGHT, WRONG, HAIRLINE = "#ffffff", "#1f2329", "#2a7048", "#a92a2a", "#dcd8cd"


def facts() -> list[tuple[str, str]]:
    """Return what names this machine's drawing of letters, each with its name."""
    screen = QGuiApplication.primaryScreen()
    scale = screen.devicePixelRatio() if screen is not None else 1.0
    return [
        (tr("Tarmiz"), __version__),
        ("Qt", f"{qVersion()} (PySide6 {PySide6.__version__}, {QGuiApplication.platformName()})"),
        ("Python", f"{platform.python_version()}, Unicode {unicodedata.unidata_version}"),
        ("python-bidi, regex", f"{version('python-bidi')}, {version('regex')}"),
        (tr("System"), f"{platform.platform()}, {sys.byteorder}-endian, scale {scale:g}"),
        (tr("Fonts"), ", ".join(font_version(family) for family in (*READING_FAMILIES, *INTERFACE_FAMILIES[:1]))),
    ]


def font_version(family: str) -> str:
    """Return the name of the font that is shown for a family, with the revision that its file gives."""
    raw = QRawFont.fromFont(reading_font(family, 16))
    head = bytes(raw.fontTable("head").data())
    revision = struct.unpack(">i", head[4:8])[0] / 65536 if len(head) >= 8 else 0.0
    return f"{raw.familyName()} {revision:.3f}"


def sheet(outcomes: Sequence[Outcome], ratio: float = 1.0) -> QImage:
    """Draw the facts and every outcome, one below the other.

    Args:
        outcomes: What :func:`selftest.run` returned.
        ratio: Pixels of the picture for each of the screen's units.
    """
    known = facts()
    tops = list(accumulate((_height(one) + GAP for one in outcomes), initial=MARGIN + LINE * (len(known) + 3)))
    width = WIDTH + WORDS + 3 * MARGIN
    image = QImage(round(width * ratio), round((tops[-1] + MARGIN) * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_head(painter, width, known, outcomes)
        for top, outcome in zip(tops, outcomes, strict=False):
            _draw_outcome(painter, width, top, outcome)
    finally:
        painter.end()
    return image


def _draw_head(painter: QPainter, width: float, known: Sequence[tuple[str, str]], outcomes: Sequence[Outcome]) -> None:
    wrong = sum(not outcome.passed for outcome in outcomes)
    right = len(outcomes) - wrong
    verdict = tr("{right} cases are right, {wrong} are wrong.", right=right, wrong=wrong)
    lines = [
        (tr("Is my Arabic right?"), True),
        (verdict, True),
        *((f"{name}: {value}", False) for name, value in known),
    ]
    for nth, (line, bold) in enumerate(lines):
        box = QRectF(MARGIN, MARGIN + LINE * nth, width - 2 * MARGIN, LINE)
        _write(painter, box, line, interface_font(10.5, bold=bold), QColor(INK))


def _draw_outcome(painter: QPainter, width: float, top: float, outcome: Outcome) -> None:
    """Draw the picture at the far side, and beside it what is to be said of it."""
    far = MARGIN if is_rtl() else width - MARGIN - WIDTH
    near = width - MARGIN - WORDS if is_rtl() else MARGIN
    frame = QRectF(far, top, WIDTH, _height(outcome))
    painter.drawImage(frame, outcome.picture)
    painter.setPen(QColor(HAIRLINE))
    painter.drawRect(frame)
    _verdict(painter, QPointF(near + (WORDS - 9 if is_rtl() else 9), top + 12), passed=outcome.passed)
    inside = 0.0 if is_rtl() else 24.0
    words = QRectF(near + inside, top, WORDS - 24, LINE)
    _write(painter, words, outcome.case.title, interface_font(10.5, bold=True), QColor(INK))
    _write(painter, words.translated(0, LINE), outcome.family, interface_font(9), QColor(INK))
    said = QRectF(words.left(), top + 2 * LINE, words.width(), _height(outcome) - 2 * LINE)
    _write(painter, said, outcome.sentence(), interface_font(9), QColor(RIGHT if outcome.passed else WRONG))


def _height(outcome: Outcome) -> float:
    return outcome.picture.height() / outcome.picture.devicePixelRatio()


def _verdict(painter: QPainter, centre: QPointF, *, passed: bool) -> None:
    """Draw a tick or a cross: not by colour alone."""
    painter.save()
    pen = painter.pen()
    pen.setColor(QColor(RIGHT if passed else WRONG))
    pen.setWidthF(2.4)
    painter.setPen(pen)
    if passed:
        painter.drawPolyline([centre + QPointF(-7, 0), centre + QPointF(-2, 6), centre + QPointF(8, -6)])
    else:
        painter.drawLine(centre + QPointF(-6, -6), centre + QPointF(6, 6))
        painter.drawLine(centre + QPointF(-6, 6), centre + QPointF(6, -6))
    painter.restore()


def _write(painter: QPainter, box: QRectF, words: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if is_rtl() else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
    painter.drawText(box, int(flags) | int(Qt.TextFlag.TextWordWrap), words)
