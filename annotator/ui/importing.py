"""Reports come in: chosen, dropped or pasted; prepared in a thread, stored in small steps, told with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from annotator.core.coder import NOBODY
from annotator.errors import AnnotatorError
from annotator.language import tr
from annotator.settings import Settings
from annotator.ui.asking import Asking
from annotator.ui.corpus_importing import CorpusImporting
from annotator.ui.dialogs import files
from annotator.ui.messages import ERROR, INFO, WARNING, Messages, Notice
from annotator.ui.pages.work import WorkPage
from annotator.ui.preparing import Job, Pasted, Preparing
from annotator.ui.reports import Reports
from annotator.ui.session import Session
from annotator.ui.theme import Theme
from annotator.workflow import ingest
from annotator.workflow.ingest import Gathered, ImportReport, Options, Prepared

STEP_SIZE = 20_000  # code points after which a step has done enough
STEP_REPORTS = 16
PAUSE = 15  # milliseconds until the thread is looked at again, where it had nothing ready


@dataclass(slots=True)
class Counts:
    """How far an import is: files found, files of which all was read, and files that were read once more."""

    found: int = 0
    read: int = 0
    again: int = 0


class Importing(QObject):
    """Takes files into the project that is open.

    Signals:
        coder_wanted(): Somebody wants to withdraw what came in, and has not said who she is.
        ended(object): An import is over; its ImportReport.
    """

    coder_wanted = Signal()
    ended = Signal(object)

    def __init__(
        self, session: Session, reports: Reports, messages: Messages, page: WorkPage, settings: Settings, theme: Theme
    ) -> None:
        super().__init__(page)
        self._session, self._reports, self._messages = session, reports, messages
        self._strip, self._page = page.transfer, page
        self.asking = Asking(session.codebook, settings, theme, page)
        self.asking.settled.connect(self._go_on)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        self._strip.cancelled.connect(self.stop)
        self._preparing: Preparing | None = None
        self.is_going = False
        self._clear()

    def _clear(self) -> None:
        self._jobs: list[Job] = []
        self._gathered, self._counts, self._error = Gathered(), Counts(), ""
        self._has_begun = False
        self.asking.begin(self._gathered)

    # Where reports come from

    def choose_files(self) -> None:
        """Ask for files, and take them."""
        self.take(files.choose_reports(self._page))

    def choose_folder(self) -> None:
        """Ask for a folder, and take all that is in it."""
        folder = files.choose_folder(self._page)
        if folder is not None:
            self.take([folder])

    def choose_asking(self) -> None:
        """Ask for files, and how they are to be read."""
        chosen = files.choose_reports(self._page)
        self._counts.found += len(chosen)
        self._counts.read += len(chosen)
        for path in chosen:
            self.is_going = True
            self.asking.ask(path, "asked")
        self._go_on()

    def choose_corpus(self) -> None:
        """Ask for a corpus of another program, and what its labels and coders are here."""
        CorpusImporting(self._session, self.take_corpus, self._page.window()).begin()

    def take_corpus(self, paths: Sequence[Path], options: Options) -> None:
        """Take the files of a corpus, all in the same manner."""
        for path in paths:
            self.asking.tell(path, options)
        self.take(paths)

    def paste(self) -> None:
        """Take the text on the clipboard as a report."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._add([Pasted(text, tr("clipboard"))])
        else:
            self._messages.warn(tr("There is no text on the clipboard: copy one first."))

    def take(self, paths: Sequence[Path | str]) -> None:
        """Take files, and folders with all that is in them; with the import that is going on, if one is."""
        self._add([Path(path) for path in paths])

    def _add(self, jobs: Sequence[Job]) -> None:
        if jobs:
            self.is_going = True
            self._jobs += jobs
            self._go_on()

    # How they come in

    def _go_on(self) -> None:
        """Let the next files be prepared; end where there are none and no question is open."""
        if not self.is_going or self._preparing is not None:
            return
        again = self.asking.to_read()
        jobs = [*self._jobs, *again]
        self._jobs, self._counts.again = [], self._counts.again + len(again)
        if jobs:
            self._preparing = Preparing(jobs, self.asking.read)
            self.destroyed.connect(self._preparing.stop)
            self._preparing.start()
            self._timer.start(0)
        elif not self.asking.is_waiting:
            self._end()
            return
        self._show_progress()

    def _step(self) -> None:
        """Store a little of what is ready, so that the window stays alive."""
        preparing = self._preparing
        if preparing is None:
            return
        if self._begins_to_read():  # that was enough for this step
            self._timer.start(0)
            return
        if not self._store(self._batch(preparing)):
            return
        if preparing.failure is not None:
            self.stop()
            raise preparing.failure
        if preparing.is_over:
            self._counts.found += preparing.found
            self._preparing = None
            self._go_on()
        else:
            self._timer.start(0 if preparing.has_ready else PAUSE)
            self._show_progress()

    def _batch(self, preparing: Preparing) -> list[Prepared]:
        """Take as much of what is ready as is stored in a moment."""
        batch: list[Prepared] = []
        looked = size = 0
        while looked < STEP_REPORTS and size < STEP_SIZE and (piece := preparing.next()) is not None:
            looked += max(len(piece.prepared.reports), 1)
            size += piece.size
            self._counts.read += piece.last
            prepared = self.asking.sifted(piece)
            if prepared is not None:
                batch.append(prepared)
        return batch

    def _store(self, batch: Sequence[Prepared]) -> bool:
        """Store as one step; where the project takes nothing more, the import ends with what came before."""
        coder = self._session.coder
        mine, options = (NOBODY, Options()) if coder is None else (coder.id, Options(coder=coder.id))
        try:
            if batch:
                ingest.store(self._session.project, batch, options, mine, self._gathered)
        except AnnotatorError as error:
            self._error = str(error)
            self.stop()
            return False
        return True

    def _begins_to_read(self) -> bool:
        """Open the first report where none is open: nobody has to wait for the rest. Tells whether it did."""
        if self._has_begun or self._session.document is not None:
            return False
        new = self._gathered.report().new
        self._has_begun = bool(new)
        if new:
            self._session.imported.emit()
            self._reports.open_first(new[0])
        return self._has_begun

    def _show_progress(self) -> None:
        counts, preparing = self._counts, self._preparing
        found = counts.found + (0 if preparing is None else preparing.found)
        done, every = counts.read - counts.again - self.asking.pending, found - counts.again
        if preparing is None:
            self._strip.show_waiting(done, every)
        elif counts.read:
            self._strip.show_progress(done, every)
        else:
            self._strip.show_looking(preparing.found)

    # How it ends

    def stop(self) -> None:
        """Stop; what has come in stays, and can be withdrawn."""
        if self.is_going:
            self._gathered.stopped = True
            self._halt()
            self._end()

    def close(self) -> None:
        """Stop because the project is about to be closed: what has come in stays, and is told where anybody hears."""
        if self.is_going:
            self._gathered.stopped = True
            self._halt()
            report = self._finished()
            QTimer.singleShot(0, self._messages, lambda: self._messages.tell(report.sentence()))

    def _halt(self) -> None:
        self._timer.stop()
        if self._preparing is not None:
            self._preparing.stop()
        self._preparing = None
        self.asking.give_up()

    def _finished(self) -> ImportReport:
        self.asking.finish()
        report = self._gathered.report()
        self.is_going = False
        self._strip.hide()
        self._clear()
        return report

    def _end(self) -> None:
        error = self._error
        report = self._finished()
        self._session.imported.emit()
        self._look(report)
        self._tell(report, error)
        self.ended.emit(report)

    def _look(self, report: ImportReport) -> None:
        """Open what came in where it is one report, or where no report is open."""
        came = (*report.new, *report.known)
        if len(came) == 1:
            self._reports.open(came[0])
        elif self._session.document is None:
            self._reports.open_first(report.new[0] if report.new else None)

    def _tell(self, report: ImportReport, error: str = "") -> None:
        kind = ERROR if error else WARNING if report.problems else INFO
        sentence = f"{error} {report.sentence()}" if error else report.sentence()
        button = tr("Withdraw") if report.new else ""

        def withdraw() -> None:
            self._withdraw(report, error)

        self._messages.said.emit(Notice(sentence, button, withdraw, kind, tuple(report.details())))

    def _withdraw(self, report: ImportReport, error: str) -> None:
        """Withdraw exactly what came in, as one step."""
        if self._session.coder is None:
            self.coder_wanted.emit()
            self._tell(report, error)
            return
        self._reports.withdraw(report.new)
