"""What the window says to the person: one sentence at a time, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from annotator.errors import AnnotatorError

INFO, WARNING, ERROR = "info", "warning", "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and perhaps a button beside it.

    Attributes:
        kind: ``info`` goes away by itself; ``warning`` and ``error`` stay until they are closed.
        details: Further lines that can be unfolded.
    """

    sentence: str
    button: str = ""
    act: Callable[[], object] | None = None
    kind: str = INFO
    details: tuple[str, ...] = field(default=())


class Messages(QObject):
    """Where parts of the window leave what they have to say.

    Signals:
        said(object): A Notice.
        dismissed(): What was said last has been read.
    """

    said = Signal(object)
    dismissed = Signal()

    def tell(self, sentence: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what was done, with a button to take it back."""
        self.said.emit(Notice(sentence, button, act))

    def warn(self, sentence: str, details: tuple[str, ...] = ()) -> None:
        """Say what could not be done."""
        self.said.emit(Notice(sentence, kind=WARNING, details=details))

    def refuse(self, error: AnnotatorError) -> None:
        """Say an error of ours: it is one sentence already."""
        self.said.emit(Notice(str(error), kind=WARNING))
