"""Figures and disagreements as values for programs: JSON and CSV, in ASCII digits whatever the language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from annotator.agreement.coding import Link, Mark
from annotator.agreement.disagreements import Disagreement
from annotator.agreement.figure import Figure
from annotator.core.json_value import Json, compact
from annotator.core.reason import Reason
from annotator.workflow import agreement_words as words
from annotator.workflow.material import Material

COLUMNS = (
    "measure",
    "coders",
    "label",
    "document",
    "attribute",
    "level",
    "typed",
    "category",
    "value",
    "low",
    "high",
    "tp",
    "n_first",
    "n_second",
    "n",
    "groups",
    "usable",
    "matched",
    "documents",
    "reason",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def figure_value(one: Figure) -> dict[str, Json]:
    """Return a figure as JSON values."""
    return {
        "measure": one.measure,
        "scope": dict(one.scope),
        "value": one.value,
        "counts": dict(one.counts),
        "interval": None if one.interval is None else list(one.interval),
        "reason": words.reason(one.reason) or None,
        "reason_code": one.reason or None,
        "documents": one.documents,
    }


def figures_csv(figures: Iterable[Figure]) -> str:
    """Return figures as CSV with a heading; a table of labels has a row for each cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in figures:
        for row in _rows(one):
            writer.writerow([guarded(row.get(column, "")) for column in COLUMNS])
    return text.getvalue()


def _rows(one: Figure) -> list[dict[str, object]]:
    scope = one.scope
    coders = scope.get("coders", scope.get("coder", ""))
    row: dict[str, object] = {
        "measure": one.measure,
        "coders": " | ".join(map(str, coders)) if isinstance(coders, list) else coders,
        "label": scope.get("label") or "",
        "document": ", ".join(map(str, docs)) if isinstance(docs := scope.get("docs", []), list) else docs,
        "attribute": scope.get("attr", scope.get("metadata", "")),
        "level": scope.get("level", ""),
        "typed": scope.get("typed", ""),
        "category": scope.get("category", scope.get("against", "")),
        "value": "" if one.number is None else one.number,
        "low": "" if one.interval is None else one.interval[0],
        "high": "" if one.interval is None else one.interval[1],
        **one.counts,
        "documents": one.documents,
        "reason": one.reason,
    }
    if not isinstance(one.value, list):
        return [row]
    cells = one.value
    return [{**row, "label": f"{first or '-'} | {second or '-'}", "n": count} for first, second, count in cells]


def guarded(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def disagreement_value(
    one: Disagreement, material: Material, titles: Mapping[str, str], reason: Reason | None
) -> dict[str, Json]:
    """Return a disagreement as JSON values.

    Args:
        one: The disagreement.
        material: Where it comes from.
        titles: Of the documents.
        reason: Why the coders differ, where that was noted.
    """
    text = material.text(one.document)
    values = [None if mark is None or not one.attribute else mark.attributes.get(one.attribute) for mark in one.marks]
    return {
        "id": one.id,
        "kind": one.kind,
        "document": one.document,
        "title": titles.get(one.document, ""),
        "coders": [material.called.get(coder, coder) for coder in one.coders],
        "labels": list(one.labels),
        "start": one.start,
        "end": one.end,
        "quote": text[one.start : one.end],
        "marks": [_mark_value(mark, text) for mark in one.marks],
        "attribute": one.attribute or None,
        "values": values if one.attribute else None,
        "links": [_link_value(link) for link in one.links] if one.kind == "link" else None,
        "reason": None if reason is None else reason.cause,
        "note": None if reason is None else reason.note,
    }


def _mark_value(mark: Mark | None, text: str) -> Json:
    if mark is None:
        return None
    return {
        "id": mark.id,
        "start": mark.start,
        "end": mark.end,
        "label": mark.label,
        "quote": text[mark.start : mark.end],
        "attributes": dict(mark.attributes),
    }


def _link_value(link: Link | None) -> Json:
    return None if link is None else {"id": link.id, "type": link.type, "from": link.source, "to": link.target}


def told_value(value: Json) -> str:
    """Return a value of an attribute as people read it."""
    return value if isinstance(value, str) else "" if value is None else compact(value)
