"""The presenter of another codebook: read from a file, compared, and put in force."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from annotator.core.change import Change
from annotator.errors import AnnotatorError
from annotator.formats import codebook_file
from annotator.language import isolated, ntr, tr
from annotator.ui.background import Waiting
from annotator.ui.dialogs import files
from annotator.ui.messages import INFO, Messages, Notice
from annotator.ui.pages.codebook_change import CodebookChangePage
from annotator.ui.panels.lists import EVERYBODY
from annotator.ui.session import Session
from annotator.ui.window import Window
from annotator.ui.working import Progress
from annotator.workflow import codebook as workflow
from annotator.workflow.codebook import Comparison


class Replacing(QObject):
    """Lives as long as its page.

    Args:
        session: The project.
        messages: Where is said what was done.
        window: In which the page is shown.
        undo: Takes back what was done last; offered once the codebook is in force.
        file: The new codebook.
    """

    def __init__(
        self, session: Session, messages: Messages, window: Window, undo: Callable[[], object], file: Path
    ) -> None:
        self.page = CodebookChangePage(file.name)
        super().__init__(self.page)
        self._session, self._messages, self._window, self._undo = session, messages, window, undo
        self._file = file
        self._comparison: Comparison | None = None
        self.page.wanted.connect(self.put)
        self.page.other_wanted.connect(self._choose)
        self.page.left.connect(window.turn_back)

    def begin(self) -> None:
        """Show the page, and compare."""
        self._window.turn_to(self.page)
        file, project = self._file, self._session.project
        self._wait(lambda _: workflow.compare(project, codebook_file.read(file)), tr("Comparing…"), self._show)

    def _wait(self, act: Callable[[Progress], object], sentence: str, done: Callable[..., object]) -> None:
        session = self._session
        session.is_held = True

        def go_on(found: Any) -> None:
            session.is_held = False
            done(found)

        def give_up(error: AnnotatorError) -> None:
            session.is_held = False
            self.page.show_refused(str(error))

        Waiting(act, sentence, self._window, go_on, give_up)

    def _show(self, comparison: Comparison) -> None:
        self._comparison = comparison
        if comparison.before.version == comparison.after.version:
            self.page.show_refused(tr("{file} is the codebook in force.", file=isolated(self._file.name)))
        else:
            self.page.show_compared(comparison)

    def _choose(self) -> None:
        """Ask for another file, and begin anew with it."""
        file = files.choose_codebook(self._window)
        if file is not None:
            Replacing(self._session, self._messages, self._window, self._undo, file).begin()

    def put(self) -> None:
        """Put the codebook in force, with a backup of what was before."""
        comparison, coder = self._comparison, self._session.coder
        if comparison is None:
            return
        if coder is None:
            self._messages.warn(tr("Say who you are first: every change of the codebook carries it."))
            return
        project, after, mapping, id = self._session.project, comparison.after, self.page.mapping(), coder.id

        def act(_: Progress) -> tuple[Change, Path]:
            copy = workflow.back_up_before(project, after, mapping)
            return workflow.replace_codebook(project, after, id, mapping), copy

        self._wait(act, tr("Putting the codebook in force…"), self._tell)

    def _tell(self, made: tuple[Change, Path]) -> None:
        """Let the window follow, and say what was done."""
        change, copy = made
        session, messages, undo, file = self._session, self._messages, self._undo, self._file
        self._window.turn_back()  # this page is gone after it
        session.tell(change)
        touched = len(change.removed) - 1
        sentence = ntr(
            "The codebook is now that of {file}; {count} mark, link or note was changed with it.",
            "The codebook is now that of {file}; {count} marks, links and notes were changed with it.",
            touched,
            file=isolated(file.name),
        )
        kept = tr("What was before is kept as {file}.", file=isolated(copy.name))
        if self._comparison is not None and self._comparison.concerned and self._window.workplace is not None:
            self._window.workplace.lists.show_looks(EVERYBODY)
        messages.said.emit(Notice(sentence, tr("Undo"), undo, INFO, (kept,)))
