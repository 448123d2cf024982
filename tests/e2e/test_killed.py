"""A process is killed again and again, whatever it does: no acknowledged mark is lost, and every project opens."""

from __future__ import annotations

import pickle
import random
import shutil
from collections.abc import Iterable
from itertools import count
from pathlib import Path

import pytest

from annotator.exchange.keys import Identity, new_identity
from annotator.store import annotations as annotation_store
from annotator.store import backup, correspondents, documents, journal
from annotator.store.correspondents import Correspondent
from annotator.store.foreign import opened_copy
from annotator.store.project import Project
from annotator.workflow import projects, team, unpacking
from annotator.workflow.check import check
from annotator.workflow.coders import new_coder
from annotator.workflow.merge import merge
from tests.crew import coder_of, supervisor
from tests.e2e import killed
from tests.e2e.killed import Job, acts_until_killed, put_back
from tests.workshop import TEXT, add_report, coder, new_project

FEW, MANY = 3, 200
OLD = Path(__file__).parents[1] / "projects" / "schema-1.tarmiz"
pytestmark = pytest.mark.skipif(killed.SERVER is None, reason="SIGKILL is a POSIX signal")
again_and_again = pytest.mark.parametrize("rounds", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a project with a report, a supervisor and a coder."""
    with new_project(tmp_path) as project:
        add_report(project)
        boss = coder(project, "boss")
        team.set_roles(project, boss.id, ["supervisor"], boss.id)
        new_coder(project, "sara")
    return project.path


def spans_in(project: Project) -> set[str]:
    """Return the ids of all marks."""
    return {
        span.id
        for row in documents.listing(project)
        for whose in annotation_store.sets_of(project, row.id)
        for span in annotation_store.spans_of(project, row.id, whose.coder.id)
    }


def assert_holds(path: Path, marks: Iterable[str]) -> None:
    """Assert that a project opens, is sound, and holds these marks."""
    with projects.open_project(path) as project:
        assert set(marks) <= spans_in(project)
        assert (found := check(project)).sound, found.problems


def killed_again_and_again(job: Job, path: Path, rounds: int, longest: float) -> list[str]:
    """Kill a job at random moments; return all that it acknowledged."""
    chance = random.Random(rounds)
    told: list[str] = []
    for number in range(rounds):
        told += acts_until_killed(job, path, chance.uniform(0.0, longest), acts=(2, 0, 1)[number % 3])
    return told


@again_and_again
def test_a_kill_while_marking_loses_no_acknowledged_mark(path: Path, rounds: int) -> None:
    told = killed_again_and_again(killed.marks, path, rounds, 0.2)
    assert told
    assert_holds(path, told)
    with projects.open_project(path) as project:
        assert len(spans_in(project)) - len(told) <= rounds  # at most the one in flight, each time


@again_and_again
def test_a_kill_while_packing_loses_no_mark_and_leaves_no_half_package(path: Path, rounds: int) -> None:
    keys = new_identity()
    known_to(path, keys)
    chance, told = random.Random(rounds), list[str]()
    for _ in range(rounds):
        told += acts_until_killed(killed.packs, path, chance.uniform(0.0, 0.4))
        target = path.with_name("out.spanpkg")
        if target.exists():
            package = unpacking.opened(target, keys)
            package.require_whole()
            assert package.entries()
            assert package.manifest.number >= max([0, *packed(told)])
    assert packed(told)
    assert_holds(path, (act for act in told if not act.startswith("package")))


def known_to(path: Path, keys: Identity) -> None:
    """Let the keys be those of the supervisor."""
    with projects.open_project(path) as project:
        boss, public = coder(project, "boss"), keys.public
        correspondents.put(
            project, Correspondent(public.fingerprint, boss.id, "boss", public.signing, public.sealing, "2026-01-01")
        )


def packed(told: Iterable[str]) -> list[int]:
    """Return the numbers of the packages that were acknowledged."""
    return [int(act.split()[1]) for act in told if act.startswith("package")]


@again_and_again
def test_a_kill_while_merging_loses_nothing_of_either_copy(path: Path, rounds: int) -> None:
    shutil.copyfile(path, other := path.with_name("other.tarmiz"))
    told = killed_again_and_again(killed.merges, path, rounds, 0.4)
    assert told
    assert_holds(path, told)
    with projects.open_project(path) as project:
        merge(project, [other])
    assert_holds(other, told)
    assert_holds(path, told)


@again_and_again
def test_a_kill_while_migrating_leaves_a_project_that_opens_and_lacks_nothing(tmp_path: Path, rounds: int) -> None:
    path, chance, opened = tmp_path / "old.tarmiz", random.Random(rounds), 0
    put_back(OLD, path)
    with projects.open_project(path) as project:
        before, rows = spans_in(project), journal.count(project)
    for _ in range(rounds):
        put_back(OLD, path)
        told = acts_until_killed(killed.migrates, path, chance.uniform(0.0, 0.3), acts=0)
        opened += "open" in told
        assert_holds(path, before | {act for act in told if act != "open"})
        with projects.open_project(path) as project:
            assert journal.count(project) >= rows + len(told) - 1
    assert rounds == FEW or opened < rounds  # some kills came before it was done


@again_and_again
def test_a_kill_while_backing_up_leaves_a_project_and_backups_that_open(path: Path, rounds: int) -> None:
    told = killed_again_and_again(killed.backs_up, path, rounds, 0.2)
    assert [act for act in told if act.startswith("backup")]
    assert_holds(path, (act for act in told if not act.startswith("backup")))
    assert len(backup.every(path)) <= backup.KEPT + 1  # one more, where a kill came before the oldest went
    for copy in backup.every(path):
        with opened_copy(copy) as found:
            assert found.entries()


@again_and_again
def test_a_kill_while_a_backup_is_put_back_leaves_every_mark_somewhere(path: Path, rounds: int) -> None:
    shutil.copyfile(path, path.with_name("ready.tarmiz"))
    told = killed_again_and_again(killed.restores, path, rounds, 0.3)
    assert told
    with projects.open_project(path) as project:
        for aside in sorted(path.parent.glob("project-before-*.tarmiz")):
            merge(project, [aside])
    assert_holds(path, told)


@again_and_again
def test_a_kill_while_a_first_package_is_taken_leaves_a_whole_project_or_none(tmp_path: Path, rounds: int) -> None:
    boss = supervisor(tmp_path)
    with boss.at_work() as project:
        reports = [add_report(project, f"{TEXT} {number}", f"{number}.txt") for number in range(30)]
    sara = coder_of(boss, "sara", reports)
    boss.packs(sara, "first.spanpkg").rename(sara.folder / "first.spanpkg")
    (sara.folder / "keys").write_bytes(pickle.dumps(sara.keys))
    chance = random.Random(rounds)
    for _ in range(rounds):
        acts_until_killed(killed.begins, sara.path, chance.uniform(0.0, 0.4), acts=0)
        if not sara.path.exists():
            sara.takes(sara.folder / "first.spanpkg", boss)
        with sara.at_work() as project:
            assert len(documents.listing(project)) == len(reports)
            assert (found := check(project)).sound, found.problems
        sara.path.unlink()


@pytest.mark.parametrize("crashed", [False, True])
def test_a_kill_before_any_step_of_putting_a_backup_back_loses_nothing(
    path: Path, tmp_path: Path, crashed: bool
) -> None:
    """Nothing that was acknowledged is anywhere but in the project or beside it, not even in the log of a crash."""
    shutil.copyfile(path, path.with_name("ready.tarmiz"))
    for steps in count(1):
        told = acts_until_killed(killed.marks, path, 0.02)
        if not crashed:
            projects.open_project(path).close()
        done = acts_until_killed(killed.puts_back, path, steps=steps)
        with projects.open_project(path) as project:
            found = spans_in(project)
        for aside in tmp_path.glob("project-before-*.tarmiz"):
            with projects.open_project(aside) as project:
                assert check(project).sound
                found |= spans_in(project)
            aside.unlink()
        assert set(told) <= found, steps
        if done:
            return
