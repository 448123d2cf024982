"""What was written is told with where it lies, and a button that shows its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from annotator.language import isolated, tr
from annotator.ui.messages import INFO, Messages, Notice


def tell_written(messages: Messages, sentence: str, file: Path, details: tuple[str, ...] = ()) -> None:
    """Say that a file was written; where the desktop cannot show its folder, the folder is named."""
    folder = file.parent

    def show_folder() -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            messages.tell(tr("The file lies in {folder}.", folder=isolated(str(folder))))

    messages.said.emit(Notice(sentence, tr("Show folder"), show_folder, INFO, details))
