"""The table of claimed casualties: one row a mark, as the text says it and as the coder reads it.

A joint figure is one of killed and wounded together and never becomes deaths: the columns for deaths stay empty.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from annotator.core.annotation_set import AnnotationSet
from annotator.core.codebook import LabelDefinition
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId, Zones
from annotator.core.json_value import Json
from annotator.core.saying import in_force, said
from annotator.core.span import Span
from annotator.formats import csv_cells
from annotator.formats.csv_cells import Cell
from annotator.store import annotations as annotation_store
from annotator.store import codebooks, documents
from annotator.store.project import Project
from annotator.workflow.swap import Swap

LABEL = "CASUALTY"
JSONL_SUFFIXES = (".jsonl", ".ndjson")
SUFFIXES = (".csv", *JSONL_SUFFIXES)
TableFormat = Literal["csv", "jsonl"]
TABLE_FORMATS: tuple[TableFormat, ...] = get_args(TableFormat)
_SEVERAL = "|"  # between outcomes in one cell


class StoppedError(Exception):
    """A person does not want to wait for the table."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim.

    Attributes:
        document, title, date, source: The report.
        coder, status: Who says so, and how far she is with the report.
        span, start, end, quote: The mark.
        outcome: Several with | between them, where one figure is for all of them.
        deaths_min, deaths_max: The figure where it is one of killed people alone; None for a joint one.
        side, perpetrator, claimant: The words of the marks that links lead to; "" where there is none.
        subset: Parts inside the figure.
    """

    document: str
    title: str
    date: str
    source: str
    coder: str
    status: str
    span: str
    start: int
    end: int
    zone: str
    quote: str
    outcome: str
    min: int | float | None
    max: int | float | None
    hedge: str
    joint: bool
    deaths_min: int | float | None
    deaths_max: int | float | None
    victim: str
    side: str
    perpetrator: str
    claimant: str
    unit: str
    cumulative: bool
    generic: bool
    framing: str
    subset: Mapping[str, Json]


COLUMNS = tuple(field.name for field in fields(ClaimRow))


def claims(
    project: Project, coder: CoderId | None = None, *, progress: Callable[[int, int], bool] = lambda _done, _every: True
) -> Iterator[ClaimRow]:
    """Give the claims of all reports that stand, in the order of the reports; of one coder, or of everybody.

    Args:
        project: The open project.
        coder: Whose claims; None for everybody's.
        progress: Is told how many reports of how many are done, and tells whether to go on.

    Raises:
        StoppedError: It is not to go on.
    """
    label = codebooks.codebook(project).label(LABEL)
    every = documents.listing(project) if label is not None else []
    for nth, row in enumerate(every):
        if not progress(nth, len(every)):
            raise StoppedError
        works = [one for one in annotation_store.sets_of(project, row.id) if coder in (None, one.coder.id)]
        if label is not None and any(span.label == LABEL for work in works for span in work.spans):
            yield from _of_document(project, row.id, row.title, works, label)


def _of_document(
    project: Project, id: DocumentId, title: str, works: Iterable[AnnotationSet], label: LabelDefinition
) -> Iterator[ClaimRow]:
    metadata = documents.metadata_of(project, id).values
    zones = documents.zones_of(project, id)
    known = (str(metadata.get("date", "")), str(metadata.get("source", "")))
    for work in works:
        quotes = {str(span.id): span.quote for span in work.spans}
        for span in work.spans:
            if span.label == LABEL:
                values = in_force(said(span, work.relations, label), label.attributes)
                yield _row(span, (title, *known), work, zones, values, quotes)


def _row(
    span: Span,
    report: tuple[str, str, str],
    work: AnnotationSet,
    zones: Zones,
    values: Mapping[str, Json],
    quotes: Mapping[str, str],
) -> ClaimRow:
    outcomes = _list(values.get("outcome"))
    low, high = _number(values.get("min")), _number(values.get("max"))
    joint = values.get("joint") is True or len(outcomes) > 1
    deaths = outcomes == ["killed"] and not joint and values.get("unit", "person") == "person"
    subset = values.get("subset")
    return ClaimRow(
        document=span.document,
        title=report[0],
        date=report[1],
        source=report[2],
        coder=work.coder.name,
        status=work.status,
        span=span.id,
        start=span.start,
        end=span.end,
        zone=zone_at(zones, span.start),
        quote=span.quote,
        outcome=_SEVERAL.join(outcomes),
        min=low,
        max=high,
        hedge=_text(values.get("hedge")),
        joint=joint,
        deaths_min=low if deaths else None,
        deaths_max=high if deaths else None,
        victim=_text(values.get("victim")),
        side=quotes.get(_text(values.get("victim_side")), ""),
        perpetrator=quotes.get(_text(values.get("perpetrator")), ""),
        claimant=quotes.get(_text(values.get("claimant")), ""),
        unit=_text(values.get("unit")),
        cumulative=values.get("cumulative") is True,
        generic=values.get("generic") is True,
        framing=_text(values.get("framing")),
        subset=subset if isinstance(subset, Mapping) else {},
    )


def zone_at(zones: Zones, offset: int) -> str:
    """Return the kind of the zone that an offset lies in, "" where there is none."""
    return next((zone.kind for zone in zones.zones if zone.start <= offset < zone.end), "")


def row_value(row: ClaimRow) -> dict[str, Json]:
    """Return a claim as JSON values."""
    return {name: getattr(row, name) for name in COLUMNS}


def write(
    project: Project,
    target: Path,
    coder: CoderId | None = None,
    *,
    progress: Callable[[int, int], bool] = lambda _done, _every: True,
) -> int | None:
    """Write the table to a file, whole or not at all: JSON Lines where its name ends so, else CSV.

    Args:
        project: The open project.
        target: The file.
        coder: Whose claims; None for everybody's.
        progress: See :func:`claims`.

    Returns:
        How many claims there are; None where it was stopped, and nothing was written.

    Raises:
        InputError: The file could not be written.
    """
    lines = jsonl_lines if target.suffix.lower() in JSONL_SUFFIXES else csv_lines
    with Swap() as swap:
        file = swap.open(target)
        try:
            count = sum(bool(file.write(line)) for line in lines(claims(project, coder, progress=progress)))
        except StoppedError:
            swap.drop()
            return None
    return count - (lines is csv_lines)


def as_csv(rows: Iterable[ClaimRow]) -> str:
    """Return claims as CSV with a heading, in UTF-8 with ASCII digits; no cell can be taken for a formula."""
    return "".join(csv_lines(rows))


def csv_lines(rows: Iterable[ClaimRow]) -> Iterator[str]:
    """Give the lines of :func:`as_csv`: the heading first."""
    yield csv_cells.row(COLUMNS)
    yield from (csv_cells.row([_cell(value) for value in row_value(row).values()]) for row in rows)


def as_jsonl(rows: Iterable[ClaimRow]) -> str:
    """Return claims as JSON Lines, one a line."""
    return "".join(jsonl_lines(rows))


def jsonl_lines(rows: Iterable[ClaimRow]) -> Iterator[str]:
    """Give the lines of :func:`as_jsonl`."""
    yield from (f"{json.dumps(row_value(row), ensure_ascii=False)}\n" for row in rows)


def _cell(value: Json) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else None
    if isinstance(value, Mapping):
        return "; ".join(f"{part} {count}" for part, count in value.items())
    return value if isinstance(value, str | int | float) else None


def _list(value: Json) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []


def _number(value: Json) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
