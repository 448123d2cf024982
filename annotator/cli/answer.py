"""What a command answers: JSON for programs, or aligned lines for people."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import click

from annotator.arabic.direction import LTR, RTL, visual_order
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.language import is_rtl, isolated, tr

GAP = "  "
PIECE = 8_192  # code points written at once: unbuffered, Python would not notice that only a part of more was taken
# What would steer the terminal rather than be shown: a title may hold anything.
_CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
_NO_WIDTH = {"Mn", "Me", "Cf"}
_WIDE = {"W", "F"}


class UnwritableError(InputError):
    """The answer could not be written where it was to go, as on a full disk."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command is to answer.

    Attributes:
        as_json: For programs; digits are ASCII.
        visual: For terminals that do no bidi: every line in the order in which the eye meets it.
    """

    as_json: bool = False
    visual: bool = False

    def give(self, value: Json, lines: Iterable[str]) -> None:
        """Write the value as JSON, or else the lines, all at once.

        Raises:
            UnwritableError: They cannot be written.
        """
        if self.as_json:
            write(json.dumps(value, ensure_ascii=False, indent=2))
        else:
            write("\n".join(printable(line) for line in lines))

    def tell(self, text: str) -> None:
        """Say a sentence on stderr, on one line."""
        click.echo(printable(self.sentence(" ".join(text.split("\n")))), err=True)

    def tell_error(self, text: str) -> None:
        """Say on stderr what could not be done."""
        self.tell(tr("Error: {sentence}", sentence=text))

    def sentence(self, text: str) -> str:
        """Return a sentence of the interface as it is to be shown."""
        return visual_order(text, RTL if is_rtl() else LTR) if self.visual else text

    def cell(self, text: str, columns: int = 0) -> str:
        """Return a text of people's own making, or a word beside one, filled up to so many columns.

        ASCII stays bare, so that an id can be copied from the screen; other text is isolated from what stands beside.
        """
        line = text.replace("\n", " ")
        shown = visual_order(line) if self.visual else line if line.isascii() else isolated(line)
        return shown + " " * (columns - width(line))

    def facts(self, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Give a line for each name and value; the values are sentences."""
        columns = max(width(name) for name, _ in pairs)
        for name, value in pairs:
            shown = self.sentence(value.replace("\n", " "))
            yield f"{self.cell(name, columns)}{GAP}{shown}".rstrip()

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """Give the headings and the rows, aligned; nothing where there are no rows."""
        lines = [headings, *rows] if rows else []
        columns = [max(width(cell) for cell in column) for column in zip(*lines, strict=True)]
        for line in lines:
            yield GAP.join(self.cell(cell, size) for cell, size in zip(line, columns, strict=True)).rstrip()


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def printable(text: str) -> str:
    """Return the text without what would steer the terminal."""
    return text.translate(_CONTROLS)


def write(text: str) -> None:
    """Write to standard output.

    Raises:
        BrokenPipeError: Whoever read it has gone.
        UnwritableError: It cannot be written.
    """
    try:
        for start in range(0, len(text), PIECE):
            click.echo(text[start : start + PIECE], nl=False)
        click.echo()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = isolated(error.strerror or type(error).__name__)
        raise UnwritableError(tr("The answer could not be written: {reason}.", reason=reason)) from error
