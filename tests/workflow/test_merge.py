"""Copies of a project come together, whatever order they arrive in."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from annotator.core.change import Change
from annotator.core.codebook_content import codebook_of
from annotator.core.document import Metadata
from annotator.core.span import Label
from annotator.errors import ProjectError
from annotator.store import annotations as annotation_store
from annotator.store import backup, codebooks, documents, journal, records
from annotator.store.database import connect
from annotator.store.project import Project
from annotator.workflow import annotate, projects
from annotator.workflow import merge as merging
from annotator.workflow.check import check
from annotator.workflow.merge import merge, rehearse
from tests.workshop import ACTOR, LOCATION, OTHER_TEXT, TACTIC, add_report, coder, mark, new_project, quotes


def copy_of(project: Path, name: str) -> Path:
    """Copy a closed project file."""
    return Path(shutil.copy(project, project.with_name(f"{name}.tarmiz")))


def state(project: Project) -> object:
    """Return everything that stands, and what conflicts."""
    conflicts = [(row.site, row.seq, row.reason) for row in journal.conflicts(project)]
    listed = [(row.id, row.title, row.status, row.spans) for row in documents.listing(project)]
    everything = {(record.kind, record.key): record for record in records.every(project.db)}
    return everything, conflicts, listed


def three_copies(folder: Path) -> list[Path]:
    """Return three copies of a project that went on apart."""
    with new_project(folder) as project:
        report = add_report(project)
        mark(project, report, coder(project), "قوات اللواء 41")
    paths = [project.path, copy_of(project.path, "second"), copy_of(project.path, "third")]
    for number, path in enumerate(paths):
        with projects.open_project(path) as project:
            who, own = coder(project), coder(project, f"coder {number}")
            mark(project, report, own, "تل الزهور", LOCATION)
            (shared,) = annotation_store.spans_of(project, report, who.id)
            annotate.relabel(project, shared, (ACTOR, LOCATION, TACTIC)[number])
            annotate.set_metadata(project, report, {"title": f"عنوان {number}"}, own.id)
            other = add_report(project, OTHER_TEXT + str(number % 2), f"{number}.txt")
            mark(project, other, own, "حاجز الجسر", LOCATION)
            annotate.set_status(project, other, own.id, "done")
            if number == 2:
                annotate.undo(project, own.id)
    return paths


def test_any_order_of_merges_gives_the_same_state(tmp_path: Path) -> None:
    paths = three_copies(tmp_path)
    states = []
    for number, order in enumerate(permutations(paths)):
        target = copy_of(order[0], f"merged{number}")
        with projects.open_project(target) as project:
            merge(project, order[1:])
            report = check(project)
            assert report.sound, report.problems
            states.append(state(project))
    assert all(one == states[0] for one in states)


def test_merging_both_ways_and_one_by_one_gives_the_same_state(tmp_path: Path) -> None:
    first, second, third = three_copies(tmp_path)
    together, apart = copy_of(first, "together"), copy_of(third, "apart")
    with projects.open_project(together) as project:
        merge(project, [second, third])
        expected = state(project)
    with projects.open_project(apart) as project:
        merge(project, [first])
        merge(project, [second])
        assert state(project) == expected


def test_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    first, second, _ = three_copies(tmp_path)
    with projects.open_project(first) as project:
        once = merge(project, [second])
        after = state(project)
        again = merge(project, [second, second])
        assert once.new > 0
        assert (again.new, again.new_conflicts) == (0, ())
        assert state(project) == after


def test_a_mark_that_two_copies_relabelled_is_listed_as_a_conflict_and_one_label_stands(tmp_path: Path) -> None:
    _, second, third = three_copies(tmp_path)
    with projects.open_project(second) as project:
        report = merge(project, [third])
        assert [row.reason for row in report.new_conflicts] == ["changed"]
        who = coder(project)
        assert len(quotes(project, documents.listing(project)[0].id, who)) == 1
        assert check(project).conflicts == 1


def test_nothing_that_only_one_side_did_is_lost(tmp_path: Path) -> None:
    first, second, third = three_copies(tmp_path)
    with projects.open_project(first) as project:
        merge(project, [second, third])
        report = documents.listing(project)[0].id
        sets = {one.coder.name: len(one.spans) for one in annotation_store.sets_of(project, report)}
        assert sets == {"sara": 1, "coder 0": 1, "coder 1": 1, "coder 2": 1}
        assert len(documents.listing(project)) == 3
        assert documents.original(project, documents.sources_of(project, report)[0].original)
        last: Metadata = documents.metadata_of(project, report)
        assert last.values["title"] in {"عنوان 0", "عنوان 1", "عنوان 2"}


def test_work_can_go_on_after_a_merge_and_be_merged_again(tmp_path: Path) -> None:
    first, second, _ = three_copies(tmp_path)
    with projects.open_project(first) as project:
        merge(project, [second])
    with projects.open_project(second) as project:
        report = documents.listing(project)[0].id
        mark(project, report, coder(project, "coder 1"), "مصدر طبي", ACTOR)
        merge(project, [first])
        expected = state(project)
    with projects.open_project(first) as project:
        assert merge(project, [second]).new == 1
        assert state(project) == expected


def test_an_altered_row_is_found_and_nothing_is_taken(tmp_path: Path) -> None:
    first, second, _ = three_copies(tmp_path)
    db = connect(second)
    db.execute("DROP TRIGGER journal_keeps_values")
    db.execute("UPDATE journal SET body = replace(body, 'LOCATION', 'ACTOR') WHERE seq = 2")
    db.execute(
        "CREATE TRIGGER journal_keeps_values BEFORE UPDATE ON journal\n"
        "BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END"
    )
    db.close()
    with projects.open_project(first) as project:
        before = state(project)
        with pytest.raises(ProjectError, match="altered at row 2"):
            merge(project, [second])
        assert state(project) == before


def test_an_altered_text_is_found_and_nothing_is_taken(tmp_path: Path) -> None:
    first, second, _ = three_copies(tmp_path)
    db = connect(second)
    db.execute("UPDATE texts SET text = replace(text, 'انسحاب', 'تقدم')")
    db.close()
    with projects.open_project(first) as project, pytest.raises(ProjectError, match="was altered"):
        merge(project, [second])


def test_a_file_with_tables_of_its_own_is_refused(tmp_path: Path) -> None:
    first, second, _ = three_copies(tmp_path)
    db = connect(second)
    db.execute("CREATE VIEW extra AS SELECT 1")
    db.close()
    with projects.open_project(first) as project, pytest.raises(ProjectError, match="tables that no"):
        merge(project, [second])


def test_the_project_itself_is_refused(tmp_path: Path) -> None:
    first = three_copies(tmp_path)[0]
    with projects.open_project(first) as project, pytest.raises(ProjectError, match="the project itself"):
        merge(project, [first])


def test_a_copy_that_is_open_elsewhere_is_refused(tmp_path: Path) -> None:
    first, second, _ = three_copies(tmp_path)
    with projects.open_project(first) as project, projects.open_project(second) as other:
        mark(other, documents.listing(other)[0].id, coder(other), "ناشطون")
        with pytest.raises(ProjectError, match="open in another window"):
            merge(project, [second])


def test_a_rehearsal_says_what_a_merge_would_do_and_stores_nothing(tmp_path: Path) -> None:
    first, second, third = three_copies(tmp_path)
    with projects.open_project(first) as project:
        before, entries = state(project), list(journal.entries(project))
        rehearsed = rehearse(project, [second, third])
        assert (state(project), list(journal.entries(project))) == (before, entries)
        assert not backup.folder_of(first).exists()
        done = merge(project, [second, third])
        assert replace(done, rehearsed=True) == rehearsed
        assert check(project).sound
    lines = list(rehearsed.sentences())
    assert lines[0] == "\u2068second.tarmiz\u2069: 7 new changes, 1 new report"
    assert lines[-1] == "Nothing is stored yet: this is what would come."


def test_a_merge_that_is_stopped_stores_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "TOLD_EVERY", 3)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 6

    first, second, _ = three_copies(tmp_path)
    with projects.open_project(first) as project:
        before, entries = state(project), list(journal.entries(project))
        report = merge(project, [second], progress=stop)
        assert (state(project), list(journal.entries(project))) == (before, entries)
        assert (report.stopped, list(report.sentences())) == (True, ["Stopped: nothing was stored."])
        assert [done for done, _ in told] == [3, 6]


def test_another_codebook_is_told_and_so_are_labels_that_it_lacks(tmp_path: Path) -> None:
    first, second, _ = three_copies(tmp_path)
    book = codebook_of({"labels": [{"code": "FLAG", "ar": "علم", "en": "Flag"}]})
    with projects.open_project(second) as project:
        who = coder(project, "coder 1")
        journal.commit(project, "codebook", who.id, Change(removed=(codebooks.codebook(project),), added=(book,)))
        mark(project, documents.listing(project)[0].id, who, "صواريخ", Label("FLAG"))
    with projects.open_project(first) as project:
        report = rehearse(project, [second])
        (file,) = report.files
        assert (report.codebook_changed, file.other_codebook, file.labels) == (True, 2, ("LOCATION",))
        lines = [line.translate(dict.fromkeys((0x2068, 0x2069))) for line in report.sentences()]
        assert "2 changes were made with another version of the codebook." in lines
        assert "The codebook lacks labels that are used: LOCATION." in lines
        assert "Another version of the codebook is in force then: the one that was changed last." in lines
        assert codebooks.codebook(project).version != book.version


def test_merging_leaves_the_other_file_as_it_was(tmp_path: Path) -> None:
    first, second, _ = three_copies(tmp_path)
    before = second.read_bytes()
    with projects.open_project(first) as project:
        merge(project, [second])
    assert second.read_bytes() == before
