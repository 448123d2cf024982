"""A damaged file: one sentence, or a check that says what is wrong; never a crash, and never a report's text."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.errors import AnnotatorError, ProjectError
from annotator.store import codebooks, coders, documents
from annotator.store.annotations import spans_of
from annotator.store.project import Project
from annotator.workflow import projects
from annotator.workflow.check import CheckReport, check
from tests.workshop import add_report, coder, mark, new_project

WHOLE = (Path(__file__).parent.parent / "projects" / "schema-1.tarmiz").read_bytes()
PAGE = 4096


def looked_at(data: bytes) -> CheckReport | None:
    """Open a file of these bytes, list and check it; None where that is refused with a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.tarmiz"
        path.write_bytes(data)
        try:
            with projects.open_project(path) as project:
                documents.listing(project)
                return check(project)
        except AnnotatorError:
            return None


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=64))
@example(45, b"\0\0\5")  # the number of the file format
@settings(max_examples=80)
def test_bytes_that_were_overwritten_anywhere_never_crash_the_program(start: int, garbage: bytes) -> None:
    report = looked_at(WHOLE[:start] + garbage + WHOLE[start + len(garbage) :])
    assert report is None or all(problem.sentence for problem in report.problems)


@given(st.integers(0, len(WHOLE) // PAGE - 1), st.integers(0, len(WHOLE) // PAGE - 1))
@settings(max_examples=30)
def test_pages_that_changed_places_never_crash_the_program(one: int, other: int) -> None:
    pages = [WHOLE[start : start + PAGE] for start in range(0, len(WHOLE), PAGE)]
    pages[one], pages[other] = pages[other], pages[one]
    report = looked_at(b"".join(pages))
    assert one != other or (report is not None and report.sound)


@given(st.integers(0, len(WHOLE) - 1))
@settings(max_examples=30)
def test_a_file_cut_short_is_refused(size: int) -> None:
    assert looked_at(WHOLE[:size]) is None


Look = Callable[[Project, DocumentId, CoderId], object]
UNREADABLE: dict[str, tuple[str, Look]] = {
    "a codebook that is no JSON": ("UPDATE codebooks SET content = '{'", lambda it, *_: codebooks.codebook(it)),
    "a codebook without labels": ("UPDATE codebooks SET content = '{}'", lambda it, *_: codebooks.codebook(it)),
    "a mark that ends before it starts": ('UPDATE spans SET start = 9, "end" = 3', spans_of),
    "attributes that are no JSON": ("UPDATE spans SET attributes = 'x'", spans_of),
    "a name that is no UTF-8": ("UPDATE coders SET name = CAST(x'ff' AS TEXT)", lambda it, *_: coders.coders(it)),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_value_that_cannot_be_read_is_found_by_a_check_and_told_to_whoever_needs_it(
    tmp_path: Path, what: str
) -> None:
    statement, look = UNREADABLE[what]
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        mark(project, report, who, "قصف")
        project.db.execute(statement)
    with projects.open_project(project.path) as project:
        assert not check(project).sound
        with pytest.raises(ProjectError, match="damaged"):
            look(project, report, who.id)


def test_what_sqlite_says_of_a_text_is_not_repeated(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = add_report(project)
        project.db.execute("UPDATE texts SET text = CAST(x'd982d8b5d981ff' AS TEXT)")  # قصف and a stray byte
        with pytest.raises(ProjectError) as caught:
            documents.document(project, report)
        assert "قصف" not in str(caught.value)
        assert caught.value.__cause__ is None
        assert "قصف" not in "".join(problem.sentence + problem.where for problem in check(project).problems)
