"""Reports come in: chosen, dropped or pasted; prepared in a thread, stored in small steps, told with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from annotator.core.coder import NOBODY
from annotator.errors import AnnotatorError
from annotator.language import isolated, ntr, tr
from annotator.ui.dialogs import files
from annotator.ui.dialogs.encoding import EncodingDialog
from annotator.ui.messages import Messages, Notice
from annotator.ui.panels.transfer import TransferStrip
from annotator.ui.preparing import Preparing
from annotator.ui.reports import Reports
from annotator.ui.session import Session
from annotator.workflow import ingest

STEP_SIZE = 40_000  # code points stored in one step: well under 50 ms
STEP_FILES = 16


class Importing(QObject):
    """Takes files into the project that is open."""

    def __init__(
        self, session: Session, reports: Reports, messages: Messages, strip: TransferStrip, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session, self._reports, self._messages = session, reports, messages
        self._strip, self._page = strip, page
        self._thread: Preparing | None = None
        self._waiting: list[ingest.Prepared] = []
        self._gathered = ingest.Gathered()
        self._options = ingest.Options()
        self._done = self._every = 0
        strip.cancelled.connect(self.stop)
        page.destroyed.connect(self.stop)

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
        self.take(files.choose_reports(self._page), asking=True)

    def paste(self) -> None:
        """Take the text on the clipboard as a report."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._messages.warn(tr("There is no text on the clipboard."))
            return
        self._begin()
        self._waiting.append(ingest.prepare_text(text, tr("clipboard"), self._session.codebook))
        self._finish()
