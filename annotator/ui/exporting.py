"""A corpus goes out: what would be lost is counted in small steps, then the file is written, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.coder import CoderId
from annotator.core.corpus import Loss, Written
from annotator.errors import AnnotatorError, InputError
from annotator.formats import losses as loss_words
from annotator.formats.listing import FORMATS
from annotator.language import isolated, ntr, tr
from annotator.store import coders, documents
from annotator.ui.dialogs import files
from annotator.ui.dialogs.exporting import ExportDialog
from annotator.ui.messages import Messages
from annotator.ui.session import Session
from annotator.ui.theme import Theme
from annotator.ui.written import tell_written
from annotator.workflow import export
from annotator.workflow.choosing import Choice
from annotator.workflow.export import ExportReport

STEP_SIZE = 60_000  # characters drafted in one step: some 50 ms
TURN = 40  # milliseconds between two looks at what the person does, while a file is written
EXAMPLES = 3  # of each kind of loss
QUOTED = 60  # code points of a mark that are shown
EVERYBODY = ""


class Exporting(QObject):
    """Asks what to export, says what would be lost, and writes it."""

    def __init__(self, session: Session, messages: Messages, theme: Theme, window: QWidget) -> None:
        self.dialog = ExportDialog([_described(name) for name in FORMATS], theme, window)
        super().__init__(self.dialog)
        self._session, self._messages = session, messages
        self._drafts: Iterator[Written] = iter(())
        self._losses: list[Loss] = []
        self._spans = 0
        self._stopped = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._count)
        self.dialog.format_changed.connect(self._choose)
        self.dialog.coder_changed.connect(self._count_anew)
        self.dialog.wanted.connect(self._save)
        self.dialog.stopped.connect(self._stop)

    def begin(self) -> None:
        """Show the dialog; where there is nothing to export, say so instead."""
        if documents.listing(self._session.project):
            self._choose()
            self.dialog.open()
        else:
            self.dialog.deleteLater()
            self._messages.warn(tr("There is no report to export: import some first."))

    # What would be lost

    def _choose(self) -> None:
        """Offer whose work can be exported in the format chosen, and count anew what would be lost."""
        self.dialog.show_coders(self._coders())
        self._count_anew()

    def _count_anew(self) -> None:
        self._drafts = export.drafts(self._session.project, self.dialog.format, choice=self._choice())
        self._losses, self._spans = [], 0
        self.dialog.show_counting()
        self._timer.start(0)

    def _coders(self) -> list[tuple[str, str]]:
        """Return whose work can be taken: this coder first, where a file holds one coder's only."""
        mine = self._session.coder
        people = sorted(coders.coders(self._session.project), key=lambda one: mine is None or one.id != mine.id)
        names = [one.name for one in people]
        named = [
            (str(one.id), isolated(one.name if names.count(one.name) == 1 else f"{one.name} ({one.id[:6]})"))
            for one in people
        ]
        if not FORMATS[self.dialog.format].one_coder:
            return [(EVERYBODY, tr("Everybody")), *named]
        return [*named, (EVERYBODY, tr("Everybody, one file each"))] if named else [(EVERYBODY, tr("Nobody yet"))]

    def _coder(self) -> CoderId | None:
        return CoderId(self.dialog.coder) if self.dialog.coder else None

    def _choice(self) -> Choice:
        """Return what goes out: in formats for training, too, what is not done, as long as nobody is asked."""
        return Choice(coder=self._coder(), unfinished=True)

    def _count(self) -> None:
        """Look at some reports; the rest at the next turn."""
        size = 0
        while size < STEP_SIZE:
            draft = next(self._drafts, None)
            if draft is None:
                self.dialog.show_losses(_loss_sentence(self._losses, self._spans), _loss_lines(self._losses))
                return
            size += len(draft.text) + 1
            self._spans += draft.spans
            self._losses += draft.losses
        self._timer.start(0)

    # Writing

    def _save(self) -> None:
        """Ask for a file, and write it."""
        format_ = FORMATS[self.dialog.format]
        chosen = files.choose_target(self.dialog, f"{self._session.project.path.stem}{format_.suffix}")
        if chosen is None:
            return
        self._timer.stop()
        target = chosen if chosen.suffix else chosen.with_suffix(format_.suffix)
        try:
            self._refuse_unasked(target, chosen)
            report = self._written(target)
        except AnnotatorError as error:
            self.dialog.show_choosing(str(error))
            self._timer.start(0)
        except BaseException:
            self.dialog.show_choosing()
            raise
        else:
            self._tell(report)

    def _refuse_unasked(self, target: Path, asked: Path) -> None:
        """Refuse to write over files of which the file dialog has not asked.

        Raises:
            InputError: One of them is there.
        """
        for path in export.targets(self._session.project, target, self.dialog.format, coder=self._coder()):
            if path != asked and path.exists():
                raise InputError(
                    tr("{file} is there already: choose another name or folder.", file=isolated(path.name))
                )

    def _written(self, target: Path) -> ExportReport:
        self._stopped = False
        clock = QElapsedTimer()
        clock.start()

        def go_on(done: int, every: int) -> bool:
            if clock.elapsed() > TURN:
                clock.restart()
                self.dialog.show_writing(done, every)
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            return not self._stopped

        self.dialog.show_writing(0, 0)
        return export.run(self._session.project, target, self.dialog.format, choice=self._choice(), progress=go_on)

    def _stop(self) -> None:
        self._stopped = True

    def _tell(self, report: ExportReport) -> None:
        if report.stopped:
            self.dialog.show_choosing(report.sentence())
            self._timer.start(0)
            return
        self.dialog.show_choosing()
        self.dialog.accept()
        details = (*report.details(), tr("What was lost is listed in {file}.", file=isolated(report.loss_file.name)))
        tell_written(self._messages, report.sentence(), report.loss_file, details)


def _described(name: str) -> tuple[str, str, str]:
    """Return a format for the list: its name here, what it is called, and what it is for."""
    called, _, meaning = FORMATS[name].describe().partition(": ")
    return name, called, f"{meaning[:1].upper()}{meaning[1:]}"


def _loss_sentence(losses: Sequence[Loss], spans: int) -> str:
    if not losses:
        return ntr("Nothing is lost: {count} mark.", "Nothing is lost: {count} marks.", spans)
    return ntr("The file will hold {count} mark.", "The file will hold {count} marks.", spans)


def _loss_lines(losses: Sequence[Loss]) -> list[str]:
    """Say each kind of loss with the number, and show the first few."""
    lines = []
    for code, count in loss_words.counted(losses).items():
        lines += loss_words.sentences({code: count})
        shown = (example for loss in losses if loss.code == code and (example := _example(loss)))
        lines += [f"    {example}" for example in islice(shown, EXAMPLES)]
    return lines


def _example(loss: Loss) -> str:
    quote, widened = loss.detail.get("quote"), loss.detail.get("widened")
    if not isinstance(quote, str):
        return ""
    if isinstance(widened, str):
        return tr("{quote} becomes {widened}", quote=_quoted(quote), widened=_quoted(widened))
    return _quoted(quote)


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return isolated(f"«{line if len(line) <= QUOTED else f'{line[:QUOTED]}…'}»")
