"""A file of tokens becomes reports: its words joined by spaces, its sentences by line feeds, its tags marks.

What of a line cannot be used is told by its number. How the lines were is kept, so that they can be written again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from annotator.core.corpus import Finding
from annotator.errors import InputError
from annotator.formats.item import Item, Wanted
from annotator.formats.text_lines import TextLines
from annotator.formats.token_columns import DOCUMENT, found_out, token_line
from annotator.formats.token_document import TokenDocument
from annotator.language import ntr, number, tr

LOOKED_AT = 20_000  # lines that tell how the file is to be read
NAMED = 10  # lines that a sentence names
LONG = 20  # a document with breaks is cut at the next one after so many times the lines of one without


def read(path: Path, wanted: Wanted) -> Iterator[Item]:
    """Give the documents of a file of tokens: those that it parts, else stretches of it.

    Raises:
        OSError: The file cannot be read.
        InputError: It is no text, or holds no word with a tag.
    """
    yield from _Reading(path, wanted).items()


class _Reading:
    """One file, while it is read."""

    def __init__(self, path: Path, wanted: Wanted) -> None:
        self._path, self._wanted = path, wanted
        self._file = TextLines(path, wanted)
        self._lines = iter(self._file)
        self._told: dict[str, list[int]] = defaultdict(list)
        self._parts = 0
        self._is_cut = False

    def items(self) -> Iterator[Item]:
        """Give one document after another, and at last what is to be told of the lines."""
        head = list(islice(self._lines, LOOKED_AT))
        end = "\r\n" if sum(line.endswith("\r") for line in head) * 2 > len(head) else "\n"
        columns = found_out([line.removesuffix("\r") for line in head])
        if not any(found.tags or not found.doubt for found in (token_line(it, columns) for it in head) if found):
            raise InputError(tr("No line of it is a word with its tag: it is no file of tokens."))
        self._document = TokenDocument(columns, end, 1)
        whole: TokenDocument | None = None
        for nth, line in enumerate(self._all(head), start=1):
            if self._is_full(line):
                whole, self._document = self._document, self._document.following(nth)
            self._take(nth, line, end)
            if whole is not None and self._document.has_words:
                yield self._item(whole)
                whole = None
        if whole is not None:
            whole.end_with(self._document)
        yield self._item(whole or self._document, unended=not self._file.ended)
        yield Item(self._path, findings=tuple(self._findings()))

    def _all(self, head: list[str]) -> Iterator[str]:
        yield from head
        yield from self._lines

    def _is_full(self, line: str) -> bool:
        """Tell whether a document ends before this line."""
        document = self._document
        if not document.has_words:
            return False
        if line.startswith(DOCUMENT):
            return True
        if not line.strip():
            return False
        if document.has_breaks:
            full = document.count >= LONG * self._wanted.lines and document.is_between
        else:
            full = document.count >= self._wanted.lines and not document.is_open(line)
        self._is_cut = self._is_cut or full
        return full

    def _take(self, nth: int, line: str, end: str) -> None:
        line = line.removesuffix("\r") if end == "\r\n" else line
        for code in self._document.take(nth, line):
            self._told[code].append(nth)

    def _item(self, document: TokenDocument, *, unended: bool = False) -> Item:
        self._parts += 1
        report, data = document.report(unended=unended)
        return Item(self._path, document.line, data, self._file.encoding, report)

    def _findings(self) -> Iterator[Finding]:
        if self._is_cut:
            sentence = tr("It does not say where reports begin: it was cut into {count} of them.", count=self._parts)
            yield Finding("cut", sentence)
        for code, lines in self._told.items():
            yield Finding(code, _sentence(code, lines), lines=tuple(lines))


def _sentence(code: str, lines: list[int]) -> str:
    named = tr(", ").join(number(line) for line in lines[:NAMED])
    if len(lines) > NAMED:
        named = tr("{lines} and others", lines=named)
    return _worded(code, len(lines), named)


def _worded(code: str, count: int, lines: str) -> str:
    match code:
        case "no_word":
            return ntr(
                "{count} line has no word ({lines}).", "{count} lines have no word ({lines}).", count, lines=lines
            )
        case "no_tag":
            return ntr(
                "{count} line has no tag ({lines}): its word is outside all marks.",
                "{count} lines have no tag ({lines}): their words are outside all marks.",
                count,
                lines=lines,
            )
        case "words":
            return ntr(
                "{count} line has several words ({lines}).",
                "{count} lines have several words ({lines}).",
                count,
                lines=lines,
            )
        case "cleaned":
            return ntr(
                "The word of {count} line has characters that were replaced ({lines}).",
                "The words of {count} lines have characters that were replaced ({lines}).",
                count,
                lines=lines,
            )
        case "continues_nothing":
            return ntr(
                "A tag of {count} line goes on with a mark that is not there ({lines}): it was left out.",
                "Tags of {count} lines go on with marks that are not there ({lines}): they were left out.",
                count,
                lines=lines,
            )
    return ntr(
        "{count} line is spaced otherwise than the others ({lines}).",
        "{count} lines are spaced otherwise than the others ({lines}).",
        count,
        lines=lines,
    )
