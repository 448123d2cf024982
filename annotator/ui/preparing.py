"""Reports are read, decoded and cleaned in a thread of their own; the database is left to the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSemaphore, QThread, Signal

from annotator.core.codebook import Codebook
from annotator.workflow import ingest

AHEAD = 64  # prepared files that may wait to be stored, so that memory stays bounded


class Preparing(QThread):
    """Prepares files one after another.

    Signals:
        prepared(object): A Prepared; ``stored()`` is to be called once it has been dealt with.
        broken(object): An exception that nobody foresaw; the thread ends after it.
    """

    prepared = Signal(object)
    broken = Signal(object)

    def __init__(
        self, files: Sequence[Path], options: ingest.Options, codebook: Codebook, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._files, self._options, self._codebook = tuple(files), options, codebook
        self._room = QSemaphore(AHEAD)

    def run(self) -> None:
        """Prepare all files, until interruption is requested."""
        try:
            for path in self._files:
                self._room.acquire()
                if self.isInterruptionRequested():
                    return
                self.prepared.emit(ingest.prepare(path, self._options, self._codebook))
        except Exception as error:  # noqa: BLE001 - told by the window's thread, which the hook for errors watches
            self.broken.emit(error)

    def stored(self, count: int = 1) -> None:
        """Make room for more."""
        self._room.release(count)

    def stop(self) -> None:
        """Stop after the file that is being read, and wait for it."""
        self.requestInterruption()
        self._room.release(AHEAD)
        self.wait()
