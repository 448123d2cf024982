"""A link is made by a key and by picking the other mark: with Tab and Enter, or with a click."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.core.json_value import Json
from annotator.store.annotations import relations_of
from annotator.ui.panels.attribute_field import FieldEdit
from annotator.workflow import attributes
from annotator.workflow.check import check
from tests.ui.conftest import OpenProgram
from tests.ui.person import Person

CLAIM, FORCE, GROUP, SOURCE = "قُتل 7 مدنيين", "قوات اللواء 41", "كتائب النهر", "مصدر طبي"


@pytest.fixture
def coder(person: Person) -> Person:
    """Sara with two forces and a source marked, and then a claim, which is selected."""
    for words, key in ((FORCE, "1"), (GROUP, "1"), (SOURCE, "5"), ("سوق", "2"), (CLAIM, "4")):
        person.mark(words, key)
    return person


def linked(person: Person) -> dict[tuple[str, str], str]:
    """Return the words that links lead to in the file, by the words of their marks and the attribute."""
    document, who = person.session.document, person.session.coder
    assert document is not None
    assert who is not None
    words = {span.id: span.quote for span in person.session.spans()}
    found = relations_of(person.session.project, document.id, who.id)
    known = [one for id in words for one in person.place.saying.links.of(id)]
    assert sorted(known, key=lambda one: one.id) == found
    return {(words[one.source], one.type): words[one.target] for one in found}


def at_hand(person: Person) -> str:
    """Return the words of the mark that Enter would take: it is outlined in the text."""
    id = person.text.selected_mark()
    return next(span.quote for span in person.session.spans() if span.id == id)


def field(person: Person, name: str) -> FieldEdit:
    form = person.page.inspector.form
    assert form is not None
    return form.fields[name].edit


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_link_is_made_by_keys_alone(open_program: OpenProgram, work: Path, language: str) -> None:
    person = open_program(work, language=language)
    for words, key in ((FORCE, "1"), (GROUP, "1"), (SOURCE, "5"), (CLAIM, "4")):
        person.mark(words, key)
    person.press("L")
    assert person.page.pick_strip.isVisible()
    assert at_hand(person) == FORCE  # the nearest
    person.press("Tab")
    assert at_hand(person) == GROUP
    person.press("Return")

    assert linked(person) == {(CLAIM, "victim_side"): GROUP}
    assert person.selected == CLAIM
    assert person.text.hasFocus()
    assert not person.page.pick_strip.isVisible()
    assert field(person, "victim_side").text() == f"\u2068{GROUP}\u2069"
    person.press("Ctrl+Z")
    assert linked(person) == {}
    assert field(person, "victim_side").text() == ""


def test_the_key_goes_on_to_the_next_link_that_leads_nowhere(coder: Person) -> None:
    coder.press("L", "Return", "L")
    assert "Alleged perpetrator" in coder.page.pick_strip.sentence.text()
    coder.press("L")
    assert "Claimant" in coder.page.pick_strip.sentence.text()
    assert at_hand(coder) in (SOURCE, FORCE)
    while at_hand(coder) != SOURCE:
        coder.press("Shift+Tab")
    coder.press("Return")

    assert linked(coder)[CLAIM, "claimant"] == SOURCE


def test_escape_leaves_it_and_nothing_is_changed(coder: Person) -> None:
    before = coder.session.project.db.execute("SELECT count(*) FROM journal").fetchone()
    coder.press("L", "Tab", "Esc")

    assert coder.selected == CLAIM
    assert coder.session.project.db.execute("SELECT count(*) FROM journal").fetchone() == before
    coder.press("Tab")  # goes through marks again
    assert coder.selected != CLAIM


def test_a_click_in_the_text_or_the_list_picks_too_and_only_what_fits(coder: Person) -> None:
    coder.press("L")
    coder.click_word("سوق")
    assert "mark it first" in coder.notice
    assert linked(coder) == {}
    coder.click_word(GROUP)
    assert linked(coder) == {(CLAIM, "victim_side"): GROUP}
    assert coder.selected == CLAIM
    coder.press("L")
    row = next(nth for nth, span in enumerate(coder.place.span_model.spans) if span.quote == FORCE)
    coder.page.spans.chosen.emit(coder.place.span_model.spans[row].id)

    assert linked(coder)[CLAIM, "perpetrator"] == FORCE


def test_where_no_mark_fits_a_sentence_says_what_to_mark_first(person: Person) -> None:
    person.mark(CLAIM, "4")
    person.press("L")

    assert not person.page.pick_strip.isVisible()
    assert "Side of the victims" in person.notice
    assert "Actor" in person.notice


def test_the_key_passes_over_links_that_no_mark_of_the_report_fits(person: Person) -> None:
    person.mark(SOURCE, "5")
    person.mark(CLAIM, "4")
    person.press("L")
    assert "Claimant" in person.page.pick_strip.sentence.text()
    assert "next link" not in person.page.pick_strip.sentence.text()
    person.press("Return")

    assert linked(person) == {(CLAIM, "claimant"): SOURCE}


def test_the_strip_says_that_the_key_goes_to_the_next_link_where_there_is_one(coder: Person) -> None:
    coder.press("L")

    assert "L goes to the next link" in coder.page.pick_strip.sentence.text()


def test_from_the_form_it_is_picked_followed_and_taken_away_by_keys(coder: Person) -> None:
    coder.page.inspector.focus_on("claimant")
    coder.press("Return")
    assert coder.text.hasFocus()
    while at_hand(coder) != SOURCE:
        coder.press("Tab")
    coder.press("Return")
    assert linked(coder) == {(CLAIM, "claimant"): SOURCE}
    assert coder.page.inspector.focused() == "generic"  # the next field
    coder.page.inspector.focus_on("claimant")
    coder.press("Space")
    assert coder.selected == SOURCE
    assert coder.text.hasFocus()
    coder.press("J")
    assert coder.selected == CLAIM
    coder.page.inspector.focus_on("claimant")
    coder.press("Del")

    assert linked(coder) == {}


def test_the_marks_that_a_link_joins_stand_out_together(coder: Person) -> None:
    coder.press("L", "Return")
    target = next(span.id for span in coder.session.spans() if span.quote == FORCE)
    assert coder.text._layers.tinted == {target}
    coder.press("Esc")
    assert coder.text._layers.tinted == frozenset()


def test_several_marks_are_linked_to_the_same_in_one_step(coder: Person) -> None:
    coder.mark("وأصيب أكثر من ٢٠ آخرين", "4")
    claims = [span.id for span in coder.session.spans() if span.label == "CASUALTY"]
    coder.place.coding.select_several(claims, claims[0])
    before = coder.session.project.db.execute("SELECT count(*) FROM journal").fetchone()[0]
    coder.press("L", "Return")

    assert set(linked(coder)) == {(CLAIM, "victim_side"), ("وأصيب أكثر من ٢٠ آخرين", "victim_side")}
    assert coder.session.project.db.execute("SELECT count(*) FROM journal").fetchone()[0] == before + 1
    coder.page.inspector.focus_on("victim_side")
    coder.press("Del")
    assert linked(coder) == {}


def test_a_mark_that_a_link_leads_to_and_that_goes_takes_the_link_with_it_and_undo_brings_both_back(
    coder: Person,
) -> None:
    coder.press("L", "Return")
    coder.press("J", "Del")
    assert linked(coder) == {}
    coder.press("Ctrl+Z")

    assert linked(coder) == {(CLAIM, "victim_side"): FORCE}
    assert check(coder.session.project).sound


def test_a_part_of_a_mark_is_selected_in_the_text(person: Person) -> None:
    person.mark("سوق تل الزهور", "2")
    person.page.inspector.focus_on("core")
    person.press("Return", "Return")
    assert "Nothing is selected" in person.notice
    person.drag_over("تل الزهور")
    person.press("Return")
    span = person.spans()[0]
    start = span.start + span.quote.index("تل")
    value: Json = attributes.values_of(person.session.project, span)["core"]

    assert value == [start, start + len("تل الزهور")]
    assert field(person, "core").text() == "\u2068تل الزهور\u2069"
    assert person.marks == [("سوق تل الزهور", "LOCATION")]


def test_a_part_that_lies_outside_the_mark_is_refused(person: Person) -> None:
    person.mark("سوق تل الزهور", "2")
    person.page.inspector.focus_on("core")
    person.press("Return")
    person.drag_over("قصف على")
    person.press("Return")

    assert "outside the mark" in person.notice
    assert person.spans()[0].attributes == {}


def test_another_report_ends_the_picking(coder: Person) -> None:
    coder.press("L", "Ctrl+PgDown")

    assert not coder.page.pick_strip.isVisible()
    coder.mark("قصف" if "قصف" in coder.text.text() else "هدوء", "3")
    assert len(coder.marks) == 1


@pytest.fixture
def picking(coder: Person) -> Person:
    """Sara as she picks, from its form, of what a force is another name."""
    actor = next(span.id for span in coder.session.spans() if span.quote == FORCE)
    coder.place.coding.select_and_show(actor)
    coder.page.inspector.focus_on("apposition_of")
    coder.press("Return")
    assert coder.page.pick_strip.isVisible()
    return coder


def assert_ended(person: Person) -> None:
    """See that nothing is picked any more, and that Enter makes no link."""
    assert not person.page.pick_strip.isVisible()
    person.read()
    person.press("Return")
    assert linked(person) == {}


def test_the_key_to_the_next_field_of_the_mark_or_of_another_ends_the_pick(picking: Person) -> None:
    picking.press("F4")
    assert picking.page.inspector.focused() == "kind"
    assert picking.selected == FORCE
    picking.press("Esc")
    assert_ended(picking)


def test_the_form_of_another_mark_ends_the_pick(picking: Person) -> None:
    picking.session.do(
        lambda project: attributes.set_attributes(
            project, picking.place.coding.spans, {"kind": "state", "mention": "name"}
        )
    )
    picking.page.inspector.focus_on("apposition_of")
    picking.press("Return")
    assert picking.page.pick_strip.isVisible()
    picking.press("F4")
    assert picking.selected not in (None, FORCE)
    picking.press("Esc")
    assert_ended(picking)


def test_another_mark_that_is_selected_ends_the_pick_and_stays_selected(picking: Person) -> None:
    other = next(span.id for span in picking.session.spans() if span.quote == SOURCE)
    picking.place.coding.select_and_show(other)
    assert picking.selected == SOURCE
    assert_ended(picking)


def test_an_undo_ends_the_pick(picking: Person) -> None:
    picking.press("Ctrl+Z")
    assert (CLAIM, "CASUALTY") not in picking.marks
    assert_ended(picking)


def test_a_field_that_takes_the_keyboard_ends_the_pick(picking: Person) -> None:
    picking.press("Ctrl+F")
    assert_ended(picking)


def test_escape_ends_the_pick_in_the_list_of_marks_too(picking: Person) -> None:
    picking.page.spans.list.setFocus()
    assert picking.page.pick_strip.isVisible()
    picking.press("Esc")
    assert picking.text.hasFocus()
    assert picking.selected == FORCE
    assert_ended(picking)
