"""What every test of the window has: no widget left behind, and no line in the log that nobody looked at."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from annotator import settings
from annotator.core.coder import Coder
from annotator.core.document import DocumentId
from annotator.settings import Settings
from annotator.store.project import Project
from annotator.ui import fonts, theme
from annotator.ui.messages import Messages, Notice
from annotator.ui.program import Program
from annotator.ui.session import Session
from annotator.ui.steps import Steps
from annotator.ui.textview.view import TextView
from annotator.ui.theme import Theme
from tests.ui.person import Person
from tests.workshop import OTHER_TEXT, TEXT, add_report, coder, new_project

LAPTOP = QSize(1366, 768)
PATIENCE = 60_000  # milliseconds that a dialog may stay open
THIRD_TEXT = "Shelling of a market\n\nقال مصدر إن راجمة BM-21 أطلقت 12 صاروخاً على بلدة السدر، دون خسائر."


class _Heard(logging.Handler):
    """Keeps the lines that say that something went wrong."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which something was logged as a warning or worse, unless it asks for caplog and looks itself."""
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    assert "caplog" in request.fixturenames or heard.lines == []


@pytest.fixture(autouse=True)
def no_widget_left() -> Iterator[None]:
    """Fail a test that leaves a window or a dialog behind."""
    before = _top_level()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for key, widget in _top_level().items() if key not in before]
    assert left == []


@pytest.fixture(autouse=True)
def no_question_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that waits for good before a dialog that nobody answers."""
    asked: list[str] = []
    timer = QTimer(interval=PATIENCE)
    timer.timeout.connect(lambda: asked.extend(_refused_questions()))
    timer.start()
    yield
    timer.stop()
    assert asked == []


def _refused_questions() -> Iterator[str]:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
        yield dialog.windowTitle()


def _top_level() -> dict[int, str]:
    if not isinstance(QApplication.instance(), QApplication):
        return {}
    widgets = QApplication.topLevelWidgets()
    return {shiboken6.getCppPointer(widget)[0]: f"{type(widget).__name__} {widget.objectName()}" for widget in widgets}


@pytest.fixture(autouse=True)
def qt_notes(home: Path) -> None:
    """Let Qt keep its notes about file dialogs in the test's own home."""
    for format_ in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(format_, QSettings.Scope.UserScope, str(home))


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application object with our fonts; afterwards it looks and reads as it did before."""
    assert fonts.load() == []
    font, palette, style = qapp.font(), qapp.palette(), qapp.style().objectName()
    sheet, direction = qapp.styleSheet(), qapp.layoutDirection()
    yield qapp
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what goes need not be polished anew
    qapp.setStyleSheet(sheet)
    if qapp.style().objectName() != style:
        qapp.setStyle(style)
    qapp.setFont(font)
    qapp.setPalette(palette)
    qapp.setLayoutDirection(direction)


@pytest.fixture
def kept(home: Path) -> Settings:
    """Settings of a person who has none yet."""
    return Settings(home / "settings.toml")


@pytest.fixture
def light() -> Theme:
    """The light theme."""
    return theme.load("light")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project of two reports, in which sara codes."""
    with new_project(tmp_path) as project:
        add_report(project)
        add_report(project, OTHER_TEXT, "other.txt")
        coder(project)
        yield project


@pytest.fixture
def report(project: Project) -> DocumentId:
    """The first report of the project."""
    return DocumentId(project.db.execute("SELECT id FROM documents ORDER BY number").fetchone()[0])


@pytest.fixture
def session(qapp: QApplication, project: Project, report: DocumentId) -> Session:
    """Sara at work, with the first report open."""
    session = Session(project, coder(project))
    session.open(report)
    return session


@pytest.fixture
def sara(session: Session) -> Coder:
    """The coder at work."""
    assert session.coder is not None
    return session.coder


@pytest.fixture
def messages() -> Messages:
    """Where parts of the window leave what they have to say."""
    return Messages()


@pytest.fixture
def steps(session: Session, messages: Messages) -> Steps:
    """Sara's undo and redo."""
    return Steps(session, messages, session)


@pytest.fixture
def notices(messages: Messages) -> list[Notice]:
    """What was said, in order."""
    heard: list[Notice] = []
    messages.said.connect(heard.append)
    return heard


@pytest.fixture
def text_view(app: QApplication, qtbot: QtBot, session: Session) -> TextView:
    """The text of the open report in a window of its own, with the focus."""
    view = TextView()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_text(session.document.text if session.document is not None else "")
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    return view


@pytest.fixture(scope="session")
def work_of_three_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project file that is made once, to be copied."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("work")
        patch.setenv(settings.HOME_VARIABLE, str(folder))
        with new_project(folder, "work") as project:
            for nth, text in enumerate((TEXT, OTHER_TEXT, THIRD_TEXT), start=1):
                add_report(project, text, f"{nth}.txt")
    return folder / "work.tarmiz"


@pytest.fixture
def work(tmp_path: Path, work_of_three_reports: Path) -> Path:
    """A project file of three reports, closed."""
    shutil.copy(work_of_three_reports, tmp_path / "work.tarmiz")
    return tmp_path / "work.tarmiz"


OpenProgram = Callable[..., Person]


@pytest.fixture
def open_program(app: QApplication, qtbot: QtBot) -> Iterator[OpenProgram]:
    """Return a function that starts the program as `annotator open` does, with somebody at its window."""
    running: list[Program] = []

    def opened(
        path: Path | None,
        *,
        language: str = "en",
        theme: str = "light",
        coder: str = "sara",
        size: QSize | None = LAPTOP,
    ) -> Person:
        kept = settings.load()
        for key, value in (("language", language), ("theme", theme), ("coder_name", coder)):
            kept.set(key, value)
        program = Program(app, kept)
        running.append(program)
        if size is not None:
            program.window.resize(size)
        with qtbot.waitActive(program.window):
            program.window.show()
            program.window.activateWindow()
        if path is not None:
            program.open(path)
        return Person(program)

    yield opened
    for program in running:
        if shiboken6.isValid(program.window):
            program.finish()
        program.deleteLater()


@pytest.fixture
def person(open_program: OpenProgram, work: Path) -> Person:
    """Sara, with the first report of the project open."""
    return open_program(work)
