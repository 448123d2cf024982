"""What the program is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from annotator.language import digits, tr
from annotator.ui.panels.widgets import fit, heading, plain_label

WIDTH = 420  # logical pixels


def show_about(parent: QWidget) -> QDialog:
    """Say what this is."""
    dialog = _dialog(parent, tr("About Tarmiz"))
    column = _column(dialog)
    title = heading(tr("Tarmiz"))
    title.setProperty("role", "title")
    words = (
        tr("Version {version}", version=digits(_version())),
        tr("Codes Arabic conflict reports on your own computer. Nothing is sent anywhere."),
        tr("Free software under the GNU General Public License, version 3 or later."),
    )
    column.addWidget(title)
    for line in words:
        column.addWidget(plain_label(line))
    _close(dialog, column)
    return dialog


def _dialog(parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    return dialog


def _column(dialog: QDialog) -> QVBoxLayout:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 16)
    column.setSpacing(10)
    return column


def _close(dialog: QDialog, column: QVBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.open()
    fit(dialog, WIDTH)


def _version() -> str:
    try:
        return version("tarmiz")
    except PackageNotFoundError:
        return "0"
