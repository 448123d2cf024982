"""A corpus of another program comes in: it is looked through in a thread, its names are mapped, then it is imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.errors import AnnotatorError
from annotator.formats.listing import FORMATS, Format
from annotator.language import code as language_code
from annotator.language import isolated, ntr, tr
from annotator.store import coders
from annotator.ui.dialogs import files
from annotator.ui.dialogs.corpus import CorpusDialog
from annotator.ui.panels.mapping_rows import Named
from annotator.ui.preparing import Job, Preparing, Reading
from annotator.ui.session import Session
from annotator.workflow import ingest, mapping
from annotator.workflow.ingest import Gathered, Options, Prepared
from annotator.workflow.mapping import LabelMapping, Target

AS_IT_IS, LEFT_OUT = "", "-"  # values of the choices that are no label of the codebook
PAUSE = 15  # milliseconds until the thread is looked at again
STEP = 64  # pieces that are counted at once
MAPPED_LATER = {"label", "labels"}  # codes of what the mapping settles
NAMED = 3  # files that a sentence names

Take = Callable[[Sequence[Path], Options], None]


class CorpusImporting(QObject):
    """Asks for a corpus, says what is in it, and hands it over with what its names are here."""

    def __init__(self, session: Session, take: Take, window: QWidget) -> None:
        """Get ready to ask; ``take`` imports files in a manner."""
        formats = [_described(one) for one in FORMATS.values() if one.read is not None]
        self.dialog = CorpusDialog(formats, window)
        super().__init__(self.dialog)
        self._session, self._take = session, take
        self._paths: list[Path] = []
        self._files: list[Path] = []
        self._preparing: Preparing | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        self.dialog.files_wanted.connect(self._choose_files)
        self.dialog.folder_wanted.connect(self._choose_folder)
        self.dialog.format_changed.connect(self.look)
        self.dialog.confirmed.connect(self._import)
        self.dialog.finished.connect(self._stop)

    def begin(self) -> None:
        """Show the dialog."""
        self.dialog.open()

    def _choose_files(self) -> None:
        self._chosen(files.choose_corpus(self.dialog))

    def _choose_folder(self) -> None:
        folder = files.choose_folder(self.dialog)
        self._chosen([] if folder is None else [folder])

    def _chosen(self, paths: list[Path]) -> None:
        if paths:
            self._paths = paths
            names = tr(", ").join(isolated(path.name) for path in paths[:NAMED])
            self.dialog.show_place(names if len(paths) <= NAMED else tr("{lines} and others", lines=names))
            self.look()

    # What is in it

    def look(self) -> None:
        """Look through what was chosen, in the format that is chosen now; nothing is stored."""
        self._stop()
        if not self._paths:
            return
        self._gathered, self._reports = Gathered(), 0
        self._labels, self._coders = Counter[str](), Counter[str]()
        self.dialog.show_looking(tr("Looking through the files…"))
        try:
            self._files = ingest.files_in(self._paths, self.dialog.format)
        except AnnotatorError as error:
            self.dialog.show_found(str(error), [], reports=0, refused=False)
            return
        options, book = Options(format=self.dialog.format), self._session.codebook

        def read(job: Job) -> Reading:
            return options, ingest.parts(Path(str(job)), options, book)

        self._preparing = Preparing(self._files, read)
        self.destroyed.connect(self._preparing.stop)
        self._preparing.start()
        self._timer.start(0)

    def _step(self) -> None:
        preparing = self._preparing
        if preparing is None:
            return
        for _ in range(STEP):
            piece = preparing.next()
            if piece is None:
                break
            self._count(piece.prepared)
        if preparing.failure is not None:
            self._stop()
            raise preparing.failure
        if preparing.is_over:
            self._preparing = None
            self._show()
        else:
            words = ntr("Looking: {count} report so far…", "Looking: {count} reports so far…", self._reports)
            self.dialog.show_looking(words)
            self._timer.start(0 if preparing.has_ready else PAUSE)

    def _count(self, prepared: Prepared) -> None:
        self._gathered.file(prepared.file, prepared.problems)
        self._reports += len(prepared.reports)
        for report in prepared.reports:
            for one in report.corpus.sets:
                self._labels.update(str(span.label) for span in one.spans)
                self._coders[one.coder.name] += len(one.spans)

    def _show(self) -> None:
        problems = self._gathered.report().problems
        told = [one.sentence for one in problems if one.code not in MAPPED_LATER]
        self._show_names()
        refused = any(one.refused for one in problems)
        self.dialog.show_found(self._sentence(), told, reports=self._reports, refused=refused)

    def _sentence(self) -> str:
        reports = ntr("{count} report", "{count} reports", self._reports)
        marks = ntr("{count} mark", "{count} marks", self._labels.total())
        found = tr("Found: {reports}, {marks}.", reports=reports, marks=marks)
        unmapped = [name for name, here in mapping.suggested(sorted(self._labels), self._session.codebook) if not here]
        if not unmapped:
            return found
        names = tr(", ").join(map(isolated, unmapped))
        return f"{found} " + tr("Say what these labels are here, or they stay as they are: {names}.", names=names)

    def _show_names(self) -> None:
        book = self._session.codebook
        known = [(str(label.code), isolated(label.names[language_code()])) for label in book.labels]
        choices = [(AS_IT_IS, tr("stays as it is")), *known, (LEFT_OUT, tr("is left out"))]
        labels = [Named(name, self._labels[name], here) for name, here in mapping.suggested(sorted(self._labels), book)]
        people = [(one.name, isolated(one.name)) for one in coders.coders(self._session.project)]
        names = [Named(name, self._coders[name]) for name in sorted(self._coders) if name]
        self.dialog.show_names(labels, choices, names, [(AS_IT_IS, tr("stays as it is")), *people])

    # Into the project

    def _import(self) -> None:
        options = Options(format=self.dialog.format, mapping=self._mapping(), keep_going=True)
        self._stop()
        self.dialog.accept()
        self._take(self._files, options)

    def _mapping(self) -> LabelMapping:
        labels = {name: here for name, here in self.dialog.labels.chosen().items() if here != AS_IT_IS}
        people = {name: here for name, here in self.dialog.coders.chosen().items() if here != AS_IT_IS}
        return LabelMapping({name: Target(None if here == LEFT_OUT else here) for name, here in labels.items()}, people)

    def _stop(self) -> None:
        self._timer.stop()
        if self._preparing is not None:
            self._preparing.stop()
        self._preparing = None


def _described(one: Format) -> tuple[str, str, str]:
    """Return a format for the list: its name here, what it is called, and what it is for."""
    called, _, meaning = one.describe().partition(": ")
    return one.name, called, meaning
