"""A package: sealed(zip(manifest, signature, rows, reports)). Made here and opened here, without trusting a byte of it.

What is opened is looked at in this order: how it is sealed, to whom, the names in the zip, the manifest and its
signature; only when its sender is one whose keys were compared is the rest of it read.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

from annotator.core.chain import entry_of, is_shaped, is_whole, values_of
from annotator.core.change import Change
from annotator.core.document import Document, DocumentId, document_id
from annotator.core.entry import Entry
from annotator.core.json_value import compact, parsed
from annotator.errors import InputError
from annotator.exchange import age
from annotator.exchange.archive import Archive, DamagedError, packed
from annotator.exchange.keys import Identity
from annotator.exchange.manifest import Manifest, manifest_of
from annotator.language import isolated, tr

SUFFIX = ".spanpkg"
LARGEST_FILE = 256 << 20  # bytes
LARGEST_MANIFEST = 4 << 20
LARGEST_ORIGINAL = 64 << 20  # bytes, unpacked
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
JOURNAL, DOCUMENTS, ORIGINALS = "journal.jsonl", "documents.jsonl", "originals.jsonl"
MEMBERS = frozenset({JOURNAL, DOCUMENTS, ORIGINALS})
SIGNED = b"span-pkg/1\0"
_ORIGINAL = re.compile(rb'\{"data":"([A-Za-z0-9+/=]*)","sha256":"([0-9a-f]{64})"\}')


@dataclass(frozen=True, slots=True)
class Contents:
    """What a package carries: rows as they were written, texts, and reports as they came."""

    entries: Iterable[Entry]
    texts: Iterable[Document] = ()
    originals: Iterable[bytes] = ()


def made(manifest: Manifest, contents: Contents, identity: Identity, passphrase: str = "") -> bytes:
    """Return a package.

    Args:
        manifest: What it says of itself, without its members.
        contents: What it carries.
        identity: The sender's keys, unlocked.
        passphrase: Seals it where the manifest names no keys of a recipient.
    """
    members = {
        JOURNAL: _lines(values_of(entry) for entry in contents.entries),
        DOCUMENTS: _lines({"id": document.id, "text": document.text} for document in contents.texts),
        ORIGINALS: _lines(map(_original, contents.originals)),
    }
    members = {name: data for name, data in members.items() if data}
    listed = {name: (sha256(data).hexdigest(), len(data)) for name, data in members.items()}
    head = replace(manifest, members=listed).to_bytes()
    archive = packed({MANIFEST: head, SIGNATURE: identity.sign(SIGNED + head), **members})
    if manifest.recipients:
        return age.seal(archive, manifest.recipients)
    return age.seal_with_passphrase(archive, passphrase)


def _lines(values: Iterable[object]) -> bytes:
    return "".join(f"{compact(value)}\n" for value in values).encode("utf-8")


def _original(data: bytes) -> dict[str, str]:
    return {"data": base64.b64encode(zlib.compress(data)).decode("ascii"), "sha256": sha256(data).hexdigest()}


def read_file(path: Path) -> bytes:
    """Return the bytes of a package's file.

    Raises:
        InputError: It cannot be read, or is larger than packages are.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(tr("{file} is larger than packages are.", file=isolated(path.name)))
        return path.read_bytes()
    except OSError as error:
        raise InputError(tr("{file} cannot be read.", file=isolated(path.name))) from error


