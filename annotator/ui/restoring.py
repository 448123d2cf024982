"""The presenter of backups: it says what is in each and what going back would lose, puts one back, and repairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from annotator.core.coder import CoderId
from annotator.core.entry import SiteId
from annotator.errors import AnnotatorError
from annotator.language import date_and_time, isolated, number, tr, tr_in
from annotator.store.inspecting import Contents, looked_into
from annotator.ui.opening import Opening
from annotator.ui.pages.backups import BackupsPage
from annotator.ui.working import Progress, Worker
from annotator.workflow import backups, projects, repair
from annotator.workflow.backups import Backup, Restored
from annotator.workflow.repair import RepairReport


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of the backups, and what is wrong with the project itself; "" where nothing is."""

    found: Sequence[tuple[Backup, Contents | None]]
    trouble: str


class Restoring(QObject):
    """Works on one page, for one project, which is open nowhere meanwhile.

    Args:
        who: Whom the project was made for here; whoever works in the copy is the same.
    """

    def __init__(self, page: BackupsPage, path: Path, opening: Opening, who: CoderId | None) -> None:
        super().__init__(page)
        self._page, self._path, self._opening, self._who = page, path, opening, who
        self._worker = Worker(page)
        page.looked_at.connect(self.look)
        page.wanted.connect(self.put_back)
        page.repair_wanted.connect(self.repair)

    def begin(self) -> None:
        """Read what backups there are."""
        path = self._path

        def work(told: Progress) -> _Read:
            every = backups.backups(path)
            found: list[tuple[Backup, Contents | None]] = []
            for nth, one in enumerate(every):
                if not told(nth, len(every)):
                    break
                found.append((one, _contents(one.path)))
            return _Read(found, _trouble(path))

        self._worker.run(tr("Looking into the backups…"), work, self._show, self._refused)

    def _show(self, read: _Read) -> None:
        self._page.show_backups([(_cells(one, contents), one.path) for one, contents in read.found])
        self._page.show_failure(read.trouble)
        if read.trouble:
            self._page.offer_repair()

    def look(self, copy: Path | None) -> None:
        """Say what going back to a backup would lose."""
        if copy is None or self._page.is_busy:
            return
        self._page.show_lost([tr("Comparing…")], can_go_back=False)

        def work(_: object) -> Restored:
            return backups.compared(self._path, copy)

        self._worker.run("", work, self._show_lost, self._cannot, only_reads=True)

    def _show_lost(self, found: Restored) -> None:
        self._page.show_lost(found.lost.sentences(), can_go_back=True)

    def _cannot(self, error: AnnotatorError) -> None:
        self._page.show_lost([str(error)], can_go_back=False)

    def put_back(self, copy: Path) -> None:
        """Put a backup back."""

        def work(_: object) -> tuple[Restored, SiteId | None]:
            return backups.restore(self._path, copy), self._site()

        self._worker.run(tr("Putting it back…"), work, self._done, self._refused)

    def repair(self) -> None:
        """Repair the project."""

        def work(_: object) -> tuple[RepairReport, SiteId | None]:
            return repair.repair(self._path), self._site()

        self._worker.run(tr("Repairing…"), work, self._done, self._refused)

    def _site(self) -> SiteId | None:
        """Return the identity that the copy goes on under, where somebody is to be remembered for it."""
        if self._who is None:
            return None
        with projects.opened(self._path) as project:
            return project.site

    def _done(self, found: tuple[Restored | RepairReport, SiteId | None]) -> None:
        report, site = found
        if site is not None:
            self._opening.keep_who(site, self._who)
        self._page.show_done(report.sentences())

    def _refused(self, error: AnnotatorError) -> None:
        self._page.show_failure(str(error))


def _contents(path: Path) -> Contents | None:
    try:
        return looked_into(path)
    except AnnotatorError:
        return None


def _trouble(path: Path) -> str:
    try:
        looked_into(path)
    except AnnotatorError as error:
        return str(error)
    return ""


def _cells(one: Backup, contents: Contents | None) -> list[str]:
    when = isolated(one.path.name) if one.time is None else date_and_time(one.time.astimezone())
    if contents is None:
        return [when, *["-"] * 3, tr_in("check", "damaged")]
    counts = (contents.marks, contents.reports, contents.changes)
    return [when, *map(number, counts), tr_in("check", "whole")]
