from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from annotator.store import annotations as annotation_store
from annotator.store import documents, journal
from annotator.store.project import Project
from annotator.workflow import annotate
from annotator.workflow.concordance import BATCH, Line, Wanted, lines
from tests.workshop import ACTOR, OTHER_TEXT, TACTIC, TEXT, add_report, coder, mark, new_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path) as project:
        yield project


def shown(found: Iterator[Line]) -> list[tuple[str, str]]:
    return [(line.match, line.form) for line in found]


def test_every_mention_of_the_project_is_listed_with_its_surroundings(project: Project) -> None:
    first, second = add_report(project), add_report(project, "وقصف آخر على تل الزهور", "b.txt")

    found = list(lines(project, Wanted("قصف"), None))

    assert [(line.document, line.match) for line in found] == [(first, "قصف"), (first, "قصف"), (second, "قصف")]
    assert found[0].before == ""
    assert found[0].after.startswith(" على سوق")
    assert "\n" not in found[0].after
    assert found[2].before == "و"
    for line in found:
        text = documents.document(project, line.document).text
        assert text[line.start : line.end] == line.match


def test_spelling_variants_and_attached_letters_are_found_by_the_index_too(project: Project) -> None:
    add_report(project, "للنظام وبالنظام، نِظَامه")
    assert shown(lines(project, Wanted("النظام"), None)) == [("لنظام", "proclitic"), ("النظام", "proclitic")]
    assert len(shown(lines(project, Wanted("نظام"), None))) == 3


def test_a_withdrawn_report_is_not_searched(project: Project) -> None:
    first = add_report(project)
    who = coder(project)
    annotate.withdraw(project, [first], who.id)
    assert shown(lines(project, Wanted("قصف"), who.id)) == []


def test_one_report_alone_can_be_searched(project: Project) -> None:
    add_report(project)
    second = add_report(project, "قصف", "b.txt")
    assert shown(lines(project, Wanted("قصف", document=second), None)) == [("قصف", "same")]


def test_mentions_are_filtered_by_label_by_marks_and_by_status(project: Project) -> None:
    first, second = add_report(project), add_report(project, "قصف ثان", "b.txt")
    who = coder(project)
    span = mark(project, first, who, "قصف", TACTIC)
    annotate.set_status(project, second, who.id, "done")

    assert [line.spans for line in lines(project, Wanted("قصف", label=TACTIC), who.id)] == [(span,)]
    assert shown(lines(project, Wanted("قصف", label=ACTOR), who.id)) == []
    assert len(shown(lines(project, Wanted("قصف", marked="marked"), who.id))) == 1
    assert len(shown(lines(project, Wanted("قصف", marked="unmarked"), who.id))) == 2
    assert [line.document for line in lines(project, Wanted("قصف", status="done"), who.id)] == [second]
    line = next(lines(project, Wanted("قصف"), who.id))
    assert line.has(TACTIC)
    assert not line.has(ACTOR)


def test_no_more_reports_are_read_than_lines_are_asked_for(project: Project) -> None:
    for number in range(BATCH + 5):
        add_report(project, f"قصف {number}", f"{number}.txt")
    read: list[str] = []
    with project.db.tracer(lambda sql, values: read.append(sql)):
        assert len(list(islice(lines(project, Wanted("قصف"), None), 3))) == 3
    assert sum("SELECT text FROM texts" in sql for sql in read) == 3
    assert len(list(lines(project, Wanted("قصف"), None))) == BATCH + 5


def test_marking_all_is_one_step_and_leaves_out_what_is_marked_so_already(project: Project) -> None:
    first, second = add_report(project), add_report(project, OTHER_TEXT + " قصف", "b.txt")
    who = coder(project)
    mark(project, first, who, "قصف", TACTIC)
    annotate.set_status(project, second, who.id, "done")
    places = [(line.document, line.start, line.end) for line in lines(project, Wanted("قصف"), who.id)]
    rows = len(list(journal.entries(project)))

    change = annotate.mark_all(project, who.id, places, TACTIC)

    assert len(list(journal.entries(project))) == rows + 1
    assert len(annotation_store.spans_of(project, first, who.id)) == 2
    assert len(annotation_store.spans_of(project, second, who.id)) == 1
    status = annotation_store.status_of(project, second, who.id)
    assert status is not None
    assert status.status == "in_progress"
    assert annotate.mark_all(project, who.id, places, TACTIC).added == ()
    annotate.undo(project, who.id)
    assert len(annotation_store.spans_of(project, first, who.id)) == 1
    assert annotation_store.spans_of(project, second, who.id) == []
    assert len(change.added) == 3  # two spans, and the finished report put back to work


def test_marking_all_is_whole_or_not_at_all(project: Project) -> None:
    first = add_report(project)
    who = coder(project)
    with pytest.raises(ValueError, match="outside the text"):
        annotate.mark_all(project, who.id, [(first, 0, 3), (first, 5, len(TEXT) + 1)], TACTIC)
    assert annotation_store.spans_of(project, first, who.id) == []
