"""Work that takes longer than a person waits without a word: done in a thread, while nothing else can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from annotator.errors import AnnotatorError
from annotator.ui.panels.widgets import fit, plain_label

WIDTH = 380  # logical pixels
PATIENCE = 80  # milliseconds that nobody notices


class Background(QThread):
    """Does one thing.

    Signals:
        done(object): What came of it.
        refused(object): The AnnotatorError for which nothing came of it.
        broken(object): An exception that nobody foresaw.
    """

    done = Signal(object)
    refused = Signal(object)
    broken = Signal(object)

    def __init__(self, act: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act

    def run(self) -> None:
        """Do it."""
        try:
            found = self._act()
        except AnnotatorError as error:
            self.refused.emit(error)
        except Exception as error:  # noqa: BLE001 - told by the window's thread, which the hook for errors watches
            self.broken.emit(error)
        else:
            self.done.emit(found)


class WaitingDialog(QDialog):
    """Says what is being done; nobody can do anything else until it is, and it cannot be closed before."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        self.setWindowTitle(sentence)
        words, bar = plain_label(sentence), QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 22)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(bar)
        fit(self, WIDTH)

    def reject(self) -> None:
        """Stay: what is being stored is stored whole or not at all."""


class Waiting(QObject):
    """Lets something be done in a thread, and hands over what came of it; a dialog lies over the window meanwhile."""

    def __init__(
        self,
        act: Callable[[], object],
        sentence: str,
        parent: QWidget,
        done: Callable[[Any], object],
        refused: Callable[[AnnotatorError], object],
    ) -> None:
        """Begin.

        Args:
            act: What is done; it may read and write the project, as nothing else can meanwhile.
            sentence: What the dialog says.
            parent: The window.
            done: Is called with what came of it.
            refused: Is called with the error for which nothing came of it.
        """
        super().__init__(parent)
        self._window = parent
        self._then, self._otherwise = done, refused
        self._thread, self._dialog = Background(act, self), WaitingDialog(sentence, parent)
        self._thread.done.connect(self._done)
        self._thread.refused.connect(self._refused)
        self._thread.broken.connect(self._broken)
        self._thread.start()
        if not self._thread.wait(PATIENCE):
            self._dialog.open()

    def _done(self, found: object) -> None:
        self._end()
        self._then(found)

    def _refused(self, error: AnnotatorError) -> None:
        self._end()
        self._otherwise(error)

    def _broken(self, error: Exception) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._thread.wait()
        if self._dialog.isVisible():
            self._dialog.accept()
            self._window.activateWindow()  # not every desktop gives the keyboard back by itself
        self._dialog.deleteLater()
        self.deleteLater()
