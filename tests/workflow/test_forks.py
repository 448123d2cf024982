"""Two files that went on as one and the same copy: both ways are kept, and any order of merges gives the same."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from annotator.core.annotation_set import Status
from annotator.core.document import DocumentId
from annotator.core.entry import Entry
from annotator.core.span import Label
from annotator.errors import ProjectError
from annotator.store import annotations as annotation_store
from annotator.store import documents, forks, journal, records, rows
from annotator.store.database import connect
from annotator.store.project import Project
from annotator.workflow import annotate, export, projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge, rehearse
from tests.workshop import LOCATION, OTHER_TEXT, TACTIC, add_report, coder, mark, new_project, quotes


def put_back(path: Path, old: bytes, home: Path) -> None:
    """Put an old state of the same file in its place, so that nothing remembers that it had come further."""
    path.write_bytes(old)
    shutil.rmtree(home / "heads", ignore_errors=True)


def ways(folder: Path, home: Path, count: int = 2) -> list[Path]:
    """Return copies of one file that went on in so many ways under one site, each with a report of its own."""
    with new_project(folder) as project:
        report, who = add_report(project), coder(project)
        mark(project, report, who, "قوات اللواء 41")
    path, old, found = project.path, project.path.read_bytes(), []
    labels = (LOCATION, TACTIC, Label("CASUALTY"))
    for number in range(count):
        put_back(path, old, home)
        with projects.open_project(path) as project:
            (shared,) = annotation_store.spans_of(project, report, who.id)
            annotate.relabel(project, shared, labels[number])
            mark(project, report, who, ("قصف", "سوق", "مصدر طبي")[number], TACTIC)
            annotate.undo(project, who.id)
            annotate.redo(project, who.id)
            own = add_report(project, f"{OTHER_TEXT} {number}", f"{number}.txt")
            mark(project, own, who, "حاجز الجسر", LOCATION)
        found.append(Path(shutil.copy(path, folder / f"way{number}.tarmiz")))
    return found


def as_written(project: Project) -> list[Entry]:
    """Return every row as its writer wrote it."""
    known = {fork.site: fork for fork in forks.read(project.db)}
    sites = {entry.site for entry in journal.entries(project)}
    found: list[Entry] = []
    for site in sites:
        entries = rows.of_site(project, site)
        found += forks.as_written(known[site], entries) if site in known else entries
    return sorted(found, key=lambda entry: (*entry.order, entry.hash))


def seen(project: Project, folder: Path) -> object:
    """Return what must not depend on the order of merges: rows, records, conflicts by reason, and the export."""
    assert (report := check(project)).sound, report.problems
    target = folder / "out.jsonl"
    export.run(project, target, "jsonl")
    everything = {(record.kind, record.key): record for record in records.every(project.db)}
    reasons = sorted((row.reason, row.record) for row in journal.conflicts(project))
    return as_written(project), everything, reasons, target.read_bytes()


def united(folder: Path, order: tuple[Path, ...], number: int) -> Path:
    """Merge copies in an order, one by one, and return the file."""
    target = Path(shutil.copy(order[0], folder / f"united{number}.tarmiz"))
    for other in order[1:]:
        with projects.open_project(target) as project:
            merge(project, [other])
    return target


@pytest.mark.parametrize("count", [2, 3])
def test_any_order_of_ways_gives_the_same_rows_state_and_export(tmp_path: Path, home: Path, count: int) -> None:
    paths = ways(tmp_path, home, count)
    found = []
    for number, order in enumerate(permutations(paths)):
        with projects.open_project(united(tmp_path, order, number)) as project:
            assert len(forks.read(project.db)) == count - 1
            found.append(seen(project, tmp_path))
    assert all(one == found[0] for one in found)


def test_united_copies_that_called_the_ways_differently_add_nothing_to_each_other(tmp_path: Path, home: Path) -> None:
    first, second = ways(tmp_path, home)
    one, other = united(tmp_path, (first, second), 1), united(tmp_path, (second, first), 2)
    for target, source in ((one, other), (other, one)):
        with projects.open_project(target) as project:
            before = seen(project, tmp_path)
            assert merge(project, [source]).new == 0
            assert seen(project, tmp_path) == before


def test_a_fork_is_told_before_and_both_sides_are_kept_apart(tmp_path: Path, home: Path) -> None:
    first, second = ways(tmp_path, home)
    with projects.open_project(first) as project:
        report = documents.listing(project)[0].id
        (told,) = rehearse(project, [second]).forks
        assert "went on in two ways since row 5" in told.sentence()
        (fork,) = merge(project, [second]).forks
        assert fork == told
        assert {entry.seq for entry in rows.of_site(project, fork.site)} == set(range(5, 11))
        assert {"قصف", "سوق"} <= {quote for quote, _ in quotes(project, report, coder(project))}


def test_what_is_done_after_a_fork_goes_on_the_way_it_went(tmp_path: Path, home: Path) -> None:
    first, second = ways(tmp_path, home)
    target = united(tmp_path, (first, second), 0)
    second_at_home(second)
    with projects.open_project(target) as project:
        before = len(forks.read(project.db))
        assert merge(project, [second]).new == 1
        assert len(forks.read(project.db)) == before == 1
        assert check(project).sound


def second_at_home(path: Path, status: Status = "done") -> None:
    """Go on in a way as the same site, as its own computer would."""
    db = connect(path)
    db.execute("UPDATE here SET file = ?", [str(path.stat().st_ino)])
    db.close()
    with projects.open_project(path) as project:
        (who,) = {entry.coder for entry in journal.entries(project) if entry.kind == "mark"}
        annotate.set_status(project, DocumentId(documents.listing(project)[0].id), who, status)


def test_a_forged_name_of_a_fork_is_refused(tmp_path: Path, home: Path) -> None:
    first, second = ways(tmp_path, home)
    target = united(tmp_path, (first, second), 0)
    db = connect(target)
    db.execute("UPDATE forks SET seq = seq + 1")
    db.close()
    with new_project(tmp_path, "fresh") as project, pytest.raises(ProjectError, match="was altered at row"):
        merge(project, [target])
    with projects.open_project(target) as project:
        assert not check(project).sound
