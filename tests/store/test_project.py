"""Project files: made, opened, and refused with one clear sentence."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.store.database import connect
from annotator.store.migrations import SCHEMA_VERSION
from annotator.workflow import projects
from tests.workshop import add_report, coder, mark, new_project, quotes


def closed_project(folder: Path) -> Path:
    """Return a project file with a report and a mark in it."""
    with new_project(folder) as project:
        mark(project, add_report(project), coder(project), "قصف")
        return project.path


def test_a_project_is_as_it_was_when_it_is_opened_again(tmp_path: Path) -> None:
    path = closed_project(tmp_path)
    with projects.open_project(path) as project:
        report = add_report(project)
        assert quotes(project, report, coder(project)) == [("قصف", "ACTOR")]


def test_the_settings_that_keep_work_safe_are_in_force(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        settings = {
            name: project.db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "locking_mode", "foreign_keys", "trusted_schema")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


def test_closing_leaves_one_file_that_can_be_copied(tmp_path: Path) -> None:
    path = closed_project(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_file_that_exists_is_not_made_anew(tmp_path: Path) -> None:
    path = closed_project(tmp_path)
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="exists already"):
        projects.create(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"<html>", b"SQLite format 3\0" + bytes(200), b"\0" * 4096])
def test_what_is_no_project_is_refused_and_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.tarmiz"
    path.write_bytes(content)
    with pytest.raises(ProjectError, match="is not a Tarmiz project"):
        projects.open_project(path)
    assert path.read_bytes() == content


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    path = tmp_path / "x.tarmiz"
    path.touch()
    with pytest.raises(ProjectError, match="is empty: open the newest copy"):
        projects.open_project(path)
    assert path.read_bytes() == b""


def test_a_database_of_another_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "x.tarmiz"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (a)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="is not a Tarmiz project"):
        projects.open_project(path)
    assert path.read_bytes() == before


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="There is no file"):
        projects.open_project(tmp_path / "none.tarmiz")
    with pytest.raises(ProjectError, match="is a folder"):
        projects.open_project(tmp_path / ".")
    with pytest.raises(ProjectError, match="There is no folder"):
        projects.open_project(tmp_path / "nowhere" / "x.tarmiz")


@pytest.mark.parametrize(
    "statement",
    [
        f"PRAGMA user_version={SCHEMA_VERSION + 1}",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('tarmiz', 'm999_later', '')",
    ],
)
def test_a_project_of_a_newer_version_is_refused(tmp_path: Path, statement: str) -> None:
    path = closed_project(tmp_path)
    db = connect(path)
    db.execute(statement)
    db.close()
    with pytest.raises(ProjectError, match="newer version"):
        projects.open_project(path)


def test_a_file_that_was_cut_short_is_refused_wherever_it_was_cut(tmp_path: Path) -> None:
    whole = closed_project(tmp_path).read_bytes()
    for size in (50, 512, 4096, len(whole) // 2, len(whole) - 1):
        path = tmp_path / f"cut{size}.tarmiz"
        path.write_bytes(whole[:size])
        with pytest.raises(ProjectError):
            projects.open_project(path)
        assert path.read_bytes() == whole[:size]


def test_a_damaged_page_is_found_at_the_start(tmp_path: Path) -> None:
    path = closed_project(tmp_path)
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 40] = b"\xff" * 40
    path.write_bytes(bytes(data))
    with pytest.raises(ProjectError, match="damaged"):
        projects.open_project(path)
