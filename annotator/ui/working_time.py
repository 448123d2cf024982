"""How long somebody has been at work since her last edit, with idle time cut off."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

IDLE = 60.0  # seconds without a sign of life, beyond which nobody is at work


class WorkingTime:
    """Counts the time between signs of life, each gap at most ``IDLE`` seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._last = clock()
        self._active = 0.0

    def notice(self) -> None:
        """Somebody moved the caret, clicked or typed."""
        now = self._clock()
        self._active += min(now - self._last, IDLE)
        self._last = now

    def taken(self) -> int:
        """Return the milliseconds of work since this was last asked."""
        self.notice()
        milliseconds, self._active = int(self._active * 1000), 0.0
        return milliseconds
