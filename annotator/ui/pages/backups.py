"""The backups of a project: when each was made and how much is in it, and what going back to one would lose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.language import isolated, tr, tr_in
from annotator.ui.pages.busy import BusyPage
from annotator.ui.panels.line_box import LineBox
from annotator.ui.panels.plain_table import PlainTable
from annotator.ui.panels.widgets import button, heading, plain_label, scaled

ROWS, LINES = 7, 6  # in sight
ROW_HEIGHT, LINE_HEIGHT, ROUND = 30, 30, 24  # logical pixels


class BackupsPage(BusyPage):
    """Shows backups; knows nothing of how one is put back. The project is open nowhere meanwhile.

    Signals:
        looked_at(object): What putting this backup back would do is to be said.
        wanted(object): This backup is to be put back.
        repair_wanted(): The project is to be repaired.
    """

    looked_at = Signal(object)
    wanted = Signal(object)
    repair_wanted = Signal()

    def __init__(self, project: Path) -> None:
        super().__init__("backups", tr("Backups"))
        self.back.setText(tr("Back to the project"))
        self.back.setAccessibleName(self.back.text())
        self.add_tools()
        self._words = plain_label(
            tr(
                "{project} is closed while you look. A backup is made at every start, every half hour of work, and "
                "before anything comes in from others; the ten newest are kept, and one of each of the last seven "
                "days.",
                project=isolated(project.stem),
            ),
            "soft",
        )
        self.copies = PlainTable(tr("Backups"), _heads())
        self.copies.setFixedHeight(scaled((ROWS + 1) * ROW_HEIGHT + ROUND))
        self.nothing = plain_label(tr("There are no backups yet."))
        self._title = heading(tr("What going back to it would lose"))
        self.lines = LineBox(tr("What going back to it would lose"))
        self.lines.setFixedHeight(scaled(LINES * LINE_HEIGHT + ROUND))
        self.put_back = button(tr("Put this backup back"), "primary")
        self.repair = button(tr("Repair the project"))
        self._place()
        self.copies.turned_to.connect(self.looked_at)
        self.put_back.clicked.connect(lambda: self.wanted.emit(self.copies.held()))
        self.repair.clicked.connect(self.repair_wanted)
        self.start = self.copies

    def _place(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.put_back)
        row.addWidget(self.repair)
        row.addStretch(1)
        parts: tuple[QWidget, ...] = (self._words, self.copies, self.nothing, self._title, self.lines)
        for part in parts:
            self.column.addWidget(part)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.nothing.hide()
        self.put_back.setEnabled(False)
        self.repair.hide()

    def show_backups(self, rows: Sequence[tuple[Sequence[str], Path]]) -> None:
        """Show the backups, the newest first."""
        self.copies.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        for part in (self._title, self.lines, self.put_back):
            part.setVisible(bool(rows))
        self.copies.show_rows(rows)
        (self.copies if rows else self.back).setFocus()

    def show_lost(self, lines: Sequence[str], *, can_go_back: bool) -> None:
        """Say what going back to a backup would lose, or why nobody can."""
        self.lines.show_lines(lines)
        self.put_back.setEnabled(can_go_back)

    def offer_repair(self) -> None:
        """Say that the project is damaged, and offer to repair it."""
        self.repair.show()

    def show_done(self, lines: Sequence[str]) -> None:
        """Say what was done."""
        for part in (self.copies, self.nothing, self.put_back, self.repair):
            part.hide()
        self._title.setText(tr("What was done"))
        for shown in (self._title, self.lines):
            shown.show()
        self.lines.setAccessibleName(tr("What was done"))
        self.lines.show_lines(lines)
        self.back.setFocus()


def _heads() -> tuple[str, ...]:
    return (
        tr_in("column", "When"),
        tr_in("column", "Marks"),
        tr_in("column", "Reports"),
        tr_in("column", "Changes"),
        tr_in("column", "Checked"),
    )
