"""A project file belongs to one window at a time, whatever else the process does with the file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.store import held
from annotator.workflow import projects
from annotator.workflow.merge import merge
from tests.workshop import add_report, coder, mark, new_project, quotes

linux = pytest.mark.skipif(sys.platform != "linux", reason="the second lock is one of Linux")

ANOTHER_WINDOW = """
import sys
from pathlib import Path
from annotator.errors import ProjectError
from annotator.store import database
from annotator.workflow import projects
database.BUSY_MS = 50
try:
    project = projects.open_project(Path(sys.argv[1]))
except ProjectError as error:
    print(error)
    sys.exit(4)
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.store.database.BUSY_MS", 50)


@contextmanager
def another_window(path: Path) -> Iterator[str]:
    """Have another process open the project; give what it says."""
    command = [sys.executable, "-c", ANOTHER_WINDOW, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline()
        process.kill()


def test_a_project_that_another_process_has_is_refused_and_opens_once_that_one_is_gone(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        path = project.path
    with another_window(path) as said:
        assert said == "open\n"
        with pytest.raises(ProjectError, match="open in another window"):
            projects.open_project(path)
    projects.open_project(path).close()


def test_another_process_is_kept_out_after_the_project_was_opened_a_second_time_here(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        with pytest.raises(ProjectError, match="open in another window"):
            projects.open_project(project.path)
        with another_window(project.path) as said:
            assert "open in another window" in said


@linux
def test_another_process_is_kept_out_after_something_here_read_the_file(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.path.read_bytes()  # a file dialog, an import of the folder: POSIX drops SQLite's lock with it
        with another_window(project.path) as said:
            assert "open in another window" in said
        report = add_report(project)
        mark(project, report, coder(project), "قصف")
    with projects.open_project(project.path) as project:
        assert quotes(project, report, coder(project)) == [("قصف", "ACTOR")]


def test_a_project_that_another_process_has_is_not_copied_for_a_merge(tmp_path: Path) -> None:
    with new_project(tmp_path, "other") as other, new_project(tmp_path) as project:
        other.close()
        with another_window(other.path), pytest.raises(ProjectError, match="open in another window"):
            merge(project, [other.path])
        assert merge(project, [other.path]).new == 1


def test_a_file_is_known_as_held_until_it_is_closed(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        assert held.is_held(project.path)
        assert not held.is_held(tmp_path / "none.tarmiz")
    assert not held.is_held(project.path)


def test_a_project_that_nobody_has_any_more_is_let_go(tmp_path: Path) -> None:
    path = new_project(tmp_path).path
    assert not held.is_held(path)
    projects.open_project(path).close()


def test_a_link_to_an_open_project_is_the_same_project(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        link = tmp_path / "link.tarmiz"
        link.symlink_to(project.path)
        with pytest.raises(ProjectError, match="open in another window"):
            projects.open_project(link)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
@pytest.mark.parametrize("what", ["deleted", "moved", "replaced"])
def test_nothing_is_stored_in_a_file_that_is_gone_from_its_place_and_a_copy_saves_the_work(
    tmp_path: Path, what: str
) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        mark(project, report, who, "قصف")
        if what == "deleted":
            project.path.unlink()
        else:
            project.path.rename(tmp_path / "elsewhere.tarmiz")
        if what == "replaced":
            project.path.write_bytes(b"")
        with pytest.raises(ProjectError, match="moved, deleted or replaced"):
            mark(project, report, who, "سوق")
        with projects.moved(project, tmp_path / "saved.tarmiz") as saved:
            mark(saved, report, who, "سوق")
            assert quotes(saved, report, who) == [("قصف", "ACTOR"), ("سوق", "ACTOR")]
