"""The schema: what the migrations make, and nothing that a typo made."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2 as dbapi

from annotator.store.database import Database, connect
from annotator.store.migrations import STEP_NAMES, migrate, pending, steps
from annotator.store.records import TABLES
from tests.workshop import new_project

GUARDS = {"journal_keeps_rows", "journal_keeps_values"}


def schema(db: Database, kind: str) -> set[str]:
    """Return the names of tables, or triggers, of our own."""
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = ?", [kind]).fetchall()
    return {row[0] for row in rows if not row[0].startswith(("search_", "sqlite_", "_sqlite"))}


def test_the_tables_and_the_guards_of_the_journal_are_all_there() -> None:
    db = connect(":memory:")
    migrate(db)
    tables = {table.name for table in TABLES.values()}
    more = {"contents", "documents", "texts", "journal", "steps", "conflicts", "here", "search"}
    assert schema(db, "table") == tables | more
    assert schema(db, "trigger") == GUARDS
    assert not pending(db)
    db.close()


def test_every_table_of_ours_is_strict() -> None:
    db = connect(":memory:")
    migrate(db)
    loose = {row[1] for row in db.execute("PRAGMA table_list").fetchall() if row[0] == "main" and not row[5]}
    assert {name for name in loose if not name.startswith(("sqlite_", "_sqlite", "search"))} == set()
    db.close()


def test_the_names_of_all_steps_are_known_to_the_guard() -> None:
    db = connect(":memory:")
    assert {step.name for step in steps.pending(db)} == STEP_NAMES
    db.close()


def test_sqlite_utils_runs_on_our_engine(tmp_path: Path) -> None:
    import sqlite_utils.utils

    assert sqlite_utils.utils.OperationalError is dbapi.OperationalError
    assert dbapi.sqlite_version_info >= (3, 51, 3)
    with new_project(tmp_path) as project:
        assert project.db.execute("PRAGMA cipher_version").fetchone()
