"""A project gets another codebook: rename, add, remove with a mapping, reorder, broken file; undo of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import assets
from annotator.core.annotation_set import Relation
from annotator.core.codebook import Codebook
from annotator.core.span import Label, Span
from annotator.errors import ChangedSinceError, InputError, ProjectError
from annotator.formats import codebook_file
from annotator.store import annotations as annotation_store
from annotator.store import codebook_versions, codebooks
from annotator.store.backup import folder_of
from annotator.store.project import Project
from annotator.workflow import annotate, attributes, projects
from annotator.workflow import codebook as workflow
from annotator.workflow.check import check
from annotator.workflow.codebook import MappingNeededError
from tests.workshop import ACTOR, CASUALTY, TACTIC, add_report, coder, mark, new_project

SEED = assets.seed("codebook.toml").read_text(encoding="utf-8")
WEAPON = Label("WEAPON")


def book(*changes: tuple[str, str]) -> Codebook:
    """Return the seed's codebook with some words in the place of others."""
    text = SEED
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return codebook_file.parse(text, "book.toml")


def line_of(code: str) -> str:
    """Return the line that defines a value."""
    return next(line for line in SEED.split("\n") if f'{{ code = "{code}"' in line) + "\n"


RENAMED = ('en = "Actor"\n', 'en = "Party"\n')
REDEFINED = (
    'definition_en = "The one word that says what was done',
    'definition_en = "The word that says what was done',
)
ADDED = (line_of("rioters"), line_of("rioters") + line_of("rioters").replace("rioters", "gangs"))
WITHOUT_REBEL = (line_of("rebel"), "")
REORDERED = (line_of("state") + line_of("rebel"), line_of("rebel") + line_of("state"))
WEAPONS = SEED[SEED.index('[[labels]]\ncode = "WEAPON"') : SEED.index('[[labels]]\ncode = "DATE"')]


def again(project: Project, span: Span) -> Span:
    return annotation_store.span(project, span.document, span.coder, span.id)


def actor(project: Project, kind: str = "rebel") -> Span:
    """Return a mark on an actor of a kind."""
    span = mark(project, add_report(project), coder(project), "كتائب النهر")
    attributes.set_attributes(project, [span], {"kind": kind, "mention": "name"})
    return again(project, span)


@pytest.mark.parametrize("change", [RENAMED, ADDED, REORDERED], ids=["rename", "add", "reorder"])
def test_what_takes_nothing_away_is_taken_at_once_and_undone(tmp_path: Path, change: tuple[str, str]) -> None:
    with new_project(tmp_path) as project:
        span, boss = actor(project), coder(project, "boss")
        before, after = codebooks.codebook(project), book(change)
        assert workflow.compare(project, after).in_use == {}
        workflow.replace_codebook(project, after, boss.id)
        assert codebooks.codebook(project) == after
        assert again(project, span) == span
        annotate.undo(project, boss.id)
        assert codebooks.codebook(project) == before
        annotate.redo(project, boss.id)
        assert codebooks.codebook(project).version == after.version
        assert check(project).sound


def test_a_value_in_use_goes_only_with_a_mapping_and_all_as_one_step(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        span, boss = actor(project), coder(project, "boss")
        after = book(WITHOUT_REBEL)
        assert workflow.compare(project, after).in_use == {("ACTOR", "kind", "rebel"): 1}
        with pytest.raises(MappingNeededError, match=r"ACTOR\.kind\.rebel"):
            workflow.replace_codebook(project, after, boss.id)
        assert codebooks.codebook(project).version != after.version
        workflow.replace_codebook(project, after, boss.id, {("ACTOR", "kind", "rebel"): "militia"})
        assert again(project, span).attributes["kind"] == "militia"
        annotate.undo(project, boss.id)
        assert again(project, span) == span
        annotate.redo(project, boss.id)
        assert check(project).sound


def test_a_value_may_be_mapped_to_nothing(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        span, boss = actor(project), coder(project, "boss")
        workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.id, {("ACTOR", "kind", "rebel"): ""})
        assert dict(again(project, span).attributes) == {"mention": "name"}


def test_one_of_several_values_is_mapped_and_the_others_stay(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "7 مدنيين", CASUALTY)
        attributes.set_attributes(project, [span], {"outcome": ["killed", "captured"]})
        after = book((line_of("captured"), ""))
        workflow.replace_codebook(project, after, who.id, {("CASUALTY", "outcome", "captured"): "missing"})
        assert again(project, span).attributes["outcome"] == ["killed", "missing"]


@pytest.mark.parametrize("target", ["ACTOR", ""])
def test_a_label_in_use_goes_with_its_marks_mapped_or_taken_away(tmp_path: Path, target: str) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        weapon, other = (
            mark(project, report, who, "صواريخ Grad", WEAPON),
            mark(project, report, who, "سوق", Label("LOCATION")),
        )
        attributes.set_attributes(project, [weapon], {"kind": "rocket_missile", "role": "used"})
        attributes.link(project, other, "same_place_as", weapon) if target else None
        after = book((WEAPONS, ""), (', label = "WEAPON"', ', label = "ACTOR"'))
        with pytest.raises(MappingNeededError):
            workflow.replace_codebook(project, after, who.id)
        workflow.replace_codebook(project, after, who.id, {("WEAPON",): target})
        labels = {span.quote: span.label for span in annotation_store.spans_of(project, report, who.id)}
        assert labels.get("صواريخ Grad", "") == target
        if target:
            assert again(project, weapon).attributes == {}, "what an actor cannot say went with the label"
        annotate.undo(project, who.id)
        assert again(project, weapon).attributes == {"kind": "rocket_missile", "role": "used"}
        assert check(project).sound


def test_links_of_an_attribute_that_goes_are_mapped_or_taken_away(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        one, two = mark(project, report, who, "قوات اللواء 41"), mark(project, report, who, "كتائب النهر")
        attributes.link(project, one, "apposition_of", two)
        gone = SEED[
            SEED.index('[[labels.attributes]]\ncode = "apposition_of"') : SEED.index('[[labels]]\ncode = "LOCATION"')
        ]
        renamed = gone.replace("apposition_of", "alias_of")
        for text, target, expected in ((renamed, "alias_of", ["alias_of"]), ("", "", [])):
            after = book((gone, text))
            workflow.replace_codebook(project, after, who.id, {("ACTOR", "apposition_of"): target})
            found: list[Relation] = annotation_store.relations_of(project, report, who.id)
            assert [link.type for link in found] == expected
            annotate.undo(project, who.id)
        assert [link.type for link in annotation_store.relations_of(project, report, who.id)] == ["apposition_of"]


def test_what_is_said_of_reports_is_mapped_too(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        attributes.set_of_report(project, report, who.id, {"relevance": "marginal"})
        after = book((line_of("marginal"), ""))
        assert workflow.compare(project, after).in_use == {("report", "relevance", "marginal"): 1}
        workflow.replace_codebook(project, after, who.id, {("report", "relevance", "marginal"): "irrelevant"})
        assert attributes.of_report(project, report, who.id) == {"relevance": "irrelevant"}


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({("ACTOR", "kind", "rebel"): "brigade"}, "cannot become"),
        ({("ACTOR", "kind", "rebel"): "militia", ("ACTOR", "sort"): ""}, "cannot be mapped"),
        ({("ACTOR", "kind", "rebel"): "militia", ("report", "size", "x"): ""}, "cannot be mapped"),
    ],
)
def test_a_mapping_to_or_from_what_is_not_there_is_refused(
    tmp_path: Path, mapping: dict[tuple[str, ...], str], sentence: str
) -> None:
    with new_project(tmp_path) as project:
        span, boss = actor(project), coder(project, "boss")
        before = codebooks.codebook(project)
        with pytest.raises(InputError, match=sentence):
            workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.id, mapping)
        assert (codebooks.codebook(project), again(project, span)) == (before, span)


