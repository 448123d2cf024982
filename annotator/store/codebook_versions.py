"""Under which codebook each mark was made, as the journal says."""

from __future__ import annotations

import json

from annotator.core.codebook import Codebook
from annotator.core.codebook_content import codebook_of
from annotator.core.span import Span
from annotator.store import records
from annotator.store.project import Project

SpanPlace = tuple[str, str, str]  # document, coder, id

# What was undone never touched a mark; to undo or redo is no judgement of its own, and a mapping is not the coder's.
LAST_TOUCH = """
WITH turns AS (
    SELECT site, body ->> '$.of' AS seq, kind, max(seq) FROM journal WHERE kind IN ('undo', 'redo') GROUP BY 1, 2
)
SELECT part.value ->> 'document', part.value ->> 'coder', part.value ->> 'id', journal.codebook
FROM journal LEFT JOIN turns USING (site, seq), json_each(journal.body, '$.added') AS part
WHERE part.value ->> 'kind' = 'span' AND journal.kind NOT IN ('undo', 'redo', 'codebook', 'remap')
AND turns.kind IS NOT 'undo'
ORDER BY journal.lamport, journal.site, journal.seq
"""
CODEBOOK = """
SELECT part.value -> 'content' FROM journal, json_each(journal.body, '$.added') AS part
WHERE journal.codebook = ? AND part.value ->> 'kind' = 'codebook' LIMIT 1
"""


def versions(project: Project) -> list[str]:
    """Return the versions of the codebook under which anything was ever done."""
    rows = project.db.execute("SELECT DISTINCT codebook FROM journal WHERE codebook != '' ORDER BY codebook")
    return [row[0] for row in rows.fetchall()]


def last_touched(project: Project) -> dict[SpanPlace, str]:
    """Return the version of the codebook under which each mark was last touched."""
    rows = project.db.execute(LAST_TOUCH).fetchall()
    return {(document, coder, id): version for document, coder, id, version in rows}


def of_version(project: Project, version: str) -> Codebook | None:
    """Return a codebook that was in force once; None where the journal does not have it."""
    row = project.db.execute(CODEBOOK, [version]).fetchone()
    return None if row is None else codebook_of(json.loads(row[0]))


def every_span(project: Project, *, standing: bool = False) -> list[Span]:
    """Return all marks of a project; those in withdrawn reports too, unless only reports that stand are asked for."""
    where = "WHERE document IN (SELECT document FROM standings)" if standing else ""
    return records.select(project.db, Span.kind, f"{where} ORDER BY document, coder, start, id")
