"""A mapping to another codebook: a row for each annotation set, one step of undo, and copies that go on apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.core.change import Change
from annotator.core.codebook import Codebook
from annotator.core.codebook_mapping import Mapped
from annotator.core.coder import Coder
from annotator.core.document import DocumentId, Standing
from annotator.core.span import Span
from annotator.errors import ChangedSinceError
from annotator.store import annotations as annotation_store
from annotator.store import codebooks, journal
from annotator.store.project import Project
from annotator.workflow import annotate, attributes, projects, remarks
from annotator.workflow import codebook as workflow
from annotator.workflow.check import check
from annotator.workflow.merge import merge
from tests.crew import coder_of, supervisor
from tests.workflow.test_codebook import SEED, WEAPON, WEAPONS, WITHOUT_REBEL, book
from tests.workshop import ACTOR, OTHER_TEXT, add_report, coder, kinds, mark, new_project

REBEL = ("ACTOR", "kind", "rebel")
TO_MILITIA: Mapped = {REBEL: "militia"}


def rebel(project: Project, report: DocumentId, who: Coder, words: str = "كتائب النهر") -> Span:
    """Return a mark that says the value that is going."""
    span = mark(project, report, who, words)
    attributes.set_attributes(project, [span], {"kind": "rebel"})
    return annotation_store.span(project, report, who.id, span.id)


def kind(project: Project, span: Span) -> object:
    return annotation_store.span(project, span.document, span.coder, span.id).attributes.get("kind")


def without_weapons() -> Codebook:
    return book((WEAPONS, ""), (', label = "WEAPON"', ', label = "ACTOR"'))


@pytest.fixture
def marked(tmp_path: Path) -> tuple[Path, list[Span], Coder]:
    """Return a project in which two coders said the value, one of them in two reports; their marks; the supervisor."""
    with new_project(tmp_path) as project:
        one, two, boss = add_report(project), add_report(project, OTHER_TEXT, "other.txt"), coder(project, "boss")
        sara, ali = coder(project, "sara"), coder(project, "ali")
        other = rebel(project, two, sara, "مجموعات مسلحة")
        return project.path, [rebel(project, one, sara), rebel(project, one, ali), other], boss


def test_each_row_holds_the_work_of_one_coder_over_one_report(marked: tuple[Path, list[Span], Coder]) -> None:
    path, spans, boss = marked
    with projects.open_project(path) as project:
        before = journal.count(project)
        workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.id, TO_MILITIA)
        rows = list(journal.entries(project))[before:]
        assert kinds(rows) == ["codebook", "remap", "remap", "remap"]
        assert {row.coder for row in rows} == {boss.id}
        assert {row.codebook for row in rows} == {codebooks.version(project)}
        touched = [{(record.document, record.coder) for record in row.change().added} for row in rows[1:]]  # type: ignore[union-attr]
        assert all(len(sets) == 1 for sets in touched)
        assert set.union(*touched) == {(span.document, span.coder) for span in spans}
        assert [row.document for row in rows[1:]] == [document for ((document, _),) in touched]


def test_what_is_of_no_set_is_not_taken_apart() -> None:
    with pytest.raises(TypeError, match="standing"):
        Change(added=(Standing(DocumentId("1")),)).by_set()


def test_all_of_it_is_one_step_after_a_restart_too(marked: tuple[Path, list[Span], Coder]) -> None:
    path, spans, boss = marked
    with projects.open_project(path) as project:
        before = codebooks.codebook(project)
        workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.id, TO_MILITIA)
        assert annotate.what_next(project, boss.id)[1] is None
    for _ in range(2):
        with projects.open_project(path) as project:
            undone = annotate.undo(project, boss.id)
            assert (undone.kind, undone.document) == ("codebook", None)
            assert codebooks.codebook(project) == before
            assert [kind(project, span) for span in spans] == ["rebel"] * 3
        with projects.open_project(path) as project:
            assert annotate.redo(project, boss.id).kind == "codebook"
            assert [kind(project, span) for span in spans] == ["militia"] * 3
            assert codebooks.codebook(project) != before
            assert check(project).sound


def test_two_changes_of_the_codebook_are_two_steps(marked: tuple[Path, list[Span], Coder]) -> None:
    path, spans, boss = marked
    with projects.open_project(path) as project:
        workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.id, TO_MILITIA)
        middle = codebooks.version(project)
        militia = next(line for line in str.splitlines(SEED, keepends=True) if '{ code = "militia"' in line)
        after = book(WITHOUT_REBEL, (militia, ""))
        workflow.replace_codebook(project, after, boss.id, {("ACTOR", "kind", "militia"): "state"})
        annotate.undo(project, boss.id)
        assert (codebooks.version(project), kind(project, spans[0])) == (middle, "militia")
        annotate.undo(project, boss.id)
        assert kind(project, spans[0]) == "rebel"
        annotate.redo(project, boss.id)
        assert (codebooks.version(project), kind(project, spans[0])) == (middle, "militia")
        annotate.redo(project, boss.id)
        assert (codebooks.version(project), kind(project, spans[0])) == (after.version, "state")


def test_an_undo_that_one_mark_hinders_takes_nothing_back(marked: tuple[Path, list[Span], Coder]) -> None:
    path, spans, boss = marked
    with projects.open_project(path) as project:
        workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.id, TO_MILITIA)
        changed = annotation_store.span(project, spans[0].document, spans[0].coder, spans[0].id)
        attributes.set_attributes(project, [changed], {"kind": "state"})
        rows, version = journal.count(project), codebooks.version(project)
        with pytest.raises(ChangedSinceError):
            annotate.undo(project, boss.id)
        assert (journal.count(project), codebooks.version(project)) == (rows, version)
        assert [kind(project, span) for span in spans] == ["state", "militia", "militia"]


def test_work_done_elsewhere_in_the_meantime_keeps_back_only_its_own_set(
    marked: tuple[Path, list[Span], Coder],
) -> None:
    path, spans, boss = marked
    there = Path(shutil.copy(path, path.with_name("there.tarmiz")))
    with projects.open_project(there) as project:
        attributes.set_attributes(project, [spans[0]], {"kind": "state"})
    with projects.open_project(path) as project:
        mark(project, spans[0].document, boss, "صواريخ Grad")  # so that the mapping comes later in the order
        workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.id, TO_MILITIA)
    merged = []
    for one, other in ((path, there), (there, path)):
        target = Path(shutil.copy(one, path.with_name(f"merged-{one.stem}.tarmiz")))
        with projects.open_project(target) as project:
            merge(project, [other])
            assert check(project).sound
            merged.append((codebooks.version(project), [kind(project, span) for span in spans]))
    assert merged == [(book(WITHOUT_REBEL).version, ["state", "militia", "militia"])] * 2


def test_a_coder_gets_what_became_of_her_own_marks_and_nothing_of_others(tmp_path: Path) -> None:
    boss = supervisor(tmp_path)
    with boss.at_work() as project:
        report = add_report(project)
    sara, ali = coder_of(boss, "sara", [report]), coder_of(boss, "ali", [report])
    with boss.at_work() as project:
        hers, his = rebel(project, report, sara.coder), rebel(project, report, ali.coder)
    sara.takes(boss.packs(sara, "1.spanpkg"), boss)
    with boss.at_work() as project:
        workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.coder.id, TO_MILITIA)
    sara.takes(boss.packs(sara, "2.spanpkg"), boss)
    with sara.at_work() as project:
        assert kind(project, hers) == "militia"
        assert codebooks.version(project) == book(WITHOUT_REBEL).version
        assert annotation_store.spans_of(project, report, his.coder) == []
        span = annotation_store.span(project, report, hers.coder, hers.id)
        attributes.set_attributes(project, [span], {"kind": "state"})
    sara.knows(boss)
    back = sara.packs(boss, "3.spanpkg")
    boss.takes(back, sara)
    with boss.at_work() as project:
        assert [kind(project, span) for span in (hers, his)] == ["state", "militia"]
        assert journal.conflicts(project) == []
        assert check(project).sound


def test_remarks_go_with_the_marks_that_a_mapping_takes_away(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        weapon, actor = (
            mark(project, report, who, "صواريخ Grad", WEAPON),
            mark(project, report, who, "كتائب النهر", ACTOR),
        )
        asked = [remarks.write(project, report, who.id, "؟", span=span, question=True) for span in (weapon, actor)]
        workflow.replace_codebook(project, without_weapons(), who.id, {("WEAPON",): ""})
        assert remarks.of_document(project, report, who.id) == asked[1:]
        annotate.undo(project, who.id)
        assert len(remarks.questions(project)) == 2


def test_a_mapping_is_no_second_look(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who, boss = add_report(project), coder(project), coder(project, "boss")
        span = rebel(project, report, who)
        defined = ('definition_en = "', 'definition_en = "In short: ')
        workflow.replace_codebook(project, book(WITHOUT_REBEL, defined), boss.id, TO_MILITIA)
        assert [look.span.id for look in workflow.second_looks(project)] == [span.id]


def test_how_long_a_step_is_is_told_without_taking_it(marked: tuple[Path, list[Span], Coder]) -> None:
    path, _, boss = marked
    with projects.open_project(path) as project:

        def lengths(most: int = 9) -> tuple[int, int]:
            back = journal.step_length(project, boss.id, undone=False, most=most)
            return back, journal.step_length(project, boss.id, undone=True, most=most)

        assert lengths() == (0, 0)
        workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.id, TO_MILITIA)
        assert (lengths(), lengths(2)) == ((4, 0), (2, 0))
        mark(project, add_report(project), boss, "صواريخ Grad", WEAPON)
        assert lengths() == (1, 0)
        annotate.undo(project, boss.id)
        annotate.undo(project, boss.id)
        assert (lengths(), lengths(2)) == ((0, 4), (0, 2))
        annotate.redo(project, boss.id)
        assert lengths() == (4, 1)
