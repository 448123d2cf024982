"""The presenter of packages out: for coders, all at once, or the coder's own work for those who take it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from annotator.core.coder import Coder, CoderId
from annotator.errors import AnnotatorError, InputError
from annotator.exchange.passphrase import new_passphrase
from annotator.language import isolated, ntr, tr
from annotator.store import assignments, coders, correspondents
from annotator.store.project import Project
from annotator.ui.dialogs import files
from annotator.ui.messages import Messages
from annotator.ui.own_keys import OwnKeys
from annotator.ui.pages.sending import SendPage
from annotator.ui.session import Session
from annotator.ui.working import Progress, Worker
from annotator.workflow import packing
from annotator.workflow.packing import PackReport


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made, and why the rest was not; "" where all was."""

    reports: tuple[PackReport, ...]
    refused: str = ""


class Sending(QObject):
    """Works on one page, for one session.

    Args:
        to_coders: Assignments go out to coders; else work goes to supervisors and adjudicators.
    """

    def __init__(self, session: Session, page: SendPage, keys: OwnKeys, messages: Messages, *, to_coders: bool) -> None:
        super().__init__(page)
        self._session, self._page, self._keys, self._messages = session, page, keys, messages
        self._to_coders = to_coders
        self._worker = Worker(page, session)
        self._folder: Path | None = None
        page.wanted.connect(self.make)
        page.folder_wanted.connect(self.show_folder)

    def begin(self) -> None:
        """Offer whoever can get a package."""
        project, me = self._session.project, self._session.coder
        leading = {role.coder for role in assignments.roles(project)}
        people = [
            one
            for one in coders.coders(project)
            if (me is None or one.id != me.id) and self._can_get(project, one.id, one.id in leading)
        ]
        ticked = self._usual(project, people)
        rows = [(one, _said(project, one.id), one.id in ticked) for one in people]
        nobody = (
            tr("Nobody has reports to code yet: deal some first.")
            if self._to_coders
            else tr("Nobody here takes work in yet: the first package from a supervisor says who she is.")
        )
        self._page.offer(rows, nobody)
        self._ask_for_keys()

    def _can_get(self, project: Project, coder: CoderId, leads: bool) -> bool:
        if leads or not self._to_coders:
            return leads
        return bool(assignments.of_coder(project, coder))

    def _usual(self, project: Project, people: Sequence[Coder]) -> set[CoderId]:
        """Return who gets a package where nobody says anything else."""
        if self._to_coders:
            leading = {role.coder for role in assignments.roles(project)}
            return {one.id for one in people if one.id not in leading}
        came = [one.coder for one in correspondents.packages(project) if not one.sent]
        known = [one.id for one in people if one.id in came]
        return set(known or [one.id for one in people][:1])

    def _ask_for_keys(self) -> None:
        try:
            self._page.show_keys(self._keys.state, self._keys.fingerprint)
        except InputError as error:
            self._page.show_failure(str(error))

    def make(self) -> None:
        """Ask for a folder, and make the packages there."""
        page, me = self._page, self._session.coder
        chosen = page.chosen()
        if me is None:
            page.show_failure(tr("Say who you are first, on the page of the team."))
        elif chosen and self._is_typed():
            targets = self._targets(chosen)
            if targets:
                self._make(me.id, targets)

    def _targets(self, chosen: Sequence[CoderId]) -> dict[CoderId, Path]:
        """Ask where the packages are to lie; none where the person thinks better of it."""
        project = self._session.project
        names = {coder: packing.file_name(project, coder) for coder in chosen}
        if len(chosen) == 1:
            target = files.choose_package_target(self._page, names[chosen[0]])
            return {} if target is None else {chosen[0]: target}
        folder = files.choose_folder_for_packages(self._page)
        return {} if folder is None else {coder: _free(folder / name) for coder, name in names.items()}

    def _is_typed(self) -> bool:
        """Tell whether the passphrase is there, before a folder is asked for."""
        fields = self._page.keys
        if self._keys.state != "open" and not fields.passphrase.text():
            fields.passphrase.setFocus()
            return False
        return True

    def _make(self, me: CoderId, targets: Mapping[CoderId, Path]) -> None:
        page, project, keys = self._page, self._session.project, self._keys
        typed, again = page.keys.passphrase.text(), page.keys.again.text()
        everything, by_passphrase = page.everything.isChecked(), page.by_passphrase.isChecked()
        self._folder = next(iter(targets.values())).parent

        def work(told: Progress) -> _Made:
            identity = keys.opened(typed, again)
            made: list[PackReport] = []
            for nth, (coder, target) in enumerate(targets.items()):
                if not told(nth, len(targets)):
                    return _Made(tuple(made), tr("Stopped: the rest was not made."))
                words = new_passphrase() if by_passphrase else ""
                try:
                    made.append(
                        packing.pack(project, target, me, coder, identity, passphrase=words, everything=everything)
                    )
                except AnnotatorError as error:
                    return _Made(tuple(made), str(error))
            return _Made(tuple(made))

        said = ntr("Making {count} package…", "Making {count} packages…", len(targets))
        self._worker.run(said, work, self._show, self._refused)

    def _show(self, made: _Made) -> None:
        self._ask_for_keys()
        if made.reports:
            self._page.show_made(made.reports)
            count = len(made.reports)
            self._messages.tell(ntr("{count} package was made.", "{count} packages were made.", count))
        self._page.show_failure(made.refused)

    def _refused(self, error: AnnotatorError) -> None:
        self._ask_for_keys()
        self._page.show_failure(str(error))
        self._page.keys.passphrase.setFocus()

    def show_folder(self) -> None:
        """Show the folder in which the packages lie."""
        folder = self._folder
        if folder is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._messages.tell(tr("The file lies in {folder}.", folder=isolated(str(folder))))


def _said(project: Project, coder: CoderId) -> str:
    """Say what somebody has to code, and how her package opens."""
    count = len(assignments.of_coder(project, coder))
    reports = ntr("{count} report", "{count} reports", count)
    known = correspondents.of_coder(project, coder)
    opens = tr("opens with her keys") if known else tr("first contact: opens with a passphrase")
    return tr("{reports} · {opens}", reports=reports, opens=opens) if count else opens


def _free(path: Path) -> Path:
    """Return the path, or one like it that does not exist yet: nothing is written over."""
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
