"""The pages of a team beside the work: each is turned to by an action, and gone again when it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from annotator.core.coder import CoderId
from annotator.exchange.package import Package
from annotator.language import tr
from annotator.settings import Settings
from annotator.ui.arriving import Arriving
from annotator.ui.crew import Crew
from annotator.ui.dealing import Dealing
from annotator.ui.dialogs import files
from annotator.ui.merging import Merging
from annotator.ui.messages import INFO, WARNING, Messages, Notice
from annotator.ui.opening import Opening
from annotator.ui.own_keys import OwnKeys
from annotator.ui.pages.arrival import ArrivalPage
from annotator.ui.pages.backups import BackupsPage
from annotator.ui.pages.busy import BusyPage
from annotator.ui.pages.dealing import DealPage
from annotator.ui.pages.sending import SendPage
from annotator.ui.pages.team import TeamPage
from annotator.ui.restoring import Restoring
from annotator.ui.sending import Sending
from annotator.ui.session import Session
from annotator.ui.window import Window
from annotator.workflow.evidence import Evidence
from annotator.workflow.merge_report import MergeReport
from annotator.workflow.unpacking import UnpackReport


class Host(Protocol):
    """What these pages need of the program."""

    settings: Settings
    window: Window
    session: Session | None
    messages: Messages
    opening: Opening
    keys: OwnKeys

    def open(self, path: Path) -> None:
        """Open a project, or say on a page why it cannot be opened."""

    def close(self) -> None:
        """Close the project, unless something in it would be lost."""

    def work_anew(self, evidence: Evidence | None = None) -> None:
        """Show the project that is open as it is now."""

    def name_coder(self, name: str) -> None:
        """Take note of who is coding."""


class TeamPages(QObject):
    """Turns to the pages, each with a presenter of its own."""

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host
        self._waiting: list[Path] = []  # packages that came together with the one that is shown
        self._again: Callable[[], object] = _nothing

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of a team do."""
        return {
            "agreement": self.show_agreement,
            "team": self.show_team,
            "deal": self.deal,
            "pack": self.pack,
            "send": self.send,
            "unpack": self.choose_package,
            "merge": self.choose_copy,
            "backups": self.show_backups,
        }

    # Figures, people, dealing

    def show_agreement(self) -> None:
        """Turn to the supervisor's desk."""
        session = self._ready()
        if session is None:
            return
        # Only now: what it computes with takes a while to load, and most windows never need it.
        from annotator.ui.desk import Desk
        from annotator.ui.pages.agreement import AgreementPage

        window = self._host.window
        page = AgreementPage(session.codebook, window.theme)
        desk = Desk(session, page, self._host.settings, window.theme, self._host.messages)
        page.left.connect(window.turn_back)
        window.turn_to(page)
        desk.begin()

    def show_team(self) -> None:
        """Turn to the people of the project."""
        session = self._ready()
        if session is None:
            return
        page = TeamPage(self._host.window.actions_table)
        crew = Crew(session, page, self._host.messages)
        page.who.answered.connect(self._host.name_coder)
        page.who.answered.connect(crew.begin)
        self._turn_to(page, self.show_team)
        crew.begin()

    def deal(self) -> None:
        """Turn to the page on which reports are dealt."""
        session = self._ready()
        if session is None:
            return
        page = DealPage()
        dealing = Dealing(session, page, self._host.messages)
        dealing.dealt.connect(self.show_team)
        self._turn_to(page, self.deal)
        dealing.begin()

    # Packages out

    def pack(self) -> None:
        """Turn to the page on which packages for coders are made."""
        words = tr("Each coder gets a file of her own: her reports, the codebook and her own work, and nobody else's.")
        self._send(tr("Make packages"), words, to_coders=True)

    def send(self) -> None:
        """Turn to the page on which a coder sends her work."""
        words = tr("One file holds all that is not known to have arrived yet. Only the recipient can open it.")
        self._send(tr("Send my work"), words, to_coders=False)

    def _send(self, title: str, words: str, *, to_coders: bool) -> None:
        session = self._ready()
        if session is None:
            return
        page = SendPage(title, words)
        sending = Sending(session, page, self._host.keys, self._host.messages, to_coders=to_coders)
        self._turn_to(page, self.pack if to_coders else self.send)
        sending.begin()

    # Packages and copies in

    def choose_package(self) -> None:
        """Ask for a package, and take it in."""
        if not self._is_held_up():
            path = files.choose_package(self._host.window)
            if path is not None:
                self.take_in([path])

    def take_in(self, paths: Sequence[Path]) -> None:
        """Turn to the page on which packages are taken over, one after the other."""
        if paths and not self._is_held_up():
            self._waiting = list(paths[1:])
            self._arrive(paths[0]).begin()

    def _arrive(self, path: Path) -> Arriving:
        page = ArrivalPage(tr("Take a package in"), path.name)
        arriving = Arriving(page, path, self._host.session, self._host.keys, self._host.opening)

        def go_on(package: Package, project: Path) -> None:
            self._host.open(project)
            if self._host.session is not None and self._host.session.project.path == project:
                self._arrive(path).go_on_with(package)

        def begun(project: Path, report: UnpackReport) -> None:
            self._host.open(project)
            self._taken(report.sentences(), report.merged)

        arriving.belongs.connect(go_on)
        arriving.begun.connect(begun)
        arriving.taken.connect(self._unpacked)
        self._turn_to(page, lambda: self.take_in([path]))
        return arriving

    def _unpacked(self, report: UnpackReport, evidence: Evidence) -> None:
        self._host.work_anew(evidence)
        self._taken(report.sentences(), report.merged)

    def choose_copy(self) -> None:
        """Ask for another copy of the project, and merge it."""
        session = self._ready()
        path = None if session is None else files.choose_project_to_merge(self._host.window)
        if session is None or path is None:
            return
        self._merge(session, path)

    def _merge(self, session: Session, path: Path) -> None:
        page = ArrivalPage(tr("Merge another copy"), path.name)
        merging = Merging(page, path, session)
        merging.taken.connect(self._merged)
        self._turn_to(page, lambda: self._merge(session, path))
        merging.begin()

    def _merged(self, report: MergeReport, evidence: Evidence) -> None:
        self._host.work_anew(evidence)
        self._taken(list(report.sentences()), report)

    def _taken(self, lines: Sequence[str], merged: MergeReport) -> None:
        """Tell what came; then the next package has its turn."""
        if self._waiting:
            self.take_in(self._waiting)
        kind = WARNING if merged.gaps or merged.forks or merged.new_conflicts else INFO
        sentence = tr("Taken over: {what}", what=lines[0])
        self._host.messages.said.emit(Notice(sentence, kind=kind, details=tuple(lines)))

    # Backups

    def show_backups(self) -> None:
        """Close the project, and turn to its backups."""
        session = self._ready()
        if session is not None:
            path, who = session.project.path, self._host.opening.kept_who(session.project)
            self._host.close()
            if self._host.session is None:
                self.show_backups_of(path, who)

    def show_backups_of(self, path: Path, who: CoderId | None = None) -> None:
        """Turn to the backups of a project that is open nowhere; afterwards it is opened."""
        page = BackupsPage(path)
        restoring = Restoring(page, path, self._host.opening, who)
        self._host.window.turn_to(page)
        page.left.connect(lambda: self._host.open(path))
        self._again = lambda: self.show_backups_of(path, who)
        restoring.begin()

    # How a page is turned to

    def _ready(self) -> Session | None:
        """Return the project that is open, unless something is going on in it that must not be disturbed."""
        place = self._host.window.workplace
        return None if place is None or self._is_held_up() else place.session

    def _is_held_up(self) -> bool:
        """Tell whether something is going on; where the person cannot see what, she is told."""
        window, place = self._host.window, self._host.window.workplace
        page = window.pages.currentWidget()
        if isinstance(page, BusyPage) and page.is_busy:
            return True
        if place is not None and place.importing.is_going:
            self._host.messages.warn(tr("Reports are still coming in: wait until they have, or stop the import."))
            return True
        if place is not None and place.session.obstacle is not None:
            window.turn_back()  # to the red bar, which says what to do first
            return True
        return False

    def _turn_to(self, page: BusyPage, again: Callable[[], object]) -> None:
        """Turn to a page; it is made anew in the same way where another window takes the place of this one."""
        page.left.connect(self._host.window.turn_back)
        self._host.window.turn_to(page)
        self._again = again

    def holds(self, then: Callable[[], object]) -> bool:
        """Tell whether something is going on for which the window has to stay; then something is done afterwards."""
        page = self._host.window.pages.currentWidget()
        if not isinstance(page, BusyPage) or not page.is_busy:
            return False
        page.freed.connect(then)
        self._host.messages.tell(tr("The window changes when this is over."))
        return True

    def shown(self) -> Callable[[], object] | None:
        """Return what shows the page once more that is shown now; None where it is none of these."""
        return self._again if isinstance(self._host.window.pages.currentWidget(), BusyPage) else None


def _nothing() -> None:
    pass
