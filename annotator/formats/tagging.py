"""The words of a document with the marks over them: widened to whole words, and side by side where a format wants that.

A report's title, byline, body and captions are written; its repeated title, its comments and the web page's own words
only where somebody marked something in them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from annotator.arabic.words import Slice
from annotator.core.corpus import CorpusDocument, Loss
from annotator.core.document import Zone
from annotator.core.json_value import Json
from annotator.core.span import Span
from annotator.formats.cutting import Cut
from annotator.formats.layout import Layout
from annotator.formats.setting import Setting
from annotator.formats.span_losses import span_loss

LEFT_OUT = frozenset({"duplicate_title", "comments", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """A mark over whole words: the words [first, last)."""

    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document that go out, and the marks over them.

    Attributes:
        words: As [start, end).
        begins: Numbers of the words that begin a sentence; not the first.
        chunks: All marks that cover a word, in the order of the text, the longer of two that begin together first.
        left_out: Zones whose words do not go out.
        layout: How the source's lines were, where they are to be written again.
    """

    words: tuple[Slice, ...]
    begins: frozenset[int]
    chunks: tuple[Chunk, ...]
    left_out: tuple[Zone, ...] = ()
    layout: Layout | None = None
    losses: list[Loss] = field(default_factory=list)


def words_of(corpus: CorpusDocument, setting: Setting, *, whole: bool = False) -> Words:
    """Return the words of a document and the marks of its one set over them.

    Args:
        corpus: The document.
        setting: How it is cut, and which zones go out.
        whole: Keep the words of zones that do not go out: the format has the whole text.
    """
    spans = corpus.sets[0].spans
    cut = setting.cut(corpus)
    left_out: tuple[Zone, ...] = ()
    if cut.layout is None:
        left_out = tuple(zone for zone in corpus.zones.zones if _is_left_out(zone, spans, setting.zones))
        cut = cut if whole else _outside(left_out, cut)
    losses: list[Loss] = []
    chunks = _chunks(spans, corpus.document.text, cut.words, losses)
    losses += [_zone_loss(corpus, zone) for zone in left_out]
    return Words(cut.words, cut.begins, tuple(chunks), left_out, cut.layout, losses)


def side_by_side(found: Words, code: str = "") -> list[Chunk]:
    """Return the marks that can stand side by side, the longest in the text first chosen.

    Args:
        found: The words, to whose losses the others are added.
        code: What has become of the others, where they are not lost but only not among these.
    """
    kept: list[Chunk] = []
    for chunk in sorted(found.chunks, key=_choice):
        place = bisect_left(kept, chunk.last, key=lambda one: one.first)
        if place and kept[place - 1].last > chunk.first:
            found.losses.append(_overlap(chunk, kept[place - 1], code))
        else:
            kept.insert(place, chunk)
    if code:
        return kept
    gone = {id(chunk) for chunk in found.chunks} - {id(chunk) for chunk in kept}
    spans = {chunk.span.id for chunk in found.chunks if id(chunk) in gone}
    found.losses[:] = [loss for loss in found.losses if loss.code != "widened" or loss.detail["id"] not in spans]
    return kept


def _choice(chunk: Chunk) -> tuple[int, int, str, str]:
    span = chunk.span
    return span.start - span.end, span.start, span.label, span.id


def _is_left_out(zone: Zone, spans: Iterable[Span], wanted: Collection[str] | None) -> bool:
    if wanted is not None:
        return zone.kind not in wanted
    return zone.kind in LEFT_OUT and not any(span.start < zone.end and zone.start < span.end for span in spans)


def _outside(zones: Sequence[Zone], cut: Cut) -> Cut:
    """Return the cut without the words of these zones; a sentence that lost its first word begins with the next."""
    if not zones:
        return cut
    kept = [
        (nth, word) for nth, word in enumerate(cut.words) if not any(zone.start <= word[0] < zone.end for zone in zones)
    ]
    begins: set[int] = set()
    for new, (old, _) in enumerate(kept):
        before = kept[new - 1][0] if new else old
        if any(nth in cut.begins for nth in range(before + 1, old + 1)):
            begins.add(new)
    return Cut(tuple(word for _, word in kept), frozenset(begins - {0}))


def _chunks(spans: Iterable[Span], text: str, words: Sequence[Slice], losses: list[Loss]) -> list[Chunk]:
    starts, ends = [start for start, _ in words], [end for _, end in words]
    chunks: list[Chunk] = []
    for span in spans:
        chunk = Chunk(bisect_right(ends, span.start), bisect_left(starts, span.end), span)
        if chunk.first >= chunk.last:
            losses.append(span_loss("no_word", span))
            continue
        chunks.append(chunk)
        start, end = starts[chunk.first], ends[chunk.last - 1]
        if start < span.start or end > span.end:
            losses.append(span_loss("widened", span, widened=text[start:end]))
    return sorted(chunks, key=lambda one: (one.first, -one.last, one.span.label, one.span.id))


def _overlap(chunk: Chunk, other: Chunk, code: str) -> Loss:
    inside = other.first <= chunk.first and chunk.last <= other.last
    lost = "nested_dropped" if inside else "overlap_dropped"
    return span_loss(code or lost, chunk.span, kept=other.span.id)


def _zone_loss(corpus: CorpusDocument, zone: Zone) -> Loss:
    detail: dict[str, Json] = {"kind": zone.kind, "start": zone.start, "end": zone.end}
    return Loss("zone_left_out", corpus.document.id, corpus.sets[0].coder.id, detail)