def test_a_broken_file_leaves_the_old_codebook(tmp_path: Path) -> None:
    broken = tmp_path / "book.toml"
    broken.write_text(SEED.replace('type = "choice"', 'type = "pick"', 1), encoding="utf-8")
    with new_project(tmp_path) as project:
        before = codebooks.codebook(project)
        with pytest.raises(InputError, match=r"Line \d+"):
            codebook_file.read(broken)
        assert codebooks.codebook(project) == before


def test_the_same_codebook_again_is_no_change(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        who = coder(project)
        assert workflow.replace_codebook(project, book(), who.id).added == ()
        assert workflow.compare(project, book()).differences == ()


def test_marks_made_under_three_versions_are_told_apart_and_those_concerned_are_listed(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who, boss = add_report(project), coder(project), coder(project, "boss")
        first = mark(project, report, who, "قصف", TACTIC)
        workflow.replace_codebook(project, book(RENAMED), boss.id)
        second = mark(project, report, who, "أطلقت", TACTIC)
        actor_mark = mark(project, report, who, "كتائب النهر", ACTOR)
        assert workflow.second_looks(project) == [], "another name changes no judgement"
        workflow.replace_codebook(project, book(RENAMED, REDEFINED), boss.id)
        third = mark(project, report, who, "قصف مدفعي", TACTIC)
        assert len(codebook_versions.versions(project)) == 3
        touched = codebook_versions.last_touched(project)
        assert len({touched[span.document, span.coder, span.id] for span in (first, second, third)}) == 3
        assert [look.span.id for look in workflow.second_looks(project)] == [first.id, second.id]
        assert {look.coder for look in workflow.second_looks(project)} == {"sara"}
        attributes.set_attributes(project, [first], {"type": "shelling"})
        assert [look.span.id for look in workflow.second_looks(project)] == [second.id]
        workflow.looked_at(project, [second], who.id)
        assert workflow.second_looks(project) == []
        annotate.undo(project, who.id)
        assert [look.span.id for look in workflow.second_looks(project)] == [second.id]
        annotate.redo(project, who.id)
        assert workflow.second_looks(project) == []
        assert actor_mark.label == ACTOR
    with projects.open_project(project.path) as project:
        assert check(project).sound


def test_codebooks_that_were_in_force_can_be_read_again(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        boss, before = coder(project, "boss"), codebooks.codebook(project)
        workflow.replace_codebook(project, book(RENAMED), boss.id)
        assert codebook_versions.of_version(project, before.version) == before
        assert codebook_versions.of_version(project, "nothing") is None


def test_an_undo_of_the_codebook_refuses_where_a_mark_was_changed_since(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        span, boss = actor(project), coder(project, "boss")
        workflow.replace_codebook(project, book(WITHOUT_REBEL), boss.id, {("ACTOR", "kind", "rebel"): "militia"})
        attributes.set_attributes(project, [again(project, span)], {"kind": "state"})
        with pytest.raises(ChangedSinceError, match="cannot be undone"):
            annotate.undo(project, boss.id)
        assert again(project, span).attributes["kind"] == "state"


def test_where_no_backup_can_be_made_it_is_told_before_anything_is_changed(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        span = actor(project)
        before = codebooks.version(project)
        folder_of(project.path).write_text("a file where the folder of backups would lie", encoding="utf-8")
        with pytest.raises(ProjectError):
            workflow.back_up_before(project, book(WITHOUT_REBEL), {("ACTOR", "kind", "rebel"): "militia"})
        assert (codebooks.version(project), again(project, span)) == (before, span)
