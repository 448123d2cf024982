"""The running program: settings, language and theme, the project that is open, and the window in which all is shown."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from annotator import assets, language
from annotator.errors import AnnotatorError
from annotator.formats import codebook_file
from annotator.settings import Settings
from annotator.ui import fonts, theme
from annotator.ui.actions import kept_of
from annotator.ui.dialogs import about, files
from annotator.ui.exporting import Exporting
from annotator.ui.look import look_of
from annotator.ui.messages import Messages
from annotator.ui.opening import Opening
from annotator.ui.pages.keys import KeysPage
from annotator.ui.pages.settings import SettingsPage
from annotator.ui.session import Session
from annotator.ui.window import Window
from annotator.workflow import projects

REBUILT_BY = ("language", "theme", "percent")  # settings for which the window is made anew
SIZE_STEP = 1.0  # points
FONT_SIZE = 10.5  # points, of the interface


class Program(QObject):
    """Holds what outlives a window. One for the process."""

    def __init__(self, app: QApplication, settings: Settings, spoken: str | None = None) -> None:
        super().__init__()
        self._app, self.settings, self._spoken = app, settings, spoken
        self.messages = Messages(self)
        self.opening = Opening(settings)
        self.session: Session | None = None
        self._translator: QTranslator | None = None
        self._missing = fonts.load()
        self._usual = app.font()
        app.setStyle("Fusion")
        self.window = self._made_window()
        for problem in self._missing:
            self.messages.refuse(problem)

    # The window

    def _made_window(self) -> Window:
        self._speak()
        chosen = theme.load(
            theme.chosen(self.settings.text("theme")), theme.scale_of(self.settings.number("percent"), self._usual)
        )
        self._app.setFont(fonts.interface_font(FONT_SIZE * chosen.scale))
        self._app.setPalette(chosen.palette)
        self._app.setStyleSheet(chosen.style_sheet)
        window = Window(self.settings, chosen, self.messages)
        window.actions_table.bind(self._handlers())
        first = window.first
        first.recent_chosen.connect(self._open_recent)
        first.coder_named.connect(self._name_coder)
        first.language_chosen.connect(self._speak_chosen)
        first.theme_chosen.connect(self._theme_chosen)
        window.trouble.again.connect(self.open_again)
        window.trouble.copies_wanted.connect(self.open_copy)
        return window

    def _speak(self) -> None:
        chosen = self._spoken or self.settings.text("language")
        code = language.of_the_system() if chosen == "auto" else chosen
        language.use(code, assets.resource("i18n"))
        self._app.setApplicationDisplayName(language.tr("Tarmiz"))
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if language.is_rtl() else Qt.LayoutDirection.LeftToRight
        )
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language.code()}", folder):
            self._app.installTranslator(self._translator)

    def rebuild(self) -> None:
        """Make the window anew, in the language and theme of the settings, with the same report open."""
        old, session = self.window, self.session
        document = None if session is None or session.document is None else session.document.id
        on_settings = isinstance(old.pages.currentWidget(), SettingsPage)
        self.messages.said.disconnect(old._tell)
        old.leave_work()
        geometry, state, visible = old.geometry(), old.windowState(), old.isVisible()
        self.window = self._made_window()
        if session is not None:
            self._work_on(session, document)
        if on_settings:
            self.show_settings()
        self.window.setGeometry(geometry)
        self.window.setWindowState(state)
        if visible:
            self.window.show()
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
            "settings": self.show_settings,
            "first": self.show_first,
            "larger": lambda: self._resize_text(SIZE_STEP),
            "smaller": lambda: self._resize_text(-SIZE_STEP),
            "light": lambda: self._theme_chosen("light"),
            "dark": lambda: self._theme_chosen("dark"),
            "arabic": lambda: self._speak_chosen("ar"),
            "english": lambda: self._speak_chosen("en"),
            "captions": lambda: self.set("captions", not self.settings.flag("captions")),
            "invisible": lambda: self.set("invisible", not self.settings.flag("invisible")),
            "keys": self.show_keys,
            "about": lambda: about.show_about(self.window),
        }

    # Projects

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
        """Open a project, or say on a page why it cannot be opened."""
        self._show(lambda: self.opening.project(path), path)

    def open_sample(self) -> None:
        """Open the sample project, made from the seeds when it is first wanted."""
        self._show(self.opening.sample, self.opening.sample_path)

    def _show(self, opened: Callable[[], Session], path: Path) -> None:
        self._let_go()
        try:
            session = opened()
        except AnnotatorError as error:
            self._tried = path
            self.window.show_trouble(str(error), has_copies=bool(self.opening.copies_of(path)))
            return
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
        place = self.window.work_on(session, wanted)
        place.page.who.answered.connect(self._name_coder)
        place.page.status.moved.connect(self.go_on_elsewhere)

    def new(self) -> None:
        """Ask where, and make a project there."""
        path = files.choose_new_project(self.window)
        if path is None:
            return
        try:
            path.unlink(missing_ok=True)  # the dialog has asked whether the file is to be replaced
            projects.create(path).close()
        except (AnnotatorError, OSError) as error:
            self.messages.warn(str(error))
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
        self._let_go()
        self.window.show_first()

    def show_first(self) -> None:
        """Turn to the first page; the project is closed."""
        self.close()

    def _let_go(self) -> None:
        session, self.session = self.session, None
        self.window.leave_work()
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

    # Settings

    def show_settings(self) -> None:
        """Turn to the settings."""
        page = SettingsPage(self.settings, fonts.READING_FAMILIES)
        page.changed.connect(self.set)
        page.left.connect(self.window.turn_back)
        self.window.turn_to(page)
        self._show_sample(page)

    def show_keys(self) -> None:
        """Turn to the keys."""
        actions = self.window.actions_table
        page = KeysPage(actions, self.window.theme)
        page.changed.connect(lambda: self.settings.set("keys", kept_of(actions.assigned)))
        page.left.connect(self.window.turn_back)
        self.window.turn_to(page)

    def _show_sample(self, page: SettingsPage) -> None:
        book = codebook_file.read(assets.seed("codebook.toml")) if self.session is None else self.session.codebook
        chosen = self.window.theme
        colours = {str(label.code): chosen.label_colour(label.colours).name() for label in book.labels}
        names = {str(label.code): label.short_names[language.code()] for label in book.labels}
        page.show_look(look_of(self.settings, chosen), colours, names)

    def set(self, key: str, value: bool | float | str) -> None:
        """Give a setting another value; it takes effect at once."""
        with contextlib.suppress(ValueError):  # a size beyond its limits: the old one stays
            self.settings.set(key, value)
        if key == "language":
            self._spoken = None
        if key in REBUILT_BY:
            QTimer.singleShot(0, self, self.rebuild)  # not while a button of the old window is being pressed
            return
        if self.window.workplace is not None:
            self.window.workplace.show_look()
        page = self.window.pages.currentWidget()
        if isinstance(page, SettingsPage):
            self._show_sample(page)

    def _resize_text(self, by: float) -> None:
        self.set("text_size", self.settings.number("text_size") + by)

    def _speak_chosen(self, code: str) -> None:
        self.set("language", code)

    def _theme_chosen(self, name: str) -> None:
        self.set("theme", name)

    def ask_coder(self) -> None:
        """Ask who is coding, in the window."""
        if self.window.workplace is not None:
            self.window.workplace.page.who.ask(self.settings.text("coder_name"))

    def _name_coder(self, name: str) -> None:
        self.settings.set("coder_name", name)
        session = self.session
        if session is None:
            return
        try:
            session.coder = self.opening.coder_of(session.project)
        except AnnotatorError as error:
            self.messages.refuse(error)
            return
        document = session.document
        if self.window.workplace is not None:
            self.window.workplace.begin(None if document is None else document.id)
            self.window.workplace.page.text.setFocus()
        self.window.refresh()
