"""A file is looked into: what is in it is counted, and a damaged one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.store import backup, journal
from annotator.store.inspecting import looked_into
from tests.workshop import OTHER_TEXT, add_report, coder, mark, new_project


def test_a_backup_says_how_much_is_in_it_and_is_left_as_it_is(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        first = add_report(project)
        add_report(project, OTHER_TEXT, "other.txt")
        mark(project, first, coder(project), "قصف")
        changes = journal.count(project)
        copy = backup.make(project)
    before = copy.read_bytes()

    found = looked_into(copy)

    assert (found.marks, found.reports, found.changes) == (1, 2, changes)
    assert copy.read_bytes() == before
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        add_report(project)
        copy = backup.make(project)
    content = bytearray(copy.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xff" * (4096 * 6)
    copy.write_bytes(bytes(content))

    with pytest.raises(ProjectError, match="damaged"):
        looked_into(copy)
