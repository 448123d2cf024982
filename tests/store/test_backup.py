"""Backups: whole, checked, and no more than ten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.store import backup
from annotator.workflow import projects
from tests.workshop import add_report, coder, mark, new_project, quotes


def test_a_backup_of_an_open_project_holds_everything(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = add_report(project)
        mark(project, report, coder(project), "قصف")
        copy = backup.make(project)
    with projects.open_project(copy) as restored:
        assert quotes(restored, report, coder(restored)) == [("قصف", "ACTOR")]
    assert [file.suffix for file in copy.parent.iterdir()] == [".tarmiz"]


def test_a_restored_backup_goes_on_under_an_identity_of_its_own(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        site = project.site
        copy = backup.make(project)
    with projects.open_project(copy) as restored:
        assert restored.site != site


def test_the_ten_newest_backups_are_kept(tmp_path: Path) -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    with new_project(tmp_path) as project:
        made = [backup.make(project, now=begin + timedelta(minutes=30 * number)) for number in range(13)]
    assert sorted(backup.folder_of(project.path).iterdir()) == made[-10:]


def test_opening_in_the_window_keeps_a_backup(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        path = project.path
    projects.open_project(path, keep_backup=True).close()
    assert len(list(backup.folder_of(path).iterdir())) == 1
