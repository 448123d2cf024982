"""How a line of the concordance is drawn: the words in the middle, what is before and after leaning towards them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotator.core.codebook import Codebook
from annotator.ui.own_direction import LTR, RTL, SIDES, draw
from annotator.ui.panels.concordance_model import AFTER, BEFORE, LINE, MATCH, REPORT, TICK
from annotator.ui.panels.report_rows import draw_ground
from annotator.ui.theme import Theme
from annotator.workflow.concordance import Line

HEIGHT, PAD, BOX = 34, 6, 14  # logical pixels
TEXT, SMALL = 16, 12  # pixels of the letters
OTHER = {RTL: LTR, LTR: RTL}


class ConcordanceRows(QStyledItemDelegate):
    """Draws the cells of a ConcordanceModel; the direction of the view is that of the words looked for."""

    def __init__(self, codebook: Codebook, theme: Theme, family: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codebook, self._theme = codebook, theme
        self._font = QFont(family)
        self._font.setPixelSize(theme.px(TEXT))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line; the width is the column's."""
        return QSize(40, self._theme.px(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        line = index.data(LINE)
        if not isinstance(line, Line):
            return
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_ground(painter, option, self._theme)
            self._draw(painter, option, index, line)
        finally:
            painter.restore()

    def _draw(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, line: Line
    ) -> None:
        place = QRectF(option.rect).adjusted(PAD, 0, -PAD, 0)
        column, theme = index.column(), self._theme
        if column == TICK:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._draw_tick(painter, place.center(), ticked=ticked)
        elif column == BEFORE:
            side = SIDES[OTHER[option.direction]]  # its end leans on the words
            self._draw_beside(painter, place, line.before, option.direction, side, Qt.TextElideMode.ElideLeft)
        elif column == AFTER:
            side = SIDES[option.direction]
            self._draw_beside(painter, place, line.after, option.direction, side, Qt.TextElideMode.ElideRight)
        elif column == MATCH:
            self._draw_match(painter, place, line)
        elif column == REPORT:
            small = QFont(option.font)
            small.setPixelSize(theme.px(SMALL))
            draw(painter, place, line.title, small, theme.colour("ink_soft"))

    def _draw_tick(self, painter: QPainter, centre: QPointF, *, ticked: bool) -> None:
        theme, half = self._theme, BOX / 2
        box = QRectF(centre.x() - half, centre.y() - half, BOX, BOX)
        painter.setPen(QPen(theme.colour("accent" if ticked else "ink_faint"), 1.4))
        painter.setBrush(theme.colour("accent") if ticked else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3.5, 3.5)
        if ticked:
            painter.setPen(QPen(theme.colour("accent_ink"), 1.8, c=Qt.PenCapStyle.RoundCap))
            x, y = centre.x(), centre.y()
            painter.drawPolyline([QPointF(x - 3.5, y), QPointF(x - 1, y + 2.5), QPointF(x + 3.5, y - 3)])

    def _draw_beside(
        self,
        painter: QPainter,
        place: QRectF,
        text: str,
        direction: Qt.LayoutDirection,
        side: Qt.AlignmentFlag,
        cut: Qt.TextElideMode,
    ) -> None:
        """Draw what is before or after the words, at the side where they are, cut at the other."""
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("ink_soft"))
        option = QTextOption(side | Qt.AlignmentFlag.AlignVCenter)
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.drawText(place, QFontMetricsF(self._font).elidedText(text.strip(), cut, place.width()), option)

    def _draw_match(self, painter: QPainter, place: QRectF, line: Line) -> None:
        bold = QFont(self._font)
        bold.setBold(True)
        painter.setPen(Qt.PenStyle.NoPen)
        if line.spans:
            width = min(QFontMetricsF(bold).horizontalAdvance(line.match) + 2, place.width())
            under = QRectF(place.center().x() - width / 2, place.bottom() - 5, width, 2)
            painter.setBrush(self._colour(line))
            painter.drawRect(under)
        painter.setFont(bold)
        painter.setPen(self._theme.colour("ink"))
        shown = QFontMetricsF(bold).elidedText(" ".join(line.match.split()), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    def _colour(self, line: Line) -> QColor:
        found = self._codebook.label(line.spans[0].label)
        return self._theme.label_colour({} if found is None else found.colours)
