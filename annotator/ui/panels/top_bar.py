"""The bar at the top: where we are, the search box, undo, and on to the next report."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from annotator.language import isolated, ntr, tr
from annotator.ui.actions import Actions
from annotator.ui.panels.search_box import SearchBox
from annotator.ui.panels.widgets import ActionButton, grounded, heading, scaled, soft

SEARCH_WIDTH = 420  # logical pixels


class TopBar(QWidget):
    """Names the project and the coder; holds the search box and the three buttons used all day."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grounded(self, "top_bar")
        self._project = heading("")
        self._coder = soft("")
        self.search = SearchBox(actions)
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(scaled(SEARCH_WIDTH))
        row = QGridLayout(self)
        row.setContentsMargins(16, 9, 12, 9)
        row.setHorizontalSpacing(16)
        row.addLayout(self._names(), 0, 0)
        row.addWidget(self.search, 0, 1)
        self.problems = ActionButton(actions["problems"], role="quiet", with_icon=False)
        self.problems.hide()
        row.addLayout(self._buttons(actions), 0, 2)
        row.setColumnStretch(0, 3)
        row.setColumnStretch(1, 4)
        row.setColumnStretch(2, 3)

    def _names(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._project)
        row.addWidget(self._coder)
        row.addStretch(1)
        return row

    def show_names(self, project: str, coder: str) -> None:
        """Say which project is open, and who is coding."""
        self._project.setText(isolated(project))
        self._coder.setText(tr("Coder {name}", name=isolated(coder)) if coder else "")

    def show_problems(self, count: int) -> None:
        """Say how many problems the report has, beside the button that finishes it; nothing where it has none."""
        self.problems.say(ntr("{count} problem", "{count} problems", count))
        self.problems.setVisible(count > 0)

    def _buttons(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch(1)
        row.addWidget(ActionButton(actions["undo"], text=tr("Undo")))
        row.addWidget(ActionButton(actions["redo"], text=tr("Redo")))
        row.addWidget(self.problems)
        row.addWidget(ActionButton(actions["finish"], role="primary", with_icon=False))
        return row
