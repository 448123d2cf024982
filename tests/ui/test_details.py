"""What is known of a report is shown, stored when it is typed, and taken back by an undo."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotator.core.change import Change
from annotator.core.coder import NOBODY, Coder
from annotator.core.document import DocumentId, Zone, Zones
from annotator.store import documents, journal
from annotator.ui.action_table import rows, zone_rows
from annotator.ui.actions import Actions
from annotator.ui.details import Details
from annotator.ui.icons import Icons
from annotator.ui.messages import Notice
from annotator.ui.panels.details import DetailsPanel
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView
from annotator.workflow import annotate
from tests.ui.disk import read_only
from tests.ui.hands import click_row, drag_over, press, write
from tests.workshop import TEXT


@pytest.fixture
def panel(qtbot: QtBot, text_view: TextView) -> DetailsPanel:
    """The form, in a window of its own."""
    actions = Actions(Icons(QColor("black"), QColor("grey")), text_view)
    actions.add([*rows(), *zone_rows()])
    panel = DetailsPanel(actions)
    qtbot.addWidget(panel)
    panel.resize(320, 700)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


@pytest.fixture
def details(session: Session, text_view: TextView, panel: DetailsPanel, steps: Steps) -> Details:
    """The presenter, with the first report shown."""
    made = Details(session, text_view, panel, steps, session)
    made.show_document()
    return made


def known(session: Session, report: DocumentId) -> dict[str, object]:
    return dict(documents.metadata_of(session.project, report).values)


def parts(session: Session, report: DocumentId) -> list[tuple[str, str]]:
    """Return kind and text of every zone in the file."""
    return [(zone.kind, TEXT[zone.start : zone.end]) for zone in documents.zones_of(session.project, report).zones]


def type_into(panel: DetailsPanel, key: str, words: str) -> None:
    """Type into a field and leave it with Enter."""
    panel.fields[key].selectAll()
    write(panel.fields[key], words)
    press(panel.fields[key], "Return")


def test_the_fields_show_what_is_known(
    details: Details, session: Session, panel: DetailsPanel, report: DocumentId, sara: Coder
) -> None:
    values = {"title": "قصف على سوق", "source": "وكالة النهر", "date": "2025-03-14"}
    session.do(lambda project: annotate.set_metadata(project, report, values, sara.id))

    assert {key: field.text() for key, field in panel.fields.items() if field.text()} == values


def test_the_headline_stands_for_a_title_that_nobody_gave(details: Details, panel: DetailsPanel) -> None:
    assert panel.fields["title"].text() == ""
    assert panel.fields["title"].placeholderText() == TEXT.split("\n")[0]


def test_where_the_report_came_from_is_said(details: Details, panel: DetailsPanel) -> None:
    assert panel._sources.text() == "From \u2068report.txt\u2069, read as \u2068utf-8\u2069"


def test_what_is_typed_is_stored_and_taken_back_by_an_undo(
    details: Details, session: Session, panel: DetailsPanel, report: DocumentId, steps: Steps
) -> None:
    type_into(panel, "source", "وكالة النهر")
    assert known(session, report) == {"source": "وكالة النهر"}

    steps.undo()
    assert known(session, report) == {}
    assert panel.fields["source"].text() == ""


def test_a_field_that_is_left_is_stored_too(
    details: Details, session: Session, panel: DetailsPanel, report: DocumentId
) -> None:
    write(panel.fields["date"], "2025-03")
    panel.fields["url"].setFocus()

    assert known(session, report) == {"date": "2025-03"}


def test_a_field_that_is_left_as_it_was_is_no_edit(details: Details, session: Session, panel: DetailsPanel) -> None:
    before = session.project.db.execute("SELECT count(*) FROM journal").fetchone()
    panel.fields["date"].setFocus()
    panel.fields["url"].setFocus()

    assert session.project.db.execute("SELECT count(*) FROM journal").fetchone() == before


def test_what_came_with_the_report_and_has_no_field_stays(
    details: Details, session: Session, panel: DetailsPanel, report: DocumentId, sara: Coder
) -> None:
    session.do(lambda project: annotate.set_metadata(project, report, {"region": "شرق"}, sara.id))
    type_into(panel, "title", "قصف")

    assert known(session, report) == {"region": "شرق", "title": "قصف"}


def test_a_field_that_is_emptied_is_forgotten(
    details: Details, session: Session, panel: DetailsPanel, report: DocumentId
) -> None:
    type_into(panel, "title", "قصف")
    type_into(panel, "title", "")
    panel.fields["title"].clear()
    press(panel.fields["title"], "Return")

    assert known(session, report) == {}


def test_what_the_file_does_not_take_stays_in_the_field_to_be_stored_by_a_retry(
    details: Details, session: Session, panel: DetailsPanel, report: DocumentId
) -> None:
    read_only(session.project)
    type_into(panel, "title", "قصف")
    assert known(session, report) == {}
    assert panel.fields["title"].text() == "قصف"

    session.project.db.execute("PRAGMA query_only = OFF")
    session.retry()
    assert known(session, report) == {"title": "قصف"}


def test_nobody_can_type_before_she_has_said_who_she_is(
    details: Details, session: Session, panel: DetailsPanel, sara: Coder
) -> None:
    """What she typed would be lost: every edit carries a name."""
    session.coder = None
    details.show_document()
    assert not panel.fields["title"].isEnabled()

    session.coder = sara
    details.show_document()
    assert panel.fields["title"].isEnabled()


def test_selected_text_becomes_a_part_of_the_report_and_an_undo_takes_it_back(
    details: Details, session: Session, text_view: TextView, report: DocumentId, notices: list[Notice], steps: Steps
) -> None:
    drag_over(text_view, "قصف على سوق تل الزهور")
    details.set_zone("title")
    assert parts(session, report) == [("title", "قصف على سوق تل الزهور")]
    assert text_view.selection() is None
    assert notices[-1].sentence == "The selected text is now: Title"

    steps.undo()
    assert parts(session, report) == []


def test_a_part_gives_way_to_a_new_one(
    details: Details, session: Session, text_view: TextView, report: DocumentId
) -> None:
    drag_over(text_view, "قُتل 7 مدنيين وأصيب أكثر من ٢٠ آخرين")
    details.set_zone("body")
    drag_over(text_view, "وأصيب أكثر من ٢٠ آخرين")
    details.set_zone("comments")

    assert parts(session, report) == [("body", "قُتل 7 مدنيين "), ("comments", "وأصيب أكثر من ٢٠ آخرين")]


@pytest.mark.parametrize("missing", ["coder", "selection", "document"])
def test_without_a_coder_a_selection_or_a_report_no_part_is_stored(
    details: Details, session: Session, text_view: TextView, report: DocumentId, missing: str
) -> None:
    if missing == "coder":
        session.coder = None
    if missing == "document":
        session.open(None)
    if missing != "selection":
        drag_over(text_view, "قصف")
    details.set_zone("title")

    assert parts(session, report) == []


def test_a_part_that_is_clicked_is_shown_in_the_text(
    details: Details, session: Session, panel: DetailsPanel, text_view: TextView, report: DocumentId, sara: Coder
) -> None:
    start = TEXT.index("وقال ناشطون")
    zones = [Zone(0, 21, "title"), Zone(start, len(TEXT), "comments")]
    session.do(lambda project: annotate.set_zones(project, report, zones, sara.id))
    click_row(panel.zones, 1)

    assert text_view.caret() == start


def test_the_parts_are_listed_with_their_first_words_isolated(
    details: Details, session: Session, panel: DetailsPanel, report: DocumentId, sara: Coder
) -> None:
    """R15."""
    session.do(lambda project: annotate.set_zones(project, report, [Zone(0, 21, "title")], sara.id))

    assert [panel.zones.item(0).text()] == ["Title · \u2068قصف على سوق تل الزهور\u2069"]
    assert panel.zones.item(0).toolTip() == "21 characters"


def test_parts_proposed_by_rules_are_said_to_be_proposed_until_somebody_corrects_them(
    details: Details, session: Session, panel: DetailsPanel, report: DocumentId, sara: Coder
) -> None:
    proposed = Zones(report, (Zone(0, 21, "title"),), proposed=True)
    journal.commit(session.project, "zones", NOBODY, Change(added=(proposed,)))
    details.show_document()
    assert panel._proposed.isVisible()

    session.do(lambda project: annotate.set_zones(project, report, proposed.zones, sara.id))
    assert not panel._proposed.isVisible()


def test_with_no_report_open_the_form_is_empty_and_dead(
    details: Details, session: Session, panel: DetailsPanel
) -> None:
    session.open(None)
    details.show_document()

    assert panel._sources.text() == ""
    assert panel.zones.count() == 0
    assert not panel.fields["title"].isEnabled()
    with pytest.raises(ValueError, match="no report is open"):
        details.zones()
