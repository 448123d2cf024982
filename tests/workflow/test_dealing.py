"""Dealing in a project: rows for each coder, nothing taken away, and advice on how many are to be shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.coder import Coder
from annotator.core.document import DocumentId
from annotator.errors import InputError, NothingToUndoError
from annotator.store import assignments, documents, journal
from annotator.store.project import Project
from annotator.workflow import annotate
from annotator.workflow.check import check
from annotator.workflow.dealing import DealPlan, Options, carry_out, give, plan, take_back
from tests.workshop import OTHER_TEXT, add_report, coder, mark, new_project


def team(project: Project, reports: int = 30, people: int = 3) -> list[Coder]:
    """Put reports and people into a project."""
    with project.transaction():
        for number in range(reports):
            add_report(project, f"{OTHER_TEXT} {'كلمة ' * (number % 7)}{number}", f"{number}.txt")
        return [coder(project, f"coder {number}") for number in range(people)]


def dealt(project: Project, people: list[Coder], **choices: object) -> DealPlan:
    """Deal, and return the plan that was carried out."""
    made = plan(project, Options(tuple(one.id for one in people), **choices))  # type: ignore[arg-type]
    carry_out(project, made, people[0].id)
    return made


def ids_of(project: Project, who: Coder) -> set[DocumentId]:
    return {one.document for one in assignments.of_coder(project, who.id)}


def test_what_was_planned_is_what_everybody_has_and_each_coder_has_a_row_of_her_own(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        people = team(project)
        made = dealt(project, people, shared=6)
        assert (made.reports, made.shared, made.left) == (30, 6, 0)
        for share in made.shares:
            assert ids_of(project, share.coder) == set(share.reports)
        rows = [entry for entry in journal.entries(project) if entry.kind == "assign"]
        whose = [
            {record["coder"] for record in entry.content()["added"] if record["kind"] == "assignment"} for entry in rows
        ]
        assert [len(one) for one in whose] == [0, 1, 1, 1]
        (deal,) = assignments.deals(project)
        assert (deal.id, deal.content["seed"], deal.content["shared"]) == (made.id, "1", 6)
        assert check(project).sound


def test_dealing_again_adds_and_takes_nothing_away(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        people = team(project)
        dealt(project, people[:2], count=10)
        before = [ids_of(project, one) for one in people]
        mark(project, next(iter(before[0])), people[0], "حاجز الجسر")
        made = dealt(project, people, count=12, shared=3, again=True)
        after = [ids_of(project, one) for one in people]
        assert all(one <= other for one, other in zip(before, after, strict=True))
        assert made.options.seed == "2"
        with pytest.raises(InputError, match="dealt in the meantime"):
            carry_out(project, made, people[0].id)


def test_each_coder_gets_as_many_as_is_said(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        people = team(project)
        made = dealt(project, people, each=6, shared=4)
        assert [len(share.reports) for share in made.shares] == [6, 6, 6]
        assert (made.reports, made.shared, made.left) == (14, 4, 16)


def test_too_few_shared_reports_are_advised_against_with_the_reason(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        people = team(project)
        who = tuple(one.id for one in people)
        assert "cannot be measured: let at least 50" in plan(project, Options(who)).advice()
        assert "may be off by 0.08 then, and by 0.05 with 50" in plan(project, Options(who, shared=20)).advice()
        team(project, reports=60)
        assert plan(project, Options(who, shared=50)).advice() == ""


def test_a_dealing_is_not_undone_but_what_is_not_begun_can_be_taken_back(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        people = team(project, reports=4)
        dealt(project, people)
        who = people[1]
        first, *rest = sorted(ids_of(project, who))
        with pytest.raises(NothingToUndoError):
            annotate.undo(project, people[0].id)
        annotate.set_status(project, first, who.id, "in_progress")
        with pytest.raises(InputError, match="has been begun"):
            take_back(project, [first, *rest], who.id, people[0].id)
        take_back(project, rest, who.id, people[0].id)
        assert ids_of(project, who) == {first}
        give(project, [first, *rest], who.id, people[0].id)
        assert ids_of(project, who) == {first, *rest}


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ({"shared": 3, "times": 4}, "by two or three"),
        ({"shared": 3, "times": 3}, "cannot be coded by 3 where there are 2 coders"),
        ({"count": -1}, "below zero"),
        ({"count": 3, "each": 3}, "not both"),
    ],
)
def test_choices_that_do_not_fit_together_are_told(tmp_path: Path, choices: dict[str, object], sentence: str) -> None:
    with new_project(tmp_path) as project:
        people = team(project, reports=4, people=2)
        with pytest.raises(InputError, match=sentence):
            dealt(project, people, **choices)
        assert not assignments.assignments(project)


def test_nobody_and_nothing_to_deal_are_told(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        with pytest.raises(InputError, match="no coder yet"):
            plan(project, Options(()))
        people = team(project, reports=2, people=1)
        dealt(project, people)
        with pytest.raises(InputError, match="nothing to deal"):
            dealt(project, people)


def test_a_withdrawn_report_is_not_dealt(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        people = team(project, reports=3, people=1)
        gone = documents.listing(project)[0].id
        annotate.withdraw(project, [gone], people[0].id)
        assert dealt(project, people).reports == 2
        assert gone not in ids_of(project, people[0])
