"""A package is made: reports and their codebook for a coder, or work for a supervisor."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from annotator.core.coder import Coder, CoderId
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.exchange.fingerprint import grouped
from annotator.exchange.keys import Identity
from annotator.exchange.manifest import Kind, Manifest, Person
from annotator.exchange.package import SUFFIX, Contents, made
from annotator.exchange.passphrase import new_passphrase, require_strong
from annotator.language import isolated, ntr, tr
from annotator.store import assignments, codebooks, coders, correspondents, documents, rows
from annotator.store.correspondents import Correspondent, Passed
from annotator.store.project import Project
from annotator.workflow import acknowledging, package_rows
from annotator.workflow.package_rows import Chosen
from annotator.workflow.swap import refusal


@dataclass(frozen=True, slots=True)
class PackReport:
    """What a package holds, and how it is opened.

    Attributes:
        number: 1, 2, 3 … to this recipient.
        rows, reports: Journal rows and texts in it.
        computers: To how many of the recipient's keys it is sealed.
        passphrase: What opens it where no keys of the recipient are known; to be told her by another way.
        fingerprint: The sender's; whoever gets the first package compares it.
    """

    file: Path
    kind: Kind
    number: int
    recipient: Coder
    rows: int
    reports: int
    size: int
    computers: int
    passphrase: str
    fingerprint: str

    def sentences(self) -> list[str]:
        """Say it, in the interface language."""
        changes = ntr("{count} change", "{count} changes", self.rows)
        reports = ntr("{count} report", "{count} reports", self.reports)
        who, file = isolated(self.recipient.name), isolated(self.file.name)
        found = [
            tr("{file}: package {number} for {who}", file=file, number=str(self.number), who=who),
            tr("It holds {changes} and {reports}.", changes=changes, reports=reports),
        ]
        if self.passphrase:
            found += [
                tr("It opens with this passphrase: {passphrase}", passphrase=isolated(self.passphrase)),
                tr("Tell {who} the passphrase by another way than the package, best by voice.", who=who),
                tr(
                    "Your fingerprint, to be compared with {who}: {digits}",
                    who=who,
                    digits=isolated(grouped(self.fingerprint)),
                ),
            ]
        return found

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "file": str(self.file),
            "kind": self.kind,
            "number": self.number,
            "recipient": {"id": self.recipient.id, "name": self.recipient.name},
            "changes": self.rows,
            "reports": self.reports,
            "bytes": self.size,
            "computers": self.computers,
            "passphrase": self.passphrase,
            "fingerprint": self.fingerprint,
        }


def kind_for(project: Project, recipient: CoderId) -> Kind:
    """Return what somebody gets: work where she is a supervisor or an adjudicator, else her assignment."""
    return "work" if assignments.roles_of(project, recipient) else "assignment"


def pack(
    project: Project,
    target: Path,
    sender: CoderId,
    recipient: CoderId,
    identity: Identity,
    *,
    passphrase: str = "",
    everything: bool = False,
) -> PackReport:
    """Make a package, whole or not at all.

    It is sealed to the recipient's keys; where none are known here yet, or a passphrase is given, it opens with a
    passphrase.

    Args:
        project: The open project.
        target: The file.
        sender, recipient: From whom and for whom.
        identity: The sender's keys, unlocked.
        passphrase: For a package that opens with one; a new one is drawn where none is given and no keys are known.
        everything: Also what the recipient has already, as where she has lost her file.

    Raises:
        InputError: There is nothing to send, sender and recipient are one, or the file cannot be written.
    """
    _refuse(project, sender, recipient)
    known = [] if passphrase else correspondents.of_coder(project, recipient)
    words = passphrase or ("" if known else new_passphrase())
    if words:
        require_strong(words)
    kind = kind_for(project, recipient)
    with project.transaction():
        chosen = _chosen(project, kind, sender, recipient, [] if everything else known)
        manifest = _manifest(project, kind, sender, recipient, identity, known, chosen)
        texts = [documents.document(project, id) for id in chosen.texts]
        originals = _originals(project, chosen) if kind == "work" else []
        data = made(manifest, Contents(chosen.entries, texts, originals), identity, words)
        correspondents.note(project, _passed(manifest, identity, chosen))
        _write(target, data)
    return PackReport(
        file=target,
        kind=kind,
        number=manifest.number,
        recipient=coders.coder(project, recipient),
        rows=len(chosen.entries),
        reports=len(texts),
        size=len(data),
        computers=len(known),
        passphrase=words,
        fingerprint=identity.public.fingerprint,
    )


def file_name(project: Project, recipient: CoderId) -> str:
    """Return a name for the next package to somebody that says nothing of the project: sticks and mail are seen."""
    return f"{recipient[:8]}-{_number(project, recipient)}{SUFFIX}"


def _refuse(project: Project, sender: CoderId, recipient: CoderId) -> None:
    if sender == recipient:
        raise InputError(tr("A package goes from one person to another: say for whom it is."))
    if kind_for(project, recipient) == "assignment" and not assignments.of_coder(project, recipient):
        who = isolated(coders.coder(project, recipient).name)
        raise InputError(
            tr("{who} has no reports to code yet: deal some first. Work goes to a supervisor or adjudicator.", who=who)
        )


def _chosen(
    project: Project, kind: Kind, sender: CoderId, recipient: CoderId, known: Sequence[Correspondent]
) -> Chosen:
    reached = [correspondents.acknowledged(project, one.fingerprint) for one in known]
    if kind == "work":
        return package_rows.everything(project, reached)
    sent = [one for one in correspondents.packages(project) if one.sent and one.coder == recipient]
    got = [correspondents.reached(project, one.fingerprint) for one in known]
    delivered = [{id for one in sent if one.id in ids for id in one.documents} for ids in got]
    everything = {id for one in sent for id in one.documents}
    return package_rows.for_coder(project, recipient, sender, reached, delivered, everything)


def _manifest(
    project: Project,
    kind: Kind,
    sender: CoderId,
    recipient: CoderId,
    identity: Identity,
    known: Sequence[Correspondent],
    chosen: Chosen,
) -> Manifest:
    theirs = {one.fingerprint for one in correspondents.of_coder(project, recipient)}
    return Manifest(
        kind=kind,
        id=uuid4().hex,
        number=_number(project, recipient),
        time=correspondents.now(),
        projects=rows.begun_at(project),
        project=codebooks.name(project)[:80],
        sender=_person(project, sender),
        recipient=_person(project, recipient),
        keys=identity.public,
        recipients=tuple(one.sealing for one in known),
        codebook=codebooks.version(project),
        rows=tuple(chosen.rows),
        count=len(chosen.entries),
        seen=acknowledging.heads(project),
        received=acknowledging.received_from(project, theirs),
        earlier=acknowledging.earlier_to(project, recipient),
    )


def _person(project: Project, id: CoderId) -> Person:
    return Person(id, coders.coder(project, id).name)


def _number(project: Project, recipient: CoderId) -> int:
    sent = [one.number for one in correspondents.packages(project) if one.sent and one.coder == recipient]
    return max(sent, default=0) + 1


def _passed(manifest: Manifest, identity: Identity, chosen: Chosen) -> Passed:
    return Passed(
        manifest.id,
        sent=True,
        coder=manifest.recipient.coder,
        fingerprint=identity.public.fingerprint,
        number=manifest.number,
        kind=manifest.kind,
        time=manifest.time,
        rows=tuple((one.site, one.after, one.to, one.whole) for one in chosen.rows),
        documents=chosen.documents,
    )


def _originals(project: Project, chosen: Chosen) -> list[bytes]:
    wanted = {source.original for id in chosen.texts for source in documents.sources_of(project, id)}
    return [documents.original(project, name) for name in sorted(wanted) if documents.has_original(project, name)]


def _write(target: Path, data: bytes) -> None:
    """Write a file beside its place, then put it there."""
    place = Path(os.path.realpath(target))
    part = place.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise refusal(error, target) from error
