"""The pages of a team beside the work: each is turned to by an action, and gone again when it is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from annotator.language import tr
from annotator.ui.crew import Crew
from annotator.ui.dealing import Dealing
from annotator.ui.messages import Messages
from annotator.ui.own_keys import OwnKeys
from annotator.ui.pages.busy import BusyPage
from annotator.ui.pages.dealing import DealPage
from annotator.ui.pages.sending import SendPage
from annotator.ui.pages.team import TeamPage
from annotator.ui.sending import Sending
from annotator.ui.session import Session
from annotator.ui.window import Window


class Host(Protocol):
    """What these pages need of the program."""

    window: Window
    session: Session | None
    messages: Messages
    keys: OwnKeys

    def name_coder(self, name: str) -> None:
        """Take note of who is coding."""


class TeamPages(QObject):
    """Turns to the pages, each with a presenter of its own."""

    def __init__(self, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._host = host

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of a team do."""
        return {"team": self.show_team, "deal": self.deal, "pack": self.pack, "send": self.send}

    def show_team(self) -> None:
        """Turn to the people of the project."""
        session = self._ready()
        if session is None:
            return
        page = TeamPage(self._host.window.actions_table)
        crew = Crew(session, page, self._host.messages)
        page.who.answered.connect(self._host.name_coder)
        page.who.answered.connect(crew.begin)
        self._turn_to(page)
        crew.begin()

    def deal(self) -> None:
        """Turn to the page on which reports are dealt."""
        session = self._ready()
        if session is None:
            return
        page = DealPage()
        dealing = Dealing(session, page, self._host.messages)
        dealing.dealt.connect(self.show_team)
        self._turn_to(page)
        dealing.begin()

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
        self._turn_to(page)
        sending.begin()

    def _ready(self) -> Session | None:
        """Return the project that is open, unless something is going on in it that must not be disturbed."""
        window, place = self._host.window, self._host.window.workplace
        if place is None or self._is_busy():
            return None
        if place.importing.is_going:
            self._host.messages.warn(tr("Reports are still coming in: wait until they have, or stop the import."))
            return None
        if place.session.obstacle is not None:
            window.turn_back()
            return None
        return place.session

    def _is_busy(self) -> bool:
        page = self._host.window.pages.currentWidget()
        return isinstance(page, BusyPage) and page.is_busy

    def _turn_to(self, page: BusyPage) -> None:
        page.left.connect(self._host.window.turn_back)
        self._host.window.turn_to(page)
