"""Reports are read, decoded and cleaned in a thread of their own; the database is left to the window's thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.errors import InputError
from annotator.workflow import ingest
from annotator.workflow.ingest import Options, Prepared

PIECE_SIZE = 20_000  # code points; a longer report is a piece of its own
PIECE_REPORTS = 8
AHEAD_PIECES = 64  # that may wait to be stored, so that memory stays bounded
AHEAD_SIZE = 4_000_000  # code points of them
LOOK_UP = 0.5  # seconds after which a thread that waits for room looks whether the program is still there


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that comes from no file."""

    text: str
    name: str


Job = Path | Pasted
Reading = tuple[Options, Iterator[Prepared]]


@dataclass(frozen=True, slots=True)
class Piece:
    """What a file, or a part of a long one, gave: little enough to be stored at once.

    Attributes:
        options: How the file was read.
        last: Nothing more comes of this file.
    """

    job: Job
    options: Options
    prepared: Prepared
    last: bool

    @property
    def size(self) -> int:
        """Code points of text."""
        return sum(len(report.document.text) for report in self.prepared.reports)


class Preparing(threading.Thread):
    """Prepares one file after another, and keeps what is ready until it is taken.

    It knows nothing of Qt, so that no window and no signal can be gone under it: the window looks at it now and then.
    """

    def __init__(self, jobs: Sequence[Job], read: Callable[[Job], Reading]) -> None:
        """Get ready to start.

        Args:
            jobs: Files, folders and pasted texts.
            read: Begins to read a file (or text), and says how it does.
        """
        super().__init__(name="preparing")
        self._jobs, self._read = tuple(jobs), read
        self._ready: deque[Piece] = deque()
        self._size = 0
        self._changed = threading.Condition()
        self._stopped = self._over = False
        self.found = 0
        """How many files there are, as far as the folders have been walked."""
        self.failure: Exception | None = None
        """An error that nobody foresaw; the thread ends after it."""

    def run(self) -> None:
        """Prepare everything, until it is stopped."""
        try:
            for job in self._walked():
                if not self._prepare(job):
                    return
        except Exception as error:  # noqa: BLE001 - raised again by the window's thread, whose hook for errors tells it
            self.failure = error
        finally:
            self._over = True

    def next(self) -> Piece | None:
        """Return what is ready, first come first served; None where nothing is at the moment."""
        with self._changed:
            if not self._ready:
                return None
            piece = self._ready.popleft()
            self._size -= piece.size
            self._changed.notify()
        return piece

    @property
    def has_ready(self) -> bool:
        """Tell whether something waits to be taken."""
        return bool(self._ready)

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is ready and nothing more will come."""
        return self._over and not self._ready

    def stop(self) -> None:
        """Let it end after the part that is being read; what was ready is dropped. Does not wait."""
        with self._changed:
            self._stopped = True
            self._ready.clear()
            self._changed.notify()

    def _walked(self) -> list[Job]:
        """Return the files, folders opened up; all of them first, so that their number is known."""
        found: list[Job] = []
        for job in self._jobs:
            if self._stopped:
                return []
            found += _files_of(job)
            self.found = len(found)
        return found

    def _prepare(self, job: Job) -> bool:
        """Prepare a file piece by piece; tells whether to go on."""
        options, parts = self._read(job)
        waiting: Prepared | None = None
        for part in parts:
            for piece in _cut(part):
                if waiting is not None and not self._keep(Piece(job, options, waiting, last=False)):
                    return False
                waiting = piece
        empty = Prepared(job if isinstance(job, Path) else Path(job.name))
        return self._keep(Piece(job, options, waiting or empty, last=True))

    def _keep(self, piece: Piece) -> bool:
        """Wait until there is room for a piece, and keep it; tells whether to go on."""
        with self._changed:
            while not self._stopped and not self._has_room():
                if not threading.main_thread().is_alive():  # the program is at its end, and nobody said so
                    return False
                self._changed.wait(LOOK_UP)
            if self._stopped:
                return False
            self._ready.append(piece)
            self._size += piece.size
        return True

    def _has_room(self) -> bool:
        return len(self._ready) < AHEAD_PIECES and self._size < AHEAD_SIZE


def _files_of(job: Job) -> list[Job]:
    """Return what a job stands for. A file or folder that is gone stays: reading it tells."""
    if isinstance(job, Pasted) or not job.is_dir():
        return [job]
    try:
        return list(ingest.files_in([job]))
    except InputError:
        return [job]


def _cut(part: Prepared) -> Iterator[Prepared]:
    """Cut what was prepared into what can be stored without anybody having to wait; problems go with the first."""
    first = size = 0
    problems = part.problems
    for place, report in enumerate(part.reports):
        length = len(report.document.text)
        if place > first and (size + length > PIECE_SIZE or place - first >= PIECE_REPORTS):
            yield replace(part, reports=part.reports[first:place], problems=problems)
            first, size, problems = place, 0, ()
        size += length
    yield replace(part, reports=part.reports[first:], problems=problems)
