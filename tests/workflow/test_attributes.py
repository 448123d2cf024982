"""What marks say: stored with the next key, undone like everything, refused where it is no value at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.json_value import Json
from annotator.core.span import Label, Span
from annotator.errors import ChangedSinceError, InputError
from annotator.store import annotations as annotation_store
from annotator.store import documents
from annotator.store.project import Project
from annotator.workflow import annotate, attributes, projects
from annotator.workflow.check import check
from annotator.workflow.proposals import Remembered, proposal_for
from tests.workshop import ACTOR, CASUALTY, TACTIC, TEXT, add_report, coder, mark, new_project

SOURCE = Label("SOURCE")


def again(project: Project, span: Span) -> Span:
    """Return a mark as it is now."""
    return annotation_store.span(project, span.document, span.coder, span.id)


def test_attributes_are_stored_and_found_after_a_restart_and_undone(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "7 مدنيين", CASUALTY)
        attributes.set_attributes(project, [span], {"outcome": ["killed"], "min": 7, "max": 7})
    with projects.open_project(project.path) as project:
        assert attributes.values_of(project, again(project, span)) == {"outcome": ["killed"], "min": 7, "max": 7}
        assert annotate.undo(project, who.id).kind == "attributes"
        assert attributes.values_of(project, again(project, span)) == {}
        annotate.redo(project, who.id)
        assert attributes.values_of(project, again(project, span))["min"] == 7
        assert check(project).sound


def test_several_marks_are_edited_as_one_step(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        marks = [mark(project, report, who, words) for words in ("قوات اللواء 41", "كتائب النهر")]
        attributes.set_attributes(project, marks, {"kind": "rebel", "mention": "name"})
        assert [again(project, span).attributes["kind"] for span in marks] == ["rebel", "rebel"]
        annotate.undo(project, who.id)
        assert [dict(again(project, span).attributes) for span in marks] == [{}, {}]


def test_what_is_said_already_is_no_row_of_the_journal(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف", TACTIC)
        attributes.set_attributes(project, [span], {"type": "shelling"})
        assert attributes.set_attributes(project, [again(project, span)], {"type": "shelling"}).added == ()
        assert annotate.what_next(project, who.id) == ("attributes", None)
        with pytest.raises(ChangedSinceError):
            attributes.set_attributes(project, [span], {"type": "air_strike"})


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"typ": "shelling"}, "no attribute"),
        ({"type": "shells"}, "no such value"),
        ({"type": 3}, "not of the kind"),
        ({"same_event_as": "x"}, "is a link"),
    ],
)
def test_what_is_no_value_at_all_is_refused_and_nothing_is_stored(
    tmp_path: Path, values: dict[str, Json], sentence: str
) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف", TACTIC)
        with pytest.raises(InputError, match=sentence) as caught:
            attributes.set_attributes(project, [span], values)
        assert len(str(caught.value).splitlines()) == 1
        assert again(project, span) == span


def test_links_are_relations_that_lead_to_marks_of_the_right_labels(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        claim = mark(project, report, who, "7 مدنيين", CASUALTY)
        source, tactic = mark(project, report, who, "مصدر طبي", SOURCE), mark(project, report, who, "قصف", TACTIC)
        attributes.link(project, claim, "claimant", source)
        (relation,) = annotation_store.relations_of(project, report, who.id)
        assert (relation.type, relation.source, relation.target) == ("claimant", claim.id, source.id)
        assert attributes.values_of(project, claim) == {"claimant": source.id}
        with pytest.raises(InputError, match="SOURCE, ACTOR only"):
            attributes.link(project, claim, "claimant", tactic)
        with pytest.raises(InputError, match="is no link"):
            attributes.link(project, claim, "min", source)
        attributes.link(project, claim, "claimant", None)
        assert annotation_store.relations_of(project, report, who.id) == []
        annotate.undo(project, who.id)
        annotate.delete(project, [source])
        assert annotation_store.relations_of(project, report, who.id) == []
        assert check(project).sound


def test_saying_something_in_a_finished_report_puts_it_back_to_work(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        one, two = mark(project, report, who, "قوات اللواء 41"), mark(project, report, who, "كتائب النهر")
        annotate.set_status(project, report, who.id, "done")
        attributes.set_attributes(project, [one], {"kind": "state"})
        assert documents.row(project, report, who.id).status == "in_progress"
        annotate.set_status(project, report, who.id, "done")
        attributes.link(project, again(project, one), "apposition_of", two)
        assert documents.row(project, report, who.id).status == "in_progress"


def test_a_label_takes_its_own_attributes_along_and_undo_brings_them_back(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span, other = mark(project, report, who, "قوات اللواء 41"), mark(project, report, who, "كتائب النهر")
        attributes.set_attributes(project, [span], {"kind": "state", "mention": "name"})
        attributes.link(project, again(project, span), "apposition_of", other)
        annotate.relabel(project, again(project, span), Label("LOCATION"))
        assert attributes.values_of(project, again(project, span)) == {"mention": "name"}
        annotate.undo(project, who.id)
        assert set(attributes.values_of(project, again(project, span))) == {"kind", "mention", "apposition_of"}


def test_what_was_proposed_is_kept_beside_what_the_coder_made_of_it(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قُتل 7 مدنيين", CASUALTY)
        proposal = proposal_for(project, span)
        assert proposal is not None
        assert (proposal.values["min"], proposal.values["victim"]) == (7, "civilian")
        assert again(project, span).attributes == {}, "a proposal binds nobody"
        attributes.set_attributes(project, [span], {**proposal.values, "min": 6}, proposed=proposal.values)
        kept = again(project, span).attributes
        assert (kept["min"], kept["max"]) == (6, 7)
        assert kept["proposed"] == dict(proposal.values)
        assert "proposed" not in attributes.values_of(project, again(project, span))


def test_a_relative_date_is_recomputed_when_the_day_of_the_report_is_corrected(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project, "قصف أمس على السوق"), coder(project)
        span = mark(project, report, who, "أمس", Label("DATE"))
        first = proposal_for(project, span)
        assert first is not None
        assert first.days is None
        days = []
        for day in ("2016-05-16", "2016-06-01"):
            annotate.set_metadata(project, report, {"date": day}, who.id)
            proposal = proposal_for(project, span)
            assert proposal is not None
            assert proposal.days is not None
            days.append(proposal.days.first.isoformat())
        assert days == ["2016-05-15", "2016-05-31"]


def test_the_same_words_are_offered_what_they_were_said_to_be_before_in_any_spelling(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "كتائب النهر")
        attributes.set_attributes(project, [span], {"kind": "rebel", "mention": "name"})
        elsewhere = add_report(project, "أعلنت كتائب النّهر انسحابها من القرية.", "b.txt")
        other = mark(project, elsewhere, who, "كتائب النّهر")
        remembered = Remembered.of(project, who.id)
        assert remembered.values(other) == {"kind": "rebel", "mention": "name"}
        assert remembered.values(again(project, span)) == {}, "it says so itself"
        annotate.relabel(project, other, Label("LOCATION"))
        assert remembered.values(again(project, other)) == {}, "under another label they are other words"
        claim = mark(project, report, who, "7 مدنيين", CASUALTY)
        attributes.set_attributes(project, [claim], {"outcome": ["killed"], "min": 7})
        remembered.learn(again(project, claim))
        assert remembered.values(claim) == {}, "figures are never remembered"


def test_something_is_said_of_the_report_as_a_whole(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        attributes.set_of_report(project, report, who.id, {"relevance": "relevant", "note": "مهم"})
        assert attributes.of_report(project, report, who.id) == {"relevance": "relevant", "note": "مهم"}
        attributes.set_of_report(project, report, who.id, {"note": None})
        assert attributes.of_report(project, report, who.id) == {"relevance": "relevant"}
        annotate.undo(project, who.id)
        assert attributes.of_report(project, report, who.id)["note"] == "مهم"
        with pytest.raises(InputError, match="no such value"):
            attributes.set_of_report(project, report, who.id, {"relevance": "perhaps"})
        with pytest.raises(InputError, match="no attribute"):
            attributes.set_of_report(project, report, who.id, {"importance": "high"})
        attributes.set_of_report(project, report, who.id, {"relevance": None, "note": None})
        assert annotation_store.notes_of(project, report, who.id) == []
        assert check(project).sound


def test_a_mark_whose_label_the_codebook_lacks_says_nothing(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
        span = mark(project, report, who, "قصف", ACTOR)
        strange = Span(span.id, span.document, span.coder, span.start, span.end, Label("VEHICLE"), span.quote)
        with pytest.raises(InputError, match="no label"):
            attributes.set_attributes(project, [strange], {"kind": "state"})
        assert TEXT[span.start : span.end] == span.quote
