"""A fingerprint, to be read aloud: six groups of five digits, large, one after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.exchange.fingerprint import grouped
from annotator.language import digits, is_rtl
from annotator.ui.panels.widgets import grounded, plain_label, scaled

WIDTH = 560  # logical pixels
RIGHT_TO_LEFT = "\u200f"


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
        self.shown.setIndent(0)  # a border makes Qt move the words
        self.shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to be heard by those who do not see it
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.shown)
        self.setMaximumWidth(scaled(WIDTH))

    def show_digits(self, words: str, fingerprint: str) -> None:
        """Show a fingerprint and what is to be said of it; nothing at all where there is none."""
        self.words.setText(words)
        said = digits(grouped(fingerprint))
        self.shown.setText(f"{RIGHT_TO_LEFT}{said}" if is_rtl() else said)  # digits alone say nothing of the direction
        self.shown.setAccessibleName(said)
        self.setVisible(bool(fingerprint))
