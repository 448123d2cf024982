"""The journal and the state are written together, or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotator.core.change import Change
from annotator.core.document import Document, Metadata, Standing, Zone, Zones
from annotator.core.edit import mark as marking
from annotator.core.span import Span, SpanId
from annotator.errors import ChangedSinceError, InputError, ProjectError, SpanError
from annotator.store import annotations as annotation_store
from annotator.store import documents, journal
from annotator.store.database import DatabaseError
from annotator.workflow.check import check
from tests.workshop import ACTOR, TEXT, add_report, coder, kinds, mark, new_project


def test_rows_of_a_copy_are_numbered_without_gaps_and_chained(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = add_report(project)
        who = coder(project)
        mark(project, report, who, "سوق تل الزهور")
        rows = list(journal.entries(project))
    assert kinds(rows) == ["create", "import", "coder", "mark"]
    assert [row.seq for row in rows] == [1, 2, 3, 4]
    assert [row.previous for row in rows] == ["", *(row.hash for row in rows[:-1])]
    assert all(row.hash == row.right_hash() for row in rows)
    assert [row.lamport for row in rows] == sorted({row.lamport for row in rows})


def test_a_row_says_where_when_who_and_under_which_codebook(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = add_report(project)
        who = coder(project)
        mark(project, report, who, "قصف")
        row = list(journal.entries(project))[-1]
        assert (row.site, row.device, row.coder, row.document) == (project.site, project.device, who.id, report)
        assert row.text_sha256.startswith(report)
        assert len(row.codebook) == 12
        assert row.time.endswith("Z")


@pytest.mark.parametrize("statement", ["DELETE FROM journal", "UPDATE journal SET kind = 'x'"])
def test_the_database_itself_refuses_to_alter_the_journal(tmp_path: Path, statement: str) -> None:
    with new_project(tmp_path) as project, pytest.raises(DatabaseError, match="append only"):
        project.db.execute(statement)


def test_a_change_whose_records_are_gone_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = add_report(project)
        who = coder(project)
        span = mark(project, report, who, "قصف")
        journal.commit(project, "delete", who.id, Change(removed=(span,)))
        before = list(journal.entries(project))
        with pytest.raises(ChangedSinceError):
            journal.commit(project, "delete", who.id, Change(removed=(span,)))
        assert list(journal.entries(project)) == before


def test_a_span_whose_quote_is_not_what_the_text_says_is_refused(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = add_report(project)
        who = coder(project)
        wrong = Span(SpanId("s"), report, who.id, 0, 3, ACTOR, "قصد")
        with pytest.raises(SpanError):
            journal.commit(project, "mark", who.id, Change(added=(wrong,)))
        assert annotation_store.spans_of(project, report, who.id) == []


def test_several_commits_in_one_transaction_are_stored_together_or_not_at_all(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = add_report(project)
        who = coder(project)
        document = documents.document(project, report)
        before = list(journal.entries(project))
        with pytest.raises(RuntimeError, match="power"), project.transaction():
            journal.commit(project, "mark", who.id, marking(document, who.id, 0, 3, ACTOR))
            raise RuntimeError("power")
        assert list(journal.entries(project)) == before
        assert annotation_store.spans_of(project, report, who.id) == []


def test_what_fails_inside_a_larger_transaction_leaves_nothing_of_itself(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        wrong = Span(SpanId("s"), report, who.id, 0, 3, ACTOR, "قصد")
        arrival = Document.of("نص جديد")
        with project.transaction():
            mark(project, report, who, "قصف")
            with pytest.raises(SpanError):
                journal.commit(project, "import", who.id, Change(added=(wrong,)), arrivals=[(arrival, [b"x"])])
            mark(project, report, who, "سوق")
        assert not documents.has_text(project, arrival.id)
        assert kinds(journal.entries(project))[-2:] == ["mark", "mark"]
        assert check(project).sound


@pytest.mark.parametrize("value", ["\ud800", float("nan"), float("inf"), {1, 2}, 1 << 200_000], ids=type)
def test_what_cannot_be_written_down_is_refused_with_a_sentence(tmp_path: Path, value: Any) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        before = list(journal.entries(project))
        with pytest.raises(InputError, match="cannot be stored"):
            journal.commit(project, "metadata", who.id, Change(added=(Metadata(report, {"x": value}),)))
        assert list(journal.entries(project)) == before
        mark(project, report, who, "قصف")


def test_a_part_that_ends_behind_the_text_is_refused(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        behind = Zones(report, (Zone(0, 100_000, "body"),))
        with pytest.raises(InputError, match="behind the end"):
            journal.commit(project, "zones", who.id, Change(added=(behind,)))


def test_a_full_disk_is_told_in_a_sentence_and_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = add_report(project)
        who = coder(project)
        before = list(journal.entries(project))
        pages = project.db.execute("PRAGMA page_count").fetchone()[0]
        project.db.execute(f"PRAGMA max_page_count={pages}").fetchall()
        with pytest.raises(ProjectError, match="disk is full"):
            for start in range(400):
                journal.commit(project, "note", who.id, Change(added=(_long_span(report, who.id, start),)))
        project.db.execute("PRAGMA max_page_count=100000").fetchall()
        stored = annotation_store.spans_of(project, report, who.id)
        assert len(list(journal.entries(project))) == len(before) + len(stored)
        mark(project, report, who, "قصف")


def _long_span(report: str, who: str, number: int) -> Span:
    from annotator.core.coder import CoderId
    from annotator.core.document import DocumentId

    attributes = {"note": "x" * 2000}
    return Span(SpanId(f"s{number}"), DocumentId(report), CoderId(who), 0, 3, ACTOR, TEXT[:3], attributes)


def test_the_history_of_a_document_can_be_read(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report = add_report(project)
        mark(project, report, coder(project), "قصف")
        assert kinds(journal.of_document(project, report)) == ["import", "mark"]
        assert journal.stands(project, Standing(report))
