"""Which copy of a project a file is: two files never go on under one name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.core.document import DocumentId
from annotator.core.entry import DeviceId
from annotator.store import backup, documents
from annotator.store import project as project_file
from annotator.store.project import Project
from annotator.workflow import annotate, projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.workshop import add_report, coder, mark, new_project, quotes


def begun(folder: Path) -> tuple[Path, bytes]:
    """Return a project file with one mark, and its bytes."""
    with new_project(folder) as project:
        mark(project, add_report(project), coder(project), "قصف")
    return project.path, project.path.read_bytes()


def marked_more(path: Path, words: str) -> str:
    """Mark something more; return the site."""
    with projects.open_project(path) as project:
        mark(project, report_of(project), coder(project), words)
        return project.site


def report_of(project: Project) -> DocumentId:
    return documents.listing(project)[0].id


def site_of(path: Path) -> str:
    with projects.open_project(path) as project:
        return project.site


def test_a_file_that_stays_where_it_is_keeps_its_name_and_its_undo(tmp_path: Path) -> None:
    path, _ = begun(tmp_path)
    site = site_of(path)
    assert marked_more(path, "سوق") == site
    with projects.open_project(path) as project:
        assert annotate.undo(project, coder(project).id).kind == "mark"


def test_a_copy_gets_a_name_of_its_own_and_the_original_keeps_its(tmp_path: Path) -> None:
    path, _ = begun(tmp_path)
    site = site_of(path)
    copy = Path(shutil.copy(path, tmp_path / "copy.tarmiz"))
    assert site_of(copy) != site
    assert site_of(path) == site


def test_a_move_within_the_disk_keeps_the_name(tmp_path: Path) -> None:
    path, _ = begun(tmp_path)
    site = site_of(path)
    assert site_of(path.rename(tmp_path / "renamed.tarmiz")) == site


def test_another_machine_or_user_gives_a_new_name(tmp_path: Path) -> None:
    path, _ = begun(tmp_path)
    site = site_of(path)
    with project_file.open_file(path, DeviceId("other laptop")) as project:
        assert project.site != site


def test_one_data_folder_seen_by_two_users_or_machines_holds_an_installation_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = projects.device()
    assert projects.device() == mine
    monkeypatch.setattr(projects, "_machine_and_user", lambda: "somebody else")
    assert projects.device() != mine


@pytest.mark.parametrize("by", ["overwriting", "deleting first"])
def test_an_older_state_put_back_in_place_goes_on_under_a_new_name_and_merges(tmp_path: Path, by: str) -> None:
    path, old = begun(tmp_path)
    site = marked_more(path, "سوق")
    later = Path(shutil.copy(path, tmp_path / "later.tarmiz"))
    if by == "deleting first":  # the next file often gets the number of the one that went
        path.unlink()
    path.write_bytes(old)
    assert marked_more(path, "مصدر طبي") != site
    with projects.open_project(path) as project:
        merge(project, [later])
        marked = {quote for quote, _ in quotes(project, report_of(project), coder(project))}
        assert marked == {"قصف", "سوق", "مصدر طبي"}
        assert check(project).sound


def test_an_older_state_put_back_after_a_crash_goes_on_under_a_new_name(tmp_path: Path) -> None:
    path, old = begun(tmp_path)
    project = projects.open_project(path)
    mark(project, report_of(project), coder(project), "سوق")
    backup.make(project)
    site = project.site
    project.db.close()  # as a crash does, without what Project.close() does before
    project.hold.release()
    path.write_bytes(old)
    assert site_of(path) != site


def test_a_state_that_went_on_elsewhere_and_comes_back_in_place_keeps_its_name(tmp_path: Path) -> None:
    path, _ = begun(tmp_path)
    site = marked_more(path, "سوق")
    path.write_bytes(path.read_bytes())
    assert site_of(path) == site


def test_what_is_remembered_may_be_lost_or_broken(tmp_path: Path, home: Path) -> None:
    path, _ = begun(tmp_path)
    site = site_of(path)
    (home / "heads" / site).write_text("?", encoding="utf-8")
    assert site_of(path) == site
    shutil.rmtree(home / "heads")
    assert site_of(path) == site
