"""The state follows from the journal: also from rows that had to wait for a text, or for a newer program."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.core.annotation_set import Note, NoteId
from annotator.core.change import Change
from annotator.core.encoding import KINDS
from annotator.core.span import Span, SpanId
from annotator.store import documents, journal, state
from annotator.store.project import Project
from annotator.workflow import annotate, projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.workshop import ACTOR, OTHER_TEXT, TACTIC, add_report, coder, mark, new_project, quotes


def reasons(project: Project) -> list[str]:
    """Return why rows are not applied."""
    return [row.reason for row in journal.conflicts(project)]


@pytest.fixture
def written_by_a_newer_version(tmp_path: Path) -> Path:
    """Return a project in which a coder left a note, and marked once before and once after it."""
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        mark(project, report, who, "قصف")
        note = Note(NoteId("n"), report, who.id, {"text": "؟"})
        journal.commit(project, "note", who.id, Change(added=(note,)))
        mark(project, report, who, "سوق")
    return project.path


def test_a_kind_that_is_not_known_yet_waits_and_comes_to_its_right_with_the_version_that_knows_it(
    written_by_a_newer_version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = KINDS["note"]
    target = new_project(tmp_path, "older")
    monkeypatch.delitem(KINDS, "note")  # as a version without notes
    with target as project:
        assert [row.reason for row in merge(project, [written_by_a_newer_version]).conflicts] == ["unknown_kind"]
        report = documents.listing(project)[0].id
        who = coder(project)
        assert len(quotes(project, report, who)) == 2
        mark(project, report, who, "مصدر طبي")
        found = check(project)
        assert (found.sound, found.conflicts) == (True, 1)
    with projects.open_project(target.path) as project:
        assert reasons(project) == ["unknown_kind"]
    monkeypatch.setitem(KINDS, "note", note)
    with projects.open_project(target.path) as project:
        assert reasons(project) == []
        assert project.db.execute("SELECT id FROM notes").fetchall() == [("n",)]
        assert len(quotes(project, report, who)) == 3
        assert check(project).sound


def test_nothing_of_a_newer_version_is_taken_back_by_an_older_one(
    written_by_a_newer_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with projects.open_project(written_by_a_newer_version) as project:
        report, who = documents.listing(project)[0].id, coder(project)
        monkeypatch.delitem(KINDS, "note")
        with project.transaction():
            state.rebuild(project)
        assert annotate.undo(project, who.id).kind == "mark"
        assert annotate.undo(project, who.id).kind == "mark"
        assert quotes(project, report, who) == []
        assert reasons(project) == ["unknown_kind"]


@pytest.fixture
def without_a_text(tmp_path: Path) -> tuple[Path, Path]:
    """Return a project that lacks the text of a report that another copy has, and that copy."""
    with new_project(tmp_path) as project:
        first = add_report(project)
    copy = Path(shutil.copy(project.path, tmp_path / "copy.tarmiz"))
    with projects.open_project(copy) as other:
        mark(other, add_report(other, OTHER_TEXT, "b.txt"), coder(other), "حاجز الجسر")
    bare = Path(shutil.copy(copy, tmp_path / "bare.tarmiz"))
    with projects.open_project(bare) as other:
        for table in ("standings", "sources", "spans", "texts", "documents"):
            column = "id" if table == "documents" else "document"
            other.db.execute(f"DELETE FROM {table} WHERE {column} != ?", [first])
    with projects.open_project(project.path) as project:
        merge(project, [bare])
        assert set(reasons(project)) == {"text_missing"}
        assert check(project).sound
    return project.path, copy


def test_rows_without_their_text_apply_once_the_report_is_imported(without_a_text: tuple[Path, Path]) -> None:
    with projects.open_project(without_a_text[0]) as project:
        report = add_report(project, OTHER_TEXT, "again.txt")
        assert reasons(project) == []
        assert quotes(project, report, coder(project)) == [("حاجز الجسر", "ACTOR")]
        assert check(project).sound


def test_rows_without_their_text_apply_once_a_copy_brings_it_and_no_row_is_new(
    without_a_text: tuple[Path, Path],
) -> None:
    path, copy = without_a_text
    with projects.open_project(path) as project:
        merged = merge(project, [copy])
        assert (merged.new, merged.files[0].texts, merged.conflicts) == (0, 1, ())
        assert len(documents.listing(project)) == 2
        assert check(project).sound


def test_a_row_that_does_not_fit_its_text_is_kept_and_listed_and_never_shown(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
    copy = Path(shutil.copy(project.path, tmp_path / "copy.tarmiz"))
    with projects.open_project(copy) as other:
        wrong = Span(SpanId("s"), report, who.id, 0, 4, TACTIC, "قتال")
        other.db.execute("UPDATE texts SET text = replace(text, 'قصف ', 'قتال')")  # so that it takes the wrong quote
        journal.commit(other, "mark", who.id, Change(added=(wrong,)))
        other.db.execute("UPDATE texts SET text = replace(text, 'قتال', 'قصف ')")
    with projects.open_project(project.path) as project:
        assert [row.reason for row in merge(project, [copy]).conflicts] == ["other_text"]
        assert quotes(project, report, who) == []
        mark(project, report, who, "قصف", ACTOR)
        assert check(project).sound
