"""How long things take: medians and 95th percentiles, in milliseconds."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Clock:
    """Collects how long each of several rounds took."""

    def __init__(self) -> None:
        self.rounds: list[float] = []

    @contextmanager
    def round(self) -> Iterator[None]:
        """Time one round."""
        begin = time.perf_counter()
        yield
        self.rounds.append((time.perf_counter() - begin) * 1000)

    def figures(self) -> dict[str, float]:
        """Return median, 95th percentile, and the number of rounds."""
        ordered = sorted(self.rounds)
        return {
            "median_ms": round(statistics.median(ordered), 3),
            "p95_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 3),
            "rounds": len(ordered),
        }


def timed(act: Callable[[], object], rounds: int) -> dict[str, float]:
    """Do something several times and return its figures."""
    clock = Clock()
    for _ in range(rounds):
        with clock.round():
            act()
    return clock.figures()


def resident_mb() -> float:
    """Return the memory that the process holds now, in MB; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  (a kernel's file)
            return round(int(file.read().split()[1]) * resource.getpagesize() / 1e6, 1)
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return round(peak / (1e6 if sys.platform == "darwin" else 1e3), 1)