def is_package(path: Path) -> bool:
    """Tell whether a file is sealed as packages are, from its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(len(age.MAGIC)) == age.MAGIC
    except OSError:
        return False


def opened(data: bytes, name: str, identity: Identity | None = None, passphrase: str = "") -> Package:
    """Open a package as far as its manifest, whose signature is verified.

    Args:
        data: The package.
        name: What it is called where something is wrong.
        identity: The recipient's keys, unlocked.
        passphrase: Opens it where it is not sealed to keys.

    Raises:
        SealError: It is not for these keys, or the passphrase is another one.
        DamagedError: It is not whole, or not as the program makes it.
        InputError: A newer version made it.
    """
    way = age.way_of(data)
    if way == "passphrase":
        inside = age.unseal_with_passphrase(data, passphrase)
    elif identity is not None:
        inside = age.unseal(data, identity.secret)
    else:
        raise age.SealError(tr("This package opens with keys: unlock yours first."))
    package = Package(inside, name)
    own = () if way == "passphrase" or identity is None else (identity.public.sealing,)
    # Else a package for one person could be sealed anew and passed on as meant for another.
    if not set(own) <= set(package.manifest.recipients) or bool(own) != bool(package.manifest.recipients):
        raise age.SealError(tr("This package was made for somebody else and passed on: it was not opened."))
    return package


class Package:
    """An opened package.

    Attributes:
        manifest: What it says of itself; signed by the keys that it names.
        name: The file's name.
        changes: What its rows have been read as, by hash, once they are read.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.changes: dict[str, Change] = {}
        self._archive, self.name = Archive(data, MEMBERS | {MANIFEST, SIGNATURE}), name
        head = self._archive.read(MANIFEST, LARGEST_MANIFEST)
        self.manifest = manifest_of(head)
        if not self.manifest.keys.verify(SIGNED + head, self._archive.read(SIGNATURE, 1024)):
            raise DamagedError(tr("its signature is not right"))

    def require_whole(self) -> None:
        """Verify every part.

        Raises:
            DamagedError: One was changed, is missing, or is not named.
        """
        listed = self.manifest.members
        if set(listed) != self._archive.names - {MANIFEST, SIGNATURE}:
            raise DamagedError(tr("it does not hold what it says"))
        for name, expected in listed.items():
            if self._archive.digest(name) != expected:
                raise DamagedError(tr("{name} was changed", name=isolated(name)))

    def entries(self, step: Callable[[], None] = lambda: None) -> list[Entry]:
        """Return its rows as they were written, site by site, in order of seq.

        Args:
            step: Called for each row; what it raises ends the reading.

        Raises:
            DamagedError: A row is not whole, or one that it should hold is missing.
        """
        found: list[Entry] = []
        for line in self._lines(JOURNAL):
            step()
            entry = entry_of(_parsed(line))
            if not is_whole(entry) or not is_shaped(entry, self.changes):
                raise DamagedError(tr("a row in it was altered"))
            found.append(entry)
        found.sort(key=attrgetter("site", "seq"))
        self._refuse_missing(found)
        return found

    def _refuse_missing(self, found: list[Entry]) -> None:
        manifest = self.manifest
        there: dict[str, set[int]] = {}
        for entry in found:
            there.setdefault(entry.site, set()).add(entry.seq)
        if len(found) != manifest.count or set(there) - {rows.site for rows in manifest.rows}:
            raise DamagedError(tr("it does not hold what it says"))
        for rows in manifest.rows:
            numbers = there.get(rows.site, set())
            if rows.whole and rows.to - rows.after > len(numbers):
                raise DamagedError(tr("it does not hold what it says"))
            if rows.whole and not numbers.issuperset(range(rows.after + 1, rows.to + 1)):
                raise DamagedError(tr("it does not hold what it says"))

    def texts(self, wanted: set[str]) -> Iterator[tuple[Document, list[bytes]]]:
        """Give each wanted text; what it came in is asked for apart.

        Raises:
            DamagedError: A text is not what its name says.
        """
        for line in self._lines(DOCUMENTS):
            value = _parsed(line)
            if not isinstance(value, dict) or set(value) != {"id", "text"}:
                raise DamagedError
            id, text = value["id"], value["text"]
            if not isinstance(text, str) or "\0" in text or not _is_named(id, text):
                raise DamagedError(tr("a text in it was altered"))
            if id in wanted:
                yield Document(DocumentId(id), text), []

    def originals(self, wanted: set[str]) -> list[bytes]:
        """Return the originals of these names, as far as they are there.

        Raises:
            DamagedError: One is not what its name says.
        """
        found: list[bytes] = []
        for line in self._lines(ORIGINALS):
            match = _ORIGINAL.fullmatch(line)
            if match is None:
                raise DamagedError
            if match[2].decode("ascii") in wanted:
                found.append(_unpacked(match[1], match[2].decode("ascii")))
        return found

    def _lines(self, name: str) -> Iterator[bytes]:
        return self._archive.lines(name) if name in self._archive else iter(())


def _is_named(id: object, text: str) -> bool:
    try:
        return document_id(text) == id
    except ValueError:  # half a surrogate pair
        return False


def _unpacked(data: bytes, name: str) -> bytes:
    try:
        unpacker = zlib.decompressobj()
        original = unpacker.decompress(base64.b64decode(data, validate=True), LARGEST_ORIGINAL)
    except (zlib.error, binascii.Error) as error:
        raise DamagedError from error
    if sha256(original).hexdigest() != name:
        raise DamagedError(tr("a text in it was altered"))
    return original


def _parsed(line: bytes) -> object:
    """Return the value of a line, which must be in the one form that we write."""
    try:
        value: object = parsed(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise DamagedError from error
    return value
