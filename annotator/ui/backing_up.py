"""A backup every half hour of work, made without a word."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from annotator.ui.session import Session
from annotator.workflow.backups import Rolling

ASKED = 60_000  # milliseconds between two looks at the clock


class BackingUp(QObject):
    """Asks again and again whether a backup is due."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._project, self._rolling = session.project, Rolling(session.project)
        self.timer = QTimer(self, interval=ASKED)
        self.timer.timeout.connect(self.ask)
        self.timer.start()

    def ask(self) -> None:
        """Make a backup where one is due; one who went on in another folder begins anew there."""
        if self._session.is_held:
            return
        if self._session.project is not self._project:
            self._project, self._rolling = self._session.project, Rolling(self._session.project)
        self._rolling.worked()
