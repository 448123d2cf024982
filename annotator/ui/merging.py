"""The presenter of another copy of the project that is merged: what it would bring first, then all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.errors import AnnotatorError
from annotator.language import isolated, tr
from annotator.ui.pages.arrival import ArrivalPage
from annotator.ui.session import Session
from annotator.ui.working import Progress, Worker
from annotator.workflow import merge
from annotator.workflow.evidence import Evidence
from annotator.workflow.merge_report import MergeReport


class Merging(QObject):
    """Works on one page, for one file.

    Signals:
        taken(object, object): It is in the project that is open; a MergeReport, and the Evidence of all marks.
    """

    taken = Signal(object, object)

    def __init__(self, page: ArrivalPage, path: Path, session: Session) -> None:
        super().__init__(page)
        self._page, self._path, self._session = page, path, session
        self._worker = Worker(page, session)
        page.wanted.connect(self.take)

    def begin(self) -> None:
        """Work out what the other copy would bring."""

        def work(told: Progress) -> MergeReport:
            return merge.rehearse(self._session.project, [self._path], progress=told)

        self._worker.run(tr("Looking at what it would bring…"), work, self._show, self._refused)

    def _show(self, report: MergeReport) -> None:
        if report.stopped:
            self._page.left.emit()
            return
        place = tr("It goes into the project {project}.", project=isolated(self._session.project.path.stem))
        self._page.show_outline(place, list(report.sentences()), report.gaps)

    def take(self) -> None:
        """Merge it."""
        project, go_on = self._session.project, self._page.goes_on

        def work(told: Progress) -> tuple[MergeReport, Evidence]:
            report = merge.merge(project, [self._path], go_on=go_on, progress=told)
            return report, Evidence.of(project)  # here, because it takes a while

        self._worker.run(tr("Taking it over…"), work, self._ended, self._refused)

    def _ended(self, found: tuple[MergeReport, Evidence]) -> None:
        report, evidence = found
        if report.stopped:
            self._page.show_failure(" ".join(report.sentences()))
        else:
            self.taken.emit(report, evidence)

    def _refused(self, error: AnnotatorError) -> None:
        self._page.show_failure(str(error))
