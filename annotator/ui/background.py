"""Work that takes longer than a person waits without a word: done in a thread, while nothing else can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from annotator.errors import AnnotatorError
from annotator.language import tr
from annotator.ui.panels.widgets import button, fit, plain_label

WIDTH = 380  # logical pixels
PATIENCE, TURN = 80, 50  # milliseconds that nobody notices; between two times that it says how far it is


Progress = Callable[[int, int], bool]  # told how much of how much is done; tells whether to go on


class Background(QThread):
    """Does one thing; it is given a function to say how far it is, which tells whether to go on.

    Signals:
        told(int, int): So much of so much is done.
        done(object): What came of it.
        refused(object): The AnnotatorError for which nothing came of it.
        broken(object): An exception that nobody foresaw.
    """

    told = Signal(int, int)
    done = Signal(object)
    refused = Signal(object)
    broken = Signal(object)

    def __init__(self, act: Callable[[Progress], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._clock = QElapsedTimer()

    def run(self) -> None:
        """Do it."""
        try:
            found = self._act(self._go_on)
        except AnnotatorError as error:
            self.refused.emit(error)
        except Exception as error:  # noqa: BLE001 - told by the window's thread, which the hook for errors watches
            self.broken.emit(error)
        else:
            self.done.emit(found)

    def _go_on(self, done: int, every: int) -> bool:
        if not self._clock.isValid() or self._clock.elapsed() > TURN:
            self._clock.start()
            self.told.emit(done, every)
        return not self.isInterruptionRequested()


class WaitingDialog(QDialog):
    """Says what is being done; nobody can do anything else until it is.

    Signals:
        stopped(): The person does not want to wait; only where that can be wanted.
    """

    stopped = Signal()

    def __init__(self, sentence: str, parent: QWidget, *, can_stop: bool) -> None:
        super().__init__(parent)
        self._can_stop = can_stop
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        self.setWindowTitle(sentence)
        words, self.bar = plain_label(sentence), QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(sentence)
        self.stop = button(tr("&Stop"))
        self.stop.setVisible(can_stop)
        self.stop.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 22)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.bar)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTrailing)
        fit(self, WIDTH)

    def show_progress(self, done: int, every: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, every)
        self.bar.setValue(done)

    def reject(self) -> None:
        """Ask for the end where that can be wanted; else stay: what is being stored is stored whole or not at all."""
        if self._can_stop:
            self.stopped.emit()


class Waiting(QObject):
    """Lets something be done in a thread, and hands over what came of it; a dialog lies over the window meanwhile."""

    def __init__(
        self,
        act: Callable[[Progress], object],
        sentence: str,
        parent: QWidget,
        done: Callable[[Any], object],
        refused: Callable[[AnnotatorError], object],
        *,
        can_stop: bool = False,
    ) -> None:
        """Begin.

        Args:
            act: What is done; it may read and write the project, as nothing else can meanwhile. It is given a
                function to say how far it is, which tells whether to go on.
            sentence: What the dialog says.
            parent: The window.
            done: Is called with what came of it.
            refused: Is called with the error for which nothing came of it.
            can_stop: A person may stop it.
        """
        super().__init__(parent)
        self._window = parent
        self._then, self._otherwise = done, refused
        self._thread, self._dialog = Background(act, self), WaitingDialog(sentence, parent, can_stop=can_stop)
        self._dialog.stopped.connect(self._thread.requestInterruption)
        self._thread.told.connect(self._dialog.show_progress)
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
