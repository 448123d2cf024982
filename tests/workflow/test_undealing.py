"""A dealing is taken back whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.store import assignments
from annotator.workflow import annotate, dealing
from annotator.workflow.check import check
from annotator.workflow.dealing import Options
from annotator.workflow.undealing import undeal
from tests.workshop import add_report, coder, new_project


def test_a_dealing_is_taken_back_and_what_was_dealt_before_stays(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        huda, ali, sara = (coder(project, name) for name in ("huda", "ali", "sara"))
        for nth in range(6):
            add_report(project, f"تقرير {nth}", f"{nth}.txt")
        first = dealing.plan(project, Options((ali.id, sara.id), count=2))
        dealing.carry_out(project, first, huda.id)
        before = assignments.assignments(project)
        second = dealing.plan(project, Options((ali.id, sara.id), shared=2))
        dealing.carry_out(project, second, huda.id)

        change = undeal(project, second.id, huda.id)

        assert len(change.removed) == 6 + 1
        assert assignments.assignments(project) == before
        assert [one.id for one in assignments.deals(project)] == [first.id]
        assert check(project).sound
        assert undeal(project, second.id, huda.id).removed == ()


def test_work_that_was_begun_keeps_the_whole_dealing(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        huda, ali = coder(project, "huda"), coder(project, "ali")
        id = add_report(project)
        plan = dealing.plan(project, Options((ali.id,)))
        dealing.carry_out(project, plan, huda.id)
        annotate.set_status(project, id, ali.id, "in_progress")
        before = assignments.assignments(project)

        with pytest.raises(InputError, match="ali"):
            undeal(project, plan.id, huda.id)

        assert assignments.assignments(project) == before
