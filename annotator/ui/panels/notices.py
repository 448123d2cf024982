"""The card on which the window tells what it did, with a button to take it back."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget

from annotator.language import tr
from annotator.ui.dialogs.lines import LinesDialog
from annotator.ui.messages import INFO, Notice
from annotator.ui.panels.flow import Flow
from annotator.ui.panels.widgets import button, grounded, plain_label, restyled, scaled

SHOWN, SHOWN_LONG = 9_000, 40_000  # milliseconds that a notice stays, and one with details
WIDEST, LEAST, MARGIN = 720, 200, 14  # logical pixels


class NoticeCard(QWidget):
    """Shows one notice at a time over the page, so that nothing below it moves; hidden when there is none.

    Signals:
        resized(): It needs another place: it says something else now.
        left(): It goes while it has the keyboard, which somebody else must have then.
    """

    resized = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grounded(self, "notice")
        self._notice: Notice | None = None
        self._sentence = plain_label("")
        self._details: QPushButton = button(tr("Details…"), "quiet")
        self._act: QPushButton = button("")
        self._close = button(tr("Close"), "quiet")
        self._act.clicked.connect(self._do)
        self._details.clicked.connect(self._show_details)
        self._close.clicked.connect(self.clear)
        for one in (self._details, self._act, self._close):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus with the text
        self._timer = QTimer(self, interval=SHOWN, singleShot=True)
        self._timer.timeout.connect(self.clear)
        self._place()
        self.hide()

    def _place(self) -> None:
        row = Flow(self)
        row.setContentsMargins(16, 8, 10, 8)
        self._sentence.setMinimumWidth(scaled(LEAST))
        policy = self._sentence.sizePolicy()  # which knows that its lines break
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._sentence.setSizePolicy(policy)
        row.addWidget(self._sentence)
        row.addWidget(self._details)
        row.addWidget(self._act)
        row.addWidget(self._close)

    @property
    def sentence(self) -> str:
        """What is said now, "" where nothing is."""
        return "" if self._notice is None else self._notice.sentence

    @property
    def details_button(self) -> QPushButton:
        """The button that shows the details, where there are any."""
        return self._details

    @property
    def act_button(self) -> QPushButton:
        """The button beside the sentence."""
        return self._act

    def show_notice(self, notice: Notice) -> None:
        """Say something; what was said before goes."""
        self._notice = notice
        self._sentence.setText(notice.sentence)
        self._act.setText(notice.button)
        self._act.setAccessibleName(notice.button)
        self._act.setVisible(bool(notice.button))
        self._details.setVisible(bool(notice.details))
        restyled(self, notice.kind)
        self.show()
        self.raise_()
        self.resized.emit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.sentence))
        self._timer.stop()
        if notice.kind == INFO:
            self._timer.start(SHOWN if not notice.details else SHOWN_LONG)

    def place_over(self, room: QRect) -> None:
        """Stand at the foot of this room, in its middle, no wider than a line that is read with ease."""
        width = min(room.width() - 2 * MARGIN, scaled(WIDEST))
        layout = self.layout()
        wraps = layout is not None and layout.hasHeightForWidth()
        height = layout.heightForWidth(width) if layout is not None and wraps else self.sizeHint().height()
        x = room.left() + (room.width() - width) // 2
        self.setGeometry(x, room.bottom() - height - MARGIN, width, height)

    def pass_over(self) -> None:
        """Go once something newer was stored: the button would take back that, and not what the sentence tells."""
        notice = self._notice
        if notice is not None and notice.act is not None and not notice.details:
            self.clear()

    def clear(self) -> None:
        """Say nothing any more."""
        self._notice = None
        self._timer.stop()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.left.emit()
        self.hide()

    def _show_details(self) -> None:
        if self._notice is not None:
            LinesDialog(self._notice.sentence, self._notice.details, self.window()).open()

    def _do(self) -> None:
        notice = self._notice
        self.clear()
        if notice is not None and notice.act is not None:
            notice.act()
