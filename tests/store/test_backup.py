"""Backups: whole, checked, and no more than ten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.store import backup, copying
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


def test_a_busy_morning_does_not_push_out_the_days_before(tmp_path: Path) -> None:
    begin = datetime(2026, 1, 1, 8, tzinfo=UTC)
    with new_project(tmp_path) as project:
        days = [
            backup.make(project, now=begin + timedelta(days=day, hours=hour)) for day in range(9) for hour in (0, 4)
        ]
        morning = [backup.make(project, now=begin + timedelta(days=9, minutes=minute)) for minute in range(20)]
    last_of_days = days[1::2]
    assert backup.every(project.path) == [*last_of_days[-6:], *morning[-10:]]


def test_opening_in_the_window_keeps_a_backup_of_what_is_new(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        path, report, who = project.path, add_report(project), coder(project)
    for _ in range(3):
        projects.open_project(path, keep_backup=True).close()
    assert len(list(backup.folder_of(path).iterdir())) == 1
    with projects.open_project(path, keep_backup=True) as project:
        mark(project, report, who, "قصف")
        assert backup.is_needed(project)
    projects.open_project(path, keep_backup=True).close()
    assert len(list(backup.folder_of(path).iterdir())) == 2


def test_a_broken_backup_is_no_reason_to_make_none(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        backup.make(project).write_bytes(b"")
        assert backup.is_needed(project)
        backup.make(project).write_text("?" * 9000, encoding="utf-8")
        assert backup.is_needed(project)


def test_what_is_no_backup_of_this_project_is_let_alone(tmp_path: Path) -> None:
    with new_project(tmp_path, "a[1]") as project:
        folder = backup.folder_of(project.path)
        folder.mkdir()
        others = [folder / "notes.txt", folder / "another.tarmiz"]
        for other in others:
            other.write_text("x", encoding="utf-8")
        for _ in range(backup.KEPT + 2):
            backup.make(project)
        assert len(list(folder.iterdir())) == backup.KEPT + len(others)
        assert all(other.exists() for other in others)


def test_a_copy_over_an_open_project_is_refused(tmp_path: Path) -> None:
    with new_project(tmp_path) as project, new_project(tmp_path, "other") as other:
        for target in (project.path, other.path):
            with pytest.raises(ProjectError, match="is open here"):
                backup.copy_to(project, target)


def test_a_copy_replaces_what_stood_there_only_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "target.tarmiz"
    target.write_text("what stood there", encoding="utf-8")
    with new_project(tmp_path) as project:
        with monkeypatch.context() as patched, pytest.raises(RuntimeError):
            patched.setattr(copying, "connect", failing)
            backup.copy_to(project, target)
        assert target.read_text(encoding="utf-8") == "what stood there"
        backup.copy_to(project, target)
    projects.open_project(target).close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["project.tarmiz", "target.tarmiz"]


def failing(*_: object, **__: object) -> None:
    raise RuntimeError


def test_none_is_made_while_something_is_being_stored(tmp_path: Path) -> None:
    with new_project(tmp_path) as project, project.transaction(), pytest.raises(ProjectError, match="being stored"):
        backup.make(project)
