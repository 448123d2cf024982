"""The presenter of the reports: next, done, reopened, withdrawn, found; the list keeps step with the file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from annotator import language
from annotator.core.coder import Coder
from annotator.core.document import DocumentId
from annotator.store import documents
from annotator.ui.messages import Notice
from annotator.ui.panels.report_model import ReportModel
from annotator.ui.reports import Reports
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.workflow import annotate
from tests.ui.disk import read_only
from tests.workshop import OTHER_TEXT, TEXT, add_report, coder, mark

THIRD = "انفجار في مدينة السدر، والأسباب مجهولة."
TITLES = [text.split("\n")[0] for text in (TEXT, OTHER_TEXT, THIRD)]


@pytest.fixture
def model(session: Session) -> Iterator[ReportModel]:
    """The list of three reports, watched by Qt's own tester: what it finds wrong is a warning."""
    add_report(session.project, THIRD, "third.txt")
    model = ReportModel(session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    yield model
    tester.deleteLater()


@pytest.fixture
def reports(session: Session, model: ReportModel, steps: Steps) -> Reports:
    """The presenter, with the first report open."""
    made = Reports(session, model, steps, session)
    made.read_again()
    return made


def shown(model: ReportModel) -> list[str]:
    return [row.title for row in model.shown]


def states(model: ReportModel) -> list[str]:
    return [row.status for row in model.shown]


def title(session: Session) -> str | None:
    """Return the first line of the report that is open."""
    return None if session.document is None else session.document.text.split("\n")[0]


def test_reports_are_listed_in_the_order_in_which_they_came(reports: Reports, model: ReportModel) -> None:
    assert shown(model) == TITLES
    assert states(model) == ["not_started"] * 3


def test_next_and_previous_go_through_the_list_and_stop_at_its_ends(reports: Reports, session: Session) -> None:
    seen = []
    for by in (1, 1, 1, -1, -1, -1):
        reports.step(by)
        seen.append(title(session))

    assert seen == [TITLES[1], TITLES[2], TITLES[2], TITLES[1], TITLES[0], TITLES[0]]


def test_done_opens_the_next_report_that_is_not_done(
    reports: Reports, session: Session, model: ReportModel, sara: Coder
) -> None:
    other = model.shown[1].id
    session.do(lambda project: annotate.set_status(project, other, sara.id, "done"))
    reports.finish()

    assert states(model) == ["done", "done", "not_started"]
    assert title(session) == TITLES[2]


def test_done_goes_round_to_what_was_left_out(reports: Reports, session: Session) -> None:
    reports.step(1)
    reports.step(1)
    reports.finish()

    assert title(session) == TITLES[0]


def test_the_last_report_that_is_done_stays_open_and_this_is_told(
    reports: Reports, session: Session, model: ReportModel, notices: list[Notice]
) -> None:
    for _ in range(3):
        reports.finish()

    assert states(model) == ["done"] * 3
    assert title(session) == TITLES[2]
    assert notices[-1].sentence == "Done. That was the last one: all reports are done."
    assert notices[-1].act is not None
    notices[-1].act()
    assert states(model) == ["done", "done", "not_started"]


def test_the_last_report_that_a_search_found_is_not_told_to_be_the_last_of_all(
    reports: Reports, session: Session, model: ReportModel, notices: list[Notice]
) -> None:
    reports.find("انفجار")
    reports.open_found()
    reports.finish()

    assert [notice.sentence for notice in notices] == [
        "Done. All reports that the search has found are done; Esc in the search box shows the others."
    ]
    assert title(session) == TITLES[2]


def test_done_with_a_report_that_the_search_does_not_show_goes_to_the_first_that_it_does(
    reports: Reports, session: Session
) -> None:
    reports.find("انفجار")
    reports.finish()

    assert title(session) == TITLES[2]


def test_done_again_says_nothing_new_and_goes_on(reports: Reports, session: Session, model: ReportModel) -> None:
    reports.finish()
    reports.step(-1)
    rows = session.project.db.execute("SELECT count(*) FROM journal").fetchone()
    reports.finish()

    assert session.project.db.execute("SELECT count(*) FROM journal").fetchone() == rows
    assert title(session) == TITLES[1]


def test_what_the_file_does_not_take_is_not_done_and_the_report_stays(
    reports: Reports, session: Session, model: ReportModel
) -> None:
    read_only(session.project)
    reports.finish()

    assert states(model) == ["not_started"] * 3
    assert title(session) == TITLES[0]


def test_a_report_is_reopened_and_this_can_be_undone(
    reports: Reports, session: Session, model: ReportModel, notices: list[Notice], steps: Steps
) -> None:
    reports.finish()
    reports.step(-1)
    reports.reopen()
    assert states(model)[0] == "in_progress"
    assert notices[-1].sentence == "The report is in progress again."

    steps.undo()
    assert states(model)[0] == "done"


def test_a_withdrawn_report_goes_from_the_list_with_its_marks_kept_and_comes_back_by_undo(
    reports: Reports, session: Session, model: ReportModel, sara: Coder, report: DocumentId, notices: list[Notice]
) -> None:
    mark(session.project, report, sara, "قصف")
    assert reports.withdraw()
    assert shown(model) == TITLES[1:]
    assert title(session) == TITLES[1]
    assert notices[-1].sentence == "1 report withdrawn; its marks are kept."
    assert notices[-1].act is not None

    notices[-1].act()
    assert shown(model) == TITLES
    assert title(session) == TITLES[0]
    assert [span.quote for span in session.spans()] == ["قصف"]


def test_several_reports_are_withdrawn_as_one_step(
    reports: Reports, session: Session, model: ReportModel, notices: list[Notice], steps: Steps
) -> None:
    assert reports.withdraw([row.id for row in model.shown[1:]])
    assert shown(model) == TITLES[:1]
    assert notices[-1].sentence == "2 reports withdrawn; their marks are kept."

    steps.undo()
    assert shown(model) == TITLES


def test_with_the_last_report_withdrawn_none_is_open(reports: Reports, session: Session, model: ReportModel) -> None:
    reports.withdraw([row.id for row in model.shown])
    assert session.document is None
    assert reports.place_sentence() == ""

    assert not reports.withdraw()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("قصف", [0]),
        ("الزُّهــور", [0]),
        ("اسبوعا", [1]),
        ("الساحل", [1]),
        ("مدينة السدر", [2]),
        ("GRAD", [0]),
        ("صوار", [0]),
        ("٢٠", [0]),
        ("20", [0]),
        ("لا شيء من هذا", []),
        ("  ", [0, 1, 2]),
    ],
)
def test_reports_are_found_by_title_and_text_in_any_spelling(
    reports: Reports, model: ReportModel, words: str, found: list[int]
) -> None:
    """R17."""
    reports.find(words)

    assert shown(model) == [TITLES[place] for place in found]


