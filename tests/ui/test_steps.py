"""Undo and redo live in the journal; the window asks for them, tells them, and goes to where they were."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.coder import Coder
from annotator.core.document import DocumentId
from annotator.ui.messages import Notice
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.workflow import annotate
from tests.ui.disk import read_only, writable
from tests.workshop import ACTOR, LOCATION, TACTIC, coder, mark, quotes


@pytest.fixture(autouse=True)
def marked(session: Session, report: DocumentId, sara: Coder) -> None:
    """Two marks of Sara's."""
    mark(session.project, report, sara, "قصف", TACTIC)
    mark(session.project, report, sara, "تل الزهور", LOCATION)


def marks(session: Session) -> list[str]:
    return [span.quote for span in session.spans()]


def test_undo_takes_back_one_step_after_the_other(session: Session, steps: Steps) -> None:
    steps.undo()
    assert marks(session) == ["قصف"]
    steps.undo()
    assert marks(session) == []


def test_redo_brings_back_what_was_undone_last(session: Session, steps: Steps) -> None:
    steps.undo()
    steps.undo()
    steps.redo()
    assert marks(session) == ["قصف"]


def test_an_undo_is_told_with_a_button_that_takes_it_back(
    session: Session, steps: Steps, notices: list[Notice]
) -> None:
    steps.undo()
    assert (notices[-1].sentence, notices[-1].button) == ("Undone: mark", "Redo")
    assert notices[-1].act is not None
    notices[-1].act()

    assert marks(session) == ["قصف", "تل الزهور"]
    assert (notices[-1].sentence, notices[-1].button) == ("Done again: mark", "Undo")


def test_what_comes_back_is_looked_at(qtbot: QtBot, session: Session, steps: Steps) -> None:
    span = session.spans()[0]
    session.do(lambda project: annotate.delete(project, [span]))
    with qtbot.waitSignal(steps.shown, timeout=1000) as told:
        steps.undo()

    assert told.args == [span.id]


def test_what_goes_is_not_looked_at(qtbot: QtBot, steps: Steps) -> None:
    with qtbot.assertNotEmitted(steps.shown):
        steps.undo()


def test_the_report_that_was_concerned_is_opened(session: Session, steps: Steps, report: DocumentId) -> None:
    other = DocumentId(session.project.db.execute("SELECT id FROM documents ORDER BY number DESC").fetchone()[0])
    session.open(other)
    steps.undo()

    assert session.document is not None
    assert session.document.id == report


def test_a_report_that_comes_back_is_opened_and_one_that_goes_is_not(
    session: Session, steps: Steps, report: DocumentId, sara: Coder
) -> None:
    other = DocumentId(session.project.db.execute("SELECT id FROM documents ORDER BY number DESC").fetchone()[0])
    session.do(lambda project: annotate.withdraw(project, [other], sara.id))
    steps.undo()
    assert session.document is not None
    assert session.document.id == other

    session.open(report)
    steps.redo()
    assert session.document.id == report


def test_the_names_say_what_an_undo_and_a_redo_would_be_about(session: Session, steps: Steps, sara: Coder) -> None:
    assert steps.names() == ("mark", None)
    span = session.spans()[0]
    session.do(lambda project: annotate.relabel(project, span, ACTOR))
    assert steps.names() == ("change of label", None)
    steps.undo()
    assert steps.names() == ("mark", "change of label")


def test_a_coder_undoes_her_own_steps_only(session: Session, steps: Steps, report: DocumentId) -> None:
    ali = coder(session.project, "ali")
    mark(session.project, report, ali, "7 مدنيين")
    steps.undo()

    assert quotes(session.project, report, ali) == [("7 مدنيين", "ACTOR")]
    assert marks(session) == ["قصف"]


def test_with_nothing_to_undo_the_reason_is_told(qtbot: QtBot, session: Session, steps: Steps) -> None:
    session.coder = coder(session.project, "ali")
    with qtbot.waitSignal(session.refused, timeout=1000) as told:
        steps.undo()
    assert "nothing to undo" in str(told.args[0])
    assert steps.names() == (None, None)


def test_what_has_changed_since_is_not_undone(
    qtbot: QtBot, session: Session, steps: Steps, report: DocumentId, sara: Coder
) -> None:
    ali = coder(session.project, "ali")
    session.do(lambda project: annotate.set_metadata(project, report, {"title": "a"}, sara.id))
    annotate.set_metadata(session.project, report, {"title": "b"}, ali.id)
    with qtbot.waitSignal(session.refused, timeout=1000) as told:
        steps.undo()

    assert "cannot be undone" in str(told.args[0])


def test_without_a_coder_nothing_is_undone(session: Session, steps: Steps) -> None:
    session.coder = None
    steps.undo()
    steps.redo()

    assert steps.names() == (None, None)


def test_an_undo_that_the_file_does_not_take_waits_and_is_done_by_a_retry(
    session: Session, steps: Steps, notices: list[Notice]
) -> None:
    read_only(session.project)
    steps.undo()
    assert marks(session) == ["قصف", "تل الزهور"]
    assert notices == []

    writable(session.project)
    session.retry()
    assert marks(session) == ["قصف"]
