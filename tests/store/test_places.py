"""Disks that are full, folders and files that are not ours to write: one clear sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.store import guards
from annotator.workflow import projects
from tests.workshop import add_report, coder, mark, new_project

posix = pytest.mark.skipif(sys.platform == "win32", reason="files are kept from people by other means on Windows")
NOBODY = 65534

AS_NOBODY = f"""
import os, sys
from pathlib import Path
from annotator.errors import ProjectError  # before the change of user: the interpreter may lie in root's home
from annotator.workflow import projects
"".encode("utf-8-sig")
if os.getuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
try:
    projects.{{what}}(Path(sys.argv[1]))
except ProjectError as error:
    print(error)
    sys.exit(4)
"""


BECOME_NOBODY = f"import os; os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})"


@pytest.fixture
def medium() -> Iterator[Path]:
    """Return a folder that other users can reach; root must be able to become one, for modes mean nothing to root.

    It is not pytest's own: that one is closed to others whenever another pytest starts.
    """
    command = [sys.executable, "-c", BECOME_NOBODY]
    if os.getuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("root cannot become anybody else here")
    with tempfile.TemporaryDirectory(prefix="tarmiz-medium-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def project_in(folder: Path) -> Path:
    with new_project(folder) as project:
        mark(project, add_report(project), coder(project), "قصف")
    return project.path


def told_to_nobody(path: Path, what: str = "open_project") -> str:
    """Let somebody who has no rights here do something to the path; return the sentence."""
    command = [sys.executable, "-c", AS_NOBODY.format(what=what), str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 4, ran.stdout + ran.stderr
    return ran.stdout


@posix
def test_a_file_in_a_folder_that_takes_nothing_cannot_be_written_where_it_lies(medium: Path) -> None:
    path = project_in(medium)
    before = path.read_bytes()
    if os.getuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    medium.chmod(0o555)
    try:
        assert "cannot be written where it lies" in told_to_nobody(path)
        assert "cannot be made in this folder" in told_to_nobody(medium / "new.tarmiz", "create")
    finally:
        medium.chmod(0o755)
    assert path.read_bytes() == before
    assert [file.name for file in medium.iterdir()] == [path.name]


@posix
def test_a_file_that_is_only_to_be_read_cannot_be_written_where_it_lies(medium: Path) -> None:
    path = project_in(medium)
    before = path.read_bytes()
    path.chmod(0o444)
    medium.chmod(0o777)
    assert "cannot be written where it lies" in told_to_nobody(path)
    assert path.read_bytes() == before
    assert [file.name for file in medium.iterdir()] == [path.name]


@posix
def test_a_file_that_may_not_be_read_is_told_apart(medium: Path) -> None:
    path = project_in(medium)
    path.chmod(0)
    if os.getuid() == 0:
        assert "cannot be read: ask whoever owns it" in told_to_nobody(path)
    else:
        with pytest.raises(ProjectError, match="cannot be read: ask whoever owns it"):
            projects.open_project(path)


@pytest.mark.parametrize("kind", sorted(guards.UNSAFE_FILE_SYSTEMS))
def test_a_stick_or_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    path = project_in(tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr(guards, "file_system", lambda folder: kind)
    with pytest.raises(ProjectError, match="lies on a stick or a network drive"):
        projects.open_project(path)
    with pytest.raises(ProjectError, match="lies on a stick or a network drive"):
        projects.create(tmp_path / "new.tarmiz")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform != "linux", reason="told by the mounts of Linux")
def test_the_file_system_of_a_folder_is_the_one_that_the_system_names(tmp_path: Path) -> None:
    assert guards.file_system(Path("/proc")) == "proc"
    assert guards.file_system(tmp_path) not in guards.UNSAFE_FILE_SYSTEMS


def test_a_disk_that_is_nearly_full_is_told_at_the_start(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        assert projects.space_warning(project, least=0) == ""
        assert "MB are free on the disk of \u2068project.tarmiz\u2069" in projects.space_warning(project, least=1 << 62)


FULL = """
import sys
from pathlib import Path
from annotator.core.change import Change
from annotator.errors import ProjectError
from annotator.store import backup, documents, journal
from annotator.store.annotations import spans_of
from annotator.workflow import projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.workshop import TEXT, add_report, coder, mark, new_project

folder, how = Path(sys.argv[1]), sys.argv[2]
if how == "tmpfs":
    filler = folder / "filler"
    def make_full():
        with filler.open("wb", buffering=0) as file:
            try:
                while file.write(bytes(4096)):
                    pass
            except OSError:
                pass
    def make_room():
        filler.unlink()
else:
    import resource
    def make_full():
        largest = max(file.stat().st_size for file in folder.iterdir() if file.is_file())
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 60_000, resource.RLIM_INFINITY))
    def make_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

def told(act):
    try:
        act()
    except ProjectError as error:
        print(error)
    else:
        sys.exit("it went well")

with new_project(folder, "other") as other:
    for number in range(60):
        add_report(other, TEXT * 10 + str(number), f"{number}.txt")
with new_project(folder) as project:
    report, who = add_report(project), coder(project)
    kept = [backup.make(project)]
    acknowledged = 0
    def mark_on():
        global acknowledged
        for start in range(5_000):
            mark(project, report, who, "سوق تل الزهور")
            acknowledged += 1
    make_full()
    told(mark_on)
    told(mark_on)
    told(lambda: merge(project, [folder / "other.tarmiz"]))
    if how == "tmpfs":
        told(lambda: projects.create(folder / "new.tarmiz"))
        told(lambda: backup.make(project))
    backups = list(backup.folder_of(project.path).iterdir())
    assert kept[0] in backups and {file.suffix for file in backups} == {".tarmiz"}, backups
    assert not list(folder.glob("new.tarmiz*"))
    assert len(spans_of(project, report, who.id)) == acknowledged
    make_room()
    mark(project, report, who, "قصف")
with projects.open_project(project.path) as project:
    assert len(spans_of(project, report, who.id)) == acknowledged + 1
    assert len(documents.listing(project)) == 1
    found = check(project)
    assert found.sound, found.problems
    assert merge(project, [folder / "other.tarmiz"]).new == 61
"""


def told_when_full(folder: Path, how: str, *alone: str) -> list[str]:
    """Work on a disk until it is full, and go on when there is room again; return what was told."""
    command = [*alone, sys.executable, "-c", FULL, str(folder), how]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.splitlines()


@posix
def test_a_limit_on_the_size_of_files_is_told_and_loses_nothing(tmp_path: Path) -> None:
    told = told_when_full(tmp_path, "limit")
    assert len(told) == 3
    assert all("disk error" in sentence or "disk is full" in sentence for sentence in told)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a disk of its own")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    alone = ["unshare", "--map-root-user", "--mount"]
    mounted = ["sh", "-c", f'mount -t tmpfs -o size=24m none "{tmp_path}" && exec "$@"', "sh"]
    if not shutil.which("unshare") or subprocess.run([*alone, *mounted, "true"], check=False).returncode:
        pytest.skip("unshare is not allowed here")
    told = told_when_full(tmp_path, "tmpfs", *alone, *mounted)
    assert len(told) == 5
    assert all("full" in sentence or "no room" in sentence for sentence in told), told
