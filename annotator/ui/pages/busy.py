"""A page beside the work that may have to wait: a title, a way back, and a strip that shows how far something is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.widgets import button, grounded, hairline, heading, plain_label, soft

PATIENCE = 200  # milliseconds that something may last before the strip says so
MARGIN = 16  # logical pixels


class BusyPage(QWidget):
    """Places the title and the strip; what stands between them is the page's own.

    Signals:
        stopped(): The person does not want to wait any longer.
        left(): Back to the reports.
        closed(): The page goes; nothing may go on behind it.
        freed(): What was waited for is over.
    """

    stopped = Signal()
    left = Signal()
    closed = Signal()
    freed = Signal()

    def __init__(self, name: str, title: str) -> None:
        """Make an empty page.

        Args:
            name: For the style sheet.
            title: What the page is about.
        """
        super().__init__()
        grounded(self, name)
        self.setProperty("role", "team")
        self.is_busy = False
        self._focused: QWidget | None = None
        self.start: QWidget | None = None
        """What has the keyboard when the page is turned to."""
        self.title = heading(title)
        self.title.setProperty("role", "title")
        self.back = button(tr("Back to the reports"))
        self.back.clicked.connect(self.left)
        self.tools = FlowRow()
        self.tools.row.setContentsMargins(MARGIN, 10, MARGIN, 8)
        self.tools.row.addWidget(self.title)
        self.tools.row.addStretch()
        self.failure = plain_label("", "failed")
        self.failure.setContentsMargins(MARGIN, 0, MARGIN, 8)
        self.failure.hide()
        self._make_strip()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setProperty("role", "page")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QWidget()
        self.body.setObjectName("page_inside")
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(MARGIN, 12, MARGIN, 16)
        self.column.setSpacing(10)
        self._area.setWidget(self.body)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        parts: tuple[QWidget, ...] = (self.tools, self.failure, hairline(), self.strip)
        for part in parts:
            rows.addWidget(part)
        rows.addWidget(self._area, 1)
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        self._patience.timeout.connect(self.strip.show)

    def _make_strip(self) -> None:
        self.strip = QWidget()
        grounded(self.strip, "transfer")
        self.waiting = soft("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(tr("&Stop"))
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(MARGIN, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self.waiting)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.strip.hide()

    def add_tools(self, *tools: QWidget) -> None:
        """Put buttons beside the title; the way back is the last."""
        for tool in (*tools, self.back):
            self.tools.row.addWidget(tool)

    def show_busy(self, words: str) -> None:
        """Say what is being done; nothing can be changed meanwhile."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        if not self.is_busy:
            self._focused = focused if inside else None
        self.is_busy = True
        self.show_failure("")
        self.waiting.setText(words)
        self.bar.setAccessibleName(words)
        self.show_progress(0, 0)
        self.body.setEnabled(False)
        self.tools.setEnabled(False)
        if inside:
            self.setFocus()
        self._patience.start()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; a total of 0 for what nobody can count."""
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def show_idle(self) -> None:
        """Let the page be used again; the keyboard is where it was."""
        self.is_busy = False
        self._patience.stop()
        self.strip.hide()
        self.body.setEnabled(True)
        self.tools.setEnabled(True)
        focused, self._focused = self._focused, None
        if focused is not None and self.isVisible():
            focused.setFocus()
        self.freed.emit()

    def show_failure(self, sentence: str) -> None:
        """Say what could not be done, and why; "" takes it away."""
        self.failure.setText(sentence)
        self.failure.setVisible(bool(sentence))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to where the page begins; a proxy would be left out when one walks through by Tab."""
        super().focusInEvent(event)
        if self.start is not None and not self.is_busy:
            self.start.setFocus(event.reason())

    def go_back(self) -> None:
        """Go back, or stop what is being waited for."""
        (self.stopped if self.is_busy else self.left).emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what is going on: the project may be closed next."""
        self.closed.emit()
        super().closeEvent(event)
