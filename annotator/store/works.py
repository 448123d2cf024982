"""What coders have said of all documents, read in one go: for comparing them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from annotator.core.annotation_set import Event, Note, Relation, SetStatus
from annotator.core.document import Zones
from annotator.core.json_value import Json
from annotator.core.reason import Reason
from annotator.core.remark import REPORT_ID
from annotator.core.remark import report_values as said_of_report
from annotator.store import records
from annotator.store.project import Project

SpanRow = tuple[str, str, int, int, str, str, Any]  # document, coder, start, end, label, id, attributes

SPANS = 'SELECT document, coder, start, "end", label, id, attributes FROM spans WHERE document BETWEEN ? AND ?'
TITLES = """
SELECT d.id, coalesce(nullif(m.entries ->> 'title', ''), nullif(d.headline, ''), d.id), d.code_points,
    coalesce(m.entries ->> 'date', '')
FROM standings AS st JOIN documents AS d ON d.id = st.document
LEFT JOIN metadata AS m ON m.document = d.id ORDER BY d.id
"""
# The rows that can finish a set; of several the last one counts.
FINISHED = """
SELECT part.value ->> 'document', part.value ->> 'coder', max(journal.time)
FROM journal, json_each(journal.body, '$.added') AS part
WHERE journal.kind IN ('finish', 'import', 'undo', 'redo')
    AND part.value ->> 'kind' = 'status' AND part.value ->> 'status' = 'done'
GROUP BY 1, 2
"""
CODEBOOKS = """
SELECT codebook, count(DISTINCT document) FROM journal
WHERE document IN (SELECT document FROM standings) AND kind NOT IN ('metadata', 'zones', 'reason') AND codebook != ''
GROUP BY codebook ORDER BY codebook
"""


def spans(project: Project, first: str, last: str) -> dict[str, list[SpanRow]]:
    """Return the spans of the documents from one id to another, by document; read to the end before it returns."""
    found: dict[str, list[SpanRow]] = {}
    for row in project.db.execute(SPANS, [first, last]).fetchall():
        found.setdefault(row[0], []).append((*row[:6], _attributes(row[6])))
    return found


@lru_cache(10_000)
def _attributes(text: str) -> Any:
    return {} if text == "{}" else json.loads(text)


def headings(project: Project) -> list[tuple[str, str, int, str]]:
    """Return id, title, code points and date of each document that stands, in order of their ids."""
    return [(row[0], row[1], row[2], row[3]) for row in project.db.execute(TITLES).fetchall()]


def zones(project: Project) -> list[Zones]:
    """Return the zones of all documents that have some."""
    return records.select(project.db, Zones.kind)


def statuses(project: Project) -> list[SetStatus]:
    """Return how far everybody is with every document."""
    return records.select(project.db, SetStatus.kind)


def report_values(project: Project) -> dict[tuple[str, str], Mapping[str, Json]]:
    """Return what everybody says of whole reports, by document and coder."""
    notes = records.select(project.db, Note.kind, "WHERE id = ?", [REPORT_ID])
    return {(note.document, note.coder): values for note in notes if (values := said_of_report([note]))}


def relations(project: Project) -> list[Relation]:
    """Return all relations."""
    return records.select(project.db, Relation.kind)


def events(project: Project) -> list[Event]:
    """Return all events."""
    return records.select(project.db, Event.kind)


def reasons(project: Project) -> dict[str, Reason]:
    """Return why coders differ, as far as it was noted, by disagreement."""
    found: list[Reason] = records.select(project.db, Reason.kind)
    return {reason.disagreement: reason for reason in found}


def days_finished(project: Project) -> dict[tuple[str, str], str]:
    """Return the day on which each set was finished last, UTC, by document and coder."""
    return {(row[0], row[1]): row[2][:10] for row in project.db.execute(FINISHED).fetchall()}


def codebooks(project: Project) -> dict[str, int]:
    """Return in how many documents something was coded under each version of the codebook."""
    return {row[0]: row[1] for row in project.db.execute(CODEBOOKS).fetchall()}
