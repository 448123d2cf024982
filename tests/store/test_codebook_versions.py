"""Which codebook each mark was last touched under: what was undone never touched it."""

from __future__ import annotations

from pathlib import Path

from annotator import assets
from annotator.core.codebook import Codebook
from annotator.core.span import Span
from annotator.formats import codebook_file
from annotator.store import annotations as annotation_store
from annotator.store import codebook_versions, codebooks, documents
from annotator.store.project import Project
from annotator.workflow import annotate, attributes, codebook
from tests.workshop import OTHER_TEXT, add_report, coder, mark, new_project

SEED = assets.seed("codebook.toml").read_text(encoding="utf-8")


def another() -> Codebook:
    """Return a codebook that is not the one of a new project."""
    return codebook_file.parse(SEED.replace('definition_en = "', 'definition_en = "In short: ', 1), "book.toml")


def touched(project: Project, span: Span) -> str:
    """Return the version under which a mark was last touched."""
    return codebook_versions.last_touched(project)[span.document, span.coder, str(span.id)]


def test_the_last_act_that_stands_decides_through_undo_and_redo(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف")
        first = codebooks.codebook(project).version
        codebook.replace_codebook(project, another(), coder(project, "boss").id)
        second = codebooks.codebook(project).version
        assert touched(project, span) == first != second
        attributes.set_attributes(project, [span], {"mention": "name"})
        assert touched(project, span) == second
        for act, version in ((annotate.undo, first), (annotate.redo, second), (annotate.undo, first)):
            act(project, who.id)
            assert touched(project, span) == version
        again = annotation_store.span(project, report, who.id, span.id)
        annotate.delete(project, [again])
        annotate.undo(project, who.id)
        assert touched(project, span) == first, "to delete and bring back is no judgement under the new codebook"


def test_the_journal_is_read_once_however_much_was_undone(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        plan = project.db.execute(f"EXPLAIN QUERY PLAN {codebook_versions.LAST_TOUCH}").fetchall()
        assert not any("CORRELATED" in row[3] for row in plan)


def test_marks_of_withdrawn_reports_are_only_told_where_they_are_asked_for(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, other, who = add_report(project), add_report(project, OTHER_TEXT, "b.txt"), coder(project)
        stands, gone = mark(project, report, who, "قصف"), mark(project, other, who, "اشتباكات")
        annotate.withdraw(project, [other], who.id)
        assert [row.id for row in documents.listing(project)] == [report]
        assert {span.id for span in codebook_versions.every_span(project)} == {stands.id, gone.id}
        assert [span.id for span in codebook_versions.every_span(project, standing=True)] == [stands.id]


def test_a_codebook_that_was_in_force_comes_back_as_it_was(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        before = codebooks.codebook(project)
        codebook.replace_codebook(project, another(), coder(project, "boss").id)
        assert codebook_versions.of_version(project, before.version) == before
        assert codebook_versions.of_version(project, "never") is None
        assert set(codebook_versions.versions(project)) == {before.version, another().version}
