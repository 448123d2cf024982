"""What is said of marks and of the report in one window: its presenters, put together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotator.core.problems import Problem
from annotator.ui.coding import Coding
from annotator.ui.dialogs.finishing import FinishingDialog
from annotator.ui.inspector import Inspector
from annotator.ui.linking import Linking
from annotator.ui.links import Links
from annotator.ui.marks import Shown
from annotator.ui.noting import Noting
from annotator.ui.pages.work import WorkPage
from annotator.ui.problems import Problems
from annotator.ui.proposing import Proposing
from annotator.ui.remembering import Remembering
from annotator.ui.reports import Reports
from annotator.ui.session import Session
from annotator.ui.steps import Steps


class Saying(QObject):
    """Wires form, proposals, links, problems and notes to one session."""

    def __init__(
        self,
        session: Session,
        shown: Shown,
        links: Links,
        coding: Coding,
        reports: Reports,
        page: WorkPage,
        steps: Steps,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._shown, self._reports, self._page = session, shown, reports, page
        self._coding = coding
        self.links = links
        self.remembering = Remembering(session, self)
        self.proposing = Proposing(session, coding, self.remembering, self)
        self.inspector = Inspector(session, shown, links, coding, page.inspector, self.proposing, self)
        self.linking = Linking(session, page, shown, links, coding, self.inspector, steps, self)
        self.problems = Problems(session, shown, links, coding, self.inspector, page, self)
        self.noting = Noting(session, coding, page, self)
        page.inspector.left.connect(page.text.setFocus)
        page.inspector.pick_wanted.connect(self.linking.begin)
        page.inspector.follow_wanted.connect(self.linking.follow)
        reports.problems_open.connect(self._ask_whether_done)
        self.problems.counted.connect(self._show_count)
        session.stored.connect(self._give_room)

    def facts(self) -> dict[str, bool]:
        """Return what holds now, by the names that the actions need."""
        return {
            "proposal": bool(self.proposing.open_values),
            "links": self.linking.can_link,
            "linked": self.linking.can_follow,
        }

    def again(self) -> None:
        """Do what the key of the label used last does; a mark that says something keeps its label: say more of it."""
        coding = self._coding
        if not self._page.text.selection() and any(self.inspector.values(span) for span in coding.spans):
            self.inspector.begin()
        else:
            coding.again()

    def show_document(self) -> None:
        """Show what is noted on the report that is open; the rest follows its marks."""
        self.noting.show_document()
        self._give_room()

    def finish(self) -> None:
        """Store what is being typed: the window goes."""
        self.noting.finish()
        self.inspector.finish()

    def _show_count(self, count: int) -> None:
        self._page.top.show_problems(count)
        self._give_room()

    def _give_room(self) -> None:
        """Leave the list of marks the whole side while there is nothing to say anything of."""
        has_any = bool(self._shown.spans) or self.noting.has_any or bool(self.problems.every)
        self._page.inspector.setVisible(has_any)

    def _ask_whether_done(self, problems: Sequence[Problem]) -> None:
        quotes = {str(span.id): span.quote for span in self._shown.spans}
        dialog = FinishingDialog(problems, quotes, self._page.window())
        dialog.confirmed.connect(lambda: self._reports.finish(confirmed=True))
        dialog.shown.connect(self.problems.begin)
        dialog.open()
