"""One document of a file of tokens, while its lines are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from annotator.arabic.clean import BYTE_ORDER_MARK, clean
from annotator.core.coder import NOBODY
from annotator.core.corpus import RawReport, RawSet, RawSpan
from annotator.core.document import DocumentId
from annotator.core.span import Label, Span, SpanId
from annotator.formats.layout import IOB1, KEY, Layout, Odd, spaced
from annotator.formats.tagging import Chunk
from annotator.formats.token_columns import DOCUMENT, Columns, TokenLine, token_line
from annotator.formats.token_lines import line_of, tags

_Open = list[int | str]  # a mark: its first word, the word behind its last, its label


class TokenDocument:
    """Takes lines and gives the report that they make.

    Attributes:
        line: Where it begins in the file, from 1.
        count: How many lines with a word it has.
        has_breaks: Some line parts its sentences.
    """

    def __init__(self, columns: Columns, end: str, line: int) -> None:
        self.line, self.count, self.has_breaks = line, 0, False
        self._columns, self._end = columns, end
        self._raw: list[str] = []
        self._words: list[str] = []
        self._middle: list[str] = []
        self._begins: set[int] = set()
        self._before: dict[int, list[str]] = {}
        self._lines: dict[int, tuple[str, int]] = {}
        self._open: list[_Open] = []
        self._marks: list[_Open] = []

    def following(self, line: int) -> TokenDocument:
        """Return an empty document that begins at a line."""
        return TokenDocument(self._columns, self._end, line)

    def end_with(self, rest: TokenDocument) -> None:
        """Take the lines of a document without words, which stand behind this one."""
        self._raw += rest._raw
        self._before.setdefault(len(self._words), []).extend(rest._raw)

    @property
    def has_words(self) -> bool:
        """Tell whether there is anything in it yet."""
        return bool(self._words)

    @property
    def is_between(self) -> bool:
        """Tell whether the last line parted sentences."""
        return len(self._words) in self._before

    def is_open(self, line: str) -> bool:
        """Tell whether the line goes on with a mark of the line before."""
        found = token_line(line, self._columns)
        return found is not None and any(prefix in "IE" for prefix, _ in found.tags) and bool(self._open)

    def take(self, nth: int, line: str) -> Iterator[str]:
        """Take a line; give a code for each thing that is wrong with it."""
        self._raw.append(line)
        found = None if line.startswith(DOCUMENT) else token_line(line, self._columns)
        words = [] if found is None else [_cleaned(word, first=not self._words) for word in found.words]
        if found is None or not all(words):
            yield from self._take_break(line)
            return
        if self._words and len(self._words) in self._before and "" in self._before[len(self._words)]:
            self._begins.add(len(self._words))
        self.count += 1
        if found.doubt:
            yield found.doubt
        if tuple(words) != found.words:
            yield "cleaned"
        if self._columns.separator == " " and "  " in line:
            yield "spacing"
        at = len(self._words)
        self._words += words
        self._middle += [found.middle] * len(words)
        self._lines[at] = line, len(words)
        if self._take_tags(at, found):
            yield "continues_nothing"

    def _take_break(self, line: str) -> Iterator[str]:
        self._before.setdefault(len(self._words), []).append(line)
        if line.strip() and not line.startswith(DOCUMENT):
            yield "no_word"
        else:
            self._open = []
            self.has_breaks = True

    def _take_tags(self, at: int, found: TokenLine) -> bool:
        """Begin and lengthen marks; tells whether a tag goes on with nothing."""
        free, still, lost = list(self._open), list[_Open](), False
        behind = at + len(found.words)
        for prefix, label in found.tags:
            known = next((one for one in free if one[2] == label), None) if prefix in "IE" else None
            if known is not None:
                free.remove(known)
                known[1] = behind
            elif prefix in "BS" or (prefix == "I" and self._columns.scheme == IOB1):
                known = [at, behind, label]
                self._marks.append(known)
            else:
                lost = True
            if known is not None and prefix not in "ES":
                still.append(known)
        self._open = still
        return lost

    def report(self, *, unended: bool) -> tuple[RawReport, bytes]:
        """Return the report, with how its lines were, and its bytes as they would be in UTF-8."""
        text, edges = self._text()
        spans = tuple(RawSpan("", edges[first][0], edges[last - 1][1], label) for first, last, label in self._spans())
        layout = self._layout(text, edges, unended=unended)
        zones = ((0, len(text), "body"),) if text else ()
        report = RawReport(text, {}, zones, sets=(RawSet(spans=spans),), layout={KEY: layout.to_json()})
        data = "".join(line + self._end for line in self._raw)
        return report, data.encode("utf-8", "surrogatepass")

    def _spans(self) -> list[tuple[int, int, str]]:
        return [(int(first), int(last), str(label)) for first, last, label in self._marks]

    def _text(self) -> tuple[str, list[tuple[int, int]]]:
        pieces: list[str] = []
        edges: list[tuple[int, int]] = []
        at = 0
        for nth, word in enumerate(self._words):
            if nth:
                pieces.append("\n" if nth in self._begins else " ")
                at += 1
            pieces.append(word)
            edges.append((at, at + len(word)))
            at += len(word)
        return "".join(pieces), edges

    def _layout(self, text: str, edges: Sequence[tuple[int, int]], *, unended: bool) -> Layout:
        usual = spaced(text) == (tuple(edges), frozenset(self._begins))
        middle = tuple(self._middle) if any(self._middle) else ()
        before = {nth: tuple(lines) for nth, lines in self._before.items() if lines != [""] or nth not in self._begins}
        layout = Layout(
            scheme=self._columns.scheme,
            nested=self._columns.nested,
            separator=self._columns.separator,
            line_end=self._end,
            middle=middle,
            before=before,
            unended=unended,
            edges=() if usual else tuple(edges),
            begins=None if usual else frozenset(self._begins),
        )
        return replace(layout, odd=dict(self._odd(layout)))

    def _odd(self, layout: Layout) -> Iterator[tuple[int, Odd]]:
        """Give the lines that would be written otherwise than they came."""
        chunks = sorted((_chunk(*mark) for mark in self._spans()), key=lambda it: (it.first, -it.last, it.span.label))
        tagged = tags(chunks, len(self._words), layout.scheme, frozenset(self._begins))
        for nth, (raw, count) in self._lines.items():
            now = [line_of(layout, at, self._words[at], tagged[at]) for at in range(nth, nth + count)]
            made = "\n".join(now)
            if made != raw:
                yield nth, (raw, made, count)


def _chunk(first: int, last: int, label: str) -> Chunk:
    """Return a mark as the writer takes it; only its label counts."""
    return Chunk(first, last, Span(SpanId(""), DocumentId(""), NOBODY, first, last, Label(label), ""))


@lru_cache(maxsize=1 << 15)
def _cleaned(word: str, *, first: bool) -> str:
    """Return a word as it will stand in the clean text; nothing in it may end a line."""
    marked = BYTE_ORDER_MARK if not first and word.startswith(BYTE_ORDER_MARK) else ""
    rest = word.removeprefix(BYTE_ORDER_MARK) if marked else word
    return marked + clean(rest).text.replace("\n", " ") if rest else word
