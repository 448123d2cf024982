"""A stranger's CAS as a raw report: every structure of a layer that people made is a mark, or ties two."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.core.annotation_set import STATUSES, Status
from annotator.core.corpus import Finding, RawRelation, RawReport, RawSet, RawSpan
from annotator.core.json_value import Json
from annotator.formats.item import Wanted
from annotator.formats.offset_units import CODE_POINTS, UTF_16, Place, in_code_points
from annotator.formats.raw_values import Findings, name, offset, text_of
from annotator.formats.uima_cas import DOCUMENT, META, OWN, RELATION, SENTENCE, SOURCE, TARGET, TOKEN, ZONE, flat
from annotator.formats.uima_types import is_mark_type
from annotator.language import isolated, tr

UNITS = (UTF_16, CODE_POINTS)
LABELS = ("label", "value", "Label", "identifier")  # features that say what a mark is
DOCUMENTS = (".txt", ".html", ".xml", ".pdf", ".xmi", ".tsv")  # what INCEpTION calls the folder of a document's files

Row = tuple[str, str, dict[str, Any]]  # id, type, features


@dataclass(frozen=True, slots=True)
class Stranger:
    """A text, and the structures over it."""

    text: str
    rows: Sequence[Row]


def coder_of_file(path: Path) -> str:
    """Return whose work a file is as INCEpTION lays them out: a folder a document, a file a person."""
    return path.stem if path.parent.name.lower().endswith(DOCUMENTS) else ""


def report_of(stranger: Stranger, coder: str, wanted: Wanted) -> tuple[RawReport, tuple[Finding, ...]]:
    """Return the report that a CAS is.

    Raises:
        UnitError: Its offsets fit its text in no unit.
    """
    findings = Findings()
    meta = next((features for _, kind, features in stranger.rows if kind == META), {})
    one = _set(stranger, meta, coder, findings)
    metadata, zones = _metadata(meta), _zones(stranger, meta)
    is_coded = bool(one.spans or one.relations or one.coder or one.coder_id)
    report = RawReport(stranger.text, metadata, zones, meta.get("zones") == "proposed", (one,) if is_coded else ())
    placed = in_code_points(
        report, UNITS, chosen=wanted.unit, witnesses=_witnesses(stranger, findings), length=_length(stranger)
    )
    return placed, tuple(findings)


def _set(stranger: Stranger, meta: Mapping[str, Any], coder: str, findings: Findings) -> RawSet:
    ties = [row for row in stranger.rows if _is_tie(row)]
    marks = [row for row in stranger.rows if not _is_tie(row) and _is_mark(row)]
    ids = {row[0]: text_of(row[2], "markId") or row[0] for row in marks}
    status: Status = next((one for one in STATUSES if one == meta.get("status")), "done")
    return RawSet(
        coder=text_of(meta, "coder") or coder,
        coder_id=text_of(meta, "coderId"),
        status=status,
        spans=findings.each(tr("marks"), marks, lambda row: _mark(row, ids)),
        relations=findings.each(tr("relations"), ties, lambda row: _relation(row, ids)),
    )


def _is_tie(row: Row) -> bool:
    return row[1] == RELATION or (SOURCE in row[2] and TARGET in row[2] and is_mark_type(row[1], ()))


def _is_mark(row: Row) -> bool:
    return "begin" in row[2] and is_mark_type(row[1], (ZONE, META, RELATION))


def _mark(row: Row, ids: Mapping[str, str]) -> RawSpan:
    id, kind, features = row
    label = next((features[key] for key in LABELS if isinstance(features.get(key), str)), kind.rpartition(".")[2])
    start, end = offset(features["begin"]), offset(features["end"])
    return RawSpan(ids[id], start, end, name(label), None, _attributes(features, label))


def _relation(row: Row, ids: Mapping[str, str]) -> RawRelation:
    id, kind, features = row
    label = next((features[key] for key in LABELS if isinstance(features.get(key), str)), kind.rpartition(".")[2])
    source, target = (ids[str(features[key])] for key in (SOURCE, TARGET))
    rest = {key: value for key, value in features.items() if key not in (SOURCE, TARGET)}
    return RawRelation(text_of(features, "markId") or id, name(label), source, target, _attributes(rest, label))


def _attributes(features: Mapping[str, Any], label: str) -> dict[str, Json]:
    """Return the attributes: as we wrote them, but for what somebody has changed since."""
    exact = _object(features.get("attributes"))
    said = {key: value for key, value in features.items() if key not in OWN and value != label}
    kept = {key: value for key, value in exact.items() if key in said or flat(key, value) is None}
    changed = {key: value for key, value in said.items() if key not in kept or str(kept[key]) != str(value)}
    return {**kept, **changed}


def _object(text: Any) -> dict[str, Json]:
    try:
        found = json.loads(text) if isinstance(text, str) else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _metadata(meta: Mapping[str, Any]) -> dict[str, Json]:
    exact = _object(meta.get("metadata"))
    own = ("metadata", "coder", "coderId", "status", "zones", "docId", "sofa", "begin", "end")
    said = {key: value for key, value in meta.items() if key not in own}
    id = {"id": meta["docId"]} if "docId" in meta and "metadata" not in meta else {}
    return {**id, **exact, **{key: value for key, value in said.items() if str(exact.get(key)) != str(value)}}


def _zones(stranger: Stranger, meta: Mapping[str, Any]) -> tuple[tuple[int, int, str], ...] | None:
    """Return the zones; None where the file is not ours, and says nothing of them."""
    if "zones" not in meta:
        return None
    rows = [features for _, kind, features in stranger.rows if kind == ZONE]
    return tuple((offset(it["begin"]), offset(it["end"]), name(it["label"])) for it in rows)


def _witnesses(stranger: Stranger, findings: Findings) -> tuple[Place, ...]:
    rows = [features for _, kind, features in stranger.rows if kind in (TOKEN, SENTENCE)]
    return findings.each(isolated("Token"), rows, lambda it: Place(offset(it["begin"]), offset(it["end"])))


def _length(stranger: Stranger) -> int | None:
    """Return the length that the document's own annotation has; some programs leave it at 0."""
    ends = [features.get("end") for _, kind, features in stranger.rows if kind == DOCUMENT]
    return next((end for end in ends if isinstance(end, int) and end > 0), None)
