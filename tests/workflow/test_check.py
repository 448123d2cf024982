"""A check finds whatever is not as it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.store import journal
from annotator.workflow import annotate
from annotator.workflow.check import check
from tests.workshop import add_report, coder, mark, new_project

ALTERATIONS = {
    "state": "UPDATE spans SET label = 'LOCATION'",
    "quote": "UPDATE spans SET quote = 'x'",
    "text": "UPDATE texts SET text = text || ' '",
    "original": "UPDATE contents SET bytes = x'00'",
    "steps": "DELETE FROM steps",
    "arrivals": "UPDATE documents SET lamport = 99",
    "schema": "CREATE TRIGGER evil AFTER INSERT ON journal BEGIN DELETE FROM spans; END",
    "conflicts": "INSERT INTO conflicts VALUES ('s', 1, 'changed', '')",
}


def test_a_project_as_the_program_leaves_it_is_sound(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        mark(project, report, who, "قصف")
        annotate.undo(project, who.id)
        mark(project, report, who, "سوق")
        found = check(project)
        assert (found.sound, found.entries, found.documents, found.spans) == (True, 6, 1, 1)


@pytest.mark.parametrize("code", ALTERATIONS)
def test_an_alteration_of_the_state_is_found(tmp_path: Path, code: str) -> None:
    with new_project(tmp_path) as project:
        mark(project, add_report(project), coder(project), "قصف")
        project.db.execute(ALTERATIONS[code])
        found = check(project)
        assert code in {problem.code for problem in found.problems}
        assert all(problem.sentence for problem in found.problems)


def test_an_alteration_of_the_journal_is_found(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        mark(project, add_report(project), coder(project), "قصف")
        project.db.execute("DROP TRIGGER journal_keeps_values")
        project.db.execute("UPDATE journal SET time = '2020' WHERE seq = 2")
        wheres = [problem.where for problem in check(project).problems if problem.code == "journal"]
        assert wheres == [f"{project.site}:2"]


def test_a_missing_row_is_found(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        mark(project, add_report(project), coder(project), "قصف")
        project.db.execute("DROP TRIGGER journal_keeps_rows")
        project.db.execute("DELETE FROM journal WHERE seq = 2")
        assert {"journal", "state"} <= {problem.code for problem in check(project).problems}
        assert [entry.seq for entry in journal.by_site(project)] == [1, 3, 4]
