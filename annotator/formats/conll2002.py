"""CoNLL-2002: a word and its BIO tag a line, a blank line between sentences; see docs/corpus-format.md.

The words are our own tokens. A report's title, byline, body and captions are written; its repeated title, its comments
and the web page's own words only where somebody marked something in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.arabic.sentences import sentences
from annotator.arabic.words import Slice, tokens
from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.document import Zone
from annotator.core.json_value import Json
from annotator.core.span import Span

LEFT_OUT = frozenset({"duplicate_title", "comments", "boilerplate"})

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A span over whole words: the words [first, last)."""

    first: int
    last: int
    span: Span


def write(corpus: CorpusDocument) -> Written:
    """Return a document's words with the tags of its one set; nothing where it has no set."""
    if not corpus.sets:
        return Written("", losses=(Loss("not_coded", corpus.document.id),))
    (one,) = corpus.sets
    text = corpus.document.text
    left_out = [zone for zone in corpus.zones.zones if zone.kind in LEFT_OUT and not _is_marked(zone, one.spans)]
    words = _outside(left_out, tokens(text))
    chunks, losses = _flat(one.spans, text, words)
    tags = _tags(chunks, len(words))
    lines = [*_lines(text, words, tags, losses, corpus), ""]
    losses += [_zone_loss(corpus, zone) for zone in left_out]
    losses += _dropped(one, corpus)
    return Written("\n".join([*lines, ""]) if words else "", 1, len(chunks), tuple(losses))


def _outside(zones: Sequence[Zone], words: list[Slice]) -> list[Slice]:
    for zone in zones:
        words = [word for word in words if not zone.start <= word[0] < zone.end]
    return words


def _is_marked(zone: Zone, spans: Sequence[Span]) -> bool:
    return any(span.start < zone.end and zone.start < span.end for span in spans)


def _flat(spans: Sequence[Span], text: str, words: Sequence[Slice]) -> tuple[list[_Chunk], list[Loss]]:
    """Return the spans that can stand side by side, the longest first choice, in the order of the text."""
    losses: list[Loss] = []
    kept: list[_Chunk] = []
    starts, ends = [start for start, _ in words], [end for _, end in words]
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start, span.label, span.id)):
        chunk = _Chunk(bisect_right(ends, span.start), bisect_left(starts, span.end), span)
        if chunk.first >= chunk.last:
            losses.append(_span_loss("no_word", span))
            continue
        place = bisect_left(kept, chunk.last, key=lambda one: one.first)
        if place and kept[place - 1].last > chunk.first:
            losses.append(_overlap(chunk, kept[place - 1]))
            continue
        kept.insert(place, chunk)
        start, end = starts[chunk.first], ends[chunk.last - 1]
        if start < span.start or end > span.end:
            losses.append(_span_loss("widened", span, widened=text[start:end]))
    return kept, losses


def _overlap(chunk: _Chunk, other: _Chunk) -> Loss:
    inside = other.first <= chunk.first and chunk.last <= other.last
    return _span_loss("nested_dropped" if inside else "overlap_dropped", chunk.span, kept=other.span.id)


def _tags(chunks: Sequence[_Chunk], count: int) -> list[str]:
    tags = ["O"] * count
    for chunk in chunks:
        label = _SPACES.sub("_", chunk.span.label)
        tags[chunk.first : chunk.last] = [f"B-{label}"] + [f"I-{label}"] * (chunk.last - chunk.first - 1)
    return tags


def _lines(
    text: str, words: Sequence[Slice], tags: Sequence[str], losses: list[Loss], corpus: CorpusDocument
) -> Iterator[str]:
    """Give the lines; no sentence ends inside a span, for no reader could take it up again behind the gap."""
    ends = [end for _, end in sentences(text)]
    before = bisect_right(ends, words[0][0]) if words else 0
    for (start, end), tag in zip(words, tags, strict=True):
        sentence = bisect_right(ends, start)
        if sentence != before:
            if tag.startswith("I-"):
                losses.append(Loss("sentences_joined", corpus.document.id, corpus.sets[0].coder.id, {"at": start}))
            else:
                yield ""
        before = sentence
        yield f"{text[start:end]} {tag}"


def _span_loss(code: str, span: Span, **more: str) -> Loss:
    detail: dict[str, Json] = {"id": span.id, "label": span.label, "start": span.start, "end": span.end}
    return Loss(code, span.document, span.coder, {**detail, "quote": span.quote, **more})


def _zone_loss(corpus: CorpusDocument, zone: Zone) -> Loss:
    detail: dict[str, Json] = {"kind": zone.kind, "start": zone.start, "end": zone.end}
    return Loss("zone_left_out", corpus.document.id, corpus.sets[0].coder.id, detail)


def _dropped(one: AnnotationSet, corpus: CorpusDocument) -> Iterator[Loss]:
    """Give what no line of the format has a place for."""
    document, coder = corpus.document.id, one.coder.id
    if one.status != "done":
        yield Loss("unfinished", document, coder)
    for span in one.spans:
        if span.attributes:
            yield _span_loss("attributes_dropped", span)
        if _SPACES.search(span.label):
            yield _span_loss("label_respelt", span)
    for relation in one.relations:
        yield Loss("relation_dropped", document, coder, {"id": relation.id, "type": relation.type})
    for event in one.events:
        yield Loss("event_dropped", document, coder, {"id": event.id})
    for note in one.notes:
        yield Loss("note_dropped", document, coder, {"id": note.id})
