"""What takes a while is done in a thread: the page shows how far it is, and can stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QThread, Signal

from annotator.errors import AnnotatorError
from annotator.ui.pages.busy import BusyPage
from annotator.ui.session import Session

TURN = 50  # milliseconds between two times that it is told how far the work is

Progress = Callable[[int, int], bool]
Work = Callable[[Progress], Any]


class Working(QThread):
    """Does one piece of work. Nobody else writes to the project meanwhile: what waits for it covers all that could.

    Signals:
        told(object, int, int): This work is so far of so much.
        done(object, object): This work, and what it gave.
        refused(object, object): This work, and the AnnotatorError for which it was not done.
        broken(object, object): This work, and an exception that nobody foresaw.
    """

    told = Signal(object, int, int)
    done = Signal(object, object)
    refused = Signal(object, object)
    broken = Signal(object, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._clock = QElapsedTimer()

    def run(self) -> None:
        """Do it, until interruption is requested."""
        try:
            found = self._work(self._go_on)
        except AnnotatorError as error:
            self.refused.emit(self, error)
        except Exception as error:  # noqa: BLE001 - told by the window's thread, which the hook for errors watches
            self.broken.emit(self, error)
        else:
            self.done.emit(self, found)

    def _go_on(self, done: int, total: int) -> bool:
        if not self._clock.isValid() or self._clock.elapsed() > TURN:
            self._clock.start()
            self.told.emit(self, done, total)
        return not self.isInterruptionRequested()


class Worker(QObject):
    """Does one thing at a time for one page.

    Args:
        page: It shows how far the work is; when it goes, the work is stopped.
        session: Whose project is worked on; None where none is open.
    """

    def __init__(self, page: BusyPage, session: Session | None = None) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self._thread: Working | None = None
        self._only_reads = False
        self._abandoned: list[Working] = []  # that only read, and nobody waits for any more
        self._then: Callable[[Any], object] = _nothing
        self._refused: Callable[[AnnotatorError], object] = _nothing
        page.stopped.connect(self.interrupt)
        page.closed.connect(self.stop)

    def run(
        self,
        words: str,
        work: Work,
        then: Callable[[Any], object],
        refused: Callable[[AnnotatorError], object],
        *,
        only_reads: bool = False,
    ) -> None:
        """Begin; what was going on is stopped first.

        Args:
            words: What is done, for the person who waits.
            work: Called in the thread, with a function that tells how far it is and returns whether to go on.
            then, refused: Called in the window's thread with what the work gave, or why it was not done.
            only_reads: The page need not wait for it.
        """
        if self._only_reads:
            self._abandon()
        else:
            self._end()
        self._then, self._refused, self._only_reads = then, refused, only_reads
        thread = Working(work, self)
        self._thread = thread
        thread.told.connect(self._told)
        thread.done.connect(self._done)
        thread.refused.connect(self._not_done)
        thread.broken.connect(self._broken)
        if self._session is not None:
            self._session.is_held = True
        if not only_reads:
            self._page.show_busy(words)
        thread.start()

    def interrupt(self) -> None:
        """Ask the work to end; what it says of that is still told."""
        if self._thread is not None:
            self._thread.requestInterruption()

    def stop(self) -> None:
        """End all work, wait until it has ended, and hear no more of it."""
        self._end()
        while self._abandoned:
            self._abandoned.pop().wait()

    def _abandon(self) -> None:
        """Hear no more of what only reads; it ends by itself, and nobody waits for it."""
        thread = self._let_go()
        if thread is not None:
            thread.requestInterruption()
            self._abandoned = [one for one in self._abandoned if one.isRunning()] + [thread]

    def _end(self) -> None:
        thread = self._let_go()
        if thread is not None:
            thread.requestInterruption()
            thread.wait()
            thread.deleteLater()

    def _let_go(self) -> Working | None:
        thread, self._thread = self._thread, None
        if thread is not None:
            if self._session is not None:
                self._session.is_held = False
            if self._page.is_busy:
                self._page.show_idle()
        return thread

    def _told(self, thread: Working, done: int, total: int) -> None:
        if thread is self._thread:
            self._page.show_progress(done, total)

    def _done(self, thread: Working, found: object) -> None:
        if self._ended(thread):
            self._then(found)

    def _not_done(self, thread: Working, error: AnnotatorError) -> None:
        if self._ended(thread):
            self._refused(error)

    def _broken(self, thread: Working, error: Exception) -> None:
        if self._ended(thread):
            raise error

    def _ended(self, thread: Working) -> bool:
        if thread is not self._thread:
            return False
        thread.wait()
        thread.deleteLater()
        self._let_go()
        return True


def _nothing(_: object) -> None:
    pass
