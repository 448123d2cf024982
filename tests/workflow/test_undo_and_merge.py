"""Undo and redo when copies come together: only what was done here, and what is in force, can be taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.span import Label, Span
from annotator.errors import ChangedSinceError, NothingToUndoError
from annotator.store import annotations as annotation_store
from annotator.store import journal
from annotator.store.project import Project
from annotator.workflow import annotate, projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.workshop import ACTOR, LOCATION, TACTIC, add_report, coder, mark, new_project, quotes

Act = Callable[[Project, DocumentId, CoderId], object]


class TwoCopies:
    """A project with one mark of sara's, and a copy; each goes on by itself."""

    def __init__(self, folder: Path) -> None:
        with new_project(folder) as project:
            self.report, self.who = add_report(project), coder(project)
            mark(project, self.report, self.who, "قوات اللواء 41")
        self.here, self.there = project.path, Path(shutil.copy(project.path, folder / "there.tarmiz"))

    def do(self, path: Path, *acts: Act) -> None:
        """Do something in a copy."""
        with projects.open_project(path) as project:
            for act in acts:
                act(project, self.report, self.who.id)

    def merged(self) -> Project:
        """Return the first copy, with what the other holds."""
        project = projects.open_project(self.here)
        merge(project, [self.there])
        assert check(project).sound
        return project


def the_mark(project: Project, report: DocumentId, who: CoderId) -> Span:
    return annotation_store.spans_of(project, report, who)[-1]


def relabel(label: Label) -> Act:
    return lambda project, report, who: annotate.relabel(project, the_mark(project, report, who), label)


def undo(project: Project, _report: DocumentId, who: CoderId) -> None:
    annotate.undo(project, who)


def delete(project: Project, report: DocumentId, who: CoderId) -> None:
    annotate.delete(project, [the_mark(project, report, who)])


def another_mark(project: Project, report: DocumentId, who: CoderId) -> None:
    annotate.mark(project, report, who, 0, 3, TACTIC)


@pytest.fixture
def copies(tmp_path: Path) -> TwoCopies:
    return TwoCopies(tmp_path)


def labels(project: Project, copies: TwoCopies) -> list[str]:
    return [label for _, label in quotes(project, copies.report, copies.who)]


def test_what_a_merge_did_not_apply_is_not_taken_back(copies: TwoCopies) -> None:
    copies.do(copies.there, relabel(TACTIC))
    copies.do(copies.here, another_mark, relabel(LOCATION))  # later than the other's, so it is this one that gives way
    with copies.merged() as project:
        assert [row.site for row in journal.conflicts(project)] == [project.site]
        assert labels(project, copies) == ["TACTIC", "TACTIC"]
        assert annotate.undo(project, copies.who.id).kind == "mark"
        assert labels(project, copies) == ["TACTIC"]
        annotate.redo(project, copies.who.id)
        assert labels(project, copies) == ["TACTIC", "TACTIC"]
        assert check(project).sound


def test_an_undo_made_elsewhere_comes_with_the_merge_and_cannot_be_redone_here(copies: TwoCopies) -> None:
    copies.do(copies.there, relabel(TACTIC), undo)
    with copies.merged() as project:
        assert labels(project, copies) == ["ACTOR"]
        with pytest.raises(NothingToUndoError):
            annotate.redo(project, copies.who.id)
    with projects.open_project(copies.there) as other:
        annotate.redo(other, copies.who.id)
        assert labels(other, copies) == ["TACTIC"]


def test_what_was_undone_here_can_be_redone_after_a_merge(copies: TwoCopies) -> None:
    copies.do(copies.here, relabel(TACTIC), undo)
    copies.do(copies.there, another_mark)
    with copies.merged() as project:
        annotate.redo(project, copies.who.id)
        assert labels(project, copies) == ["TACTIC", "TACTIC"]
        assert check(project).sound


def test_undo_and_redo_refuse_what_the_merge_changed_and_change_nothing(copies: TwoCopies) -> None:
    copies.do(copies.there, another_mark, another_mark)
    with copies.merged() as project:
        annotate.relabel(project, the_mark(project, copies.report, copies.who.id), TACTIC)
    shutil.copy(copies.here, copies.there.with_name("third.tarmiz"))
    copies.there = copies.there.with_name("third.tarmiz")
    copies.do(copies.there, relabel(LOCATION))
    with copies.merged() as project:
        before = quotes(project, copies.report, copies.who)
        with pytest.raises(ChangedSinceError, match="cannot be undone"):
            annotate.undo(project, copies.who.id)
        assert quotes(project, copies.report, copies.who) == before
        annotate.relabel(project, the_mark(project, copies.report, copies.who.id), ACTOR)
        annotate.undo(project, copies.who.id)
        assert quotes(project, copies.report, copies.who) == before


def test_a_redo_that_no_longer_fits_says_so(copies: TwoCopies) -> None:
    copies.do(copies.here, relabel(TACTIC), undo)
    shutil.copy(copies.here, copies.there)
    copies.do(copies.there, relabel(LOCATION))
    with copies.merged() as project, pytest.raises(ChangedSinceError, match="cannot be done again"):
        annotate.redo(project, copies.who.id)


def test_both_ways_of_taking_back_the_same_mark_agree(copies: TwoCopies) -> None:
    copies.do(copies.here, delete)
    copies.do(copies.there, delete)
    with copies.merged() as project:
        assert labels(project, copies) == []
        assert len(journal.conflicts(project)) == 1
    third = Path(shutil.copy(copies.here, copies.here.with_name("third.tarmiz")))
    with projects.open_project(copies.there) as other:
        merge(other, [third])
        assert labels(other, copies) == []
        assert check(other).sound
