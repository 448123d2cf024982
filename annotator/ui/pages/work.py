"""The page on which the work is done: reports, text and labels, marks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from annotator.language import tr
from annotator.ui.actions import Actions
from annotator.ui.panels.codebook import CodebookPanel
from annotator.ui.panels.concordance import ConcordancePanel
from annotator.ui.panels.details import DetailsPanel
from annotator.ui.panels.find_bar import FindBar
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.panels.label_bar import LabelBar
from annotator.ui.panels.lists import ListsPanel
from annotator.ui.panels.pick_strip import PickStrip
from annotator.ui.panels.reports import ReportsPanel
from annotator.ui.panels.spans import SpansPanel
from annotator.ui.panels.standing import StatusBar
from annotator.ui.panels.top_bar import TopBar
from annotator.ui.panels.transfer import TransferStrip
from annotator.ui.panels.who import WhoIsCoding
from annotator.ui.panels.widgets import ActionButton, grounded, hairline, heading, plain_label
from annotator.ui.textview.view import TextView

REPORTS_WIDTH, SIDE_WIDTH = 280, 324  # logical pixels, until the person drags them
MARKS_HEIGHTS = (230, 400)  # logical pixels, of the list of marks and of what the selected one says
LEAST_TEXT, LEAST_LINES = 90, 120  # logical pixels of height, for the text and for the lines of the concordance


class WorkPage(QWidget):
    """Places the parts; knows nothing of what they do.

    Signals:
        dropped(object): Paths that were dropped on the page.
    """

    dropped = Signal(object)

    def __init__(
        self,
        actions: Actions,
        reports: ReportsPanel,
        labels: LabelBar,
        spans: SpansPanel,
        inspector: InspectorPanel,
        concordance: ConcordancePanel,
        codebook: CodebookPanel,
        lists: ListsPanel,
    ) -> None:
        super().__init__()
        grounded(self, "work")
        self.setAcceptDrops(True)
        self.top = TopBar(actions)
        self.who = WhoIsCoding()
        self.transfer = TransferStrip()
        self.reports, self.labels, self.concordance = reports, labels, concordance
        self.spans, self.inspector, self.codebook, self.lists = spans, inspector, codebook, lists
        self.find_bar, self.pick_strip = FindBar(), PickStrip()
        self.details = DetailsPanel(actions)
        self.text = TextView()
        self.text.setAccessibleName(tr("Text of the report"))
        self.status = StatusBar()
        self.side = self._made_side()
        self.centre = QStackedWidget()
        self.centre.addWidget(self._made_reading())
        self.centre.addWidget(_nothing_yet(actions))
        self._place()
        self.who.hide()

    def _made_side(self) -> QTabWidget:
        side = QTabWidget()
        side.setObjectName("side")
        side.setDocumentMode(True)
        self.marks = QSplitter(Qt.Orientation.Vertical)
        self.marks.setHandleWidth(1)
        self.marks.setChildrenCollapsible(False)
        for part, height in ((self.spans, 2), (self.inspector, 3)):
            self.marks.addWidget(part)
            self.marks.setStretchFactor(self.marks.indexOf(part), height)
        self.marks.setSizes(MARKS_HEIGHTS)
        side.addTab(self.marks, tr("Marks"))
        side.addTab(self.details, tr("Report"))
        side.addTab(self.codebook, tr("Codebook"))
        return side

    def _made_reading(self) -> QWidget:
        reading = QWidget()
        grounded(reading, "reading")
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.pick_strip)
        column.addWidget(self.text, 1)
        column.addWidget(hairline())
        column.addWidget(self.labels)
        return reading

    def _place(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("columns")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.centre)
        middle.addWidget(self.concordance)
        middle.addWidget(self.lists)
        middle.setStretchFactor(0, 3)
        middle.setStretchFactor(1, 2)
        for part, stretch in ((self.reports, 0), (middle, 1), (self.side, 0)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.indexOf(part), stretch)
        self.splitter.setSizes([REPORTS_WIDTH, 10_000, SIDE_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rows: tuple[QWidget, ...] = (self.top, hairline(), self.who, self.transfer)
        for row in rows:
            column.addWidget(row)
        column.addWidget(self.splitter, 1)
        column.addWidget(hairline())
        column.addWidget(self.status)
        for lower in self._lower():
            lower.installEventFilter(self)
        QWidget.setTabOrder(self.top.search, self.reports.list)
        QWidget.setTabOrder(self.reports.list, self.text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give room to the concordance and the lists when they come, and take it back when they go."""
        if watched in self._lower() and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            if event.type() == QEvent.Type.Show:
                self._hide_other(watched)
            self._give_room()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room for all parts now."""
        super().resizeEvent(event)
        self._give_room()

    def _lower(self) -> tuple[QWidget, QWidget]:
        """Return what comes below the text; one of them at a time."""
        return self.concordance, self.lists

    def _hide_other(self, shown: QObject) -> None:
        for lower in self._lower():
            if lower is not shown:
                lower.hide()

    def _give_room(self) -> None:
        """Put lists and labels away while something is below the text and the letters are too large for all of it.

        Its rows, and that of the labels, go on in further lines then, and nothing would be left for the text. It has
        a choice of labels of its own.
        """
        beside = self.reports.minimumSizeHint().width() + self.side.minimumSizeHint().width()
        width = self.splitter.width() - beside
        lower = next((one for one in self._lower() if not one.isHidden()), None)
        below = 0 if lower is None else lower.heightForWidth(width) + LEAST_LINES
        needed = self.labels.heightForWidth(width) + below + LEAST_TEXT
        fits = lower is None or needed <= self.splitter.height()
        for part in (self.reports, self.side, self.labels):
            part.setVisible(fits)

    def show_text(self, text: str | None) -> None:
        """Show a report's text, or that there is none to show."""
        begins = text is not None and self.centre.currentIndex() == 1
        self.centre.setCurrentIndex(0 if text is not None else 1)
        self.text.show_text(text or "")
        if begins and not isinstance(self.window().focusWidget(), QLineEdit):  # a name may be being typed
            self.text.setFocus()

    def show_details(self) -> None:
        """Turn to what is known of the report, or back to its marks."""
        if self.side.isHidden() or self.side.currentWidget() is not self.details:
            self.show_side(self.details)
            self.details.fields["title"].setFocus()
        else:
            self.side.setCurrentWidget(self.marks)

    def show_side(self, part: QWidget) -> None:
        """Turn to a part beside the text; what keeps all of them from being there is closed."""
        if self.side.isHidden():
            self.concordance.left.emit()
            self.lists.left.emit()
        self.side.setCurrentWidget(part)

    def go_to_part(self, by: int) -> None:
        """Give the keyboard to the next part of the window (1), or to the one before (-1)."""
        below = self.lists.list if self.lists.isVisible() else self.concordance.table
        parts: list[QWidget] = [self.text, self.spans.list, below, self.reports.list, self.top.search]
        if self.side.currentWidget() is self.details:
            parts[1] = self.details.fields["title"]
        elif self.side.currentWidget() is self.codebook:
            parts[1] = self.codebook.field
        parts = [part for part in parts if part.isVisible()]
        here = next((place for place, part in enumerate(parts) if part.hasFocus()), None)
        place = 0 if here is None else (here + by) % len(parts)
        parts[place].setFocus(Qt.FocusReason.TabFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


def _nothing_yet(actions: Actions) -> QWidget:
    """Return what stands where the text would, while there is no report."""
    whole = QWidget()
    grounded(whole, "nothing_yet")
    column = QVBoxLayout(whole)
    title = heading(tr("No report is open"))
    title.setAlignment(Qt.AlignmentFlag.AlignCenter)
    words = plain_label(tr("Drop files or a folder here, paste a text, or import reports."), "soft")
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(ActionButton(actions["import"], role="primary", with_icon=False))
    row.addStretch(1)
    column.addStretch(2)
    column.addWidget(title)
    column.addWidget(words)
    column.addSpacing(12)
    column.addLayout(row)
    column.addStretch(3)
    return whole
