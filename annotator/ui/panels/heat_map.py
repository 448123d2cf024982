"""A map of coder pairs: the darker a field, the more the two agree; the figure stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip

from annotator.agreement.figure import Figure
from annotator.language import isolated, tr
from annotator.ui.own_direction import draw
from annotator.ui.theme import Theme
from annotator.workflow import agreement_words as words

CELL, NAME, HEAD = 62, 120, 30  # logical pixels
Pair = tuple[int, int]


class HeatMap(QAbstractButton):
    """Shows a figure for each pair of coders; a click or Enter asks for its cases.

    A screen reader is told the pair at hand: the map is a button to it, with a name that changes.

    Signals:
        pair_wanted(str, str): The cases of these two coders, by name, are wanted.
    """

    pair_wanted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: Sequence[str] = ()
        self._figures: Mapping[Pair, Figure] = {}
        self._current: Pair | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()

    def show_figures(self, names: Sequence[str], figures: Mapping[Pair, Figure]) -> None:
        """Show figures by the numbers of the two coders, the smaller first."""
        self._names, self._figures = names, figures
        self._current = next(iter(sorted(figures)), None)
        self._say()
        self.setFixedSize(self.sizeHint())
        self.update()

    def _say(self) -> None:
        """Name the pair at hand, and its figure."""
        name = tr("Agreement of each pair of coders")
        figure = None if self._current is None else self._figures.get(self._current)
        told = f"{self._both(self._current)} {words.value_text(figure)}" if self._current and figure else ""
        self.setAccessibleName(f"{name}: {told}" if told else name)

    def _both(self, pair: Pair) -> str:
        return tr(" and ").join(isolated(self._names[nth]) for nth in pair)

    def sizeHint(self) -> QSize:
        """Return the room for all names and fields."""
        px, count = self._theme.px, max(len(self._names), 1)
        return QSize(px(NAME) + count * px(CELL) + 4, px(HEAD) + count * px(CELL) + 4)

    def field(self, row: int, column: int) -> QRectF:
        """Return where a field is; it stands from where the interface begins."""
        cell, name, head = self._theme.px(CELL), self._theme.px(NAME), self._theme.px(HEAD)
        x = name + column * cell
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x - cell
        return QRectF(x + 1, head + row * cell + 1, cell - 2, cell - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names and fields."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for row in range(len(self._names)):
                self._draw_names(painter, row)
                for column in range(len(self._names)):
                    self._draw_field(painter, row, column)
        finally:
            painter.end()

    def _draw_names(self, painter: QPainter, row: int) -> None:
        ink, box = self._theme.colour("ink_soft"), self.field(row, row)
        above = QRectF(box.left(), 0, box.width(), self._theme.px(HEAD))
        side = QRectF(self.field(row, 0))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width = self._theme.px(NAME) - 10
        side.moveLeft(self.width() - width if rtl else 2)
        side.setWidth(width)
        for place in (above, side):
            draw(painter, place, self._names[row], self.font(), ink)

    def _draw_field(self, painter: QPainter, row: int, column: int) -> None:
        box, figure = self.field(row, column), self._figure(row, column)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground(figure) if row != column else self._theme.colour("shade"))
        painter.drawRoundedRect(box, 4, 4)
        if row == column:
            return
        number = None if figure is None else figure.number
        strong = number is not None and number > 0.6
        painter.setPen(self._theme.colour("accent_ink" if strong else "ink"))
        painter.setFont(self.font())
        text = words.NOTHING if figure is None else words.value_text(figure)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if self._current == _ordered(row, column) and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)

    def _ground(self, figure: Figure | None) -> QColor:
        ground = self._theme.colour("accent")
        number = None if figure is None else figure.number
        ground.setAlphaF(0.06 if number is None else 0.08 + 0.92 * min(max(number, 0.0), 1.0))
        return ground

    def _figure(self, row: int, column: int) -> Figure | None:
        return self._figures.get(_ordered(row, column))

    def pair_at(self, x: float, y: float) -> Pair | None:
        """Return the pair whose field is at a point."""
        for row in range(len(self._names)):
            for column in range(len(self._names)):
                if row != column and self.field(row, column).contains(x, y):
                    return _ordered(row, column)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the cases of the pair that was clicked."""
        pair = self.pair_at(event.position().x(), event.position().y())
        if pair is not None:
            self._current = pair
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from pair to pair with the arrow keys, which follow the eye; Enter asks for the cases."""
        pairs = sorted(self._figures)
        on = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Right: on, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -on, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps and pairs and self._current is not None:
            self._current = pairs[(pairs.index(self._current) + steps[key]) % len(pairs)]
            self._say()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if self._current is not None:
            one, other = self._current
            self.pair_wanted.emit(self._names[one], self._names[other])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus is gone."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say of which pair a field is, and on how much it rests."""
        if event.type() == QEvent.Type.ToolTip:
            at = self.mapFromGlobal(self.cursor().pos())
            pair = self.pair_at(at.x(), at.y())
            figure = None if pair is None else self._figures.get(pair)
            if pair is not None and figure is not None:
                both = self._both(pair)
                why = words.reason(figure.reason) or words.interval_text(figure)
                QToolTip.showText(self.cursor().pos(), f"{both}\n{words.value_text(figure)} ({why})", self)
            return True
        return super().event(event)


def _ordered(row: int, column: int) -> Pair:
    return (min(row, column), max(row, column))
