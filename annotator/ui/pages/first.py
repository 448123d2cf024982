"""The first page: a new project, an open one, the sample, and who is coding."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.language import code, isolated, tr
from annotator.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.pages.centred import CentredPage
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.segments import Segments
from annotator.ui.panels.widgets import ActionButton, heading, plain_label, scaled, soft

MOST_RECENT = 5


class FirstPage(CentredPage):
    """Where the program begins when no project is open.

    Signals:
        recent_chosen(str): The project at this path is wanted.
        coder_named(str): Who is coding.
        setting_chosen(str, object): A setting, and the value it is to have.
    """

    recent_chosen = Signal(str)
    coder_named = Signal(str)
    setting_chosen = Signal(str, object)

    def __init__(self, actions: Actions, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first")
        self._settings = settings
        self.column.addStretch(2)
        self.column.addWidget(_big(tr("Tarmiz")))
        self.column.addWidget(
            plain_label(
                tr("Mark actors, places, tactics and casualties in Arabic reports. Everything stays on this computer."),
                "soft",
            )
        )
        self.column.addSpacing(14)
        self.column.addWidget(_starts(actions))
        self.column.addSpacing(14)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self.column.addLayout(self._recent)
        self.coder = self._add_coder()
        self.column.addSpacing(14)
        self._add_switches()
        self.column.addStretch(3)
        self.show_recent(settings.texts("recent"))

    def _add_coder(self) -> OwnDirectionEdit:
        self.column.addSpacing(8)
        title = heading(tr("Who is coding?"))
        field = OwnDirectionEdit(self._settings.text("coder_name"))
        field.setObjectName("coder_name")
        field.setPlaceholderText(tr("A name or a code"))
        field.setAccessibleName(tr("Who is coding"))
        field.setMaximumWidth(scaled(280))
        title.setBuddy(field)
        field.editingFinished.connect(self._coder_edited)
        self.column.addWidget(title)
        row = QHBoxLayout()  # a field that runs another way than the page would stand at the other side
        row.addWidget(field, 1)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(soft(tr("Every mark you make carries it. You can choose a code.")))
        return field

    def _add_switches(self) -> None:
        language = Segments(tr("Language"), (("ar", "العربية"), ("en", "English")), code())
        language.chosen.connect(partial(self.setting_chosen.emit, "language"))
        themes = (("auto", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark")))
        theme = Segments(tr("Colours"), themes, self._settings.text("theme"))
        theme.chosen.connect(partial(self.setting_chosen.emit, "theme"))
        both = FlowRow(spacing=24)
        both.row.addWidget(language)
        both.row.addWidget(theme)
        self.column.addWidget(both)

    def show_recent(self, paths: Sequence[str]) -> None:
        """Show the projects that were open last."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        there = [path for path in paths if Path(path).exists()][:MOST_RECENT]
        if there:
            self._recent.addWidget(heading(tr("Recent")))
        for path in there:
            self._recent.addWidget(self._recent_button(path))

    def _recent_button(self, path: str) -> QPushButton:
        file = Path(path)
        words = f"{isolated(file.stem)}  ·  {isolated(_short(file.parent))}"
        made = QPushButton(words.replace("&", "&&"))  # a plain & would underline a letter
        made.setProperty("role", "row")
        made.setProperty("path", path)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setToolTip(isolated(path))
        made.setAccessibleName(isolated(file.stem))
        made.clicked.connect(self._recent_clicked)
        return made

    def _recent_clicked(self) -> None:
        self.recent_chosen.emit(str(self.sender().property("path")))

    def _coder_edited(self) -> None:
        name = " ".join(self.coder.text().split())
        if name != self._settings.text("coder_name"):
            self.coder_named.emit(name)


def _starts(actions: Actions) -> QWidget:
    starts = FlowRow()
    row = starts.row
    row.addWidget(ActionButton(actions["new"], text=tr("New project"), role="primary", with_icon=False))
    row.addWidget(ActionButton(actions["open"], text=tr("Open a project"), role="large", with_icon=False))
    row.addWidget(ActionButton(actions["unpack"], text=tr("Take a package in"), role="large", with_icon=False))
    row.addWidget(ActionButton(actions["sample"], text=tr("Sample project"), role="large", with_icon=False))
    return starts


def _big(text: str) -> QWidget:
    label = heading(text)
    label.setProperty("role", "title")
    return label


def _short(folder: Path) -> str:
    """Return a folder's path with the home folder as ~."""
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) and folder != home else str(folder)
