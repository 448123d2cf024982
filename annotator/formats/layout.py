"""How a file of tokens was laid out: kept with the source, so that the same lines can be written again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.arabic.words import Slice
from annotator.core.corpus import CorpusDocument
from annotator.core.json_value import Json

KEY = "tokens"  # in the metadata of a source

BIO, IOB1, BIOES = "BIO", "IOB1", "BIOES"
SCHEMES = (BIO, IOB1, BIOES)

Odd = tuple[str, str, int]  # the line as it came, as it would be written, and how many words it is


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of one document in a file of tokens.

    Words are joined by one space and sentences by one line feed; where a word holds such a character itself, the edges
    of all words are kept.

    Attributes:
        scheme: How tags tell where a mark begins.
        nested: A line has a tag for each mark that covers its word.
        separator: Between the columns.
        line_end: Behind each line.
        middle: For each word what stands between it and its tag; () where nothing does.
        before: By number of the word, lines that stand before it and are no words; an empty one parts sentences. Under
            the number of words stands what follows the last.
        odd: By number of the word, lines that are otherwise than they would be written.
        unended: The last line had no line end.
        edges: [start, end) of all words; () where spaces tell.
        begins: Numbers of the words with which sentences begin; None where line feeds tell.
    """

    scheme: str = BIO
    nested: bool = False
    separator: str = " "
    line_end: str = "\n"
    middle: tuple[str, ...] = ()
    before: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    odd: Mapping[int, Odd] = field(default_factory=dict)
    unended: bool = False
    edges: tuple[Slice, ...] = ()
    begins: frozenset[int] | None = None

    def places(self, text: str) -> tuple[tuple[Slice, ...], frozenset[int]]:
        """Return where the words are, and with which of them sentences begin."""
        if self.edges:
            return self.edges, self.begins or frozenset()
        return spaced(text)

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values, without what is usual."""
        found: dict[str, Json] = {"scheme": self.scheme, "nested": self.nested, "separator": self.separator}
        found |= {"line_end": self.line_end, "unended": self.unended, "middle": self.middle}
        found["before"] = {str(nth): list(lines) for nth, lines in self.before.items()}
        found["odd"] = {str(nth): list(odd) for nth, odd in self.odd.items()}
        if self.edges:
            found["edges"] = [list(edge) for edge in self.edges]
            found["begins"] = sorted(self.begins or ())
        return found


def spaced(text: str) -> tuple[tuple[Slice, ...], frozenset[int]]:
    """Return the words between single spaces and line feeds, and which of them begin a line; not the first."""
    words: list[Slice] = []
    begins: set[int] = set()
    at = 0
    for line in text.split("\n"):
        begins.add(len(words))
        for word in line.split(" "):
            words.append((at, at + len(word)))
            at += len(word) + 1
    return tuple(words), frozenset(begins - {0})


def layout_of(corpus: CorpusDocument) -> Layout | None:
    """Return how the first of a document's sources was laid out that was a file of tokens; None where none was."""
    for source in corpus.sources:
        found = source.metadata.get(KEY)
        if isinstance(found, Mapping):
            layout = _read(found)
            if layout is not None and _fits(layout, corpus.document.text):
                return layout
    return None


def _read(found: Mapping[str, Any]) -> Layout | None:
    try:
        return Layout(
            scheme=found["scheme"] if found["scheme"] in SCHEMES else BIO,
            nested=bool(found["nested"]),
            separator=str(found["separator"]),
            line_end=str(found["line_end"]),
            middle=tuple(map(str, found["middle"])),
            before={int(nth): tuple(map(str, lines)) for nth, lines in found["before"].items()},
            odd={int(nth): (str(raw), str(made), int(count)) for nth, (raw, made, count) in found["odd"].items()},
            unended=bool(found["unended"]),
            edges=tuple((int(start), int(end)) for start, end in found.get("edges", ())),
            begins=frozenset(map(int, found["begins"])) if "begins" in found else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError):  # a file may say anything
        return None


def _fits(layout: Layout, text: str) -> bool:
    words, _ = layout.places(text)
    return _ordered(words, len(text)) and len(layout.middle) in (0, len(words))


def _ordered(words: Sequence[Slice], length: int) -> bool:
    at = 0
    for start, end in words:
        if not at <= start < end <= length:
            return False
        at = end
    return True
