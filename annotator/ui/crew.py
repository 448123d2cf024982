"""The presenter of the team: it reads who has what, adds people, and says what they may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId
from annotator.core.team import RoleName
from annotator.errors import AnnotatorError
from annotator.language import date as date_shown
from annotator.language import isolated, ntr, tr
from annotator.store import assignments, coders, correspondents, documents
from annotator.store.correspondents import Passed
from annotator.store.project import Project
from annotator.ui.messages import Messages
from annotator.ui.pages.team import TeamPage
from annotator.ui.session import Session
from annotator.ui.working import Worker
from annotator.workflow import team
from annotator.workflow.coders import new_coder
from annotator.workflow.team import Member

NEVER = "-"


@dataclass(frozen=True, slots=True)
class _Read:
    members: Sequence[Member]
    packages: Sequence[Passed]
    free: int


class Crew(QObject):
    """Works on one page, for one session."""

    def __init__(self, session: Session, page: TeamPage, messages: Messages) -> None:
        super().__init__(page)
        self._session, self._page, self._messages = session, page, messages
        self._worker = Worker(page, session)
        self._asked = ""  # a name that is somebody's already: once more, and another person has it
        page.added.connect(self._add)
        page.role_chosen.connect(self._set_role)
        page.led.connect(self._lead)
        session.stored.connect(self.begin)
        page.name.textEdited.connect(lambda: page.show_failure(""))

    def begin(self) -> None:
        """Read who has what, and show it."""
        self._page.who.setVisible(self._session.coder is None)
        self._worker.run(tr("Counting what everybody has…"), self._read, self._show, self._refused)

    def _read(self, _: object) -> _Read:
        project = self._session.project
        return _Read(team.members(project), correspondents.packages(project), _nobodys(project))

    def _show(self, read: _Read) -> None:
        me = self._session.coder
        rows = [
            (
                one,
                _last(read.packages, one.coder.id, sent=True),
                _last(read.packages, one.coder.id, sent=False),
                me is not None and one.coder.id == me.id,
            )
            for one in read.members
        ]
        self._page.show_people(rows, _summary(read))

    def _refused(self, error: AnnotatorError) -> None:
        self._page.show_failure(str(error))

    def _add(self, name: str) -> None:
        project = self._session.project
        if coders.named(project, name) and self._asked != name:
            self._asked = name
            self._page.show_failure(
                tr(
                    "There is a coder {name} already. If this is somebody else, add her once more: the two stay two.",
                    name=isolated(name),
                )
            )
            return
        self._asked = ""
        made: list[Coder] = []

        def act(project: Project) -> Change:
            made.append(new_coder(project, name))
            return Change(added=(made[-1],))

        if self._session.do(act) is not None:
            self._page.name.clear()
            self._messages.tell(tr("{name} is in the team.", name=isolated(name)))

    def _set_role(self, member: Member, role: RoleName, on: bool) -> None:
        self._give(member.coder, {*member.roles, role} if on else set(member.roles) - {role})

    def _lead(self) -> None:
        coder = self._session.coder
        if coder is None:
            self._page.who.ask()
            return
        self._give(coder, {*assignments.roles_of(self._session.project, coder.id), "supervisor"})

    def _give(self, coder: Coder, roles: set[RoleName]) -> None:
        me = self._session.coder
        if me is None:
            self._page.who.ask()
            self.begin()
        elif self._session.do(lambda project: team.set_roles(project, coder.id, sorted(roles), me.id)) is None:
            self.begin()  # the box shows again what holds


def _nobodys(project: Project) -> int:
    dealt = {one.document for one in assignments.assignments(project)}
    return sum(row.id not in dealt for row in documents.listing(project))


def _last(packages: Sequence[Passed], coder: CoderId, *, sent: bool) -> str:
    found = [one for one in packages if one.sent == sent and one.coder == coder]
    if not found:
        return NEVER
    day = date_shown(date.fromisoformat(found[-1].time[:10]))
    return tr("{number}, {day}", number=found[-1].number, day=isolated(day))


def _summary(read: _Read) -> str:
    people = ntr("{count} person", "{count} people", len(read.members))
    left = ntr("{count} report is nobody's yet.", "{count} reports are nobody's yet.", read.free)
    return tr("{people} · {left}", people=people, left=left)