def test_a_report_is_found_by_the_title_that_it_was_given(
    reports: Reports, session: Session, model: ReportModel, sara: Coder
) -> None:
    id = model.shown[2].id
    session.do(lambda project: annotate.set_metadata(project, id, {"title": "Blast in Sidr"}, sara.id))
    reports.find("blast")

    assert shown(model) == ["Blast in Sidr"]


def test_an_empty_search_shows_all_again(reports: Reports, model: ReportModel) -> None:
    reports.find("انفجار")
    reports.find("")

    assert shown(model) == TITLES


def test_a_search_stays_while_its_reports_are_worked_on(
    reports: Reports, session: Session, model: ReportModel, sara: Coder
) -> None:
    reports.find("انفجار")
    id = model.shown[0].id
    session.do(lambda project: annotate.mark(project, id, sara.id, 0, 6, next(iter(session.codebook.labels)).code))

    assert [(row.title, row.status, row.spans) for row in model.shown] == [(TITLES[2], "in_progress", 1)]
    assert len(model.every) == 3


def test_marks_of_another_coder_do_not_count(reports: Reports, session: Session, model: ReportModel) -> None:
    ali = coder(session.project, "ali")
    id = model.shown[0].id
    session.do(lambda project: annotate.mark(project, id, ali.id, 0, 3, next(iter(session.codebook.labels)).code))

    assert (model.shown[0].status, model.shown[0].spans) == ("not_started", 0)


def test_the_first_report_that_is_not_done_is_opened_unless_another_is_wanted(
    reports: Reports, session: Session, model: ReportModel
) -> None:
    reports.finish()
    session.open(None)
    reports.open_first()
    assert title(session) == TITLES[1]
    reports.open_first(model.shown[2].id)
    assert title(session) == TITLES[2]
    reports.open_first("no such report")
    assert title(session) == TITLES[1]


def test_the_report_that_is_open_is_not_opened_again(reports: Reports, session: Session, report: DocumentId) -> None:
    """Its caret and selection would be lost."""
    before = session.document
    reports.open(report)

    assert session.document is before


def test_the_place_is_said_in_numbers_of_the_interface(reports: Reports, session: Session) -> None:
    words = documents.row(session.project, session.document.id).words if session.document else 0
    assert reports.place_sentence() == f"Report 1 of 3 · {words} words"
    language.use("ar")
    assert "١" in reports.place_sentence()


@pytest.mark.parametrize("missing", ["coder", "document"])
def test_without_a_coder_or_a_report_nothing_is_stored(reports: Reports, session: Session, missing: str) -> None:
    rows = session.project.db.execute("SELECT count(*) FROM journal").fetchone()
    setattr(session, missing, None)
    reports.finish()
    reports.reopen()
    assert not reports.withdraw()

    assert session.project.db.execute("SELECT count(*) FROM journal").fetchone() == rows
