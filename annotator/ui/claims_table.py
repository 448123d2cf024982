"""The table of claimed casualties: written where a person says, in a thread that she can stop."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.errors import AnnotatorError
from annotator.language import isolated, ntr, tr
from annotator.ui.background import Waiting
from annotator.ui.dialogs import files
from annotator.ui.messages import Messages
from annotator.ui.session import Session
from annotator.ui.working import Progress
from annotator.ui.written import tell_written
from annotator.workflow import claims


class ClaimsTable(QObject):
    """Asks for a file, writes the claims of all coders to it, and says where it lies."""

    def __init__(self, session: Session, messages: Messages, page: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._messages, self._page = session, messages, page

    def write(self) -> None:
        """Ask for a file, and write the table to it."""
        window = self._page.window()
        target = files.choose_claims(window, f"{self._session.project.path.stem}-claims.csv")
        if target is None:
            return
        session = self._session
        session.is_held = True

        def act(go_on: Progress) -> int | None:
            return claims.write(session.project, target, progress=go_on)

        def tell(count: int | None) -> None:
            session.is_held = False
            if count is None:
                self._messages.tell(tr("Stopped: nothing was written."))
                return
            sentence = ntr(
                "{count} claim written to {file}.",
                "{count} claims written to {file}.",
                count,
                file=isolated(target.name),
            )
            tell_written(self._messages, sentence, target)

        def refuse(error: AnnotatorError) -> None:
            session.is_held = False
            self._messages.refuse(error)

        Waiting(act, tr("Writing the table of claims…"), window, tell, refuse, can_stop=True)
