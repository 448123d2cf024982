"""The buttons for the selected mark: its edges, and away with it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from annotator.language import tr
from annotator.ui.actions import Actions
from annotator.ui.panels.widgets import ActionButton, grounded, soft


class EdgeTools(QWidget):
    """Moves the edges of the selected mark by a letter, and deletes it."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        grounded(self, "span_tools")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        words = {"back": tr("earlier"), "forth": tr("later")}
        for line, (edge, name) in enumerate((("start", tr("Start")), ("end", tr("End")))):
            grid.addWidget(soft(name), line, 0)
            for place, way in enumerate(("back", "forth"), start=1):
                grid.addWidget(ActionButton(actions[f"{edge}_{way}"], text=words[way], role="small"), line, place)
        grid.setColumnStretch(3, 1)
        grid.addWidget(ActionButton(actions["delete"], text=tr("Delete")), 0, 4, 2, 1)
