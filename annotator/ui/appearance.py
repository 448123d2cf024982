"""How the program looks and speaks: language, direction, fonts, colours and the size of its letters."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from annotator import assets, language
from annotator.errors import MissingPartError
from annotator.settings import Settings
from annotator.ui import fonts, theme
from annotator.ui.theme import Theme


class Appearance(QObject):
    """Gives Qt's application object what the settings say.

    Attributes:
        missing: Fonts that could not be loaded.
        spoken: The language for this run, where one was asked for at the start.
    """

    def __init__(self, app: QApplication, settings: Settings, spoken: str | None) -> None:
        super().__init__()
        self._app, self._settings, self.spoken = app, settings, spoken
        self._usual = app.font()
        self._translator: QTranslator | None = None
        self.missing: list[MissingPartError] = fonts.load()
        app.setStyle("Fusion")

    def forget_spoken(self) -> None:
        """Speak the language of the settings from now on."""
        self.spoken = None

    def put_on(self) -> Theme:
        """Speak, and wear, what the settings say; a window made after this has it all."""
        self._speak()
        settings = self._settings
        scale = theme.scale_of(settings.number("percent"), self._usual)
        chosen = theme.load(theme.chosen(settings.text("theme")), scale)
        self._app.setFont(fonts.interface_font(fonts.INTERFACE_POINTS * scale))
        self._app.setPalette(chosen.palette)
        self._app.setStyleSheet(chosen.style_sheet)
        return chosen

    def _speak(self) -> None:
        chosen = self.spoken or self._settings.text("language")
        code = language.of_the_system() if chosen == "auto" else chosen
        language.use(code, assets.resource("i18n"))
        self._app.setApplicationDisplayName(language.tr("Tarmiz"))
        direction = Qt.LayoutDirection.RightToLeft if language.is_rtl() else Qt.LayoutDirection.LeftToRight
        self._app.setLayoutDirection(direction)
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language.code()}", folder):
            self._app.installTranslator(self._translator)
