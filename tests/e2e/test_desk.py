"""A supervisor's evening: figures, thirty disagreements with their reasons, and a coder's work that comes late."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.core.document import DocumentId
from annotator.core.reason import CAUSES
from annotator.store import documents
from annotator.ui.panels.figures import Cases
from annotator.workflow import annotate, projects, reasons
from annotator.workflow.merge import merge
from tests.cli.running import run
from tests.ui.conftest import (
    OpenProgram,
    app,
    no_question_left,
    no_unexpected_log,
    no_widget_left,
    open_program,
    qt_notes,
)
from tests.ui.hands import press
from tests.ui.pages.test_agreement import cell_of, open_desk, reports
from tests.workshop import TACTIC, coder, mark

# Fixtures of the window's tests.
__all__ = ["app", "no_question_left", "no_unexpected_log", "no_widget_left", "open_program", "qt_notes"]
REPORTS, WALKED = 12, 30


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_supervisor_reads_figures_walks_through_disagreements_and_takes_late_work(
    open_program: OpenProgram, qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    path = reports(tmp_path, REPORTS - 1)
    late = work_that_comes_late(path, tmp_path)
    printed = {
        (one["scope"].get("label")): one["value"]
        for one in json.loads(run("agreement", path, "--json").out)
        if one["measure"] == "f1_strict" and one["scope"].get("coders") == "all pairs" and "docs" not in one["scope"]
    }

    person = open_program(path, language=language)
    page = open_desk(person, qtbot)
    labels = page.figures.labels
    codes = sorted(label for label in printed if label)
    assert labels.rowCount() == len(codes)
    for row, label in enumerate(codes):
        value = printed[label]
        shown = cell_of(labels, row, 1).translate(str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789."))
        assert value is None or shown == f"{value:.3f}"

    page.show_cases(Cases())
    table = page.disagreements.table
    assert len(page.model.shown) >= WALKED
    for nth in range(WALKED):
        press(table, str(nth % len(CAUSES) + 1))
        press(table, "Down")
    noted = reasons.reasons(person.session.project)
    assert len(noted) == WALKED
    assert {reason.cause for reason in noted.values()} == set(CAUSES)

    before = [cell_of(labels, row, 1) for row in range(labels.rowCount())]
    merge(person.session.project, [late])
    page.asked.emit()
    qtbot.waitUntil(page.tabs.isEnabled)
    assert [cell_of(labels, row, 1) for row in range(labels.rowCount())] != before
    assert reasons.reasons(person.session.project) == noted


def work_that_comes_late(path: Path, folder: Path) -> Path:
    """Return a copy of the project in which somebody has coded more."""
    late = Path(shutil.copy(path, folder / "late.tarmiz"))
    with projects.open_project(late) as project:
        mona = coder(project, "mona")
        for row in documents.listing(project)[:4]:
            id = DocumentId(row.id)
            mark(project, id, mona, "قصف", TACTIC)
            annotate.set_status(project, id, mona.id, "done")
    return late
