"""The presenter of the settings and keys: every change takes effect at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from annotator import assets, language
from annotator.core.codebook import Codebook
from annotator.formats import codebook_file
from annotator.language import isolated, tr
from annotator.settings import Settings
from annotator.ui import fonts
from annotator.ui.actions import kept_of
from annotator.ui.dialogs import files
from annotator.ui.look import look_of
from annotator.ui.messages import Messages
from annotator.ui.pages.keys import KeysPage
from annotator.ui.pages.self_test import SelfTestPage
from annotator.ui.pages.settings import SettingsPage
from annotator.ui.window import Window

REBUILT_BY = ("language", "theme", "percent")  # settings for which the window is made anew
SIZE_STEP = 1.0  # points


class Preferences(QObject):
    """Shows the settings in the window, and sets them.

    Signals:
        outdated(str): The window must be made anew to be what this setting says.
    """

    outdated = Signal(str)

    def __init__(self, settings: Settings, window: Window, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._window, self._messages = settings, window, messages

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of settings do."""
        choices = {"light": "theme", "dark": "theme"}
        return {
            "settings": self.show_settings,
            "keys": self.show_keys,
            "self_test": self.show_self_test,
            "larger": partial(self._resize_text, SIZE_STEP),
            "smaller": partial(self._resize_text, -SIZE_STEP),
            **{value: partial(self.set, key, value) for value, key in choices.items()},
            "arabic": partial(self.set, "language", "ar"),
            "english": partial(self.set, "language", "en"),
            "captions": partial(self._toggle, "captions"),
            "invisible": partial(self._toggle, "invisible"),
        }

    def show_settings(self) -> None:
        """Turn to the settings."""
        page = SettingsPage(self._settings, fonts.READING_FAMILIES)
        page.changed.connect(self.set)
        page.left.connect(self._window.turn_back)
        self._window.turn_to(page)
        self._show_sample(page)

    def show_keys(self) -> None:
        """Turn to the keys."""
        actions = self._window.actions_table
        page = KeysPage(actions, self._window.theme)
        page.changed.connect(lambda: self._settings.set("keys", kept_of(actions.assigned)))
        page.left.connect(self._window.turn_back)
        self._window.turn_to(page)

    def show_self_test(self) -> None:
        """Turn to the page that judges how this machine draws Arabic."""
        page = SelfTestPage()
        page.saving.connect(self._save_picture)
        page.left.connect(self._window.turn_back)
        self._window.turn_to(page)

    def _save_picture(self, picture: QImage) -> None:
        target = files.choose_picture(self._window)
        if target is None:
            return
        if picture.save(str(target)):
            self._messages.tell(tr("The picture lies in {file}.", file=isolated(target.name)))
        else:
            self._messages.warn(tr("The picture {file} could not be written.", file=isolated(target.name)))

    def set(self, key: str, value: bool | float | str) -> None:
        """Give a setting another value."""
        with contextlib.suppress(ValueError):  # a size beyond its limits: the old one stays
            self._settings.set(key, value)
        if key in REBUILT_BY:
            # Not at once: a button of the old window is being pressed.
            QTimer.singleShot(0, self, partial(self.outdated.emit, key))
            return
        if self._window.workplace is not None:
            self._window.workplace.show_look()
        page = self._window.pages.currentWidget()
        if isinstance(page, SettingsPage):
            self._show_sample(page)

    def _show_sample(self, page: SettingsPage) -> None:
        book, chosen = self._codebook(), self._window.theme
        colours = {str(label.code): chosen.label_colour(label.colours).name() for label in book.labels}
        names = {str(label.code): label.short_names[language.code()] for label in book.labels}
        page.show_look(look_of(self._settings, chosen), colours, names)

    def _codebook(self) -> Codebook:
        place = self._window.workplace
        return codebook_file.read(assets.seed("codebook.toml")) if place is None else place.session.codebook

    def _resize_text(self, by: float) -> None:
        self.set("text_size", self._settings.number("text_size") + by)

    def _toggle(self, key: str) -> None:
        self.set(key, not self._settings.flag(key))
