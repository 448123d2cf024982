"""The bar under the text: every label with its key and colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.core.codebook import Codebook, LabelDefinition
from annotator.core.span import Span
from annotator.language import code, digits, ntr, tr
from annotator.ui.action_table import LABEL
from annotator.ui.actions import Actions
from annotator.ui.own_direction import draw_towards
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.widgets import ActionButton, grounded
from annotator.ui.theme import Theme

HEIGHT, PAD, GAP, UNDERLINE = 36, 14, 9, 2  # logical pixels
MOST = 24  # labels in the row: more would leave no room for the text


class LabelButton(QAbstractButton):
    """One label: its key in the interface's digits, its short name, its colour as a line below."""

    def __init__(self, label: LabelDefinition, action: QAction, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self._action, self._theme = label, action, theme
        self._key, self._name = digits(label.shortcut), label.short_names[code()]
        self._colour: QColor = theme.label_colour(label.colours)
        self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("{label}, key {key}", label=label.names[code()], key=self._key))
        self.setToolTip(label.definitions[code()] or label.names[code()])
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())

    def show_chosen(self, chosen: bool) -> None:
        """Show that the selected mark has this label."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def sizeHint(self) -> QSize:
        """Return the size that the key and the name need."""
        width = 2 * PAD + QFontMetricsF(self.font()).horizontalAdvance(self._name)
        if self._key:
            width += GAP + QFontMetricsF(self._key_font()).horizontalAdvance(self._key)
        return QSize(round(width) + 2, self._theme.px(HEIGHT))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show it as before."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_ground(painter)
            self._draw_words(painter)
        finally:
            painter.end()

    def _draw_ground(self, painter: QPainter) -> None:
        fill, colour = QColor(self._colour), QColor(self._colour)
        fill.setAlphaF(0.30 if self.isDown() or self._chosen else 0.18 if self.underMouse() else 0.0)
        if not self.isEnabled():
            fill.setAlphaF(0.0)
            colour.setAlphaF(0.35)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 5, 5)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(PAD, self.height() - 5, self.width() - 2 * PAD, UNDERLINE), 1, 1)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("focus"))
            painter.drawRoundedRect(box, 5, 5)

    def _draw_words(self, painter: QPainter) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = QRectF(self.rect()).adjusted(PAD, 0, -PAD, -4)
        enabled = self.isEnabled()
        ink = self._theme.colour("ink" if enabled else "ink_faint")
        direction = self.layoutDirection()
        if self._key:
            font = self._key_font()
            draw_towards(painter, room, self._key, font, self._colour if enabled else ink, direction)
            used = QFontMetricsF(font).horizontalAdvance(self._key) + GAP
            room = room.adjusted(0, 0, -used, 0) if rtl else room.adjusted(used, 0, 0, 0)
        draw_towards(painter, room.adjusted(-1, 0, 1, 0), self._name, self.font(), ink, direction)


class LabelBar(FlowRow):
    """The labels of the codebook in a row; where they are too many for one, the rest is in the menu and the search."""

    def __init__(self, codebook: Codebook, actions: Actions, theme: Theme) -> None:
        super().__init__(spacing=6, centred=True)
        grounded(self, "label_bar")
        self.setAccessibleName(tr("Labels"))
        self.row.setContentsMargins(16, 8, 16, 8)
        self.buttons: dict[str, LabelButton] = {}
        for label in codebook.labels[:MOST]:
            made = LabelButton(label, actions[f"{LABEL}{label.code}"], theme)
            self.buttons[label.code] = made
            self.row.addWidget(made)
        left = len(codebook.labels) - len(self.buttons)
        if left:
            self.row.addWidget(ActionButton(actions["search"], text=ntr("{count} more…", "{count} more…", left)))

    def show_span(self, span: Span | None) -> None:
        """Show which label the selected span has."""
        for label, made in self.buttons.items():
            made.show_chosen(span is not None and span.label == label)
