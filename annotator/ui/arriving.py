"""The presenter of a package that comes in: into the project that it belongs to, or into a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.core.entry import SiteId
from annotator.errors import AnnotatorError
from annotator.exchange.age import Way
from annotator.exchange.manifest import Manifest
from annotator.exchange.package import Package
from annotator.language import isolated, tr
from annotator.store import rows
from annotator.ui.dialogs import files
from annotator.ui.opening import Opening
from annotator.ui.own_keys import OwnKeys
from annotator.ui.pages.arrival import ArrivalPage
from annotator.ui.session import Session
from annotator.ui.working import Progress, Worker
from annotator.workflow import unpacking
from annotator.workflow.evidence import Evidence
from annotator.workflow.unpacking import UnknownSenderError, UnpackReport


class Arriving(QObject):
    """Works on one page, for one package.

    Signals:
        belongs(object, object): The package, which is open, belongs to the project at this path: go on there.
        taken(object, object): It is in the project that is open; an UnpackReport, and the Evidence of all marks.
        begun(object, object): It is in a new project at this path; an UnpackReport.
    """

    belongs = Signal(object, object)
    taken = Signal(object, object)
    begun = Signal(object, object)

    def __init__(self, page: ArrivalPage, path: Path, session: Session | None, keys: OwnKeys, opening: Opening) -> None:
        super().__init__(page)
        self._page, self._path, self._session = page, path, session
        self._keys, self._opening = keys, opening
        self._worker = Worker(page, session)
        self._package: Package | None = None
        self._way: Way = "keys"
        self._compared = ""
        self._is_new = self._unite = False
        page.unlocked.connect(self.unlock)
        page.compared.connect(self._compare)
        page.chosen.connect(self._unite_projects)
        page.wanted.connect(self.take)

    def begin(self) -> None:
        """See how the package opens, and ask for what opens it."""

        def work(_: object) -> Way:
            return unpacking.way_of(self._path)

        self._worker.run(tr("Looking at the package…"), work, self._ask, self._refused)

    def go_on_with(self, package: Package) -> None:
        """Begin with a package that is open already."""
        self._package = package
        self._find_place()

    def _ask(self, way: Way) -> None:
        self._way = way
        if way == "passphrase":
            words = tr("The sender tells it to you by voice; digits can be typed as you are used to.")
            self._page.ask_for_passphrase(words)
            return
        try:
            state = self._keys.state
        except AnnotatorError as error:
            self._refused(error)
            return
        if state == "missing":
            self._page.show_failure(
                tr("This package opens with keys, and there are none on this computer: ask for one with a passphrase.")
            )
        elif state == "open":
            self.unlock()
        else:
            self._page.ask_for_keys(state)

    def unlock(self) -> None:
        """Open the package with what was typed."""
        typed, own = self._page.passphrase.text(), self._page.keys.passphrase.text()
        if self._way == "passphrase" and not typed:
            self._page.passphrase.setFocus()
            return

        def work(_: object) -> Package:
            if self._way == "passphrase":
                return unpacking.opened(self._path, passphrase=typed)
            return unpacking.opened(self._path, self._keys.opened(own))

        self._worker.run(tr("Opening the package…"), work, self._opened, self._refused)

    def _opened(self, package: Package) -> None:
        self._package = package
        self._find_place()

    def _find_place(self) -> None:
        """Find the project that the package belongs to: the one that is open, one that was, or none yet."""
        manifest, session = self._manifest(), self._session
        ours = () if session is None else rows.begun_at(session.project)
        if set(ours) & set(manifest.projects):
            self.look()
            return
        path = self._opening.project_of([SiteId(site) for site in manifest.projects])
        if path is not None and (session is None or path != session.project.path):
            self.belongs.emit(self._package, path)
        elif manifest.kind == "assignment":
            self._is_new = True
            self.look()
        elif session is not None:
            self._page.ask_to_unite(
                tr(
                    "This package belongs to another project, {other}, and {project} is open.",
                    other=isolated(manifest.project),
                    project=isolated(session.project.path.stem),
                )
            )
        else:
            self._page.show_step("")
            self._page.show_failure(
                tr("This package belongs to {project}: open that project first.", project=isolated(manifest.project))
            )

    def _unite_projects(self) -> None:
        """Look at what comes of it where the two projects are to be one."""
        self._unite = self._page.unite.isChecked()
        if self._unite:
            self.look()

    def look(self) -> None:
        """Work out what the package would bring."""
        given, session, compared, unite = self._given(), self._session, self._compared, self._unite

        def work(told: Progress) -> UnpackReport:
            if self._is_new or session is None:
                return unpacking.rehearse_beginning(given, compared=compared)
            return unpacking.rehearse(session.project, given, compared=compared, unite=unite, progress=told)

        self._worker.run(tr("Looking at what it would bring…"), work, self._show, self._refused)

    def _show(self, report: UnpackReport) -> None:
        if report.merged.stopped:
            self._page.left.emit()
            return
        place = self._new_place() if self._is_new else self._known_place()
        self._page.show_outline(place, report.sentences(), report.merged.gaps)

    def _new_place(self) -> str:
        manifest = self._manifest()
        return tr("A new project is made for it, in which {coder} codes.", coder=isolated(manifest.recipient.name))

    def _known_place(self) -> str:
        assert self._session is not None
        return tr("It goes into the project {project}.", project=isolated(self._session.project.path.stem))

    def _compare(self, same: bool) -> None:
        manifest = self._manifest()
        if same:
            self._compared = manifest.keys.fingerprint
            self.look()
            return
        self._page.show_step("")
        self._page.show_failure(
            tr(
                "Then the package is not from {who}, or was made anew on the way: nothing was taken. Ask for it once "
                "more by another way.",
                who=isolated(manifest.sender.name),
            )
        )

    def take(self) -> None:
        """Take the package over; a new project's place is asked for first."""
        if self._is_new:
            self._begin_project()
            return
        given, session, compared = self._given(), self._session, self._compared
        assert session is not None
        go_on, unite = self._page.goes_on, self._unite

        def work(told: Progress) -> tuple[UnpackReport, Evidence]:
            report = unpacking.take(session.project, given, compared=compared, unite=unite, go_on=go_on, progress=told)
            return report, Evidence.of(session.project)  # here, because it takes a while

        def tell(found: tuple[UnpackReport, Evidence]) -> None:
            if not self._is_stopped(found[0]):
                self.taken.emit(*found)

        self._worker.run(tr("Taking it over…"), work, tell, self._refused)

    def _begin_project(self) -> None:
        target = files.choose_new_project(self._page)
        if target is None:
            return
        given, compared, go_on = self._given(), self._compared, self._page.goes_on

        def work(told: Progress) -> tuple[UnpackReport, SiteId | None]:
            project, report = unpacking.begin(target, given, compared=compared, go_on=go_on, progress=told)
            if project is None:
                return report, None
            with project:
                return report, project.site

        def tell(found: tuple[UnpackReport, SiteId | None]) -> None:
            report, site = found
            if site is not None:
                self._opening.keep_who(site, report.coder.id)
                self.begun.emit(target, report)
            else:
                self._is_stopped(report)

        self._worker.run(tr("Making the project…"), work, tell, self._refused)

    def _is_stopped(self, report: UnpackReport) -> bool:
        """Tell whether somebody has stopped it; that nothing was stored is said then."""
        if report.merged.stopped:
            self._page.show_failure(" ".join(report.merged.sentences()))
        return report.merged.stopped

    def _refused(self, error: AnnotatorError) -> None:
        if isinstance(error, UnknownSenderError):
            words = tr(
                "It is the first package from {who} that is opened here. Call {who}, and let {who} read the "
                "fingerprint aloud.",
                who=isolated(error.name),
            )
            self._page.ask_to_compare(words, error.fingerprint)
            return
        self._page.show_failure(str(error))
        if self._package is None and self._page.steps["unlock"].isVisible():
            self._ask_again()

    def _ask_again(self) -> None:
        field = self._page.passphrase if self._way == "passphrase" else self._page.keys.passphrase
        field.setFocus()
        field.selectAll()

    def _given(self) -> Package:
        assert self._package is not None
        return self._package

    def _manifest(self) -> Manifest:
        return self._given().manifest
