"""The page's rhythm: direction, line height and space of each paragraph, as block formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from annotator.ui.textview.measures import LEAST_MARGIN, Measures

DISTANCE = QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value
FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value

FIRST_MARGIN = 20.0


def block_format(measures: Measures, direction: str, depth: int, *, empty: bool) -> QTextBlockFormat:
    """Return the format of a paragraph.

    Qt mirrors a plain AlignRight in a program that runs right to left, hence AlignAbsolute. An empty paragraph is
    only a space between two others.
    """
    rtl = direction == "rtl"
    wanted = QTextBlockFormat()
    wanted.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    wanted.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    if empty and not depth:
        wanted.setLineHeight(round(0.5 * measures.em), FIXED)
        return wanted
    wanted.setLineHeight(round(measures.pitch(depth) - measures.natural), DISTANCE)
    wanted.setTopMargin(measures.paragraph_gap)
    return wanted


@contextmanager
def one_step(document: QTextDocument) -> Iterator[None]:
    """Change the document as often as you like: it is laid out once, at the end."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def set_formats(document: QTextDocument, formats: Mapping[int, QTextBlockFormat]) -> None:
    """Give paragraphs their formats in one step; the text itself is never styled.

    Layout is lazy, and Qt forgets paragraphs for ever that lie behind a change and were not laid out before it. So a
    change of a page that is not finished reaches to its end.
    """
    if not formats:
        return
    finished = document.lastBlock().layout().lineCount() > 0
    cursor = QTextCursor(document)
    with one_step(document):
        for number, wanted in formats.items():
            cursor.setPosition(document.findBlockByNumber(number).position())
            cursor.setBlockFormat(wanted)
        if not finished:
            lay_out_from(document, min(formats))


def lay_out_from(document: QTextDocument, paragraph: int) -> None:
    """Have a paragraph and all after it laid out anew, when they are needed."""
    start = document.findBlockByNumber(paragraph).position()
    document.markContentsDirty(start, document.characterCount() - start)


def set_column(document: QTextDocument, measures: Measures, room: float, measure: int) -> float:
    """Centre the text column in the room there is; return its width."""
    width = measures.text_width(room, measure)
    side = max((room - width) / 2, 0.0)
    frame = document.rootFrame()
    wanted = frame.frameFormat()
    before = (wanted.leftMargin(), wanted.rightMargin(), wanted.topMargin(), wanted.bottomMargin())
    after = (side, side, FIRST_MARGIN + measures.caption, LEAST_MARGIN)
    if before != after:
        wanted.setLeftMargin(after[0])
        wanted.setRightMargin(after[1])
        wanted.setTopMargin(after[2])
        wanted.setBottomMargin(after[3])
        frame.setFrameFormat(wanted)
    return width
