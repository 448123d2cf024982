"""Small parts that many panels use, named for the style sheet by their role."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from annotator.language import is_rtl
from annotator.ui.fonts import INTERFACE_POINTS

ICON = 16  # logical pixels


def heading(text: str) -> QLabel:
    """Return a panel's title."""
    return _label(text, "heading")


def soft(text: str) -> QLabel:
    """Return a line of secondary text."""
    return _label(text, "soft")


def plain_label(text: str, role: str = "plain") -> QLabel:
    """Return a label that breaks its lines, of a role that the style sheet knows."""
    label = _label(text, role)
    label.setWordWrap(True)
    if is_rtl():
        # Laid out as a document; else Qt moves a line that it breaks by the space at its end, and may cut a letter.
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def button(text: str, role: str = "") -> QPushButton:
    """Return a button; role "primary" for the one that matters, "quiet" for one without a frame."""
    made = QPushButton(text)
    if role:
        made.setProperty("role", role)
    made.setAccessibleName(text.replace("&", ""))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def scaled(pixels: int) -> int:
    """Return a length at the size of the window's letters, which the application's font tells."""
    points = QApplication.font().pointSizeF()
    return round(pixels * max(points / INTERFACE_POINTS, 1.0))


def fit(dialog: QDialog, width: int) -> None:
    """Give a dialog the height that its lines need, once it is shown: before, nobody knows its letters.

    Args:
        dialog: A dialog whose lines break.
        width: Its width at letters of the usual size, in logical pixels.
    """
    layout, screen = dialog.layout(), dialog.screen().availableGeometry()
    if layout is not None:
        wide = max(min(scaled(width), screen.width()), layout.minimumSize().width())
        dialog.resize(wide, min(layout.totalHeightForWidth(wide), screen.height()))


def fit_screen(dialog: QDialog, size: tuple[int, int]) -> None:
    """Give a dialog a size, at the size of the window's letters, that the screen has room for."""
    screen = dialog.screen().availableGeometry()
    dialog.resize(min(scaled(size[0]), screen.width()), min(scaled(size[1]), screen.height()))


class ActionButton(QToolButton):
    """A button for an action: it has the action's text, tooltip and state, and takes no focus from the text."""

    def __init__(self, action: QAction, *, text: str = "", role: str = "", with_icon: bool = True) -> None:
        super().__init__()
        self._text, self._with_icon = text, with_icon
        self._action = action
        self.setProperty("role", role or "action")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def say(self, text: str) -> None:
        """Say something else than the action's text."""
        self._text = text
        self._follow()

    def _follow(self) -> None:
        action = self._action
        has_icon = self._with_icon and not action.icon().isNull()
        if has_icon:
            self.setIcon(action.icon())
        words = self._text or action.iconText()
        self.setText(words)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if has_icon else Qt.ToolButtonStyle.ToolButtonTextOnly
        self.setToolButtonStyle(style)
        self.setToolTip(action.toolTip())
        self.setAccessibleName(words)
        self.setEnabled(action.isEnabled())


def grounded(widget: QWidget, name: str) -> None:
    """Name a plain widget for the style sheet, and let it paint the ground that it gives the name."""
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def hairline(vertical: bool = False) -> QFrame:
    """Return a line of one pixel."""
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setFrameShape(QFrame.Shape.NoFrame)
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def restyled(widget: QWidget, role: str) -> None:
    """Give a widget another role: the style sheet looks at it anew."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
