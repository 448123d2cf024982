"""Work that takes longer than a person waits without a word: done in a thread, while nothing else can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from annotator.errors import AnnotatorError
from annotator.language import tr
from annotator.ui.panels.widgets import button, fit, plain_label
from annotator.ui.working import Progress, Working

WIDTH = 380  # logical pixels
PATIENCE = 80  # milliseconds that nobody notices


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
        self._thread, self._dialog = Working(act, self), WaitingDialog(sentence, parent, can_stop=can_stop)
        self._dialog.stopped.connect(self._thread.requestInterruption)
        self._thread.told.connect(self._told)
        self._thread.done.connect(self._done)
        self._thread.refused.connect(self._refused)
        self._thread.broken.connect(self._broken)
        self._thread.start()
        if not self._thread.wait(PATIENCE):
            self._dialog.open()

    def _told(self, _: Working, done: int, every: int) -> None:
        self._dialog.show_progress(done, every)

    def _done(self, _: Working, found: object) -> None:
        self._end()
        self._then(found)

    def _refused(self, _: Working, error: AnnotatorError) -> None:
        self._end()
        self._otherwise(error)

    def _broken(self, _: Working, error: Exception) -> None:
        self._end()
        raise error

    def _end(self) -> None:
        self._thread.wait()
        if self._dialog.isVisible():
            self._dialog.accept()
            self._window.activateWindow()  # not every desktop gives the keyboard back by itself
        self._dialog.deleteLater()
        self.deleteLater()
