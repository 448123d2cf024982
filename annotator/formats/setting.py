"""What a writer is told of the corpus as a whole, and where it puts its files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import IO, Protocol

from annotator.core.codebook import Codebook
from annotator.core.corpus import CorpusDocument, Written
from annotator.formats.cutting import Cutter, own_words

UNSPLIT = ""  # the part to which everything belongs where nothing was split
TRAIN, DEV, TEST = PARTS = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all documents of one export.

    Attributes:
        name: What the corpus is called.
        codebook: Whose labels are meant; None where there is none.
        labels: All labels that marks have, those of the codebook first.
        attributes: All attributes that marks have, with their values where these are a few short texts, else ().
        relations: The types of all relations.
        language: In which instructions are given, "ar" or "en".
        cut: How texts are cut into words.
        zones: Kinds of zones whose words a file of tokens has; None: all that usually go out.
        licence: Under which the corpus is given away; "" where nobody said.
        figures: Figures of agreement, as rows of words.
        parts: The parts of a split; only ``UNSPLIT`` where there is none.
        notes: What else a reader of the corpus should know, a sentence each.
    """

    name: str = ""
    codebook: Codebook | None = None
    labels: tuple[str, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    relations: tuple[str, ...] = ()
    language: str = "ar"
    cut: Cutter = own_words
    zones: Collection[str] | None = None
    licence: str = ""
    figures: tuple[tuple[str, ...], ...] = ()
    parts: tuple[str, ...] = (UNSPLIT,)
    notes: tuple[str, ...] = ()


PLAIN = Setting()


class Outlet(Protocol):
    """Where a writer's files go; none is in its place before all are whole."""

    def text(self, name: str, *, beside: bool = False) -> IO[str]:
        """Open a text file.

        Args:
            name: In the folder of the export; of a format that is one file, the part.
            beside: The name is the ending of a file beside the one file.
        """

    def binary(self, name: str) -> IO[bytes]:
        """Open a binary file in the folder of the export."""


class Writer(Protocol):
    """Writes documents one after another."""

    def add(self, corpus: CorpusDocument, part: str) -> Written:
        """Write a document into a part."""

    def finish(self) -> None:
        """Write what comes at the end; the files themselves are closed by whoever opened them."""


Write = Callable[[CorpusDocument, Setting], Written]
Open = Callable[[Outlet, Setting], Writer]


class Lines:
    """A writer of text files, one a part, to which each document adds a piece.

    Args:
        outlet: Where the files go.
        setting: What is the same for all documents.
        write: Returns a document's piece; nothing is added where that is "".
        head, between, tail: What stands before, between and behind the pieces.
    """

    def __init__(
        self, outlet: Outlet, setting: Setting, write: Write, *, head: str = "", between: str = "", tail: str = ""
    ) -> None:
        self._write, self._setting = write, setting
        self._between, self._tail = between, tail
        self._files = {part: outlet.text(part) for part in setting.parts}
        self._begun: set[str] = set()
        for file in self._files.values():
            file.write(head)

    def add(self, corpus: CorpusDocument, part: str) -> Written:
        """Add a document's piece to the file of its part."""
        written = self._write(corpus, self._setting)
        if written.text:
            file = self._files[part]
            if part in self._begun:
                file.write(self._between)
            file.write(written.text)
            self._begun.add(part)
        return written

    def finish(self) -> None:
        """Close the lists."""
        for file in self._files.values():
            file.write(self._tail)
