"""How each file of an import is to be read: as it says, as a person once chose for its folder, or as she says now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.core.codebook import Codebook
from annotator.core.corpus import Finding
from annotator.formats.decoding import ONE_BYTE
from annotator.language import tr
from annotator.settings import Settings
from annotator.ui.dialogs.encoding import EncodingDialog
from annotator.ui.folder_encodings import FolderEncodings
from annotator.ui.look import look_of
from annotator.ui.preparing import Job, Pasted, Piece, Reading
from annotator.ui.readings import Answer, Question, Reason, readings
from annotator.ui.theme import Theme
from annotator.workflow import ingest
from annotator.workflow.import_report import problem
from annotator.workflow.ingest import Gathered, Options, Prepared, Problem

MOST_BYTES = 32 * 2**20  # more than the longest text that is taken has


class Asking(QObject):
    """Puts aside the files of which a person has to say how they are to be read, and asks one question at a time.

    Signals:
        settled(): A question has been answered.
    """

    settled = Signal()

    def __init__(self, codebook: Codebook, settings: Settings, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._codebook, self._settings, self._theme, self._page = codebook, settings, theme, page
        self._kept = FolderEncodings(settings)
        self.dialog: EncodingDialog | None = None
        """The question that is on the screen."""
        self.begin(Gathered())

    def begin(self, gathered: Gathered) -> None:
        """Forget what was said of the last import; what is left out of the next is counted here."""
        self._gathered = gathered
        self._told: dict[Path, Options] = {}
        self._held: dict[Path, list[Problem]] = {}
        self._unwanted: set[Path] = set()
        self._decided: dict[tuple[Path, Reason], Answer] = {}
        self._questions: list[Question] = []
        self._again: list[Path] = []

    # Before: how a file is read

    def read(self, job: Job) -> Reading:
        """Begin to read a file as far as it is known how; runs in the thread that prepares."""
        if isinstance(job, Pasted):
            return Options(), iter([ingest.prepare_text(job.text, job.name, self._codebook)])
        told = self._told.get(job)
        if told is not None:
            return told, ingest.parts(job, told, self._codebook)
        parts = ingest.parts(job, Options(), self._codebook)
        first = list(next(([part] for part in parts), []))
        kept = self._kept.of(job.parent)
        if kept and any(_is_guessed(part) for part in first):
            chosen = ingest.prepare(job, Options(encoding=kept), self._codebook)
            if not _damages(chosen):
                return Options(encoding=kept), iter([chosen])
        return Options(), chain(first, parts)

    def tell(self, path: Path, options: Options) -> None:
        """Say beforehand how a file is to be read: then nothing is asked of it."""
        self._told[path] = options

    # After: may it be stored?

    def sifted(self, piece: Piece) -> Prepared | None:
        """Return what can be stored of a file as it was read; what needs a person's word is kept back, and asked."""
        if isinstance(piece.job, Pasted) or piece.options == self._told.get(piece.job):
            return piece.prepared
        damages = _damages(piece.prepared)
        if damages:
            self.ask(piece.job, "damaged", damages)
            return replace(piece.prepared, problems=tuple(one for one in piece.prepared.problems if one not in damages))
        if _is_guessed(piece.prepared) and not piece.options.encoding:
            self.ask(piece.job, "guessed")
            return None
        return piece.prepared

    def ask(self, path: Path, reason: Reason, held: Sequence[Problem] = ()) -> None:
        """Ask how a file is to be read, unless that has been said; the answer may take a while.

        Args:
            path: The file.
            reason: Why it is asked.
            held: What is to be told of the file if it is left out.
        """
        known = path in self._held
        self._held.setdefault(path, []).extend(held)
        if known:  # asked already, and perhaps answered: another part of a long file
            return
        self._questions.append(Question(path, reason))
        answer = self._decided.get((path.parent, reason))
        if answer is not None:
            self._settle(self._questions.pop(), answer)
        self._show_next()

    @property
    def pending(self) -> int:
        """How many files wait: for an answer, or to be read again after one."""
        return len(self._questions) + len(self._again)

    @property
    def is_waiting(self) -> bool:
        """Tell whether an answer is waited for."""
        return bool(self._questions)

    def to_read(self) -> list[Path]:
        """Hand over the files that are to be read as was said."""
        found, self._again = self._again, []
        return found

    def finish(self) -> None:
        """Count what was left out."""
        for path, problems in self._held.items():
            if path not in self._told:
                self._gathered.file(path, problems or ([_left_out(path)] if path in self._unwanted else []))

    def give_up(self) -> None:
        """Ask no more."""
        self._questions, self._again = [], []
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.answered.disconnect(self._answered)
            dialog.reject()

    def _show_next(self) -> None:
        while self.dialog is None and self._questions:
            self._show(self._questions[0])

    def _show(self, question: Question) -> None:
        try:
            with question.path.open("rb") as file:
                found = readings(file.read(MOST_BYTES), self._kept.of(question.path.parent))
        except OSError:
            found = []
        if not found:  # gone, or no text: reading it once more says so in the report of the import
            self._questions.remove(question)
            self._read_again(question.path, Options())
            return
        look = look_of(self._settings, self._theme)
        self.dialog = EncodingDialog(question, found, look, self._theme, self._page)
        self.dialog.answered.connect(self._answered)
        self.dialog.open()

    def _answered(self, answer: Answer) -> None:
        question, self.dialog = self._questions.pop(0), None
        self._settle(question, answer)
        if answer.for_folder:
            self._decide(question, answer)
        self._show_next()
        self.settled.emit()

    def _decide(self, question: Question, answer: Answer) -> None:
        """Let an answer hold for all files of the folder of which the same is asked."""
        folder, reason = question.path.parent, question.reason
        self._decided[folder, reason] = answer
        if answer.encoding and reason != "damaged":
            self._kept.keep(folder, answer.encoding)
        alike = [one for one in self._questions if (one.path.parent, one.reason) == (folder, reason)]
        self._questions = [one for one in self._questions if one not in alike]
        for one in alike:
            self._settle(one, answer)

    def _settle(self, question: Question, answer: Answer) -> None:
        if not answer.encoding:
            self._unwanted.add(question.path)
        else:
            options = Options(accept_damaged=True) if answer.accept_damaged else Options(encoding=answer.encoding)
            self._read_again(question.path, options)

    def _read_again(self, path: Path, options: Options) -> None:
        self._told[path] = options
        self._again.append(path)


def _damages(prepared: Prepared) -> list[Problem]:
    return [one for one in prepared.problems if one.code == "damaged"]


def _is_guessed(prepared: Prepared) -> bool:
    return any(report.source.encoding in ONE_BYTE for report in prepared.reports)


def _left_out(path: Path) -> Problem:
    return problem(Finding("left_out", tr("Left out, as you chose."), refused=True), path)
