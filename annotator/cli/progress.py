"""How far something long is, shown on stderr while it goes on, where that is a terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from annotator.language import tr

ERASE = "\r\x1b[K"  # to the start of the line, and clear it


class Progress:
    """One line that is written over and over, and gone at the end."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._share = -1

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def show(self, done: int, total: int, *_: object) -> bool:
        """Show how far it is, in steps of a hundredth; returns True: go on."""
        share = done * 100 // max(total, 1)
        if self._shown and share != self._share:
            self._share = share
            sys.stderr.write(ERASE + tr("{done} of {total}", done=done, total=total))
            sys.stderr.flush()
        return True

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Clear the line."""
        if self._share >= 0:
            sys.stderr.write(ERASE)
            sys.stderr.flush()
