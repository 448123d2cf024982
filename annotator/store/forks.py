"""Forks that were found: which site's rows they are, and where they stand in the replay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.core.entry import Entry, SiteId
from annotator.core.fork import Fork, Place, moved, place_of
from annotator.store import rows
from annotator.store.database import Database
from annotator.store.project import Project


def read(db: Database) -> list[Fork]:
    """Return all forks of a file."""
    return [Fork(*row) for row in db.execute("SELECT site, origin, seq, previous FROM forks ORDER BY site").fetchall()]


def add(project: Project, forks: Iterable[Fork]) -> None:
    """Remember forks; part of the transaction around it."""
    found = [(fork.site, fork.origin, fork.seq, fork.previous) for fork in forks]
    project.db.conn.executemany("INSERT INTO forks VALUES (?, ?, ?, ?)", found)


def as_written(fork: Fork, entries: Sequence[Entry]) -> list[Entry]:
    """Return the rows of a fork, all of them in order, as they were written."""
    return moved(entries, fork.origin, fork.previous)


def places(project: Project) -> dict[tuple[SiteId, int], Place]:
    """Return where the rows of forks stand in the replay."""
    found: dict[tuple[SiteId, int], Place] = {}
    for fork in read(project.db):
        for entry in as_written(fork, rows.of_site(project, fork.site)):
            found[fork.site, entry.seq] = place_of(entry)
    return found
