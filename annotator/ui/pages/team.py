"""The people of a project: who they are, what they may do, what each has to code and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.core.team import ROLES, RoleName
from annotator.language import isolated, number, tr, tr_in
from annotator.ui.actions import Actions
from annotator.ui.own_direction import OwnDirectionEdit
from annotator.ui.pages.busy import BusyPage
from annotator.ui.panels.flow import FlowRow
from annotator.ui.panels.plain_table import PlainTable
from annotator.ui.panels.tick_box import TickBox
from annotator.ui.panels.who import WhoIsCoding
from annotator.ui.panels.widgets import ActionButton, button, grounded, heading, plain_label, scaled
from annotator.ui.words import status_name
from annotator.workflow.team import Member, Work, duration, role_name

NAME_WIDTH = 220  # logical pixels
LEAST_TABLE = 150  # logical pixels of height


class TeamPage(BusyPage):
    """Shows people and their work; knows nothing of how either is stored.

    Signals:
        added(str): A coder of this name is to be added.
        role_chosen(object, str, bool): This member is, or is no more, a supervisor or an adjudicator.
        led(): The person at the window says that she is the supervisor.
    """

    added = Signal(str)
    role_chosen = Signal(object, str, bool)
    led = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__("team", tr("Team"))
        deal = ActionButton(actions["deal"], text=tr("Deal reports"), role="primary", with_icon=False)
        pack = ActionButton(actions["pack"], text=tr("Make packages"), role="large", with_icon=False)
        unpack = ActionButton(actions["unpack"], text=tr("Take a package in"), role="large", with_icon=False)
        self.add_tools(deal, pack, unpack)
        self.who = WhoIsCoding()
        self.who.hide()
        self._make_lead()
        self.summary = plain_label("", "soft")
        self.name = OwnDirectionEdit()
        self.add = button(tr("Add a coder"))
        self.people = PlainTable(tr("People of the project"), _people_heads())
        self.reports = PlainTable(tr("Reports of this coder"), _report_heads())
        for table in (self.people, self.reports):
            table.setMinimumHeight(scaled(LEAST_TABLE))
        self._whose = heading("")
        self.roles: dict[RoleName, TickBox] = {role: TickBox(role_name(role)) for role in ROLES}
        self._place()
        self._connect()
        self.start = self.people

    def _make_lead(self) -> None:
        self.lead = QWidget()
        grounded(self.lead, "who")
        self._lead = button(tr("I am the supervisor"), "primary")
        self._lead.clicked.connect(self.led)
        row = QHBoxLayout(self.lead)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(plain_label(tr("Nobody is the supervisor yet: who deals reports out and takes work in?")), 1)
        row.addWidget(self._lead)
        self.lead.hide()

    def _place(self) -> None:
        adding, whose = FlowRow(), FlowRow(spacing=16)
        self.name.setPlaceholderText(tr("Name or code"))
        self.name.setAccessibleName(tr("Name or code of a new coder"))
        self.name.setMaximumWidth(scaled(NAME_WIDTH))
        adding.row.addWidget(self.name)
        adding.row.addWidget(self.add)
        whose.row.addWidget(self._whose)
        for box in self.roles.values():
            whose.row.addWidget(box)
        parts: tuple[QWidget, ...] = (self.who, self.lead, self.summary)
        for part in parts:
            self.column.addWidget(part)
        self.column.addWidget(self.people, 3)
        self.column.addWidget(adding)
        self.column.addSpacing(8)
        self.column.addWidget(whose)
        self.column.addWidget(self.reports, 4)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.people.turned_to.connect(self._show_member)
        for role, box in self.roles.items():
            box.setObjectName(role)
            box.clicked.connect(self._role_clicked)

    def _add(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.added.emit(name)
        else:
            self.name.setFocus()

    def _role_clicked(self, on: bool) -> None:
        member = self.member()
        if member is not None:
            self.role_chosen.emit(member, self.sender().objectName(), on)

    def member(self) -> Member | None:
        """Return who is looked at."""
        found = self.people.held()
        return found if isinstance(found, Member) else None

    def show_people(self, rows: Sequence[tuple[Member, str, str, bool]], summary: str) -> None:
        """Show the people.

        Args:
            rows: Each with when the last package went to her and came from her, and whether she is at the window.
            summary: What is to be said of all of them.
        """
        before = self.member()
        self.summary.setText(summary)
        self.people.show_rows([(_person(*row), row[0]) for row in rows])
        place = next((at for at, row in enumerate(rows) if before and row[0].coder.id == before.coder.id), 0)
        if rows:
            self.people.setCurrentCell(place, 0)
        self.lead.setVisible(self.who.isHidden() and not any("supervisor" in row[0].roles for row in rows))

    def _show_member(self, member: Member | None) -> None:
        self._whose.setText("" if member is None else isolated(member.coder.name))
        for role, box in self.roles.items():
            box.setEnabled(member is not None)
            box.setChecked(member is not None and role in member.roles)
        self.reports.show_rows([] if member is None else [(_report(one), one.document) for one in member.work])


def _people_heads() -> tuple[str, ...]:
    return (
        tr_in("column", "Coder"),
        tr_in("column", "Role"),
        tr_in("column", "Assigned"),
        tr_in("column", "Done"),
        tr_in("column", "In progress"),
        tr_in("column", "Words left"),
        tr_in("column", "Active"),
        tr_in("column", "Last package sent"),
        tr_in("column", "Last package that came"),
    )


def _person(member: Member, sent: str, came: str, is_me: bool) -> list[str]:
    name = isolated(member.coder.name)
    counts = (member.assigned, member.count("done"), member.count("in_progress"), member.words_left)
    roles = tr(", ").join(map(role_name, member.roles)) or tr_in("role", "coder")
    shown = tr("{name} (you)", name=name) if is_me else name
    return [shown, roles, *map(number, counts), duration(member.active_ms), sent, came]


def _report_heads() -> tuple[str, ...]:
    return (
        tr_in("column", "Title"),
        tr_in("column", "Status"),
        tr_in("column", "Words"),
        tr_in("column", "Marks"),
        tr_in("column", "Active"),
    )


def _report(one: Work) -> list[str]:
    counts = (number(one.words), number(one.spans))
    return [isolated(one.title), status_name(one.status), *counts, duration(one.active_ms)]
