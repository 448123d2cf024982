"""Every edit of the window goes to the file through the session, or it is told why not; nothing overtakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.change import Change
from annotator.core.document import DocumentId
from annotator.core.span import Span
from annotator.errors import ProjectError, SpanError
from annotator.store import journal
from annotator.store.project import Project
from annotator.ui.session import Act, Session
from annotator.workflow import annotate, projects
from tests.ui.disk import full, read_only, writable
from tests.workshop import CASUALTY, LOCATION, TACTIC, TEXT, add_report, coder, mark, quotes

LONG = " ".join([TEXT] * 40)  # a mark over all of it needs pages that the file does not have yet


def marking(session: Session, words: str, label: str = "TACTIC") -> Act:
    """Return the edit that marks the first occurrence of the words in the open report."""
    document, who = session.document, session.coder
    assert document is not None
    assert who is not None
    start = document.text.index(words)
    code = {"TACTIC": TACTIC, "CASUALTY": CASUALTY, "LOCATION": LOCATION}[label]
    return lambda project: annotate.mark(project, document.id, who.id, start, start + len(words), code)


def waits(session: Session) -> bool:
    """Tell whether an edit waits for the file to take it."""
    return not session.is_saved


def stored(session: Session) -> list[str]:
    """Return what is marked in the file, in the order of the text."""
    return [span.quote for span in session.spans()]


def test_opening_a_report_is_told_when_its_text_is_there(qtbot: QtBot, session: Session, report: DocumentId) -> None:
    session.open(None)
    with qtbot.waitSignal(session.opened, timeout=1000):
        session.open(report)

    assert session.document is not None
    assert session.document.text == TEXT


def test_a_report_whose_text_is_not_in_the_file_is_refused_and_the_open_one_stays(
    qtbot: QtBot, session: Session, report: DocumentId
) -> None:
    with qtbot.waitSignal(session.refused, timeout=1000) as told:
        session.open(DocumentId("f" * 32))

    assert "not in this file" in str(told.args[0])
    assert session.document is not None
    assert session.document.id == report


def test_an_edit_is_told_once_it_is_in_the_file(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    with qtbot.waitSignal(session.stored, timeout=1000) as told:
        change = session.do(marking(session, "قصف"))

    assert told.args == [change]
    assert not waits(session)
    assert stored(session) == ["قصف"]


def test_an_edit_that_cannot_be_is_refused_and_nothing_waits(
    qtbot: QtBot, session: Session, report: DocumentId
) -> None:
    who = session.coder
    assert who is not None
    with qtbot.waitSignal(session.refused, timeout=1000) as told:
        done = session.do(lambda project: annotate.mark(project, report, who.id, 1, 1, TACTIC))

    assert done is None
    assert isinstance(told.args[0], SpanError)
    assert not waits(session)


def test_what_the_file_will_not_take_waits_and_is_stored_by_a_retry(qtbot: QtBot, session: Session) -> None:
    read_only(session.project)
    with qtbot.waitSignal(session.failed, timeout=1000) as told, qtbot.assertNotEmitted(session.stored):
        assert session.do(marking(session, "قصف")) is None
    assert isinstance(told.args[0], ProjectError)
    assert waits(session)
    assert stored(session) == []

    writable(session.project)
    with qtbot.waitSignal(session.stored, timeout=1000):
        session.retry()
    assert not waits(session)
    assert stored(session) == ["قصف"]


def test_on_a_full_disk_the_edit_waits_and_is_stored_when_there_is_room(qtbot: QtBot, session: Session) -> None:
    session.open(add_report(session.project, LONG, "long.txt"))
    full(session.project)
    with qtbot.waitSignal(session.failed, timeout=1000) as told:
        session.do(marking(session, LONG))
    assert "The disk is full" in str(told.args[0])
    assert stored(session) == []

    writable(session.project)
    session.retry()
    assert stored(session) == [LONG]


def test_a_retry_that_fails_again_keeps_the_edit(qtbot: QtBot, session: Session) -> None:
    read_only(session.project)
    session.do(marking(session, "قصف"))
    with qtbot.waitSignal(session.failed, timeout=1000):
        session.retry()

    assert waits(session)


def test_a_retry_with_nothing_waiting_does_nothing(qtbot: QtBot, session: Session) -> None:
    session.do(marking(session, "قصف"))
    with qtbot.assertNotEmitted(session.stored), qtbot.assertNotEmitted(session.failed):
        session.retry()

    assert stored(session) == ["قصف"]


def test_a_later_edit_never_overtakes_one_that_waits(session: Session) -> None:
    read_only(session.project)
    session.do(marking(session, "قصف"))
    assert session.do(marking(session, "تل الزهور", "LOCATION")) is None

    writable(session.project)
    session.retry()
    assert stored(session) == ["قصف"]


def test_a_later_edit_first_stores_the_one_that_waits(session: Session) -> None:
    read_only(session.project)
    session.do(marking(session, "قصف"))
    writable(session.project)
    session.do(marking(session, "تل الزهور", "LOCATION"))

    marks = [entry for entry in journal.entries(session.project) if entry.kind == "mark"]
    assert [span.quote for entry in marks for span in entry.change().added if isinstance(span, Span)] == [
        "قصف",
        "تل الزهور",
    ]


def test_what_waits_and_can_no_longer_be_is_told_and_forgotten(qtbot: QtBot, session: Session) -> None:
    """It would block every later edit."""
    document, who = session.document, session.coder
    assert document is not None
    assert who is not None
    span = mark(session.project, document.id, who, "قصف", TACTIC)
    read_only(session.project)
    session.do(lambda project: annotate.relabel(project, span, LOCATION))
    writable(session.project)
    annotate.delete(session.project, [span])
    with qtbot.waitSignal(session.refused, timeout=1000):
        session.retry()

    assert not waits(session)
    assert session.do(marking(session, "تل الزهور", "LOCATION")) is not None


def test_going_on_in_another_place_stores_there_what_waits(session: Session, tmp_path: Path) -> None:
    old = session.project.path
    read_only(session.project)
    session.do(marking(session, "قصف"))
    (tmp_path / "elsewhere").mkdir()
    there = projects.moved(session.project, tmp_path / "elsewhere" / "project.tarmiz")
    session.go_on_in(there)

    assert not waits(session)
    assert session.project.path == there.path
    assert stored(session) == ["قصف"]
    session.close()
    with projects.open_project(old) as project:
        document = session_document(project)
        assert quotes(project, document, coder(project)) == []


def session_document(project: Project) -> DocumentId:
    """Return the first document of a project."""
    return DocumentId(project.db.execute("SELECT id FROM documents ORDER BY number").fetchone()[0])


def test_a_report_is_done_for_its_coder_only(session: Session, report: DocumentId) -> None:
    who = session.coder
    assert who is not None
    assert not session.is_done()
    session.do(lambda project: annotate.set_status(project, report, who.id, "done"))

    assert session.is_done()
    session.coder = coder(session.project, "ali")
    assert not session.is_done()


def test_without_a_coder_there_are_no_spans_and_nothing_is_done(session: Session) -> None:
    session.do(marking(session, "قصف"))
    session.coder = None

    assert session.spans() == []
    assert not session.is_done()


def test_closing_lets_go_of_the_file(session: Session) -> None:
    path = session.project.path
    session.close()

    with projects.open_project(path) as project:
        assert isinstance(project, Project)


def test_an_error_that_nobody_foresaw_is_not_swallowed(session: Session) -> None:
    def broken(project: Project) -> Change:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        session.do(broken)
    assert not waits(session)
