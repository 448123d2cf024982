"""A report goes into a project that knows it: what is new comes in, what differs is told, nothing is overwritten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.core.coder import Coder
from annotator.core.document import DocumentId, Zone
from annotator.formats import jsonl
from annotator.store import annotations as annotation_store
from annotator.store import coders, documents, journal
from annotator.store.project import Project
from annotator.workflow import annotate, export
from annotator.workflow.check import check
from annotator.workflow.coders import new_coder
from tests.formats.corpora import documents as corpus_documents
from tests.workflow.arriving import codes, corpus, imported
from tests.workshop import LOCATION, TEXT, add_report, coder, mark, new_project, quotes


def span(words: str, id: str = "", label: str = "ACTOR", **more: Any) -> dict[str, Any]:
    """Return a span over the first occurrence of some words."""
    start = TEXT.index(words)
    return {"id": id, "start": start, "end": start + len(words), "label": label, "quote": words, **more}


def line(who: Coder, *spans: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a line with one set."""
    one = {"coder": who.name, "coder_id": who.id, "spans": list(spans), **more}
    return {"text": TEXT, "annotation_sets": [one]}


@pytest.fixture
def known(tmp_path: Path) -> Any:
    """Return a project with a report in which a coder marked one place."""
    with new_project(tmp_path) as project:
        id = add_report(project)
        who = coder(project, "سارة")
        mark(project, id, who, "سوق تل الزهور", LOCATION)
        yield project, id, who
        assert check(project).sound


Known = tuple[Project, DocumentId, Coder]


def test_what_is_exported_and_imported_again_changes_nothing(known: Known, tmp_path: Path) -> None:
    project, _, _ = known
    before = list(journal.entries(project))
    export.run(project, tmp_path / "out.jsonl", "jsonl")
    report = imported(project, tmp_path / "out.jsonl")
    assert list(journal.entries(project)) == before
    assert (report.new, report.problems) == ((), ())


