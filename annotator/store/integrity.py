"""What a check reads: everything, as it is stored."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from annotator.store.migrations import right_schema, schema_of
from annotator.store.project import Project


def problems(project: Project) -> list[str]:
    """Return what SQLite itself finds wrong, as it says it."""
    found = [row[0] for row in project.db.execute("PRAGMA integrity_check(20)").fetchall() if row[0] != "ok"]
    broken = project.db.execute("PRAGMA foreign_key_check").fetchall()
    return found + [f"{row[0]} {row[1]} -> {row[2]}" for row in broken[:20]]


def other_tables(project: Project) -> list[str]:
    """Return the names of what the file should not hold, lacks, or has in another form: tables, indexes, triggers."""
    return sorted({name for _, name, _ in schema_of(project.db) ^ right_schema()})


def texts(project: Project) -> Iterator[tuple[str, str, str | None]]:
    """Give id, stored hash and text of each document."""
    query = "SELECT d.id, d.sha256, t.text FROM documents AS d LEFT JOIN texts AS t ON t.document = d.id"
    for row in project.db.execute(query):
        yield row[0], row[1], row[2]


def originals(project: Project) -> Iterator[tuple[str, bytes | None]]:
    """Give name and bytes of each original; None where they cannot be unpacked."""
    for name, packed in project.db.execute("SELECT sha256, bytes FROM contents"):
        try:
            yield name, zlib.decompress(packed)
        except zlib.error:
            yield name, None


def count(project: Project, table: str) -> int:
    """Return the number of rows of one of our tables."""
    if table not in {"journal", "standings", "spans", "conflicts"}:
        raise ValueError(table)
    number: int = project.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return number
