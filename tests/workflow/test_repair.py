"""A repair brings back what the journal and the backups hold, and says what it could not bring back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import ProjectError
from annotator.store import backup, documents, journal, records, search
from annotator.store.database import connect
from annotator.store.project import Project
from annotator.workflow import projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from annotator.workflow.repair import repair
from tests.workshop import OTHER_TEXT, TEXT, add_report, coder, mark, new_project

PAGE = 4096


def full(folder: Path, reports: int = 8) -> Path:
    """Return a closed project with some reports, each with marks."""
    with new_project(folder) as project:
        who = coder(project)
        for number in range(reports):
            report = add_report(project, f"{TEXT} {number}", f"{number}.txt")
            for words in ("قصف", "سوق", "مصدر طبي", "صواريخ"):
                mark(project, report, who, words)
    return project.path


def spoilt(path: Path, statement: str) -> None:
    """Change the file behind the program's back."""
    db = connect(path)
    db.execute("DROP TRIGGER journal_keeps_values")
    db.execute("DROP TRIGGER journal_keeps_rows")
    db.execute(statement)
    for name, when in (("keeps_rows", "DELETE"), ("keeps_values", "UPDATE")):
        db.execute(
            f"CREATE TRIGGER journal_{name} BEFORE {when} ON journal\n"
            "BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END"
        )
    db.close()


def everything(project: Project) -> object:
    """Return rows, records and list."""
    found = sorted(records.every(project.db), key=lambda record: (record.kind, record.key))
    return list(journal.entries(project)), found, documents.listing(project)


def test_a_state_that_came_apart_from_the_journal_is_put_right_in_place(tmp_path: Path) -> None:
    path = full(tmp_path)
    with projects.open_project(path) as project:
        before = everything(project)
    spoilt(path, "DELETE FROM spans WHERE start > 3")
    spoilt(path, "UPDATE coders SET name = 'x'")
    done = repair(path)
    assert (done.rebuilt, done.is_whole, done.aside) == (True, True, None)
    assert done.sentences()[-1] == "Nothing is missing."
    with projects.open_project(path) as project:
        assert everything(project) == before
        assert check(project).sound
    assert len(list(backup.folder_of(path).iterdir())) == 1


def test_an_index_that_finds_nothing_is_made_anew(tmp_path: Path) -> None:
    path = full(tmp_path)
    spoilt(path, "INSERT INTO search (search) VALUES ('delete-all')")
    repair(path)
    with projects.open_project(path) as project:
        assert len(search.beginning_with(project, "ناشطون")) == 8


def test_an_altered_row_is_taken_from_a_backup(tmp_path: Path) -> None:
    path = full(tmp_path)
    with projects.open_project(path) as project:
        backup.make(project)
        before = everything(project)
    spoilt(path, "UPDATE journal SET active_ms = 77 WHERE seq = 12")
    done = repair(path)
    assert (done.rebuilt, done.from_backups, done.is_whole) == (False, 1, True)
    assert done.aside is not None
    with projects.open_project(path) as project:
        assert everything(project) == before
        assert check(project).sound


def test_rows_and_texts_that_are_nowhere_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = full(tmp_path)
    with projects.open_project(path) as project:
        gone = documents.listing(project)[2].id
        copy = tmp_path / "copy.tarmiz"
        backup.copy_to(project, copy)
        site = next(iter({entry.site for entry in journal.entries(project)}))
    spoilt(path, "DELETE FROM journal WHERE seq IN (20, 21, 30)")
    spoilt(path, f"UPDATE texts SET text = text || 'x' WHERE document = '{gone}'")
    done = repair(path)
    assert [(one.site, one.first, one.last) for one in done.lost] == [(site, 20, 21), (site, 30, 30)]
    assert done.lost_texts == (gone,)
    assert f"Changes 20 to 21 of the copy {site[:8]} could not be brought back." in done.sentences()
    with projects.open_project(path) as project:
        assert check(project).sound
        assert len(documents.listing(project)) == 7
        mark(project, documents.listing(project)[0].id, coder(project), "ناشطون")
        merge(project, [copy])  # whoever has another copy brings all of it back
        assert len(documents.listing(project)) == 8
        assert not project.db.execute("SELECT * FROM parts").fetchall()
        assert check(project).sound


def test_the_end_that_was_cut_off_is_named_where_this_computer_has_seen_it(tmp_path: Path) -> None:
    path = full(tmp_path)
    spoilt(path, "DELETE FROM journal WHERE seq > 40")
    spoilt(path, "UPDATE journal SET hash = 'x' WHERE seq = 1")
    done = repair(path)
    assert [(one.first, one.last) for one in done.lost] == [(1, 1), (41, 42)]


@given(st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_pages_are_overwritten_a_project_with_a_backup_loses_nothing(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("pages")
    path = full(folder, 3)
    with projects.open_project(path) as project:
        backup.make(project)
        before = everything(project)
    content = bytearray(path.read_bytes())
    for page in data.draw(st.lists(st.integers(0, len(content) // PAGE - 1), min_size=1, max_size=12)):
        content[page * PAGE : page * PAGE + 200] = data.draw(st.binary(min_size=200, max_size=200))
    path.write_bytes(content)
    done = repair(path)
    assert done.is_whole
    with projects.open_project(path) as project:
        assert everything(project) == before
        assert check(project).sound
    shutil.rmtree(folder)


def test_without_a_backup_what_can_be_read_is_brought_back_and_the_file_is_kept(tmp_path: Path) -> None:
    path = full(tmp_path, 40)
    content = bytearray(path.read_bytes())
    for page in range(len(content) // PAGE // 4, len(content) // PAGE, 7):
        content[page * PAGE : (page + 1) * PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    with pytest.raises(ProjectError, match="damaged"):
        projects.open_project(path)
    done = repair(path)
    assert done.aside is not None
    assert done.aside.read_bytes() == bytes(content)
    with projects.open_project(path) as project:
        assert check(project).sound
        assert 100 < journal.count(project) == done.changes
        assert sum(row.spans for row in documents.listing(project)) > 30


def test_an_open_file_one_of_a_newer_version_and_one_of_which_nothing_is_left_are_refused(tmp_path: Path) -> None:
    path = full(tmp_path, 1)
    with projects.open_project(path), pytest.raises(ProjectError, match="open in another window"):
        repair(path)
    spoilt(path, "PRAGMA user_version=99")
    with pytest.raises(ProjectError, match="newer version"):
        repair(path)
    nothing = tmp_path / "nothing.tarmiz"
    nothing.write_text("كلام", encoding="utf-8")
    with pytest.raises(ProjectError, match="Nothing of"):
        repair(nothing)
    with pytest.raises(ProjectError, match="There is no file"):
        repair(tmp_path / "absent.tarmiz")
    assert not [file for file in tmp_path.iterdir() if file.name.startswith(".")]


def test_forks_and_keys_survive_a_repair(tmp_path: Path, home: Path) -> None:
    path = full(tmp_path, 2)
    old = path.read_bytes()
    with projects.open_project(path) as project:
        mark(project, documents.listing(project)[0].id, coder(project), "ناشطون")
    way = Path(shutil.copy(path, tmp_path / "way.tarmiz"))
    path.write_bytes(old)
    shutil.rmtree(home / "heads")
    with projects.open_project(path) as project:
        mark(project, add_report(project, OTHER_TEXT), coder(project), "حاجز الجسر")
        assert merge(project, [way]).forks
        before = everything(project)
    spoilt(path, "UPDATE contents SET bytes = x'00'")
    assert not repair(path).rebuilt
    with projects.open_project(path) as project:
        assert everything(project) == before
        assert check(project).sound
