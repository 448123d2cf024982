"""The main window: it places the pages, shows notices, and owns nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from annotator.language import is_rtl, tr
from annotator.settings import Settings
from annotator.ui.action_table import rows
from annotator.ui.actions import Actions, assigned_of
from annotator.ui.dropping import dropped, packages_among
from annotator.ui.icons import Icons
from annotator.ui.messages import Messages, Notice
from annotator.ui.pages.busy import BusyPage
from annotator.ui.pages.first import FirstPage
from annotator.ui.pages.trouble import TroublePage
from annotator.ui.panels.notices import NoticeCard
from annotator.ui.session import Session
from annotator.ui.theme import Theme
from annotator.ui.workplace import Workplace

SMALLEST = (960, 600)  # logical pixels
USUAL, FRAME = (1360, 880), (8, 48)


class Window(QMainWindow):
    """One window in one language and one theme; another language or theme gets another window.

    Signals:
        packages_dropped(object): Paths of packages that were dropped on the window.

    Attributes:
        may_close: Tells whether the window may go; asks a person where something would be lost.
    """

    packages_dropped = Signal(object)

    def __init__(self, settings: Settings, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setWindowTitle(tr("Tarmiz"))
        self.setMinimumSize(*SMALLEST)
        self.settings, self.theme, self.messages = settings, theme, messages
        self.icons = Icons(theme.colour("ink_soft"), theme.colour("ink_faint"), mirrored=is_rtl())
        self.actions_table = Actions(self.icons, self, assigned_of(settings.texts("keys")))
        self.actions_table.add(rows())
        self.pages = QStackedWidget()
        self.first = FirstPage(self.actions_table, settings)
        self.trouble = TroublePage(self.actions_table)
        self.workplace: Workplace | None = None
        self._passing: QWidget | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.pages.addWidget(self.first)
        self.pages.addWidget(self.trouble)
        self.setCentralWidget(self.pages)
        self.notices = NoticeCard(self)
        self.notices.resized.connect(self._place_notice)
        self.notices.left.connect(self._focus_page)
        messages.said.connect(self._tell)
        messages.dismissed.connect(self.notices.clear)
        self.actions_table.fill(self.menuBar())
        self.refresh()
        self._restore_place()

    def work_on(self, session: Session, wanted: str | None = None) -> Workplace:
        """Show a project; the report wanted, or the first that is not done."""
        self.leave_work()
        place = Workplace(session, self.actions_table, self.settings, self.theme, self.messages, self)
        self.workplace = place
        place.facts_changed.connect(self.refresh)
        place.packages_dropped.connect(self.packages_dropped)
        session.stored.connect(self.notices.pass_over)
        self.actions_table.fill(self.menuBar())
        self.pages.addWidget(place.page)
        self.pages.setCurrentWidget(place.page)
        place.begin(wanted)
        self.refresh()
        (place.page.text if session.coder is not None else place.page.who.field).setFocus()
        return place

    def leave_work(self) -> None:
        """Take the project's page away."""
        place, self.workplace = self.workplace, None
        self.turn_back()  # a page that was turned to belongs to what is left
        if place is not None:
            place.importing.close()
            place.lists.stop()
            place.report_form.finish()
            place.saying.finish()  # what is being typed
            self.notices.clear()  # what it offers to take back is in the project that goes
            self.pages.removeWidget(place.page)
            place.page.deleteLater()
            place.deleteLater()
            self.actions_table.remove_of_project()
            self.actions_table.fill(self.menuBar())
        self.refresh()

    def show_first(self) -> None:
        """Turn to the first page."""
        self.first.show_recent(self.settings.texts("recent"))
        self.pages.setCurrentWidget(self.first)
        self.refresh()
        self.first.setFocus()

    def show_trouble(self, sentence: str, *, has_copies: bool, can_repair: bool = False) -> None:
        """Turn to the page that says why a project was not opened."""
        self.trouble.show_error(sentence, has_copies=has_copies, can_repair=can_repair)
        self.pages.setCurrentWidget(self.trouble)
        self.refresh()

    def turn_to(self, page: QWidget) -> None:
        """Turn to a page that is gone again when it is left: settings, keys."""
        self.turn_back()
        self.notices.clear()
        self._passing = page
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        page.setFocus()
        self.refresh()

    def turn_back(self) -> None:
        """Turn back to the work, or to the first page."""
        page, self._passing = self._passing, None
        if page is None:
            return
        if self.pages.currentWidget() is page:
            self.pages.setCurrentWidget(self.first if self.workplace is None else self.workplace.page)
            if self.workplace is not None:
                self.workplace.page.text.setFocus()
        page.close()
        self.pages.removeWidget(page)
        page.deleteLater()
        self.refresh()

    def refresh(self) -> None:
        """Enable the actions that can be done now, and say what an undo would undo."""
        place = self.workplace
        if place is None or self.pages.currentWidget() is not place.page:
            of_team = place is not None and isinstance(self._passing, BusyPage)
            self.actions_table.refresh({"team"} if of_team else set())
            return
        back, forth = place.steps.names()
        self.actions_table.name("undo", tr("Undo: {act}", act=back) if back else tr("Undo"))
        self.actions_table.name("redo", tr("Redo: {act}", act=forth) if forth else tr("Redo"))
        self.actions_table.refresh(place.facts())

    def _tell(self, notice: Notice) -> None:
        self.notices.show_notice(notice)

    def _focus_page(self) -> None:
        """Give the keyboard to the text, or to the page that is shown."""
        place, page = self.workplace, self.pages.currentWidget()
        shown = place.page.text if place is not None and page is place.page else page
        if shown is not None:
            shown.setFocus()

    def _place_notice(self) -> None:
        """Put the notice at the foot of the page, or of the text where there is one: the labels stay in sight."""
        place = self.workplace
        shown: QWidget = self.pages
        if place is not None and self.pages.currentWidget() is place.page:
            shown = place.page.text if place.page.text.isVisible() else place.page.centre
        self.notices.place_over(QRect(shown.mapTo(self, QPoint(0, 0)), shown.size()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take packages wherever they are dropped; reports are taken by the page of the work."""
        if packages_among(dropped(event))[0]:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand packages on."""
        found, _ = packages_among(dropped(event))
        if found:
            event.acceptProposedAction()
            self.packages_dropped.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn back from a page that was only turned to for a while."""
        if event.key() == Qt.Key.Key_Escape and self._passing is not None:
            page = self._passing
            (page.go_back if isinstance(page, BusyPage) else self.turn_back)()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice where it belongs."""
        super().resizeEvent(event)
        if self.notices.isVisible():
            self._place_notice()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window was. Nothing has to be saved: everything is, or a person says that it may go."""
        if not self.may_close():
            event.ignore()
            return
        self._keep_place()
        super().closeEvent(event)

    def _keep_place(self) -> None:
        place = self.normalGeometry()
        numbers = [place.x(), place.y(), place.width(), place.height(), int(self.isMaximized())]
        self.settings.set("window", [str(number) for number in numbers])

    def _restore_place(self) -> None:
        kept = self.settings.texts("window")
        screen = QGuiApplication.primaryScreen().availableGeometry()
        if len(kept) == 5 and all(part.lstrip("-").isdigit() for part in kept):
            x, y, width, height, maximised = (int(part) for part in kept)
            if screen.intersects(QRect(x, y, width, height)):
                self.setGeometry(x, y, min(width, screen.width()), min(height, screen.height()))
            if maximised:
                self.setWindowState(Qt.WindowState.WindowMaximized)
            return
        frame = QSize(*FRAME)  # of the system, round the window
        self.resize(QSize(*USUAL).boundedTo(screen.size() - frame))
