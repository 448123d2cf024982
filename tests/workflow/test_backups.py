"""Backups while one works, and one that is put back: what would be lost is said, and nothing is."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.core.document import DocumentId
from annotator.errors import ProjectError
from annotator.store import backup, journal
from annotator.store.database import connect
from annotator.store.foreign import opened_copy
from annotator.store.project import Project
from annotator.workflow import backups, projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge, rehearse
from tests.crew import coder_of, supervisor
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


def copy_with_more(folder: Path, project: Project) -> Path:
    """Return another copy of an open project, in which somebody went on."""
    copy = folder / "copy.tarmiz"
    backup.copy_to(project, copy)
    with projects.open_project(copy) as other:
        add_report(other, OTHER_TEXT, "other.txt")
    return copy


def test_a_merge_is_preceded_by_a_backup_of_what_was_and_a_rehearsal_is_not(tmp_path: Path) -> None:
    project, _ = begun(tmp_path)
    with project:
        copy, before = copy_with_more(tmp_path, project), journal.count(project)
        rehearse(project, [copy])
        assert backups.backups(project.path) == []
        assert not merge(project, [copy]).unkept
        (made,) = backups.backups(project.path)
        with opened_copy(made.path) as found:
            assert len(found.entries()) == before < journal.count(project)


def test_a_merge_without_a_backup_says_so(tmp_path: Path) -> None:
    project, _ = begun(tmp_path)
    with project:
        copy = copy_with_more(tmp_path, project)
        backup.folder_of(project.path).write_text("a file where the folder should be", encoding="utf-8")
        report = merge(project, [copy])
        assert (report.new, report.to_json()["backup"]) == (1, False)
        assert [line for line in report.sentences() if line.startswith("No backup could be made before")]


def test_a_package_is_preceded_by_a_backup_and_the_first_one_needs_none(tmp_path: Path) -> None:
    boss = supervisor(tmp_path)
    with boss.at_work() as project:
        report = add_report(project)
    sara = coder_of(boss, "sara", [report])
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    assert backups.backups(sara.path) == []
    with sara.at_work() as project:
        mark(project, report, sara.coder, "قصف")
        before = journal.count(project)
    with boss.at_work() as project:
        rows = journal.count(project)
    boss.takes(sara.packs(boss, "2.spanpkg"), sara)
    sara.takes(boss.packs(sara, "3.spanpkg"), boss)
    for person, count in ((boss, rows), (sara, before)):
        (made,) = backups.backups(person.path)
        with opened_copy(made.path) as found:
            assert len(found.entries()) == count


def test_a_migration_is_preceded_by_a_backup_of_the_old_schema(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "projects" / "schema-1.tarmiz"
    path = Path(shutil.copy(old, tmp_path / "old.tarmiz"))
    projects.open_project(path).close()
    (made,) = backups.backups(path)
    db = connect(made.path)
    assert db.execute("PRAGMA user_version").fetchone()[0] == 1
    db.close()


def test_the_window_keeps_a_backup_at_its_start_where_anything_is_new(tmp_path: Path) -> None:
    project, report = begun(tmp_path)
    project.close()
    for _ in range(2):
        projects.open_project(project.path, keep_backup=True).close()
    assert len(backups.backups(project.path)) == 1
    with projects.open_project(project.path) as again:
        mark(again, report, coder(again), "سوق")
    projects.open_project(project.path, keep_backup=True).close()
    assert len(backups.backups(project.path)) == 2


def test_a_project_is_not_copied_inside_a_transaction(tmp_path: Path) -> None:
    project, _ = begun(tmp_path)
    with project, project.transaction(), pytest.raises(RuntimeError, match="between transactions"):
        backup.copy_to(project, tmp_path / "copy.tarmiz")


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
