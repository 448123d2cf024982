"""doccano: JSON Lines with ``entities`` and ``relations``, one coder a file; its older ``label`` is read too.

doccano counts code points, unless a project counts graphemes, and quotes nothing. So a file of ours has a column
``quotes``, which doccano keeps: with it a reader can tell what the offsets count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import CorpusDocument, Loss, RawContent, RawRelation, RawReport, RawSet, RawSpan, Written
from annotator.core.json_value import Json
from annotator.formats.columns import columns, metadata_in
from annotator.formats.item import Item, Wanted
from annotator.formats.json_reports import Read, reports, text_in
from annotator.formats.json_text import one_line
from annotator.formats.offset_units import CODE_POINTS, GRAPHEMES, UTF_16, in_code_points
from annotator.formats.raw_values import Findings, id_of, name, offset, text_of
from annotator.formats.setting import PLAIN, Setting
from annotator.formats.span_losses import attribute_losses, part_losses, unfinished_loss

UNITS = (CODE_POINTS, GRAPHEMES, UTF_16)
MARKS = ("label", "labels")  # [start, end, label]
OWN = ("text", "entities", "relations", "Comments", "quotes", "coder", *MARKS)


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:  # noqa: ARG001 - as in every format
    """Return a document with its one set as one line; without marks where it has no set."""
    content: dict[str, Json] = {"text": corpus.document.text, **columns(corpus.metadata, (*OWN, "id"))}
    if not corpus.sets:
        return Written(f"{one_line(content)}\n")
    (one,) = corpus.sets
    numbers = {str(span.id): nth for nth, span in enumerate(one.spans, start=1)}
    content |= {
        "coder": one.coder.name,
        "entities": [
            {"id": numbers[span.id], "label": span.label, "start_offset": span.start, "end_offset": span.end}
            for span in one.spans
        ],
        "relations": _relations(one, numbers),
        "Comments": [],
        "quotes": [[span.start, span.end, span.quote] for span in one.spans],
    }
    return Written(f"{one_line(content)}\n", 1, len(one.spans), tuple(_losses(one, corpus.document.id)))


def _relations(one: AnnotationSet, numbers: Mapping[str, int]) -> list[Json]:
    tied = [it for it in one.relations if it.source in numbers and it.target in numbers]
    return [
        {"id": nth, "from_id": numbers[it.source], "to_id": numbers[it.target], "type": it.type}
        for nth, it in enumerate(tied, start=1)
    ]


def _losses(one: AnnotationSet, document: str) -> Iterator[Loss]:
    yield from unfinished_loss(one, document)
    yield from attribute_losses(one)
    ids = {str(span.id) for span in one.spans}
    for relation in one.relations:
        if relation.attributes and relation.source in ids and relation.target in ids:
            yield Loss("relation_attributes_dropped", document, one.coder.id, {"id": relation.id})
    yield from part_losses(one, document, relations=ids)


def read(path: Path, wanted: Wanted) -> Iterator[Item]:
    """Give the reports of a file; see :func:`json_reports.reports`."""
    yield from reports(path, wanted, _report)


def _report(given: Mapping[str, Any], wanted: Wanted) -> Read:
    content = dict(given)
    text = text_in(content)
    findings = Findings()
    quotes = _quotes(content)
    spans = findings.each("entities", content.get("entities"), lambda one: _entity(one, quotes))
    for key in MARKS:
        spans += findings.each(key, content.get(key), lambda one: _triple(one, quotes))
    one = RawSet(
        coder=text_of(content, "coder"),
        spans=spans,
        relations=findings.each("relations", content.get("relations"), _relation),
        notes=findings.each("Comments", content.get("Comments") or None, _note),
    )
    if isinstance(content.get("id"), int):
        del content["id"]  # the number that doccano gave it
    is_coded = any(key in content for key in ("entities", *MARKS))
    report = RawReport(text, metadata_in(content, OWN), sets=(one,) if is_coded else ())
    return in_code_points(report, UNITS, chosen=wanted.unit), tuple(findings)


def _quotes(content: Mapping[str, Any]) -> dict[tuple[Any, Any], str]:
    found = content.get("quotes")
    rows = [row for row in found if isinstance(row, list)] if isinstance(found, list) else []
    return {(row[0], row[1]): row[2] for row in rows if list(map(type, row)) == [int, int, str]}


def _entity(one: Mapping[str, Any], quotes: Mapping[tuple[Any, Any], str]) -> RawSpan:
    start, end = offset(one["start_offset"]), offset(one["end_offset"])
    return RawSpan(id_of(one.get("id")), start, end, name(one["label"]), quotes.get((start, end)))


def _triple(one: Sequence[Any], quotes: Mapping[tuple[Any, Any], str]) -> RawSpan:
    start, end = offset(one[0]), offset(one[1])
    return RawSpan("", start, end, name(one[2]), quotes.get((start, end)))


def _relation(one: Mapping[str, Any]) -> RawRelation:
    source, target = (id_of(one[key]) for key in ("from_id", "to_id"))
    return RawRelation(id_of(one.get("id")), name(one["type"]), source, target)


def _note(one: Any) -> RawContent:
    return RawContent("", {"text": one} if isinstance(one, str) else dict(one))
