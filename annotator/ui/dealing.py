"""The presenter of dealing: it plans what was chosen, deals it on request, and takes it back whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId
from annotator.core.team import Assignment
from annotator.errors import AnnotatorError
from annotator.language import ntr, tr
from annotator.store import assignments, coders, documents
from annotator.ui.messages import Messages
from annotator.ui.pages.dealing import DealPage
from annotator.ui.session import Session
from annotator.ui.working import Worker
from annotator.workflow import dealing
from annotator.workflow.dealing import ENOUGH, DealPlan
from annotator.workflow.undealing import undeal


@dataclass(frozen=True, slots=True)
class _Planned:
    plan: DealPlan
    has: Counter[CoderId]


@dataclass(frozen=True, slots=True)
class _Offer:
    """To whom reports can be dealt, whether each gets some at first, and how many are suggested to be shared."""

    people: Sequence[tuple[Coder, bool]]
    shared: int


class Dealing(QObject):
    """Works on one page, for one session.

    Signals:
        dealt(): It is done: on to the team.
    """

    dealt = Signal()

    def __init__(self, session: Session, page: DealPage, messages: Messages) -> None:
        super().__init__(page)
        self._session, self._page, self._messages = session, page, messages
        self._worker = Worker(page, session)
        self._plan: DealPlan | None = None
        page.chosen.connect(self.plan)
        page.wanted.connect(self.deal)

    def begin(self) -> None:
        """Offer the coders, and plan what is usual."""
        project = self._session.project

        def work(_: object) -> _Offer:
            leading = {role.coder for role in assignments.roles(project)}
            has = Counter(one.document for one in assignments.assignments(project))
            free = sum(row.id not in has for row in documents.listing(project))
            people = [(one, one.id not in leading) for one in coders.coders(project)]
            several = sum(ticked for _, ticked in people) > 1
            missing = max(ENOUGH - sum(count > 1 for count in has.values()), 0)
            return _Offer(people, min(missing, free) if several else 0)

        self._worker.run(tr("Planning…"), work, self._offer, self._refused, only_reads=True)

    def _offer(self, offer: _Offer) -> None:
        self._page.offer(offer.people, offer.shared)
        self.plan()

    def plan(self) -> None:
        """Work out what the choices give; nothing is stored."""
        project, options = self._session.project, self._page.options()
        self._plan = None
        self._page.deal.setEnabled(False)

        def work(_: object) -> _Planned:
            has = Counter(one.coder for one in assignments.assignments(project))
            return _Planned(dealing.plan(project, options), has)

        self._worker.run(tr("Planning…"), work, self._show, self._refused, only_reads=True)

    def _show(self, planned: _Planned) -> None:
        self._plan = planned.plan
        self._page.show_plan(planned.plan, planned.has)

    def _refused(self, error: AnnotatorError) -> None:
        self._page.show_refused(str(error))

    def deal(self) -> None:
        """Deal what is shown."""
        plan, me, project = self._plan, self._session.coder, self._session.project
        if plan is None:
            return
        if me is None:
            self._page.show_failure(tr("Say who you are first, on the page of the team."))
            return

        def work(_: object) -> Change:
            dealing.carry_out(project, plan, me.id)
            given = [Assignment(id, share.coder.id, plan.id) for share in plan.shares for id in share.reports]
            return Change(added=tuple(given))

        self._worker.run(tr("Dealing…"), work, self._dealt, self._refused)

    def _dealt(self, change: Change) -> None:
        plan, session, messages = self._plan, self._session, self._messages
        assert plan is not None
        session.tell(change)
        self.dealt.emit()

        def take_back() -> None:
            me = session.coder
            if me is not None and session.do(lambda project: undeal(project, plan.id, me.id)) is not None:
                messages.tell(tr("Taken back: nothing of it is anybody's any more."))

        said = ntr("{count} report was dealt.", "{count} reports were dealt.", plan.reports)
        messages.tell(said, tr("Undo"), take_back)
