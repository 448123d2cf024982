"""CoNLL-2002: a token and its BIO tag a line, a blank line between sentences; see docs/corpus-format.md."""

from __future__ import annotations

from annotator.arabic.sentences import sentences
from annotator.arabic.words import Slice, tokens
from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.json_value import Json
from annotator.core.span import Span


def write(corpus: CorpusDocument) -> Written:
    """Return the tokens of a document with one coder's tags; "" where the document has no set."""
    if not corpus.sets:
        return Written("", 0, (Loss("not_coded", corpus.document.id),))
    (one,) = corpus.sets
    text = corpus.document.text
    slices = tokens(text)
    kept, losses = _flat(one, text, slices)
    tags = _tags(kept, len(slices))
    lines: list[str] = []
    ends = iter(sorted(end for _, end in sentences(text)))
    end = next(ends, len(text))
    for (start, stop), tag in zip(slices, tags, strict=True):
        while start >= end:
            end = next(ends, len(text))
            if lines and lines[-1] and not tag.startswith("I-"):
                lines.append("")
        lines.append(f"{text[start:stop]} {tag}")
    return Written("\n".join([*lines, "", ""]), len(kept), (*losses, *_dropped(one, corpus)))


Kept = tuple[int, int, Span]


def _flat(one: AnnotationSet, text: str, slices: list[Slice]) -> tuple[list[Kept], list[Loss]]:
    losses: list[Loss] = []
    kept: list[Kept] = []
    for span in sorted(one.spans, key=lambda span: (span.start - span.end, span.start, span.label, span.id)):
        covered = [nth for nth, (start, end) in enumerate(slices) if start < span.end and end > span.start]
        if not covered:
            losses.append(_loss("no_word", span))
            continue
        first, last = covered[0], covered[-1] + 1
        around = next((other for other in kept if other[0] < last and first < other[1]), None)
        if around is not None:
            inside = around[0] <= first and last <= around[1]
            losses.append(_loss("nested_dropped" if inside else "overlap_dropped", span))
            continue
        whole = (slices[first][0], slices[last - 1][1])
        if whole[0] < span.start or whole[1] > span.end:
            losses.append(_loss("widened", span, widened=text[whole[0] : whole[1]]))
        kept.append((first, last, span))
    return sorted(kept, key=lambda one: one[0]), losses


def _tags(kept: list[Kept], count: int) -> list[str]:
    tags = ["O"] * count
    for first, last, span in kept:
        tags[first] = f"B-{span.label}"
        tags[first + 1 : last] = [f"I-{span.label}"] * (last - first - 1)
    return tags


def _loss(code: str, span: Span, **more: str) -> Loss:
    detail: dict[str, Json] = {
        "id": span.id,
        "label": span.label,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
    }
    return Loss(code, span.document, span.coder, {**detail, **more})


def _dropped(one: AnnotationSet, corpus: CorpusDocument) -> list[Loss]:
    losses = [_loss("attributes_dropped", span) for span in one.spans if span.attributes]
    parts = (
        [("relation_dropped", str(one.id)) for one in one.relations]
        + [("event_dropped", str(one.id)) for one in one.events]
        + [("note_dropped", str(one.id)) for one in one.notes]
    )
    losses += [Loss(code, corpus.document.id, one.coder.id, {"id": id}) for code, id in parts]
    return losses
