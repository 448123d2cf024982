"""Backups while one works, and one that is put back: what would be lost is said, and nothing is."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.core.document import DocumentId
from annotator.errors import ProjectError
from annotator.store import backup
from annotator.store.project import Project
from annotator.workflow import backups, projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.workshop import OTHER_TEXT, add_report, coder, mark, new_project, quotes

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def begun(folder: Path) -> tuple[Project, DocumentId]:
    """Return an open project with a report and a mark, and the report."""
    project = new_project(folder)
    report = add_report(project)
    mark(project, report, coder(project), "قصف")
    return project, report


def test_a_backup_is_made_after_half_an_hour_of_work_and_not_where_nothing_was_done(tmp_path: Path) -> None:
    project, _ = begun(tmp_path)
    with project:
        rolling = backups.Rolling(project, BEGIN)
        assert rolling.worked(BEGIN + timedelta(minutes=29)) is None
        first = rolling.worked(BEGIN + timedelta(minutes=31))
        assert first is not None
        assert rolling.worked(BEGIN + timedelta(minutes=45)) is None
        assert rolling.worked(BEGIN + timedelta(minutes=62)) is None  # nothing was stored since
        mark(project, add_report(project, OTHER_TEXT), coder(project), "حاجز الجسر")
        assert rolling.worked(BEGIN + timedelta(minutes=93)) is not None
        assert len(backups.backups(project.path)) == 2


def test_a_backup_that_cannot_be_made_keeps_nobody_from_work(tmp_path: Path) -> None:
    project, _ = begun(tmp_path)
    with project:
        backup.folder_of(project.path).write_text("a file where the folder should be", encoding="utf-8")
        assert backups.Rolling(project, BEGIN).worked(BEGIN + timedelta(hours=1)) is None


def test_backups_are_listed_with_their_time_the_newest_first(tmp_path: Path) -> None:
    project, _ = begun(tmp_path)
    with project:
        made = [backup.make(project, now=BEGIN + timedelta(hours=number)) for number in range(3)]
        found = backups.backups(project.path)
        assert [one.path for one in found] == made[::-1]
        assert [one.time for one in found] == [BEGIN + timedelta(hours=number) for number in (2, 1, 0)]
        assert backups.backups(tmp_path / "other.tarmiz") == []


def test_what_a_backup_lacks_is_said_before_it_is_put_back(tmp_path: Path) -> None:
    project, report = begun(tmp_path)
    with project:
        copy = backup.make(project)
        mark(project, report, coder(project, "ali"), "سوق")
        add_report(project, OTHER_TEXT)
    before = project.path.read_bytes()
    found = backups.compared(project.path, copy)
    assert (found.lost.changes, found.lost.by, found.lost.reports) == (3, (("ali", 2),), 1)
    assert found.sentences()[1].startswith("3 changes would be lost, with 1 report that came since ")
    assert project.path.read_bytes() == before
    assert backups.compared(copy, project.path).lost.changes == 0


def test_a_backup_that_is_put_back_goes_on_and_merging_what_it_replaced_loses_nothing(tmp_path: Path) -> None:
    project, report = begun(tmp_path)
    with project:
        copy = backup.make(project)
        mark(project, report, coder(project), "سوق")
        site = project.site
    done = backups.restore(project.path, copy)
    assert done.aside is not None
    with projects.open_project(project.path) as project:
        assert project.site != site
        assert quotes(project, report, coder(project)) == [("قصف", "ACTOR")]
        mark(project, report, coder(project), "مصدر طبي")
        report_of_merge = merge(project, [done.aside])
        assert report_of_merge.forks == ()
        assert {quote for quote, _ in quotes(project, report, coder(project))} == {"قصف", "سوق", "مصدر طبي"}
        assert check(project).sound


def test_a_damaged_project_is_replaced_and_kept(tmp_path: Path) -> None:
    project, _ = begun(tmp_path)
    with project:
        copy = backup.make(project)
    project.path.write_bytes(b"no project at all" * 1000)
    assert not backups.compared(project.path, copy).lost.known
    done = backups.restore(project.path, copy)
    assert done.aside is not None
    assert done.aside.read_bytes().startswith(b"no project at all")
    with projects.open_project(project.path) as project:
        assert check(project).sound


def test_what_a_crash_left_in_the_log_goes_with_the_file_that_is_replaced(tmp_path: Path) -> None:
    project, report = begun(tmp_path)
    copy = backup.make(project)
    mark(project, report, coder(project), "سوق")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for file in (project.path, project.path.with_name("project.tarmiz-wal")):
        shutil.copy(file, crashed)
    project.close()
    done = backups.restore(crashed / "project.tarmiz", copy)
    assert done.aside is not None
    assert done.lost.changes == 1
    with projects.open_project(crashed / "project.tarmiz") as restored:
        assert quotes(restored, report, coder(restored)) == [("قصف", "ACTOR")]
    with projects.open_project(done.aside) as kept:
        assert len(quotes(kept, report, coder(kept))) == 2


def test_a_project_that_is_gone_comes_back_from_a_backup(tmp_path: Path) -> None:
    project, report = begun(tmp_path)
    with project:
        copy = backup.make(project)
    project.path.unlink()
    assert backups.restore(project.path, copy).aside is None
    with projects.open_project(project.path) as project:
        assert quotes(project, report, coder(project)) == [("قصف", "ACTOR")]


def test_an_open_project_an_unsound_backup_and_the_project_itself_are_refused(tmp_path: Path) -> None:
    project, _ = begun(tmp_path)
    with project:
        copy = backup.make(project)
        for act in (backups.compared, backups.restore):
            with pytest.raises(ProjectError, match="open in another window"):
                act(project.path, copy)
    before = project.path.read_bytes()
    with pytest.raises(ProjectError, match="the project itself"):
        backups.restore(project.path, project.path)
    copy.write_bytes(copy.read_bytes()[:5000])
    with pytest.raises(ProjectError, match="cut short"):
        backups.restore(project.path, copy)
    assert project.path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".tarmiz"] == ["project.tarmiz"]
