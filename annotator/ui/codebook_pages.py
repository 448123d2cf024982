"""What is done with the codebook as a whole: another one is put in force, the one in force is written to a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt

from annotator.errors import AnnotatorError
from annotator.language import isolated, tr
from annotator.ui import carrying
from annotator.ui.dialogs import files
from annotator.ui.messages import Messages
from annotator.ui.replacing import Replacing
from annotator.ui.session import Session
from annotator.ui.window import Window
from annotator.workflow import codebook


class Host(Protocol):
    """What these pages need of the program."""

    window: Window
    session: Session | None
    messages: Messages


class CodebookPages(QObject):
    """Turns to the page of another codebook, and writes the one in force."""

    def __init__(self, host: Host, work_on: Callable[[Session, str | None], object], parent: QObject) -> None:
        """Begin.

        Args:
            host: The program.
            work_on: Makes the page of the work anew, for a session and the report that is wanted.
            parent: What these pages live as long as.
        """
        super().__init__(parent)
        self._host, self._work_on = host, work_on

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do."""
        return {"replace_codebook": self.replace, "save_codebook": self.save}

    def follow(self, session: Session) -> None:
        """Make the page anew when the codebook has changed; whoever works on it finds everything where it was."""
        session.recoded.connect(self._make_anew, Qt.ConnectionType.UniqueConnection)

    def _make_anew(self) -> None:
        session, place = self._host.session, self._host.window.workplace
        if session is None or place is None:
            return
        carried = carrying.taken(place)
        self._work_on(session, carried.document)
        made = self._host.window.workplace
        if made is not None:
            carrying.put_back(made, carried)

    def replace(self) -> None:
        """Ask for a file with another codebook, and show what it would change."""
        place, messages, window = self._host.window.workplace, self._host.messages, self._host.window
        if place is None or place.session.who() is None:
            return
        if place.importing.is_going:
            words = tr("Reports are still coming in: change the codebook when they have, or stop the import.")
            messages.warn(words)
            return
        file = files.choose_codebook(window)
        if file is not None:
            Replacing(place.session, messages, window, self._undo, file).begin()

    def _undo(self) -> None:
        place = self._host.window.workplace
        if place is not None:
            place.steps.undo()

    def save(self) -> None:
        """Ask for a file, and write the codebook in force to it."""
        session, messages = self._host.session, self._host.messages
        target = None if session is None else files.choose_new_codebook(self._host.window)
        if session is None or target is None:
            return
        try:
            codebook.save(session.project, target)
        except AnnotatorError as error:
            messages.refuse(error)
        else:
            messages.tell(tr("Written: {files}.", files=isolated(target.name)))
