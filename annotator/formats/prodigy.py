"""Prodigy: JSON Lines of tasks, one a document and coder, with tokens so fine that no mark ends inside one.

Offsets count code points. ``token_end`` is the mark's last token, where everything else ends behind.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.arabic.words import Slice
from annotator.core.annotation_set import AnnotationSet, Status
from annotator.core.corpus import CorpusDocument, Loss, RawRelation, RawReport, RawSet, RawSpan, Written
from annotator.core.document import METADATA_KEYS
from annotator.core.json_value import Json
from annotator.core.span import Span
from annotator.errors import InputError
from annotator.formats.columns import metadata_in
from annotator.formats.item import Item, Wanted
from annotator.formats.json_reports import Read, reports, text_in
from annotator.formats.json_text import one_line
from annotator.formats.offset_units import CODE_POINTS, UTF_16, Place, in_code_points
from annotator.formats.raw_values import Findings, id_of, name, offset, text_of, told
from annotator.formats.setting import PLAIN, Setting
from annotator.formats.span_losses import part_losses, unfinished_loss
from annotator.language import isolated, tr

UNITS = (CODE_POINTS, UTF_16)
OWN = ("text", "tokens", "spans", "relations", "answer", "meta", "coder_id", "html", "options", "accept")
SPAN_PARTS = ("id", "start", "end", "label", "text", "attributes", "token_start", "token_end")


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document's sets as one task each; one without marks where it has no set."""
    pieces = [_task(corpus, one, setting) for one in corpus.sets or (None,)]
    text = "".join(f"{one_line(piece)}\n" for piece in pieces)
    losses = [loss for one in corpus.sets for loss in _losses(one, corpus.document.id)]
    return Written(text, len(corpus.sets), sum(len(one.spans) for one in corpus.sets), tuple(losses))


def _task(corpus: CorpusDocument, one: AnnotationSet | None, setting: Setting) -> dict[str, Json]:
    text = corpus.document.text
    spans = () if one is None else one.spans
    tokens = _tokens(setting.cut(corpus).words, spans)
    content: dict[str, Json] = {"text": text, "meta": corpus.metadata}
    content["tokens"] = [
        {"text": text[start:end], "start": start, "end": end, "id": nth, "ws": text[end : end + 1].isspace()}
        for nth, (start, end) in enumerate(tokens)
    ]
    if one is None:
        return content
    placed = {str(span.id): _span(span, tokens) for span in spans}
    relations: list[Json] = [
        _relation(placed[it.source], placed[it.target], it.id, it.type, it.attributes)
        for it in one.relations
        if it.source in placed and it.target in placed
    ]
    content |= {"spans": list(placed.values()), "relations": relations, "answer": "accept"}
    content |= {"_view_id": "relations" if relations else "spans_manual", "_annotator_id": one.coder.name}
    return {**content, "_session_id": f"{setting.name}-{one.coder.name}", "coder_id": one.coder.id}


def _tokens(words: Sequence[Slice], spans: Sequence[Span]) -> list[Slice]:
    """Return the words, cut where marks begin and end; a mark that touches no word is a token of its own."""
    edges = sorted({edge for span in spans for edge in (span.start, span.end)})
    pieces: list[Slice] = []
    for start, end in words:
        inner = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        pieces += list(zip((start, *inner), (*inner, end), strict=True))
    behind = [end for _, end in pieces]
    for span in spans:
        at = bisect_right(behind, span.start)
        if at == len(pieces) or pieces[at][0] >= span.end:
            pieces.insert(at, (span.start, span.end))
            behind.insert(at, span.end)
    return pieces


def _span(span: Span, tokens: Sequence[Slice]) -> dict[str, Json]:
    first = bisect_right(tokens, span.start, key=lambda token: token[1])
    last = bisect_left(tokens, span.end, key=lambda token: token[0]) - 1
    place: dict[str, Json] = {"start": span.start, "end": span.end, "token_start": first, "token_end": last}
    return {**place, "label": span.label, "id": span.id, "text": span.quote, "attributes": span.attributes}


