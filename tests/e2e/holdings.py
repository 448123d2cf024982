"""What a project holds, in forms that can be compared with what another one holds."""

from __future__ import annotations

from annotator.core.change import Record
from annotator.core.entry import Entry
from annotator.core.span import Span
from annotator.store import forks, journal, records, rows
from annotator.store.project import Project
from tests.crew import Person


def as_written(project: Project) -> list[Entry]:
    """Return every row of a project as its writer wrote it, rows of forks too."""
    known = {fork.site: fork for fork in forks.read(project.db)}
    sites = {row.site for row in journal.entries(project)}
    found: list[Entry] = []
    for site in sites:
        entries = rows.of_site(project, site)
        found += forks.as_written(known[site], entries) if site in known else entries
    return found


def marks_of(project: Project, person: Person) -> dict[str, Span]:
    """Return somebody's marks, by id."""
    return {span.key: span for span in records.select(project.db, Span.kind) if span.coder == person.coder.id}


def state(project: Project) -> dict[tuple[str, str], Record]:
    """Return every record that stands."""
    return {(record.kind, record.key): record for record in records.every(project.db)}
