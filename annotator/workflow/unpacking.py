"""A package is opened and taken over: by whoever's keys were compared, into the project that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from annotator.core.coder import Coder
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.exchange import age, fingerprint, package
from annotator.exchange.age import Way
from annotator.exchange.fingerprint import grouped
from annotator.exchange.keys import Identity
from annotator.exchange.manifest import Manifest
from annotator.exchange.package import Package
from annotator.language import isolated, tr
from annotator.store import codebooks, correspondents, rows
from annotator.store import project as project_file
from annotator.store.correspondents import Correspondent
from annotator.store.project import Project
from annotator.store.setting_aside import clear, put_in_place
from annotator.workflow import merge, projects
from annotator.workflow.merge import MergeReport, Progress
from annotator.workflow.projects import device


class UnknownSenderError(InputError):
    """A package is signed with keys that nobody has compared here.

    Attributes:
        fingerprint: Of these keys.
        name: Whose they are, as the package says.
    """

    def __init__(self, digits: str, name: str) -> None:
        super().__init__(
            tr(
                "You have not compared fingerprints with {who} yet: let {who} read it out by voice. The package is "
                "from {who} only if it is {digits}.",
                who=isolated(name),
                digits=isolated(grouped(digits)),
            )
        )
        self.fingerprint, self.name = digits, name


@dataclass(frozen=True, slots=True)
class UnpackReport:
    """What a package brought, or would bring.

    Attributes:
        coder: For whom it is: she works in this copy of the project.
        compared: The sender's keys were compared before, or now.
    """

    manifest: Manifest
    merged: MergeReport
    coder: Coder
    compared: bool

    def sentences(self) -> list[str]:
        """Say it, in the interface language."""
        manifest = self.manifest
        names = {
            "number": str(manifest.number),
            "sender": isolated(manifest.sender.name),
            "recipient": isolated(manifest.recipient.name),
            "project": isolated(manifest.project),
            "day": isolated(manifest.time[:10]),
        }
        first = tr("Package {number} from {sender} for {recipient}, project {project}, of {day}", **names)
        return [first, *self.merged.sentences()]

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        manifest = self.manifest
        return {
            "id": manifest.id,
            "kind": manifest.kind,
            "number": manifest.number,
            "time": manifest.time,
            "project": manifest.project,
            "sender": {
                "id": manifest.sender.coder,
                "name": manifest.sender.name,
                "fingerprint": manifest.keys.fingerprint,
                "compared": self.compared,
            },
            "recipient": {"id": self.coder.id, "name": self.coder.name},
            **self.merged.to_json(),
        }


def way_of(path: Path) -> Way:
    """Return what opens a package: the keys of whoever works here, or a passphrase.

    Raises:
        InputError: It is no package, or cannot be read.
    """
    return age.way_of(package.read_file(path))


def opened(path: Path, identity: Identity | None = None, passphrase: str = "") -> Package:
    """Open a package as far as its manifest; see :func:`annotator.exchange.package.opened`."""
    return package.opened(package.read_file(path), path.name, identity, passphrase)


def require_known(project: Project | None, given: Package, compared: str = "") -> bool:
    """Refuse a package whose sender's keys nobody has compared here.

    Args:
        project: The open project; None where one is to be made.
        given: The package.
        compared: The fingerprint that the sender read out, in any digits; "" where nobody did.

    Returns:
        Whether they were compared before.

    Raises:
        UnknownSenderError: They were not, or the fingerprint that was read out is another one.
    """
    keys, name = given.manifest.keys, given.manifest.sender.name
    known = None if project is None else correspondents.known(project, keys.fingerprint)
    if known is not None and known.coder != given.manifest.sender.coder:
        raise InputError(
            tr(
                "This package is signed by {who} and says that it is from {name}: it was not opened.",
                who=isolated(known.name),
                name=isolated(name),
            )
        )
    if known is not None:
        return True
    if compared and fingerprint.typed(compared) != keys.fingerprint:
        raise InputError(
            tr(
                "The fingerprint that was read out is another one: the package is not from {who}. Nothing was taken.",
                who=isolated(name),
            )
        )
    if not compared:
        raise UnknownSenderError(keys.fingerprint, name)
    return False


def rehearse(
    project: Project, given: Package, *, compared: str = "", unite: bool = False, progress: Progress | None = None
) -> UnpackReport:
    """Return what :func:`take` would do; nothing is stored."""
    _refuse(project, given, unite=unite)
    known = require_known(project, given, compared)
    return _report(given, merge.rehearse(project, [given], progress=progress), known=known)


def take(
    project: Project,
    given: Package,
    *,
    compared: str = "",
    unite: bool = False,
    go_on: bool = False,
    progress: Progress | None = None,
) -> UnpackReport:
    """Take a package over, all of it or nothing; a backup is made before.

    Args:
        project: The open project.
        given: The opened package.
        compared: The fingerprint that the sender read out, where the keys were not compared yet.
        unite: Take it even if it belongs to another project, which is united with this one.
        go_on: Take what follows after missing rows, too.
        progress: Called with how many rows are done of how many; returns False to stop.

    Raises:
        UnknownSenderError: Nobody has compared the sender's keys.
        GapError: Rows are missing in between.
        InputError: The package is not whole, or belongs to another project.
    """
    _refuse(project, given, unite=unite)
    known = require_known(project, given, compared)
    report = merge.merge(project, [given], go_on=go_on, progress=progress)
    if not known and not report.stopped:
        trust(project, given.manifest)
    return _report(given, report, known=known)


def begin(
    path: Path, given: Package, *, compared: str = "", go_on: bool = False, progress: Progress | None = None
) -> tuple[Project | None, UnpackReport]:
    """Make a project from a coder's first package, and open it; None where somebody stopped it: nothing is made then.

    It is made under another name, so that a file of this name is a whole project at any moment.

    Raises:
        ProjectError: The file exists, or cannot be made there.
        UnknownSenderError: Nobody has compared the sender's keys.
        InputError: The package is not whole, or holds no project.
    """
    require_known(None, given, compared)
    project_file.refuse_existing(path)
    fresh = path.with_name(f".{uuid4().hex}{path.suffix}")
    try:
        with project_file.create(fresh, device(), named=path) as project:
            report = take(project, given, compared=compared, unite=True, go_on=go_on, progress=progress)
            if report.merged.stopped:
                return None, report
            _require_beginning(project, given)
        put_in_place(fresh, path)
    finally:
        clear(fresh)
    return projects.open_project(path), report


def _require_beginning(project: Project, given: Package) -> None:
    if not codebooks.version(project):
        raise InputError(
            tr(
                "This package does not hold the beginning of the project: ask {who} for a whole one.",
                who=isolated(given.manifest.sender.name),
            )
        )


def rehearse_beginning(given: Package, *, compared: str = "") -> UnpackReport:
    """Return what :func:`begin` would do; nothing is kept."""
    with TemporaryDirectory(prefix="tarmiz-") as folder:
        project, report = begin(Path(folder) / "rehearsal.tarmiz", given, compared=compared, go_on=True)
        if project is not None:
            project.close()
    return replace(report, merged=replace(report.merged, rehearsed=True))


def trust(project: Project, manifest: Manifest) -> None:
    """Keep the keys of a package's sender, which were compared."""
    keys, sender = manifest.keys, manifest.sender
    correspondents.put(
        project,
        Correspondent(keys.fingerprint, sender.coder, sender.name, keys.signing, keys.sealing, correspondents.now()),
    )


def _refuse(project: Project, given: Package, *, unite: bool) -> None:
    manifest = given.manifest
    if any(one.sent and one.id == manifest.id for one in correspondents.packages(project)):
        raise InputError(tr("This package went out from here: it is for {who}.", who=isolated(manifest.recipient.name)))
    ours = rows.begun_at(project)
    if not unite and not set(ours) & set(manifest.projects):
        raise InputError(tr("This package belongs to another project: {project}.", project=isolated(manifest.project)))


def _report(given: Package, report: MergeReport, *, known: bool) -> UnpackReport:
    recipient = given.manifest.recipient
    return UnpackReport(given.manifest, report, Coder(recipient.coder, recipient.name), compared=known)