def _relation(
    head: Mapping[str, Json], child: Mapping[str, Json], id: str, label: str, attributes: Mapping[str, Json]
) -> dict[str, Json]:
    ends = {"head": head["token_end"], "child": child["token_end"], "head_span": head, "child_span": child}
    return {**ends, "label": label, "id": id, "attributes": attributes}


def _losses(one: AnnotationSet, document: str) -> Iterator[Loss]:
    yield from unfinished_loss(one, document)
    yield from part_losses(one, document, relations={str(span.id) for span in one.spans})


def read(path: Path, wanted: Wanted) -> Iterator[Item]:
    """Give the reports of a file; see :func:`json_reports.reports`."""
    yield from reports(path, wanted, _report)


def _report(given: Mapping[str, Any], wanted: Wanted) -> Read:
    content = dict(given)
    text = text_in(content)
    findings = Findings()
    spans = findings.each("spans", content.get("spans"), _raw_span)
    relations = findings.each("relations", content.get("relations"), lambda one: _raw_relation(one, content))
    one = RawSet(_coder(content), text_of(content, "coder_id"), _status(content, findings), spans, relations)
    meta: Any = content["meta"] if isinstance(content.get("meta"), dict) else {}
    metadata = metadata_in({key: value for key, value in content.items() if not key.startswith("_")}, OWN)
    metadata |= {key: told(value) if key in METADATA_KEYS else value for key, value in meta.items()}
    report = RawReport(text, metadata, sets=(one,) if "spans" in content or "answer" in content else ())
    witnesses = findings.each("tokens", content.get("tokens"), _witness)
    return in_code_points(report, UNITS, chosen=wanted.unit, witnesses=witnesses), tuple(findings)


def _coder(content: Mapping[str, Any]) -> str:
    annotator = text_of(content, "_annotator_id")
    session = text_of(content, "_session_id")
    return annotator or session.rpartition("-")[2]


def _status(content: Mapping[str, Any], findings: Findings) -> Status:
    answer = content.get("answer", "accept")
    if answer == "reject":
        raise InputError(tr("It was rejected in Prodigy: it was left out."))
    if answer != "accept":
        shown = isolated(str(answer))
        findings.tell("status", tr("A set is said to be {status}: it was taken as in progress.", status=shown))
        return "in_progress"
    return "done"


def _witness(token: Mapping[str, Any]) -> Place:
    return Place(offset(token["start"]), offset(token["end"]), str(token["text"]))


def _raw_span(one: Mapping[str, Any]) -> RawSpan:
    given = one.get("attributes")
    attributes = {key: value for key, value in one.items() if key not in SPAN_PARTS}
    attributes |= given if isinstance(given, dict) else {}
    quote = one["text"] if isinstance(one.get("text"), str) else None
    start, end = offset(one["start"]), offset(one["end"])
    return RawSpan(_id(one), start, end, name(one["label"]), quote, attributes)


def _id(one: Mapping[str, Any]) -> str:
    """Return a mark's id: Prodigy gives none, so its place and label stand for it."""
    return id_of(one.get("id")) or f"{one['start']}-{one['end']}-{one['label']}"


def _raw_relation(one: Mapping[str, Any], content: Mapping[str, Any]) -> RawRelation:
    source, target = (_end(one, content["spans"], which) for which in ("head", "child"))
    attributes = one.get("attributes")
    given = attributes if isinstance(attributes, dict) else {}
    return RawRelation(id_of(one.get("id")), name(one["label"]), source, target, given)


def _end(one: Mapping[str, Any], spans: Sequence[Mapping[str, Any]], which: str) -> str:
    """Return the id of the mark that a relation begins or ends with: by its place, else by its last token."""
    place = one.get(f"{which}_span")
    if place is None:
        return _id(next((span for span in spans if span.get("token_end") == one[which]), {}))
    if place.get("id"):
        return _id(place)
    parts = ("start", "end", "label")
    return _id(next((span for span in spans if all(span.get(part) == place.get(part) for part in parts)), place))
