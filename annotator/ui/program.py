"""The running program: the project that is open, and the window in which all is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from annotator import language
from annotator.errors import AnnotatorError
from annotator.exchange.package import is_package
from annotator.settings import Settings
from annotator.ui import carrying, fonts
from annotator.ui.appearance import Appearance
from annotator.ui.codebook_pages import CodebookPages
from annotator.ui.dialogs import about, files
from annotator.ui.dialogs.leaving import may_be_lost
from annotator.ui.exporting import Exporting
from annotator.ui.messages import Messages
from annotator.ui.opening import Opening, is_same
from annotator.ui.own_keys import OwnKeys
from annotator.ui.pages.settings import SettingsPage
from annotator.ui.preferences import Preferences
from annotator.ui.session import Session
from annotator.ui.team_pages import TeamPages
from annotator.ui.window import Window
from annotator.workflow import projects
from annotator.workflow.evidence import Evidence


class Program(QObject):
    """Holds what outlives a window. One for the process."""

    def __init__(self, app: QApplication, settings: Settings, spoken: str | None = None) -> None:
        super().__init__()
        self._app, self.settings = app, settings
        self._appearance = Appearance(app, settings, spoken)
        self._appearance.setParent(self)  # its words of Qt's go with it
        self.messages = Messages(self)
        self.opening = Opening(settings)
        self.session: Session | None = None
        self.books = CodebookPages(self, self._work_on, self)
        self.team, self.keys = TeamPages(self, self), OwnKeys()
        self.window = self._made_window()
        if self._appearance.missing:
            self.messages.warn(*fonts.sentences(self._appearance.missing))

    def _made_window(self) -> Window:
        window = Window(self.settings, self._appearance.put_on(), self.messages)
        self.preferences = Preferences(self.settings, window, self.messages, window)
        self.preferences.outdated.connect(self.rebuild)
        window.actions_table.bind({**self._handlers(), **self.preferences.handlers()})
        first = window.first
        first.recent_chosen.connect(self._open_recent)
        first.coder_named.connect(self.name_coder)
        first.setting_chosen.connect(self.preferences.set)
        window.trouble.again.connect(self.open_again)
        window.trouble.copies_wanted.connect(self.open_copy)
        window.trouble.backups_wanted.connect(lambda: self.team.show_backups_of(self._tried))
        window.may_close = self.may_leave
        window.packages_dropped.connect(self.team.take_in)
        return window

    def rebuild(self, changed: str) -> None:
        """Make the window anew after a setting has changed; whoever works in it finds everything where it was."""
        place = self.window.workplace
        if place is not None and place.importing.is_going:
            place.importing.ended.connect(lambda: QTimer.singleShot(0, self, partial(self.rebuild, changed)))
            self.messages.tell(language.tr("The window changes when the import is over."))
            return
        if self.team.holds(lambda: QTimer.singleShot(0, self, partial(self.rebuild, changed))):
            return
        if changed == "language":
            self._appearance.forget_spoken()
        old, again = self.window, self.team.shown()
        carried = None if place is None else carrying.taken(place)
        on_settings = isinstance(old.pages.currentWidget(), SettingsPage)
        in_trouble = old.pages.currentWidget() is old.trouble
        self.messages.said.disconnect(old._tell)
        old.leave_work()
        self.window = self._made_window()
        if self.session is not None and carried is not None:
            self._work_on(self.session, carried.document)
        if on_settings:
            self.preferences.show_settings()
        self._take_the_place_of(old)
        if self.window.workplace is not None and carried is not None:
            carrying.put_back(self.window.workplace, carried)
        if in_trouble:
            self.open_again()
        elif again is not None:
            again()

    def _take_the_place_of(self, old: Window) -> None:
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        if old.isVisible():
            self.window.show()
            self.window.activateWindow()
        old.hide()
        old.deleteLater()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.new,
            "open": self.open_chosen,
            "sample": self.open_sample,
            "export": self.export,
            "close": self.close,
            "quit": self._app.closeAllWindows,
            "coder": self.ask_coder,
            "first": self.show_first,
            "about": lambda: about.show_about(self.window),
            **self.books.handlers(),
            **self.team.handlers(),
        }

    def go_on_elsewhere(self) -> None:
        """Ask for a folder, and go on in a copy of the project there: the old place takes nothing any more."""
        session = self.session
        target = None if session is None else files.choose_new_place(self.window, session.project.path)
        if session is None or target is None:
            return
        try:
            session.go_on_in(projects.moved(session.project, target))
        except AnnotatorError as error:
            self.messages.refuse(error)
            return
        self.opening.remember(target)

    def begin(self, project: Path | None) -> None:
        """Open what the program was started with."""
        if project is None:
            self.open_sample()
        else:
            self.open(project)

    def open(self, path: Path) -> None:
        """Open a project, or say on a page why it cannot be opened; what is a package is taken in."""
        if is_package(path):
            self.team.take_in([path])
            return
        self._show(lambda: self.opening.project(path), path)

    def open_sample(self) -> None:
        """Open the sample project, made from the seeds when it is first wanted."""
        self._show(self.opening.sample, self.opening.sample_path)

    def _show(self, opened: Callable[[], Session], path: Path) -> None:
        if not self.may_leave():
            return
        if self.session is not None and not is_same(path, self.session.project.path):
            self._turn_to(opened)
            return
        self._let_go()
        try:
            session = opened()
        except AnnotatorError as error:
            self._tried = path
            copies, ours = bool(self.opening.copies_of(path)), self.opening.is_ours(path)
            self.window.show_trouble(str(error), has_copies=copies, can_repair=ours)
            return
        self._work_on(session)

    def _turn_to(self, opened: Callable[[], Session]) -> None:
        """Open another project; where it cannot be opened, the one that is open stays."""
        try:
            session = opened()
        except AnnotatorError as error:
            self.messages.refuse(error)
            return
        self._let_go()
        self._work_on(session)

    def open_again(self) -> None:
        """Try the project that could not be opened once more."""
        if self._tried == self.opening.sample_path:
            self.open_sample()
        else:
            self.open(self._tried)

    def open_copy(self) -> None:
        """Choose a backup of the project that could not be opened; it becomes a project of its own beside it."""
        chosen = files.choose_copy(self.window, self.opening.folder_of_copies(self._tried))
        if chosen is not None:
            self._show(lambda: self.opening.restored(chosen, self._tried), self._tried)

    def _work_on(self, session: Session, wanted: str | None = None) -> None:
        self.session = session
        place = self.window.work_on(session, wanted or self.opening.place_in(session.project))
        self._keep_place()
        session.opened.connect(self._keep_place)
        place.page.who.answered.connect(self.name_coder)
        place.page.status.moved.connect(self.go_on_elsewhere)
        warning = projects.space_warning(session.project)
        if warning:
            self.messages.warn(warning)
        place.page.text.zoomed.connect(partial(self.preferences.set, "text_size"))
        self.books.follow(session)

    def work_anew(self, evidence: Evidence | None = None) -> None:
        """Show the project that is open as it is now: reports, people and codebook may be others than before."""
        session = self.session
        if session is not None:
            document = None if session.document is None else session.document.id
            project, coder = session.project, session.coder
            self._work_on(Session(project, coder, sample=session.is_sample, evidence=evidence), document)

    def _keep_place(self) -> None:
        session = self.session
        if session is not None and session.document is not None:
            self.opening.keep_place(session.project, session.document.id)

    def new(self) -> None:
        """Ask where, and make a project there."""
        path = files.choose_new_project(self.window)
        if path is None:
            return
        try:
            projects.create(path).close()
        except AnnotatorError as error:
            self.messages.refuse(error)
            return
        self.open(path)

    def open_chosen(self) -> None:
        """Ask which project, and open it."""
        path = files.choose_project(self.window)
        if path is not None:
            self.open(path)

    def _open_recent(self, path: str) -> None:
        self.open(Path(path))

    def close(self) -> None:
        """Close the project and turn to the first page."""
        if self.may_leave():
            self._let_go()
            self.window.show_first()

    def show_first(self) -> None:
        """Turn to the first page; the project is closed."""
        self.close()

    def may_leave(self) -> bool:
        """Tell whether the project may be left: everything is in its file, or a person says that the rest may go."""
        session = self.session
        if session is None:
            return True
        session.retry()
        return session.obstacle is None or may_be_lost(str(session.obstacle), self.window)

    def _let_go(self) -> None:
        session, self.session = self.session, None
        self.window.leave_work()
        self.keys.forget()
        if session is not None:
            session.close()

    def export(self) -> None:
        """Ask what to export and where, and do it."""
        place = self.window.workplace
        if place is None:
            return
        if place.importing.is_going:
            self.messages.warn(language.tr("Reports are still coming in: export when they have, or stop the import."))
        else:
            Exporting(place.session, self.messages, self.window.theme, self.window).begin()

    def finish(self) -> None:
        """Let go of everything: the program ends."""
        self._let_go()
        self.window.close()
        self.window.deleteLater()

    def ask_coder(self) -> None:
        """Ask who is coding, in the window."""
        if self.window.workplace is not None:
            self.window.workplace.page.who.ask(self.settings.text("coder_name"))

    def name_coder(self, name: str) -> None:
        """Take note of who is coding: a name or a code."""
        self.settings.set("coder_name", name)
        session = self.session
        if session is None:
            return
        try:
            self.opening.keep_who(session.project.site, None)
            session.coder = self.opening.coder_of(session.project)
        except AnnotatorError as error:
            self.messages.refuse(error)
            return
        document = session.document
        if self.window.workplace is not None:
            self.window.workplace.begin(None if document is None else document.id)
            self.window.workplace.page.text.setFocus()
        self.window.refresh()
