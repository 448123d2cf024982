"""Packages for tests: made whole by the program, then taken apart, changed and sealed again by whoever has keys."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import Document, Standing
from annotator.core.entry import DeviceId, Entry, SiteId, body_of
from annotator.exchange import age
from annotator.exchange.keys import Identity
from annotator.exchange.manifest import Manifest, Person, Rows, manifest_of
from annotator.exchange.package import JOURNAL, MANIFEST, SIGNATURE, SIGNED, Contents, Package, made

DOCUMENT = Document.of("قصف على سوق تل الزهور")
Members = dict[str, bytes]


def entries(count: int = 3, site: str = "a" * 32) -> list[Entry]:
    """Return so many rows of a site, one after another."""
    found: list[Entry] = []
    for seq in range(1, count + 1):
        change = Change(added=(Standing(DOCUMENT.id),))
        place = (SiteId(site), seq, seq, CoderId("c"), DeviceId("d"), "2026-01-01T00:00:00Z", 0, "import")
        previous = found[-1].hash if found else ""
        found.append(Entry(*place, DOCUMENT.id, "", "", body_of(change), previous).sealed())
    return found


def manifest(sender: Identity, recipients: tuple[str, ...], found: list[Entry], **fields: Any) -> Manifest:
    """Return what a package with these rows says of itself."""
    said = Manifest(
        kind="work",
        id="1" * 32,
        number=1,
        time="2026-01-01T00:00:00Z",
        projects=("p",),
        project="مشروع",
        sender=Person(CoderId("s"), "سارة"),
        recipient=Person(CoderId("b"), "boss"),
        keys=sender.public,
        recipients=recipients,
        codebook="",
        rows=(Rows(SiteId("a" * 32), 0, len(found), whole=True),),
        count=len(found),
    )
    return replace(said, **fields)


def sealed_package(sender: Identity, recipient: Identity, **fields: Any) -> bytes:
    """Return a sound package, sealed."""
    found = entries()
    contents = Contents(found, [DOCUMENT], [b"original"])
    return made(manifest(sender, (recipient.public.sealing,), found, **fields), contents, sender)


def members_of(package: bytes, recipient: Identity) -> Members:
    """Return the parts of a sealed package."""
    with zipfile.ZipFile(io.BytesIO(age.unseal(package, recipient.secret))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Mapping[str, bytes] | list[tuple[str, bytes]], **how: Any) -> bytes:
    """Return a zip of these parts; a list may name one twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **how) as archive:
        for name, data in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(name, data)
    return buffer.getvalue()


def signed_anew(members: Members, sender: Identity, **fields: Any) -> Members:
    """Return the parts with a manifest that names them as they are now, as a colleague with keys could make it."""
    listed = {
        name: (sha256(data).hexdigest(), len(data))
        for name, data in members.items()
        if name not in (MANIFEST, SIGNATURE)
    }
    head = replace(manifest_of(members[MANIFEST]), members=listed, **fields).to_bytes()
    return members | {MANIFEST: head, SIGNATURE: sender.sign(SIGNED + head)}


def opened(members: Mapping[str, bytes]) -> Package:
    """Open parts as a package that was unsealed."""
    return Package(zipped(members), "x.spanpkg")


def with_rows(members: Members, lines: bytes) -> Members:
    """Return the parts with other rows."""
    return members | {JOURNAL: lines}
