"""A fingerprint, to be read aloud: six groups of five digits, large, one after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.exchange.fingerprint import grouped
from annotator.language import digits
from annotator.ui.panels.widgets import grounded, plain_label, scaled

WIDTH = 560  # logical pixels


class Fingerprint(QWidget):
    """Shows whose digits these are, and the digits, whose groups follow one another as the language is read."""

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "fingerprint")
        self.words = plain_label("", "soft")
        self.shown = QLabel("")
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setProperty("role", "digits")
        self.shown.setWordWrap(True)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusProxy(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.shown)
        self.setMaximumWidth(scaled(WIDTH))

    def show_digits(self, words: str, fingerprint: str) -> None:
        """Show a fingerprint and what is to be said of it; nothing at all where there is none."""
        self.words.setText(words)
        self.shown.setText(digits(grouped(fingerprint)))
        self.shown.setAccessibleName(digits(grouped(fingerprint)))
        self.setVisible(bool(fingerprint))
