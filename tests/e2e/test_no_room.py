"""A full disk, and one that cannot be written: a sentence, nothing half done, and all is well when there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError
from annotator.store import backup, documents, journal
from annotator.workflow import backups, projects, repair
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.crew import Person, coder_of, supervisor
from tests.workshop import TEXT, add_report, mark

OLD = Path(__file__).parents[1] / "projects" / "schema-1.tarmiz"
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount a disk, and only Linux does it so"
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 8 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@dataclass
class World:
    """A supervisor, a coder and all that passes between them, on one disk.

    Attributes:
        work: A package from the coder that the supervisor has not taken yet.
        first: The first package of another coder, who has no project yet.
        copy: A copy of the supervisor's project that somebody went on with, on another disk.
        kept: A backup of hers.
        old: A project of the first schema.
    """

    boss: Person
    sara: Person
    ali: Person
    work: Path
    first: Path
    copy: Path
    kept: Path
    old: Path


@pytest.fixture
def world(disk: Path, tmp_path: Path) -> World:
    """Return people who are about to do all that can be done."""
    boss = supervisor(disk)
    with boss.at_work() as project:
        reports = [add_report(project, f"{TEXT} {number}", f"{number}.txt") for number in range(12)]
    sara, ali = coder_of(boss, "sara", reports[:9]), coder_of(boss, "ali", reports[:3])
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    with sara.at_work() as project, project.transaction():
        for report in reports[:9]:
            mark(project, report, sara.coder, "قصف")
    first, work = boss.packs(ali, "2.spanpkg"), sara.packs(boss, "3.spanpkg")
    copy = Path(shutil.copy(boss.path, tmp_path / "copy.tarmiz"))
    with projects.open_project(copy) as project:
        add_report(project, "تقرير جديد", "new.txt")
    with boss.at_work() as project:
        kept = backup.make(project)
    old = Path(shutil.copy(OLD, disk / "old.tarmiz"))
    return World(boss, sara, ali, work, first, copy, kept, old)


def merges(world: World) -> None:
    with world.boss.at_work() as project:
        merge(project, [world.copy])


def backs_up(world: World) -> None:
    with world.boss.at_work() as project:
        backup.make(project)


def restores(world: World) -> None:
    with world.boss.at_home():
        backups.restore(world.boss.path, world.kept)


def migrates(world: World) -> None:
    with world.boss.at_home():
        projects.open_project(world.old).close()


def repairs(world: World) -> None:
    with world.boss.at_home():
        repair.repair(world.boss.path)


ACTS: dict[str, Callable[[World], object]] = {
    "pack": lambda world: world.boss.packs(world.sara, "4.spanpkg"),
    "take a package": lambda world: world.boss.takes(world.work, world.sara),
    "take a first package": lambda world: world.ali.takes(world.first, world.boss),
    "merge": merges,
    "back up": backs_up,
    "put a backup back": restores,
    "migrate": migrates,
    "repair": repairs,
}


def files(disk: Path) -> dict[str, bytes]:
    """Return every project, package and hidden file of a disk, and what they hold; the rest is for comfort only."""
    found = [file for file in disk.rglob("*") if file.is_file() and file.parent.name != "heads"]
    return {
        str(file.relative_to(disk)): file.read_bytes()
        for file in found
        if file.suffix in (".tarmiz", ".spanpkg", ".part") or file.name.startswith(".")
    }


def holds(path: Path) -> tuple[int, int]:
    """Return how many rows and reports a project holds; it must be sound."""
    with projects.open_project(path) as project:
        assert (found := check(project)).sound, found.problems
        return journal.count(project), len(documents.listing(project))


def fill(disk: Path) -> Path:
    """Fill the disk to the last byte; return the file that does it."""
    filler = disk / "filler"
    with pytest.raises(OSError, match="No space left"), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)
    return filler


@pytest.mark.parametrize("what", ACTS)
def test_on_a_full_disk_nothing_is_half_done_and_it_goes_on_when_there_is_room(
    disk: Path, world: World, what: str
) -> None:
    with world.boss.at_home():
        before = holds(world.boss.path)
    there = set(files(disk))
    filler = fill(disk)
    with pytest.raises(AnnotatorError) as caught:
        ACTS[what](world)
    assert str(caught.value)
    filler.unlink()
    assert {name for name in files(disk) if not name.endswith(("-wal", "-shm"))} == there
    with world.boss.at_home():
        assert holds(world.boss.path) == before
    ACTS[what](world)


@pytest.mark.parametrize("what", ACTS)
def test_a_disk_that_cannot_be_written_is_told_and_stays_as_it_was(disk: Path, world: World, what: str) -> None:
    before = files(disk)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(AnnotatorError) as caught:
        ACTS[what](world)
    assert str(caught.value)
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert files(disk) == before
    ACTS[what](world)


def test_copies_and_packages_are_taken_from_a_medium_that_cannot_be_written(
    disk: Path, world: World, tmp_path: Path
) -> None:
    home = tmp_path / "elsewhere"
    shutil.copytree(world.boss.folder, home)
    boss = Person(world.boss.name, home, world.boss.coder, world.boss.keys)
    (disk / "copy.tarmiz").write_bytes(world.copy.read_bytes())
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    assert boss.takes(world.work, world.sara).merged.new == 9
    with boss.at_work() as project:
        assert merge(project, [disk / "copy.tarmiz"]).new == 1
