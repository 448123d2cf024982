"""What can go wrong, by kind: every error we raise on purpose is one of these."""

from __future__ import annotations

from annotator.language import tr


class AnnotatorError(Exception):
    """A failure we foresaw: one sentence that says what, where and what to do.

    The shell shows the sentence and leaves with ``exit_code``; any other exception is a bug of ours.
    """

    exit_code = 1


class InputError(AnnotatorError, ValueError):
    """What was given cannot be used: a file, a name, a value."""


class SpanError(InputError):
    """A span that cannot be.

    Attributes:
        start, end: The offsets asked for, in code points.
        length: Length of the text in code points, where one was at hand.
    """

    def __init__(self, start: int, end: int, length: int | None = None, reason: str | None = None) -> None:
        super().__init__(reason or _span_sentence(start, end, length))
        self.start, self.end, self.length = start, end, length


class ChangedSinceError(AnnotatorError):
    """What an edit or an undo was to change is no longer what it was."""


class NothingToUndoError(AnnotatorError):
    """This coder has nothing left to undo, or to redo, in this copy of the project."""


class UsageError(AnnotatorError):
    """The command line asks for something that does not fit together."""

    exit_code = 2


class NoDisplayError(AnnotatorError):
    """There is no screen on which a window could open."""

    exit_code = 3


class ProjectError(AnnotatorError):
    """The project file cannot be read or written: not ours, newer, damaged, locked, disk full."""

    exit_code = 4


class MissingPartError(AnnotatorError):
    """A file that belongs to the program is missing or broken: a font, a catalogue, a seed."""


def _span_sentence(start: int, end: int, length: int | None) -> str:
    if start >= end:
        return tr(
            "A mark cannot go from {start} to {end}: its end must lie after its start.", start=str(start), end=str(end)
        )
    if length is None:
        return tr("A mark cannot start at {start}: offsets count from 0.", start=str(start))
    return tr(
        "A mark from {start} to {end} lies outside the text, which has {length} code points.",
        start=str(start),
        end=str(end),
        length=str(length),
    )
