"""Make seeds/sample.jsonl: two of the sample reports, coded by the rules of the codebook.

Run it after a change of one of the two reports or of the marks, in the repository: ``python -m tools.make_sample``. The
marks are in ``tools.sample_marks``; their offsets are found here. Ids are derived from report, place and label, so that
the same marks give the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from annotator.arabic.clean import clean
from annotator.arabic.graphemes import is_boundary
from annotator.arabic.zones import propose
from annotator.core.document import document_id
from annotator.core.offsets import Utf16Map
from tools.sample_marks import MARKET, VALLEY, Mark, To

ROOT = Path(__file__).resolve().parent.parent
FORMAT = "tarmiz-corpus/1"
CODER = "sample"
SEEDS = ROOT / "seeds"

SETS = (("01-market-shelling.txt", "done", MARKET), ("03-valley-clashes.txt", "in_progress", VALLEY))


def place_of(text: str, words: str, occurrence: int) -> tuple[int, int]:
    """Return where the words stand for the n-th time; occurrences may lie inside longer words.

    Raises:
        ValueError: There are not so many, or an edge would part a letter from its marks.
    """
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    end = start + len(words)
    if not (is_boundary(text, start) and is_boundary(text, end)):
        raise ValueError(f"{words} is cut from a letter's marks")
    return start, end


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark that has found its place."""

    mark: Mark
    start: int
    end: int
    id: str


def placed(text: str, document: str, marks: Iterable[Mark]) -> list[Placed]:
    """Return the marks with their places, in the order in which they are written down.

    Raises:
        ValueError: One is written down twice.
    """
    found: list[Placed] = []
    for mark in marks:
        start, end = place_of(text, mark.words, mark.nth)
        id = uuid5(NAMESPACE_URL, f"{document}:{start}:{end}:{mark.label}").hex
        found.append(Placed(mark, start, end, id))
    if len({one.id for one in found}) < len(found):
        raise ValueError("a mark is written down twice")
    return found


def spans_of(text: str, found: Iterable[Placed]) -> list[dict[str, object]]:
    """Return the spans of a set, in the order of the text, longer ones first."""
    units = Utf16Map(text)
    return [
        {
            "id": one.id,
            "start": one.start,
            "end": one.end,
            "label": one.mark.label,
            "quote": text[one.start : one.end],
            "attributes": attributes_of(one),
            "utf16": [units.to_utf16(one.start), units.to_utf16(one.end)],
        }
        for one in sorted(found, key=lambda one: (one.start, -one.end, one.mark.label))
    ]


def attributes_of(one: Placed) -> dict[str, object]:
    """Return what a mark says itself; a core becomes the place of its words."""
    said: dict[str, object] = {code: value for code, value in one.mark.said.items() if not isinstance(value, To)}
    if "core" in said:
        core = str(said["core"])
        start = one.start + one.mark.words.index(core)
        said["core"] = [start, start + len(core)]
    return said


def relations_of(document: str, found: Sequence[Placed]) -> list[dict[str, object]]:
    """Return the links of a set, in the order of the marks that they start from."""
    first = {one.mark.words: one.id for one in reversed(found)}
    links = [
        (code, one.id, first[value.words])
        for one in found
        for code, value in one.mark.said.items()
        if isinstance(value, To)
    ]
    return [
        {
            "id": uuid5(NAMESPACE_URL, f"{document}:{code}:{start}:{end}").hex,
            "type": code,
            "from": start,
            "to": end,
            "attributes": {},
        }
        for code, start, end in links
    ]


def line_of(name: str, status: str, marks: Iterable[Mark]) -> str:
    """Return the line of one report."""
    text = clean((SEEDS / "reports" / name).read_bytes().decode("utf-8")).text
    document = document_id(text)
    found = placed(text, document, marks)
    annotation_set = {
        "coder": CODER,
        "status": status,
        "spans": spans_of(text, found),
        "relations": relations_of(document, found),
        "events": [],
        "notes": [],
    }
    content = {
        "format": FORMAT,
        "id": document,
        "text": text,
        "metadata": json.loads((SEEDS / "reports.json").read_text(encoding="utf-8"))[name],
        "zones": [{"start": start, "end": end, "kind": kind} for start, end, kind in propose(text)],
        "annotation_sets": [annotation_set],
    }
    return json.dumps(content, ensure_ascii=False)


def main() -> None:
    """Write the file."""
    lines = [line_of(name, status, marks) for name, status, marks in SETS]
    (SEEDS / "sample.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
