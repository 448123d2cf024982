"""Qt's application object, and the last resort for errors that nobody foresaw."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from annotator import assets, logs
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.settings import Settings
from annotator.ui.messages import Messages
from annotator.ui.program import Program
from annotator.ui.textview.selectable import COPIED

ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)  # pixels
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def start(settings: Settings, project: Path | None, spoken: str | None) -> int:
    """Show the window, open the project in it, and stay until the window is closed."""
    app = made_application()
    program = Program(app, settings, spoken)
    before = sys.excepthook
    sys.excepthook = last_resort(program.messages)
    if isinstance(app, Application):
        app.asked.connect(program.open)
    try:
        program.window.show()
        QTimer.singleShot(0, program, lambda: program.begin(project))
        return app.exec()
    finally:
        program.finish()
        _leave_clipboard(app)
        sys.excepthook = before


def _leave_clipboard(app: QApplication) -> None:
    """Leave what was copied as data of Qt's own: it outlives Python, and what Python made would be a segfault."""
    data = app.clipboard().mimeData()
    if data is not None and data.objectName() == COPIED:
        app.clipboard().setText(data.text())


def draw(settings: Settings, project: Path, target: Path, spoken: str | None, size: tuple[int, int]) -> None:
    """Draw the window with a project open in it as a PNG.

    Raises:
        InputError: The picture could not be written.
    """
    app = made_application()
    program = Program(app, settings, spoken)
    try:
        program.window.resize(*size)
        program.window.show()
        program.open(project)
        app.processEvents()
        if not program.window.grab().save(str(target), "PNG"):
            raise InputError(tr("The picture {file} could not be written.", file=isolated(target.name)))
    finally:
        program.finish()


def made_application() -> QApplication:
    """Return Qt's application object; the one that is there, if one is."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else Application(["tarmiz"])
    app.setApplicationName("Tarmiz")
    app.setDesktopFileName("tarmiz")
    app.setWindowIcon(_icon())
    return app


def _icon() -> QIcon:
    """Return the program's own icon in every size that there is."""
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addFile(str(assets.resource("icons", f"tarmiz-{size}.png")), QSize(size, size))
    return icon


class Application(QApplication):
    """Qt's application object, which hears what the system wants opened in a program that runs already.

    Signals:
        asked(object): The path of a project or package, as macOS gives it on a double click.
    """

    asked = Signal(object)

    def event(self, event: QEvent) -> bool:
        """Pass on what is to be opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.asked.emit(Path(event.file()))
            return True
        return super().event(event)


def last_resort(messages: Messages) -> Hook:
    """Return what is done with an error of ours that nobody foresaw: it is logged and told, and the work goes on."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logs.failure("unforeseen", error.with_traceback(trace))
        messages.warn(
            tr(
                "Something went wrong in the program ({kind}). What is stored is safe; what you did last may not "
                "have been done. Please look, and report it.",
                kind=kind.__name__,
            )
        )

    return tell
