"""Documents are found by id, by the beginning of one, or by title; withdrawn ones apart from those that stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.document import DocumentId
from annotator.errors import InputError
from annotator.store import documents
from annotator.store.project import Project
from annotator.workflow import annotate
from tests.workshop import OTHER_TEXT, TEXT, add_report, coder, new_project

TITLE = TEXT.split("\n")[0]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Give a project with two reports."""
    with new_project(tmp_path) as project:
        add_report(project, TEXT)
        add_report(project, OTHER_TEXT)
        yield project


def ids(project: Project) -> list[DocumentId]:
    return [row.id for row in documents.listing(project)]


def test_a_document_is_found_by_id_by_its_beginning_and_by_title(project: Project) -> None:
    first = ids(project)[0]
    assert documents.find(project, first) == documents.find(project, first[:6].upper()) == first
    assert documents.find(project, TITLE) == first


def test_what_names_nothing_or_several_is_refused(project: Project) -> None:
    for n in range(20):  # with so many, two ids begin alike
        add_report(project, f"{OTHER_TEXT} {n}")
    begins = [id[0] for id in ids(project)]
    shared = next(first for first in begins if begins.count(first) > 1)
    with pytest.raises(InputError, match="means"):
        documents.find(project, shared)
    for name in ("", "لا شيء", "%", "z"):
        with pytest.raises(InputError, match="No report"):
            documents.find(project, name)


def test_a_withdrawn_document_is_found_only_among_the_withdrawn(project: Project) -> None:
    first, second = ids(project)
    annotate.withdraw(project, [first], coder(project).id)
    assert ids(project) == [second]
    assert [row.id for row in documents.withdrawn(project)] == [first]
    assert documents.find(project, TITLE, gone=True) == documents.find(project, first[:8], gone=True) == first
    with pytest.raises(InputError):
        documents.find(project, first)
    with pytest.raises(InputError):
        documents.find(project, second, gone=True)
