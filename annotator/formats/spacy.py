"""spaCy 3: a folder with a DocBin for each part of a split, and a configuration that ``spacy train`` takes.

All marks are in ``spans["sc"]``, those that can stand side by side in ``ents`` too. The words are ours, for spaCy's own
glue punctuation to Arabic words; their exact edges, attributes and relations are in ``user_data`` by the mark's id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.arabic.words import Slice
from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.json_value import Json, compact
from annotator.formats.docbin import BEGINS, GOES_ON, INSIDE, OUTSIDE, STARTS, UNKNOWN, Data, DocBin, Mark, Token
from annotator.formats.json_text import one_line
from annotator.formats.msgpack import Packable
from annotator.formats.setting import PLAIN, TRAIN, UNSPLIT, Outlet, Setting
from annotator.formats.spacy_config import CONFIG, config
from annotator.formats.span_losses import part_losses, unfinished_loss
from annotator.formats.tagging import Chunk, Words, side_by_side, words_of

__all__ = ["SPANS_KEY", "open_writer", "write"]

SPANS_KEY = "sc"  # where spaCy's span categorizer looks
NOT_IN_ENTS = "not_in_ents"


class _Writer:
    """Gathers the documents of each part, and writes them at the end."""

    def __init__(self, outlet: Outlet, setting: Setting) -> None:
        self._outlet, self._setting = outlet, setting
        self._bins = {part: DocBin() for part in setting.parts}

    def add(self, corpus: CorpusDocument, part: str) -> Written:
        """Add a document."""
        if corpus.sets:
            tokens, marks, data, written = _document(corpus, self._setting)
            self._bins[part].add(tokens, {SPANS_KEY: marks}, data)
            return written
        return write(corpus, self._setting)

    def finish(self) -> None:
        """Write the parts, and how they are trained on."""
        for part, gathered in self._bins.items():
            gathered.write(self._outlet.binary(f"{part or TRAIN}.spacy"))
        names = {part: f"{part}.spacy" for part in self._setting.parts if part != UNSPLIT}
        self._outlet.text(CONFIG).write(config(names))


def open_writer(outlet: Outlet, setting: Setting) -> _Writer:
    """Begin a folder."""
    return _Writer(outlet, setting)


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document with its one set as spaCy will have it, in words: for a look beforehand."""
    if not corpus.sets:
        return Written("", losses=(Loss("not_coded", corpus.document.id),))
    tokens, marks, _, written = _document(corpus, setting)
    content: dict[str, Json] = {
        "text": corpus.document.text,
        "tokens": [token.text for token in tokens],
        "spans": {SPANS_KEY: [[mark.start, mark.end, mark.label] for mark in marks]},
    }
    return replace(written, text=f"{one_line(content)}\n")


def _document(corpus: CorpusDocument, setting: Setting) -> tuple[list[Token], list[Mark], Data, Written]:
    (one,) = corpus.sets
    text = corpus.document.text
    found = words_of(corpus, setting, whole=True)
    pieces, numbers = covering(text, found.words)
    flat = side_by_side(found, NOT_IN_ENTS)
    tokens = _tokens(text, pieces, numbers, found, flat)
    marks = [_mark(chunk, numbers, pieces) for chunk in found.chunks]
    id = corpus.document.id
    losses = (*found.losses, *unfinished_loss(one, id), *part_losses(replace(one, relations=()), id))
    data: dict[str | bytes, Packable] = {"document": str(id), "coder": one.coder.name, **_exact(one)}
    data["metadata"] = compact(corpus.metadata)
    return tokens, marks, data, Written("", 1, len(marks), losses)


def covering(text: str, words: Sequence[Slice]) -> tuple[list[Slice], list[int]]:
    """Return pieces that make up the whole text but for single spaces, and the number of each word among them."""
    pieces: list[Slice] = []
    numbers: list[int] = []
    at = 0
    for start, end in words:
        _fill(pieces, text, at, start)
        numbers.append(len(pieces))
        pieces.append((start, end))
        at = end
    _fill(pieces, text, at, len(text))
    return pieces, numbers


def _fill(pieces: list[Slice], text: str, start: int, end: int) -> None:
    """Add what lies between two words; a space behind a piece belongs to it."""
    if pieces and text[start:end].startswith(" "):
        start += 1
    if start < end:
        pieces.append((start, end))


def _tokens(
    text: str, pieces: Sequence[Slice], numbers: Sequence[int], found: Words, flat: Sequence[Chunk]
) -> list[Token]:
    behind = [start for start, _ in pieces[1:]] + [len(text)]
    begins = {0, *(numbers[nth] for nth in found.begins)}
    entities = [(OUTSIDE, "")] * len(pieces)
    for nth, (start, _) in enumerate(pieces):
        if any(zone.start <= start < zone.end for zone in found.left_out):
            entities[nth] = (UNKNOWN, "")
    for chunk in flat:
        first, last = numbers[chunk.first], numbers[chunk.last - 1]
        entities[first : last + 1] = [(INSIDE, chunk.span.label)] * (last + 1 - first)
        entities[first] = (BEGINS, chunk.span.label)
    return [
        Token(text[start:end], after > end, STARTS if nth in begins and not inside else GOES_ON, *entities[nth])
        for nth, ((start, end), after, inside) in enumerate(
            zip(pieces, behind, [kind == INSIDE for kind, _ in entities], strict=True)
        )
    ]


def _mark(chunk: Chunk, numbers: Sequence[int], pieces: Sequence[Slice]) -> Mark:
    first, last = numbers[chunk.first], numbers[chunk.last - 1]
    span = chunk.span
    return Mark(span.id, span.label, first, last + 1, pieces[first][0], pieces[last][1])


def _exact(one: AnnotationSet) -> dict[str | bytes, Packable]:
    """Return what spaCy's own places cannot hold, as JSON."""
    marks = {
        span.id: {"start": span.start, "end": span.end, "label": span.label, "attributes": span.attributes}
        for span in one.spans
    }
    relations = [
        {"id": it.id, "type": it.type, "from": it.source, "to": it.target, "attributes": it.attributes}
        for it in one.relations
    ]
    return {"spans": compact(marks), "relations": compact(relations)}
