"""The schema: what the migrations make, and nothing that a typo made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as dbapi

from annotator.core.entry import NEVER_UNDONE
from annotator.errors import ProjectError
from annotator.store import copying, migrations
from annotator.store.database import Database, connect
from annotator.store.migrations import SCHEMA_VERSION, STEP_NAMES, migrate, pending, steps
from annotator.store.records import TABLES
from annotator.workflow import annotate, projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.workshop import add_report, coder, mark, new_project

GUARDS = {"journal_keeps_rows", "journal_keeps_values"}


def schema(db: Database, kind: str) -> set[str]:
    """Return the names of tables, or triggers, of our own."""
    rows = db.execute("SELECT name FROM sqlite_schema WHERE type = ?", [kind]).fetchall()
    return {row[0] for row in rows if not row[0].startswith(("search_", "sqlite_", "_sqlite"))}


def test_the_tables_and_the_guards_of_the_journal_are_all_there() -> None:
    db = connect(":memory:")
    migrate(db)
    tables = {table.name for table in TABLES.values()}
    more = {"contents", "documents", "texts", "journal", "steps", "conflicts", "here", "search", "forks", "parts"}
    more |= {"correspondents", "acknowledged", "packages", "receipts"}
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


def test_tables_that_a_library_makes_for_itself_may_look_otherwise(tmp_path: Path) -> None:
    with new_project(tmp_path, "other") as other:
        other.db.execute("ALTER TABLE _sqlite_migrations ADD COLUMN more TEXT")
    with new_project(tmp_path) as project:
        assert merge(project, [other.path]).new == 1


# An older file


LATER = "m999_later"
NEXT = SCHEMA_VERSION + 1


def later(db: Database) -> None:
    """Do what a later version may do: change a table, and every row of it."""
    db.execute("ALTER TABLE documents ADD COLUMN lines INTEGER NOT NULL DEFAULT 0")
    db.execute("UPDATE documents SET lines = 4")
    db.execute(f"PRAGMA user_version={NEXT}")


def broken(db: Database) -> None:
    """Do half of it, then find no room on the disk."""
    later(db)
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count={pages}").fetchall()
    db.execute("CREATE TABLE filler AS SELECT randomblob(1000000) AS bytes")


def next_version(monkeypatch: pytest.MonkeyPatch, step: Callable[[Database], None]) -> None:
    """Be the version after this one."""
    grown = type(steps)("tarmiz")
    empty = connect(":memory:")
    for known in steps.pending(empty):
        grown(name=known.name)(known.fn)
    empty.close()
    grown(name=LATER)(step)
    monkeypatch.setattr(migrations, "steps", grown)
    monkeypatch.setattr(migrations, "STEP_NAMES", STEP_NAMES | {LATER})
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", NEXT)


def older_file(folder: Path) -> Path:
    """Return a file of this version with a mark in it."""
    with new_project(folder) as project:
        mark(project, add_report(project), coder(project), "قصف")
    return project.path


def test_an_older_file_is_copied_before_it_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = older_file(tmp_path)
    next_version(monkeypatch, later)
    with projects.open_project(path) as project:
        assert project.db.execute("SELECT lines FROM documents").fetchall() == [(4,)]
        assert schema(project.db, "trigger") == GUARDS
    (copy,) = copying.folder_of(path).iterdir()
    monkeypatch.undo()
    with pytest.raises(ProjectError, match="newer version"):
        projects.open_project(path)
    with projects.open_project(copy) as project:
        assert check(project).sound


def test_an_older_file_is_replayed_by_the_rules_of_the_newer_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = older_file(tmp_path)
    next_version(monkeypatch, later)
    monkeypatch.setattr("annotator.core.replay.NEVER_UNDONE", NEVER_UNDONE | {"mark"})
    with projects.open_project(path) as project:
        assert annotate.what_next(project, coder(project).id) == (None, None)
        assert check(project).sound


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = older_file(tmp_path)
    next_version(monkeypatch, broken)
    with pytest.raises(ProjectError, match="disk is full"):
        projects.open_project(path)
    monkeypatch.undo()
    with projects.open_project(path) as project:
        assert check(project).sound


def test_where_no_copy_can_be_made_nothing_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = older_file(tmp_path)
    before = path.read_bytes()
    copying.folder_of(path).write_text("a file where the folder should be", encoding="utf-8")
    next_version(monkeypatch, later)
    with pytest.raises(ProjectError, match="No backup could be made"):
        projects.open_project(path)
    assert path.read_bytes() == before


def test_a_damaged_older_file_is_not_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = older_file(tmp_path)
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 40] = b"\xff" * 40
    path.write_bytes(data)
    next_version(monkeypatch, later)
    with pytest.raises(ProjectError, match="damaged"):
        projects.open_project(path)
    assert path.read_bytes() == bytes(data)
    assert not copying.folder_of(path).exists()


def test_an_older_copy_can_be_merged_and_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = older_file(tmp_path)
    before = path.read_bytes()
    next_version(monkeypatch, later)
    with new_project(tmp_path, "newer") as project:
        assert merge(project, [path]).new == 4
        assert check(project).sound
    assert path.read_bytes() == before
