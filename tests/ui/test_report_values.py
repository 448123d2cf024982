"""What a coder says of the report as a whole: by keyboard, one step each, of the report that it was said of."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtTest import QTest

from annotator import assets
from annotator.core.json_value import Json
from annotator.formats import codebook_file
from annotator.store import documents
from annotator.workflow import attributes, codebook
from tests.ui import hands
from tests.ui.person import Person


@pytest.fixture
def saying(person: Person) -> Person:
    """Sara, with the keyboard in the form over the report."""
    person.read()
    person.press("R")
    return person


def said(person: Person, nth: int = 0) -> Mapping[str, Json]:
    """Return what she says of a report."""
    project, coder = person.session.project, person.session.coder
    assert coder is not None
    return attributes.of_report(project, documents.listing(project)[nth].id, coder.id)


def test_all_of_it_is_said_by_keyboard_and_each_thing_is_one_step(saying: Person) -> None:
    form = saying.place.report_form.form
    assert form.focused() == "relevance"
    QTest.keyClicks(form.fields["relevance"].edit, "marg")
    saying.press("Return")
    assert said(saying) == {"relevance": "marginal"}
    assert form.focused() == "duplicate_of"
    hands.write(form.fields["duplicate_of"].edit, "report 7")
    saying.press("Return")
    hands.write(form.fields["note"].edit, "يحتاج تاريخًا")
    saying.press("Return")
    assert said(saying) == {"relevance": "marginal", "duplicate_of": "report 7", "note": "يحتاج تاريخًا"}
    assert saying.text.hasFocus(), "behind the last field is the text"
    saying.press("Ctrl+Z")
    assert said(saying) == {"relevance": "marginal", "duplicate_of": "report 7"}
    assert form.fields["note"].edit.text() == ""
    saying.press("Ctrl+Z", "Ctrl+Z")
    assert said(saying) == {}
    saying.press("Ctrl+Shift+Z")
    assert said(saying) == {"relevance": "marginal"}
    assert form.fields["relevance"].edit.text() == "Marginal"


def test_what_was_being_typed_is_said_of_the_report_it_was_typed_for(saying: Person) -> None:
    form = saying.place.report_form.form
    hands.write(form.fields["note"].edit, "for the first")
    saying.press("Ctrl+PgDown")
    assert (said(saying), said(saying, 1)) == ({"note": "for the first"}, {})
    assert form.fields["note"].edit.text() == ""
    saying.press("Ctrl+PgUp")
    assert form.fields["note"].edit.text() == "for the first"


def test_what_is_being_typed_is_not_lost_when_the_project_is_closed(saying: Person) -> None:
    path = saying.session.project.path
    hands.write(saying.place.report_form.form.fields["note"].edit, "kept")
    saying.program.close()
    saying.program.open(path)
    assert said(saying) == {"note": "kept"}


def test_esc_leads_back_to_the_text_and_says_nothing(saying: Person) -> None:
    edit = saying.place.report_form.form.fields["note"].edit
    hands.write(edit, "not meant")
    hands.press(edit, "Escape")
    assert saying.text.hasFocus()
    assert said(saying) == {}


def test_nothing_can_be_said_where_nobody_is_named_or_no_report_is_open(saying: Person) -> None:
    form = saying.place.report_form.form
    saying.session.open(None)
    assert not form.is_writable
    saying.session.open(documents.listing(saying.session.project)[0].id)
    assert form.is_writable


def test_a_codebook_that_has_reports_say_nothing_has_no_form(person: Person) -> None:
    text = assets.seed("codebook.toml").read_text(encoding="utf-8")
    begin, end = text.index("[[report]]"), text.index("# ---", text.index("[[report]]"))
    book, coder = codebook_file.parse(text[:begin] + text[end:], "book.toml"), person.session.coder
    assert coder is not None
    person.session.do(lambda project: codebook.replace_codebook(project, book, coder.id))
    person.press("Ctrl+D")
    assert not person.place.report_form.isVisible()
    person.press("R")
    assert person.page.details.isVisible()