def test_new_marks_join_the_coders_set(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    report = imported(project, corpus(tmp_path, line(who, span("قصف", "T1", "TACTIC"), status="in_progress")))
    assert (report.spans, codes(report)) == (1, [])
    assert quotes(project, id, who) == [("قصف", "TACTIC"), ("سوق تل الزهور", "LOCATION")]


def test_a_mark_of_the_same_id_that_differs_is_told_and_left(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    (mine,) = annotation_store.spans_of(project, id, who.id)
    report = imported(
        project, corpus(tmp_path, line(who, span("سوق تل الزهور", mine.id, "ACTOR"), status="in_progress"))
    )
    assert (codes(report), report.spans) == (["conflict"], 0)
    assert "سوق تل الزهور" in report.problems[0].sentence
    assert annotation_store.spans_of(project, id, who.id) == [mine]


def test_a_mark_that_is_there_under_another_id_is_not_doubled_and_relations_find_it(
    known: Known, tmp_path: Path
) -> None:
    project, id, who = known
    (mine,) = annotation_store.spans_of(project, id, who.id)
    relation = {"id": "R1", "type": "at", "from": "T1", "to": "T2"}
    spans = [span("قصف", "T1", "TACTIC"), span("سوق تل الزهور", "T2", "LOCATION")]
    report = imported(project, corpus(tmp_path, line(who, *spans, relations=[relation], status="in_progress")))
    assert (report.spans, codes(report)) == (1, [])
    (found,) = annotation_store.relations_of(project, id, who.id)
    assert (found.source, found.target) == ("T1", mine.id)


def test_another_coders_same_mark_is_her_own(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    other = new_coder(project, "ليلى")
    (mine,) = annotation_store.spans_of(project, id, who.id)
    report = imported(project, corpus(tmp_path, line(other, span("سوق تل الزهور", mine.id, "LOCATION"))))
    assert (report.spans, codes(report)) == (1, [])
    assert quotes(project, id, other) == quotes(project, id, who)


def test_how_far_a_coder_is_stays_as_it_is_here(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    report = imported(project, corpus(tmp_path, line(who, span("قصف", "T1", "TACTIC"), status="done")))
    assert codes(report) == ["set_status"]
    assert annotation_store.set_of(project, id, who.id).status == "in_progress"


def test_a_done_set_that_is_given_marks_of_an_unfinished_one_is_unfinished(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    annotate.set_status(project, id, who.id, "done")
    imported(project, corpus(tmp_path, line(who, span("قصف", "T1", "TACTIC"), status="done")))
    assert annotation_store.set_of(project, id, who.id).status == "done"
    report = imported(project, corpus(tmp_path, line(who, span("مصدر طبي", "T2"), status="in_progress")))
    assert (annotation_store.set_of(project, id, who.id).status, codes(report)) == ("in_progress", [])
    annotate.set_status(project, id, who.id, "done")
    report = imported(project, corpus(tmp_path, line(who, span("مصدر طبي", "T2"), status="in_progress")))
    assert (annotation_store.set_of(project, id, who.id).status, codes(report)) == ("done", ["set_status"])


def test_an_empty_set_that_is_done_says_that_there_is_nothing(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = imported(project, corpus(tmp_path, {"text": TEXT, "annotation_sets": [{"coder": "a"}]}))
        assert [one.status for one in annotation_store.sets_of(project, report.new[0])] == ["done"]


def test_two_sets_of_one_coder_in_one_line_are_put_together(tmp_path: Path) -> None:
    sets = [
        {"coder": "a", "spans": [span("قصف", "T1")], "notes": [{"id": "N", "text": "?"}]},
        {"coder": " a ", "status": "in_progress", "spans": [span("سوق", "T2"), span("مصدر", "T1")]},
    ]
    with new_project(tmp_path) as project:
        report = imported(project, corpus(tmp_path, {"text": TEXT, "annotation_sets": sets}))
        (one,) = annotation_store.sets_of(project, report.new[0])
        assert ([str(found.id) for found in one.spans], one.status, len(one.notes)) == (["T1", "T2"], "in_progress", 1)
        assert codes(report) == ["conflict"]


# Whose sets


def test_two_coders_of_one_name_stay_two_through_a_file_and_back(tmp_path: Path) -> None:
    with new_project(tmp_path, "one") as project:
        id = add_report(project)
        first, second = new_coder(project, "سارة"), new_coder(project, "سارة")
        mark(project, id, first, "قصف")
        mark(project, id, second, "مصدر طبي")
        export.run(project, tmp_path / "out.jsonl", "jsonl")
    with new_project(tmp_path, "two") as project:
        imported(project, tmp_path / "out.jsonl")
        assert {one.id for one in coders.coders(project)} == {first.id, second.id}
        assert quotes(project, id, first) == [("قصف", "ACTOR")]
        assert quotes(project, id, second) == [("مصدر طبي", "ACTOR")]


def test_a_name_alone_means_the_one_coder_who_has_it_and_no_two(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    content = {"text": TEXT, "coder": "سارة", "spans": [span("قصف", "T1")]}
    imported(project, corpus(tmp_path, content))
    assert len(quotes(project, id, who)) == 2
    new_coder(project, "سارة")
    content["spans"] = [span("مصدر طبي", "T2")]
    report = imported(project, corpus(tmp_path, content))
    assert (codes(report), report.spans) == (["coder"], 0)
    assert "Several coders" in report.problems[0].sentence


def test_the_coder_for_sets_without_a_name_may_be_said_by_id(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    imported(project, corpus(tmp_path, {"text": TEXT, "spans": [span("قصف", "T1")]}), coder=who.id)
    assert len(quotes(project, id, who)) == 2


def test_a_name_that_looks_like_somebodys_id_means_nobody_else(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    imported(project, corpus(tmp_path, {"text": TEXT, "coder": who.id[:8], "spans": [span("قصف", "T1")]}))
    assert len(quotes(project, id, who)) == 1
    assert who.id[:8] in [one.name for one in coders.coders(project)]


def test_a_coder_known_by_id_keeps_the_name_she_has_here(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    imported(project, corpus(tmp_path, line(Coder(who.id, "Sara"), span("قصف", "T1"), status="in_progress")))
    assert [one.name for one in coders.coders(project)] == ["سارة"]
    assert len(quotes(project, id, who)) == 2


# Metadata and zones


def test_metadata_of_the_project_stand_and_what_was_missing_is_added(known: Known, tmp_path: Path) -> None:
    project, id, who = known
    annotate.set_metadata(project, id, {"title": "here", "source": "same"}, who.id)
    content = {"text": TEXT, "metadata": {"title": "there", "source": "same", "date": "2022-05-10"}}
    report = imported(project, corpus(tmp_path, content))
    assert documents.metadata_of(project, id).values == {"title": "here", "source": "same", "date": "2022-05-10"}
    assert codes(report) == ["metadata"]
    assert imported(project, corpus(tmp_path, content)).problems == ()


def test_zones_that_somebody_looked_at_replace_proposed_ones_and_no_others(known: Known, tmp_path: Path) -> None:
    project, id, _ = known
    first = {"text": TEXT, "zones": [{"start": 0, "end": 20, "kind": "title"}]}
    second = {"text": TEXT, "zones": [{"start": 0, "end": 10, "kind": "body"}]}
    assert codes(imported(project, corpus(tmp_path, {"text": TEXT}, name="0.jsonl"))) == []
    assert documents.zones_of(project, id).proposed
    assert codes(imported(project, corpus(tmp_path, first, name="1.jsonl"))) == []
    assert documents.zones_of(project, id).zones == (Zone(0, 20, "title"),)
    assert codes(imported(project, corpus(tmp_path, second, name="2.jsonl"))) == ["zones"]
    assert codes(imported(project, corpus(tmp_path, {"text": TEXT, "title": "x"}, name="3.jsonl"))) == []
    assert documents.zones_of(project, id).zones == (Zone(0, 20, "title"),)


def test_where_a_report_came_from_is_handed_on(tmp_path: Path) -> None:
    with new_project(tmp_path, "one") as project:
        id = add_report(project, name="أصل.txt")
        sources = documents.sources_of(project, id)
        export.run(project, tmp_path / "out.jsonl", "jsonl")
    with new_project(tmp_path, "two") as project:
        imported(project, tmp_path / "out.jsonl")
        export.run(project, tmp_path / "again.jsonl", "jsonl")
        imported(project, corpus(tmp_path, {"text": TEXT}))
        export.run(project, tmp_path / "more.jsonl", "jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "again.jsonl").read_bytes()
    (found,) = json.loads((tmp_path / "again.jsonl").read_text(encoding="utf-8"))["sources"]
    assert (found["name"], found["sha256"]) == ("أصل.txt", sources[0].original)
    more = json.loads((tmp_path / "more.jsonl").read_text(encoding="utf-8"))["sources"]
    assert sorted(source["name"] for source in more) == ["corpus.jsonl", "أصل.txt"]


# Everything


@given(st.lists(corpus_documents(), min_size=1, max_size=2, unique_by=lambda one: one.document.id))
@settings(max_examples=10)
def test_whatever_goes_into_a_project_comes_out_again_the_same(
    tmp_path_factory: pytest.TempPathFactory, found: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("there-and-back")
    (folder / "in.jsonl").write_text("".join(jsonl.write(one).text for one in found), encoding="utf-8", newline="\n")
    with new_project(folder, "one") as project:
        imported(project, folder / "in.jsonl")
        export.run(project, folder / "out.jsonl", "jsonl")
        assert check(project).sound
    with new_project(folder, "two") as project:
        imported(project, folder / "out.jsonl")
        export.run(project, folder / "again.jsonl", "jsonl")
    before, after = (
        [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").split("\n") if line]
        for name in ("in.jsonl", "out.jsonl")
    )
    assert [_ordered(line) for line in before] == [_ordered(line) for line in after]
    assert (folder / "out.jsonl").read_bytes() == (folder / "again.jsonl").read_bytes()


def _ordered(line: dict[str, Any]) -> dict[str, Any]:
    """Return a line with what has no order of its own in one order; where it had no source, the file itself is one."""
    line["annotation_sets"].sort(key=lambda one: one["coder_id"])
    line["sources"].sort(key=lambda one: one["id"])
    line["sources"] = [one for one in line["sources"] if one["name"] != "in.jsonl"]
    return line
