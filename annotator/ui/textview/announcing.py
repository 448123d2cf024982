"""Saying to a screen reader what the eye sees under the caret. Marks cannot be text attributes of Qt's interface."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from annotator.language import isolated, tr
from annotator.ui.textview.marks import Mark


def sentence(mark: Mark, quote: str) -> str:
    """Say which mark this is; the words of people are isolated from the sentence."""
    return tr("Marked as {label}: {quote}", label=isolated(mark.caption), quote=isolated(quote))


def announce(widget: QWidget, mark: Mark, quote: str) -> None:
    """Announce a mark, where somebody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence(mark, quote)))
