"""Tasks of Label Studio as raw reports: its own export, and the short one ("JSON-MIN")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.core.corpus import RawContent, RawRelation, RawReport, RawSet, RawSpan
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.formats.columns import metadata_in
from annotator.formats.item import Item, Wanted
from annotator.formats.json_reports import Read, reports
from annotator.formats.offset_units import CODE_POINTS, UTF_16, in_code_points
from annotator.formats.raw_values import Findings, id_of, name, offset, text_of
from annotator.language import tr

UNITS = (CODE_POINTS, UTF_16)  # it counted UTF-16 until 2021
CODERS = "coders"  # in a task's data: who the numbers are
OWN = ("text", CODERS)
LABELS = ("labels", "hypertextlabels")


def read(path: Path, wanted: Wanted) -> Iterator[Item]:
    """Give the reports of a file; see :func:`json_reports.reports`."""
    yield from reports(path, wanted, _report)


def _report(task: Mapping[str, Any], wanted: Wanted) -> Read:
    findings = Findings()
    data = task.get("data")
    is_short = not isinstance(data, dict)
    content: dict[str, Any] = dict(task) if is_short else dict(data or {})
    text, key = _text(content)
    sets = _short_sets(content, findings) if is_short else _sets(task, content, findings)
    taken = (*OWN, key, *(SHORT if is_short else ()))
    metadata = metadata_in(
        {key: value for key, value in content.items() if not (is_short and _is_result(value))}, taken
    )
    if task.get("predictions"):
        findings.tell("predictions", tr("The predictions of programs in it were left out."))
    report = RawReport(text, metadata, sets=sets)
    return in_code_points(report, UNITS, chosen=wanted.unit), tuple(findings)


SHORT = ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time")


def _text(content: Mapping[str, Any]) -> tuple[str, str]:
    """Return the text, and the key under which it is: the longest where none is called so."""
    if isinstance(content.get("text"), str):
        return content["text"], "text"
    texts = {key: value for key, value in content.items() if isinstance(value, str)}
    if not texts:
        raise InputError(tr('It has no "text", so there is no report in it.'))
    key = max(texts, key=lambda one: len(texts[one]))
    return texts[key], key


def _is_result(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) and "labels" in one for one in value)


def _short_sets(content: Mapping[str, Any], findings: Findings) -> tuple[RawSet, ...]:
    rows = [row for value in content.values() if _is_result(value) for row in value]
    spans = tuple(span for found in findings.each("label", rows, _short_spans) for span in found)
    return (RawSet(coder=_called(content.get("annotator"), {}), spans=spans),) if "annotator" in content or rows else ()


def _short_spans(row: Mapping[str, Any]) -> list[RawSpan]:
    return [RawSpan("", offset(row["start"]), offset(row["end"]), name(it), row.get("text")) for it in row["labels"]]


def _sets(task: Mapping[str, Any], data: Mapping[str, Any], findings: Findings) -> tuple[RawSet, ...]:
    found = task.get("annotations", task.get("completions"))
    people = data.get(CODERS)
    known: Mapping[str, Any] = people if isinstance(people, dict) else {}
    kept = []
    for one in found if isinstance(found, list) else []:
        if isinstance(one, dict) and one.get("was_cancelled"):
            findings.tell("cancelled", tr("What somebody skipped in Label Studio was left out."))
        else:
            kept.append(one)
    return findings.each("annotations", kept, lambda one: _set(one, known, findings))


def _set(one: Mapping[str, Any], people: Mapping[str, Any], findings: Findings) -> RawSet:
    rows = [row for row in one.get("result") or () if isinstance(row, dict)]
    regions = [row for row in rows if row.get("type") in LABELS]
    said = _said(rows, {row.get("id") for row in regions})
    spans = tuple(span for found in findings.each("result", regions, lambda row: _spans(row, said)) for span in found)
    links = [row for row in rows if row.get("type") == "relation"]
    relations = tuple(tie for found in findings.each("result", links, _relations) for tie in found)
    person = people.get(str(one.get("completed_by")))
    id = text_of(person, "id") if isinstance(person, dict) else ""
    notes = tuple(note for row in regions if (note := _note(row)) is not None)
    whole = {
        str(row.get("from_name")): _value(row) for row in rows if "id" not in row or row["id"] not in _ids(regions)
    }
    values = {key: value for key, value in whole.items() if key != "None"}
    return RawSet(_called(one.get("completed_by"), people), id, "done", spans, relations, notes=notes, values=values)


def _ids(regions: Sequence[Mapping[str, Any]]) -> set[Any]:
    return {row.get("id") for row in regions}


def _called(who: Any, people: Mapping[str, Any]) -> str:
    """Return the name of whoever completed a task."""
    known = people.get(str(who), who)
    if isinstance(known, dict):
        names = (known.get(key) for key in ("name", "email", "username", "first_name", "id"))
        return next((str(one) for one in names if one), "")
    return "" if known is None else str(known) if isinstance(known, str) else f"labelstudio-{known}"


def _said(rows: Sequence[Mapping[str, Any]], marks: set[Any]) -> dict[Any, dict[str, Json]]:
    """Return what results of the same id say of each mark."""
    said: dict[Any, dict[str, Json]] = {}
    for row in rows:
        if row.get("id") in marks and row.get("type") not in (*LABELS, "relation"):
            said.setdefault(row["id"], {})[str(row.get("from_name"))] = _value(row)
    return said


def _value(row: Mapping[str, Any]) -> Json:
    """Return what a control says: one choice or text as it is, several as a list."""
    value = row.get("value")
    kind = "text" if row.get("type") == "textarea" else row.get("type")
    found: Json = value.get(kind) if isinstance(value, dict) else value
    return found[0] if isinstance(found, list) and len(found) == 1 else found


def _spans(row: Mapping[str, Any], said: Mapping[Any, Mapping[str, Json]]) -> list[RawSpan]:
    value = row["value"]
    start, end = offset(value["start"]), offset(value["end"])
    quote = value["text"] if isinstance(value.get("text"), str) else None
    meta = row.get("meta")
    rest = meta.get("attributes") if isinstance(meta, dict) else None
    attributes = {**said.get(row.get("id"), {}), **(rest if isinstance(rest, dict) else {})}
    labels = next(value[kind] for kind in LABELS if kind in value)
    id = id_of(row.get("id"))
    return [
        RawSpan(id if not nth else f"{id}-{nth}", start, end, name(label), quote, attributes)
        for nth, label in enumerate(labels)
    ]


def _note(row: Mapping[str, Any]) -> RawContent | None:
    meta = row.get("meta")
    text = meta.get("text") if isinstance(meta, dict) else None
    words = " ".join(map(str, text)) if isinstance(text, list) else text
    return RawContent("", {"text": words, "span": id_of(row.get("id"))}) if isinstance(words, str) and words else None


def _relations(row: Mapping[str, Any]) -> list[RawRelation]:
    source, target = id_of(row["from_id"]), id_of(row["to_id"])
    if row.get("direction") == "left":
        source, target = target, source
    meta = row.get("meta")
    said: Mapping[str, Any] = meta if isinstance(meta, dict) else {}
    attributes: dict[str, Json] = dict(said.get("attributes") or {})
    if row.get("direction") == "bi":
        attributes["direction"] = "bi"
    id = id_of(said.get("id"))
    return [
        RawRelation(id if not nth else f"{id}-{nth}", name(label), source, target, attributes)
        for nth, label in enumerate(row.get("labels") or ["relation"])
    ]
