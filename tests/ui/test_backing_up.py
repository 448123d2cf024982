from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.store import backup
from annotator.ui.backing_up import BackingUp
from annotator.ui.session import Session
from annotator.workflow import backups, projects
from annotator.workflow.backups import Rolling
from tests.ui.person import Person
from tests.workshop import mark


def test_half_an_hour_of_work_is_copied_and_idle_time_is_not(session: Session) -> None:
    backing = BackingUp(session, session)
    backing._rolling = Rolling(session.project, datetime.now(UTC) - backups.EVERY - timedelta(minutes=1))
    assert session.document is not None
    assert session.coder is not None
    before = len(backup.every(session.project.path))
    mark(session.project, session.document.id, session.coder, "قصف")
    backing.timer.timeout.emit()
    assert len(backup.every(session.project.path)) == before + 1
    backing.timer.timeout.emit()
    assert len(backup.every(session.project.path)) == before + 1


def test_who_goes_on_in_another_folder_is_backed_up_there(session: Session, tmp_path: Path) -> None:
    backing = BackingUp(session, session)
    (tmp_path / "other").mkdir()
    session.go_on_in(projects.moved(session.project, tmp_path / "other" / "project.tarmiz"))
    backing.ask()
    assert backing._project is session.project
    session.project.close()


def test_the_window_looks_after_backups(person: Person) -> None:
    assert person.place.findChild(BackingUp) is not None
