"""What a mark says is said by keys alone, stored at once, shown everywhere, and taken back by an undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from annotator.core.json_value import Json
from annotator.core.saying import PROPOSED
from annotator.store import documents
from annotator.ui.panels.attribute_field import FieldEdit
from annotator.workflow import attributes
from tests.ui.conftest import OpenProgram
from tests.ui.disk import read_only, writable
from tests.ui.hands import write
from tests.ui.person import Person
from tests.workshop import add_report

KILLED, WOUNDED, SOURCE = "قُتل 7 مدنيين", "أصيب أكثر من ٢٠ آخرين", "مصدر طبي"
READ = {"outcome": ["killed"], "min": 7, "max": 7, "hedge": "none", "victim": "civilian"}


def says(person: Person, words: str | None = None) -> dict[str, Json]:
    """Return what the selected mark says in the file, or the first mark on some words; without what was proposed."""
    quote = person.selected if words is None else words
    span = next(span for span in person.spans() if span.quote == quote)
    found = attributes.values_of(person.session.project, span)
    return {name: value for name, value in found.items() if name != PROPOSED}


def shown(person: Person) -> dict[str, str]:
    """Return what stands in the fields of the form."""
    form = person.page.inspector.form
    assert form is not None
    return {name: field.edit.text() for name, field in form.fields.items() if field.edit.text()}


def field(person: Person, name: str) -> FieldEdit:
    form = person.page.inspector.form
    assert form is not None
    return form.fields[name].edit


def rows(person: Person) -> int:
    count: int = person.session.project.db.execute("SELECT count(*) FROM journal").fetchone()[0]
    return count


def test_a_key_leads_into_the_form_and_escape_back_to_the_text(person: Person) -> None:
    person.mark("قصف", "3")
    person.press("E")
    assert person.page.inspector.focused() == "type"
    person.press("Esc")

    assert person.text.hasFocus()
    assert person.selected == "قصف"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_mark_is_filled_in_by_keys_alone(open_program: OpenProgram, work: Path, language: str) -> None:
    person = open_program(work, language=language)
    person.mark("قصف", "3")
    before = rows(person)
    person.press("E")
    write(field(person, "type"), {"en": "air strike", "ar": "غارة"}[language])
    person.press("Return", "2", "2", "Esc")

    assert says(person) == {"type": "air_strike", "polarity": "negated", "status": "ongoing"}
    assert rows(person) == before + 3
    assert person.text.hasFocus()
    person.press("Ctrl+Z")
    assert says(person) == {"type": "air_strike", "polarity": "negated"}
    assert "status" not in person.spans()[0].attributes


def test_undo_works_in_the_form_too_and_what_it_brings_back_is_shown(person: Person) -> None:
    person.mark("قصف", "3")
    person.press("E", "3", "3")
    assert shown(person)["type"] == "Advance or seizure of territory"
    person.press("Ctrl+Z", "Ctrl+Z")
    assert says(person) == {}
    assert "type" not in shown(person)
    person.press("Ctrl+Y")

    assert says(person) == {"type": "advance_capture"}
    assert shown(person)["type"] == "Advance or seizure of territory"


def test_what_is_being_typed_is_taken_back_by_undo_before_anything_else(person: Person) -> None:
    person.mark(KILLED, "4")
    person.press("E")
    write(field(person, "min"), "12")
    person.press("Ctrl+Z")

    assert field(person, "min").text() == ""
    assert person.marks == [(KILLED, "CASUALTY")]


def test_digits_typed_into_the_form_give_no_label(person: Person) -> None:
    person.mark(KILLED, "4")
    person.press("E")
    for name in ("min", "victim_side", "subset"):
        person.page.inspector.focus_on(name)
        person.press("1", "2")

    assert person.marks == [(KILLED, "CASUALTY")]


def test_the_next_field_that_must_be_said_is_one_key_away_in_this_mark_and_the_next(person: Person) -> None:
    person.mark("كتائب النهر", "1")
    person.mark("قصف", "3")
    person.press("F4")
    assert (person.selected, person.page.inspector.focused()) == ("قصف", "type")
    person.press("1", "F4")
    assert (person.selected, person.page.inspector.focused()) == ("كتائب النهر", "kind")
    person.press("2", "F4")
    assert (person.selected, person.page.inspector.focused()) == ("كتائب النهر", "mention")
    person.press("1")
    assert person.place.saying.inspector._empty() == []
    person.press("Esc", "F4")
    assert person.text.hasFocus()


def test_what_is_typed_is_stored_when_another_mark_is_selected_or_the_report_is_left(person: Person) -> None:
    person.mark("قصف", "3")
    person.mark(KILLED, "4")
    person.press("E")
    write(field(person, "min"), "12")
    person.place.coding.select_and_show(person.spans()[0].id)
    assert says(person, KILLED) == {"min": 12}
    person.place.coding.select_and_show(person.spans()[1].id)
    write(field(person, "max"), "13")
    person.press("Ctrl+PgDown", "Ctrl+PgUp")

    assert says(person, KILLED) == {"min": 12, "max": 13}
    assert person.text.hasFocus()


def test_what_is_typed_is_stored_when_the_program_ends(open_program: OpenProgram, work: Path) -> None:
    person = open_program(work)
    person.mark(KILLED, "4")
    person.press("E")
    write(field(person, "min"), "12")
    person.program.close()
    again = open_program(work)

    assert says(again, KILLED) == {"min": 12}


def test_what_the_file_does_not_take_does_not_stand_in_the_form(person: Person) -> None:
    person.mark("قصف", "3")
    project = person.session.project
    read_only(project)
    person.press("E", "1")
    assert "type" not in shown(person)
    assert not person.session.is_saved
    writable(project)
    person.session.retry()

    assert says(person) == {"type": "ground_assault"}
    assert shown(person)["type"] == "Ground assault"


def test_several_marks_are_told_the_same_in_one_step(person: Person) -> None:
    for words in ("قوات اللواء 41", "كتائب النهر"):
        person.mark(words, "1")
    person.press("E", "2")  # of the last one alone
    person.read()
    person.page.spans.list.setFocus()
    person.press("Home", "Shift+Down")
    assert [span.quote for span in person.place.coding.spans] == ["قوات اللواء 41", "كتائب النهر"]
    assert field(person, "kind").placeholderText() == "different ones"
    before = rows(person)
    person.press("E", "1")

    assert [says(person, span.quote) for span in person.spans()] == [{"kind": "state"}] * 2
    assert rows(person) == before + 1
    assert len(person.place.coding.spans) == 2
    person.press("Ctrl+Z")
    assert [says(person, span.quote) for span in person.spans()] == [{}, {"kind": "rebel"}]


def test_all_marks_of_the_same_words_are_one_key_away(person: Person) -> None:
    text = "انسحبت قوات النظام، ثم عادت قوّات النظام."
    person.session.open(add_report(person.session.project, text, "twice.txt"))
    person.mark("قوات النظام", "1")
    person.mark("قوّات النظام", "1")
    person.press("W", "E", "1", "1")

    assert [says(person, span.quote) for span in person.spans()] == [{"kind": "state", "mention": "name"}] * 2
    person.press("Esc", "2")
    assert [label for _, label in person.marks] == ["LOCATION", "LOCATION"]
    person.press("Del")
    assert person.marks == []


def test_marks_of_several_labels_have_no_form_in_common(person: Person) -> None:
    person.mark("قصف", "3")
    person.mark(KILLED, "4")
    person.page.spans.list.setFocus()
    person.press("Home", "Shift+Down")

    assert person.page.inspector.form is None
    assert person.page.inspector.title.text() == "Marks of several labels"


def test_a_claim_is_proposed_with_its_reason_and_taken_by_one_key(person: Person) -> None:
    person.mark(KILLED, "4")
    card = person.page.inspector.proposal
    assert card.isVisible()
    assert card.reading.text().startswith("Proposal: Killed · 7")
    assert "قُتل" in card.reason.text()
    assert says(person) == {}  # it binds nobody
    assert field(person, "min").placeholderText() == "7?"
    before = rows(person)
    person.press("T")

    assert says(person) == READ
    assert rows(person) == before + 1
    assert person.spans()[0].attributes[PROPOSED] == READ
    assert not card.isVisible()
    assert ("\u2068Killed · 7\u2069") in {caption for _, caption in person.painted}
    person.press("Ctrl+Z")
    assert says(person) == {}
    assert card.isVisible()


def test_what_a_coder_says_otherwise_stays_and_the_proposal_is_kept_beside(person: Person) -> None:
    person.mark(KILLED, "4")
    person.page.inspector.focus_on("min")
    write(field(person, "min"), "8")
    person.press("Return", "Esc")
    assert says(person) == {"min": 8}
    person.press("T")

    assert says(person) == {**READ, "min": 8}
    assert person.spans()[0].attributes[PROPOSED] == READ
    card = person.page.inspector.proposal
    assert card.reading.text().startswith("You said otherwise. Proposed was: ")
    assert not card.button.isVisible()


def test_where_nothing_is_read_nothing_is_proposed_and_no_zero_is_filled_in(person: Person) -> None:
    person.mark("سوق", "4")
    assert not person.page.inspector.proposal.isVisible()
    person.press("T")

    assert says(person) == {}


def test_another_stretch_is_read_anew(person: Person) -> None:
    person.mark(WOUNDED, "4")
    assert "Wounded · 21 or more" in person.page.inspector.proposal.reading.text()
    person.press("1")
    assert not person.page.inspector.proposal.isVisible()


def test_what_the_same_words_said_before_is_proposed_in_the_next_report(person: Person) -> None:
    person.mark("كتائب النهر", "1")
    person.press("E")
    write(field(person, "canonical"), "كتائب النهر الحر")
    person.press("Return", "2", "1", "Esc")
    text = "قالت كتائِب النهر إنها انسحبت."
    person.session.open(add_report(person.session.project, text, "next.txt"))
    person.mark("كتائِب النهر", "1")
    card = person.page.inspector.proposal
    assert card.reason.text() == "You said so of the same words before."
    person.press("T")

    assert says(person) == {"canonical": "كتائب النهر الحر", "kind": "rebel", "mention": "name"}
    assert PROPOSED not in person.spans()[0].attributes


def test_what_was_said_in_an_earlier_sitting_is_remembered(open_program: OpenProgram, work: Path) -> None:
    first = open_program(work)
    first.mark("كتائب النهر", "1")
    first.press("E", "2")
    first.program.close()
    person = open_program(work)
    while person.place.saying.remembering.is_reading:
        QCoreApplication.processEvents()
    person.session.open(add_report(person.session.project, "انسحبت كتائب النهر.", "next.txt"))
    person.mark("كتائب النهر", "1")

    assert person.place.saying.proposing.open_values == {"kind": "rebel"}


def test_a_relative_date_is_read_anew_when_the_day_of_the_report_is_known(person: Person) -> None:
    id = add_report(person.session.project, "قصف الطيران السوق أمس.", "dated.txt")
    person.session.open(id)
    person.mark("أمس", "7")
    card = person.page.inspector.proposal
    assert "not known" in card.reason.text()
    for day, told in (("2016-05-14", "May 13, 2016"), ("2016-05-20", "May 19, 2016")):
        person.place.details.set_metadata({"date": day})
        assert told in card.reading.text()
    person.press("T")
    assert person.page.inspector.meaning.text() == "May 19, 2016"
    person.place.details.set_metadata({"date": "2016-05-02"})
    assert person.page.inspector.meaning.text() == "May 1, 2016"
    assert documents.metadata_of(person.session.project, id).values == {"date": "2016-05-02"}


def test_marks_of_somebody_else_can_be_read_only(person: Person) -> None:
    person.mark(KILLED, "4")
    person.session.coder = None
    person.place.coding.select(person.place.shown.spans[0].id)

    assert not field(person, "min").isEnabled()


def test_two_windows_of_a_day_show_the_same(person: Person) -> None:
    """What another way of saying it changes (the command line's, an undo's) is shown at once."""
    person.mark(KILLED, "4")
    span = person.spans()[0]
    person.session.do(lambda project: attributes.set_attributes(project, [span], {"min": 3, "max": 2}))

    assert (shown(person)["min"], shown(person)["max"]) == ("3", "2")
    form = person.page.inspector.form
    assert form is not None
    assert form.rows["min"].problem.isVisible()


def test_another_mark_is_shown_from_its_beginning(person: Person) -> None:
    person.mark("تل الزهور", "2")
    person.page.inspector.focus_on("mention")
    bar = person.page.inspector.area.verticalScrollBar()
    QCoreApplication.processEvents()
    assert bar.value() > 0
    person.press("Esc")
    person.mark(KILLED, "4")
    QCoreApplication.processEvents()

    assert bar.value() == 0


def claim_that_says_something(person: Person) -> None:
    """Mark a claim and say its figures, as the program proposes them; it stays selected."""
    person.mark(SOURCE, "5")
    person.mark(KILLED, "4")
    person.press("T")
    assert says(person) == READ


def test_a_label_that_takes_values_away_says_so_and_the_notice_brings_them_back(person: Person) -> None:
    claim_that_says_something(person)
    person.press("5")
    span = next(span for span in person.spans() if span.quote == KILLED)
    assert (span.label, dict(span.attributes)) == ("SOURCE", {}), "nor what was proposed for the old label"
    assert unmarked(person.notice) == "Changed to Source or claimant: what it said as Claimed casualties is gone."
    person.click_button("Undo")

    assert says(person, KILLED) == READ


def test_a_link_that_goes_with_the_label_is_told_too_and_what_lost_nothing_is_not(person: Person) -> None:
    person.mark(SOURCE, "5")
    person.mark(KILLED, "4")
    person.press("L", "Return")
    assert set(says(person)) == {"claimant"}
    person.press("1")
    assert unmarked(person.notice) == "Changed to Actor: what it said as Claimed casualties is gone."
    person.press("Esc", "Esc", "Esc")
    person.mark("سوق", "2")
    person.press("1")

    assert ("سوق", "ACTOR") in person.marks
    assert person.notice == ""


def test_a_finished_report_that_loses_values_with_a_label_says_both(person: Person) -> None:
    claim_that_says_something(person)
    report = person.report
    assert report is not None
    person.place.reports.finish(confirmed=True)
    person.place.reports.open(report)
    person.place.coding.select(next(span.id for span in person.spans() if span.quote == KILLED))
    person.press("5")

    assert "is gone." in person.notice
    assert "in progress again" in person.notice


def test_enter_leads_a_mark_that_says_something_into_its_form_and_gives_another_the_last_label(person: Person) -> None:
    claim_that_says_something(person)
    person.mark("سوق", "2")  # the label used last
    person.place.coding.select_and_show(next(span.id for span in person.spans() if span.quote == KILLED))
    before = rows(person)
    person.press("Return")
    assert person.page.inspector.focused() is not None
    assert rows(person) == before
    assert says(person, KILLED) == READ
    person.press("Esc")
    person.place.coding.select_and_show(next(span.id for span in person.spans() if span.quote == SOURCE))
    person.press("Return")

    assert (SOURCE, "LOCATION") in person.marks


def unmarked(sentence: str) -> str:
    """Return a sentence without the marks that isolate names."""
    return sentence.replace("\u2068", "").replace("\u2069", "")
