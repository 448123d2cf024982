"""A project file that is looked into without being opened for work: whether it is whole, and how much is in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotator.store import guards
from annotator.store.database import connect
from annotator.store.faults import damage_expected


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is in a file.

    Attributes:
        marks: Of all coders, that stand.
        reports: That stand.
        changes: Journal rows.
    """

    marks: int
    reports: int
    changes: int


def looked_into(path: Path) -> Contents:
    """Check a file that nobody works in, page by page, and count what is in it.

    Raises:
        ProjectError: It is missing, no project, newer than the program, or damaged.
    """
    path = guards.real(path)
    guards.refuse_foreign(path)
    db = connect(path)
    try:
        with damage_expected(path):
            guards.refuse_newer(db, path)
            guards.refuse_damaged(db, path)
            tables = ("spans", "standings", "journal")
            counts = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]
    finally:
        db.close()
    return Contents(*counts)
