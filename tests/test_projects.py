"""Files of every schema that was ever released open here, replay to what they always gave, and can be worked in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from annotator.core.encoding import encoded
from annotator.store import copying, documents, journal, records, rows, state
from annotator.store.migrations import SCHEMA_VERSION
from annotator.store.project import Project
from annotator.workflow import annotate, projects
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.workshop import add_report, coder, mark, new_project, quotes

FOLDER = Path(__file__).parent / "projects"
FILES = sorted(FOLDER.glob("*.tarmiz"))
every_schema = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def expected_of(file: Path) -> Any:
    return json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))


def holds(found: Any, expected: Any) -> bool:
    """Tell whether a record is what it was; fields that later versions added are their own business."""
    return all(found.get(name) == value for name, value in expected.items())


def as_expected(project: Project, expected: Any) -> None:
    found = sorted(records.every(project.db), key=lambda record: (record.kind, record.key))
    values = json.loads(json.dumps([encoded(record) for record in found]))
    assert [holds(*pair) for pair in zip(values, expected["records"], strict=True)] == [True] * len(values)
    assert [[row.site, row.seq, row.reason, row.record] for row in journal.conflicts(project)] == expected["conflicts"]
    steps = [[*whose, steps.done, steps.undone] for whose, steps in sorted(state.steps(project).items())]
    assert steps == expected["steps"]
    listed = [[row.id, row.title, row.code_points, row.spans] for row in documents.listing(project)]
    assert listed == expected["reports"]
    assert {entry.site: [entry.seq, entry.hash] for entry in rows.by_site(project)} == expected["heads"]


def test_there_is_a_file_of_each_schema() -> None:
    assert {file.stem for file in FILES} == {f"schema-{number}" for number in range(1, SCHEMA_VERSION + 1)}


@every_schema
def test_an_old_file_opens_and_is_what_it_was(file: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(file, tmp_path))
    with projects.open_project(copy) as project:
        as_expected(project, expected_of(file))
        found = check(project)
        assert found.sound, found.problems
    is_old = file.stem != f"schema-{SCHEMA_VERSION}"
    assert copying.folder_of(copy).exists() == is_old  # a migration leaves the file as it was beside it


@every_schema
def test_the_journal_of_an_old_file_still_gives_its_state(file: Path, tmp_path: Path) -> None:
    with projects.open_project(Path(shutil.copy(file, tmp_path))) as project:
        with project.transaction():
            state.rebuild(project)
        as_expected(project, expected_of(file))


@every_schema
def test_an_old_file_can_be_worked_in(file: Path, tmp_path: Path) -> None:
    with projects.open_project(Path(shutil.copy(file, tmp_path))) as project:
        report, who = add_report(project), coder(project, "new")
        mark(project, report, who, "قصف")
        mark(project, report, who, "سوق")
        annotate.undo(project, who.id)
        assert quotes(project, report, who) == [("قصف", "ACTOR")]
        assert check(project).sound


@every_schema
def test_an_old_file_can_be_merged(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    with new_project(tmp_path) as project:
        mark(project, add_report(project), coder(project), "قصف")
        merged = merge(project, [file])
        assert merged.new == sum(seq for seq, _ in expected_of(file)["heads"].values())
        assert check(project).sound
    assert file.read_bytes() == before
