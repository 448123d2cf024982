"""The cases with expected values: read, and turned into what is compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from annotator.agreement.coding import CodedDocument, Coding, Link, Mark

OURS = Path(__file__).parent / "cases"
NOT_OURS = {"gamma", "gamma_observed_disorder", "alpha_u2004"}  # there for comparison


def case_files(kind: str, folder: Path = OURS) -> list[Path]:
    """Return the files of a kind of case, "spans" or "items"."""
    return sorted((folder / kind).glob("*.json"))


def read(file: Path) -> Any:
    """Return a case."""
    return json.loads(file.read_text(encoding="utf-8"))


def documents_of(case: Any) -> list[CodedDocument]:
    """Return the documents of a case of spans."""
    return [
        CodedDocument(
            one["id"],
            one["length"],
            tuple(coding_of(work) for work in case["annotations"] if work["doc"] == one["id"]),
        )
        for one in case["documents"]
    ]


def coding_of(work: Any) -> Coding:
    """Return one coder's work of a case."""
    marks = tuple(
        Mark(span["start"], span["end"], span["label"], span["id"], attributes_of(span)) for span in work["spans"]
    )
    links = tuple(
        Link(one["type"], one["from"], one["to"], str(nth)) for nth, one in enumerate(work.get("relations", ()))
    )
    values = work.get("meta", work.get("metadata", {}))
    return Coding(work["coder"], marks, links, values=values, done=work["status"] == "done")


def attributes_of(span: Any) -> Any:
    """Return what a span of a case says."""
    return span.get("attrs", span.get("attributes", {}))


def corpus_of(case: Any) -> str:
    """Return a case of spans as a corpus in JSON Lines; a document without a text gets one of its length."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(case))


def _lines(case: Any) -> list[Any]:
    return [
        {
            "id": one["id"],
            "text": one.get("text", "ا" * one["length"]),
            "annotation_sets": [
                {
                    "coder": work["coder"],
                    "status": work["status"],
                    "spans": [
                        {
                            "id": span["id"],
                            "start": span["start"],
                            "end": span["end"],
                            "label": span["label"],
                            "attributes": attributes_of(span),
                        }
                        | ({"quote": span["surface"]} if "surface" in span else {})
                        for span in work["spans"]
                    ],
                    "relations": work.get("relations", []),
                }
                for work in case["annotations"]
                if work["doc"] == one["id"]
            ],
        }
        for one in case["documents"]
    ]
