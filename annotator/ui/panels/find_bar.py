"""The bar above the text in which words of this report are looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel

from annotator.language import tr
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.widgets import button, grounded, restyled, scaled, soft

WIDTH = 320  # logical pixels


class FindField(OwnDirectionEdit):
    """Where the words are typed.

    Signals:
        stepped(int): The next hit (1) or the one before (-1) is wanted.
        left(): The person is done with finding.
    """

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next hit with Enter or Down, to the one before with Shift+Enter or Up; leave with Esc."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if shift else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(FlowRow):
    """A field, how many hits there are, and buttons to go through them; hidden when nothing is looked for."""

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "find_bar")
        self.field = FindField()
        self.field.setMaximumWidth(scaled(WIDTH))
        self.field.setPlaceholderText(tr("Find in this report, in any spelling"))
        self.field.setAccessibleName(tr("Find in this report"))
        self.count: QLabel = soft("")
        self.before, self.after = button(tr("Previous")), button(tr("Next"))
        self.close_button = button(tr("Close"), "quiet")
        row = self.row
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self.field)
        row.addWidget(self.count)
        row.addStretch()
        for part in (self.before, self.after, self.close_button):
            row.addWidget(part)
        self.before.clicked.connect(lambda: self.field.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.field.stepped.emit(1))
        self.close_button.clicked.connect(self.field.left)
        self.hide()

    def begin(self, words: str) -> None:
        """Show the bar, with some words in it that the next key replaces."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_place(self, place: int | None, every: int) -> None:
        """Say which hit is shown, of how many."""
        found = bool(every) or not self.field.text().strip()
        if not self.field.text().strip():
            words = ""
        elif not every:
            words = tr("Not in this report")
        elif place is None:
            words = tr("{every} found", every=every)
        else:
            words = tr("{place} of {every}", place=place + 1, every=every)
        self.count.setText(words)
        restyled(self.count, "soft" if found else "failed")
        for part in (self.before, self.after):
            part.setEnabled(every > 0)
