"""What a package says of itself, signed: of which project it is, from whom and for whom, and what it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from annotator.core.coder import CoderId
from annotator.core.encoding import LARGEST
from annotator.core.entry import SiteId
from annotator.core.json_value import Json, compact
from annotator.errors import InputError
from annotator.exchange.archive import DamagedError
from annotator.exchange.keys import PublicKeys, public_keys_of
from annotator.language import tr

FORMAT = 1  # a greater one is refused
LONGEST = 200  # characters of a name or id; what a stranger wrote is shown
Kind = Literal["assignment", "work"]
KINDS: tuple[Kind, ...] = ("assignment", "work")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who sends or gets packages."""

    coder: CoderId
    name: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows of a site a package holds: all after one up to another, or some of them.

    Attributes:
        site: Where they were written.
        after, to: Numbers; ``after`` is not held.
        whole: None is left out; else they were chosen for the recipient.
    """

    site: SiteId
    after: int
    to: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Head:
    """Up to which row of a site the sender has everything: all of it, or all that was chosen for her."""

    site: SiteId
    seq: int
    hash: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """A package that went before this one to the same person, so that a missing one can be named."""

    id: str
    number: int
    time: str
    rows: tuple[Rows, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself.

    Attributes:
        id: Random, so that the same package is known again.
        number: 1, 2, 3 … from this sender to this recipient.
        time: When it was made, UTC, ISO 8601.
        projects: The sites on which the project began; several where projects were united.
        project: The project's name.
        keys: The sender's.
        recipients: The keys it is sealed to; none where it opens with a passphrase.
        codebook: Version in force at the sender's.
        rows, count: Which rows it holds, and how many.
        seen: What the sender has of each site.
        received: Packages of the recipient's that the sender has taken over.
        members: sha256 and size of each part of the package.
    """

    kind: Kind
    id: str
    number: int
    time: str
    projects: tuple[str, ...]
    project: str
    sender: Person
    recipient: Person
    keys: PublicKeys
    recipients: tuple[str, ...]
    codebook: str
    rows: tuple[Rows, ...]
    count: int
    seen: tuple[Head, ...] = ()
    received: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    members: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Return it as it is signed."""
        value: dict[str, Json] = {
            "format": FORMAT,
            "kind": self.kind,
            "id": self.id,
            "number": self.number,
            "time": self.time,
            "projects": self.projects,
            "project": self.project,
            "sender": {"coder": self.sender.coder, "name": self.sender.name, "keys": self.keys.to_json()},
            "recipient": {
                "coder": self.recipient.coder,
                "name": self.recipient.name,
                "keys": self.recipients,
            },
            "codebook": self.codebook,
            "rows": _listed(self.rows),
            "count": self.count,
            "seen": [[head.site, head.seq, head.hash, head.chosen] for head in self.seen],
            "received": self.received,
            "earlier": [[one.id, one.number, one.time, _listed(one.rows)] for one in self.earlier],
            "members": {name: [digest, size] for name, (digest, size) in self.members.items()},
        }
        return compact(value).encode("utf-8")


def _listed(rows: Sequence[Rows]) -> list[Json]:
    return [[row.site, row.after, row.to, row.whole] for row in rows]


def manifest_of(data: bytes) -> Manifest:
    """Return the manifest that :meth:`Manifest.to_bytes` wrote.

    Raises:
        InputError: A newer version wrote it.
        DamagedError: It is none.
    """
    try:
        value = json.loads(data.decode("utf-8"))
        if type(value["format"]) is int and value["format"] > FORMAT:
            raise _newer()
        manifest = _read(value)
        if manifest.to_bytes() != data:
            raise DamagedError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise DamagedError from error
    return manifest


def _newer() -> InputError:
    return InputError(tr("This package was made by a newer version of Tarmiz: install that version to open it."))


def _read(value: Any) -> Manifest:
    kind = _text(value["kind"])
    if kind not in KINDS:
        raise _newer()
    sender, recipient = value["sender"], value["recipient"]
    return Manifest(
        kind=next(known for known in KINDS if known == kind),
        id=_text(value["id"]),
        number=_number(value["number"]),
        time=_text(value["time"]),
        projects=tuple(map(_text, value["projects"])),
        project=_text(value["project"]),
        sender=Person(CoderId(_text(sender["coder"])), _text(sender["name"])),
        recipient=Person(CoderId(_text(recipient["coder"])), _text(recipient["name"])),
        keys=public_keys_of(sender["keys"]),
        recipients=tuple(map(_text, recipient["keys"])),
        codebook=_text(value["codebook"]),
        rows=_rows(value["rows"]),
        count=_number(value["count"]),
        seen=tuple(Head(SiteId(_text(site)), _number(n), _text(h), _flag(c)) for site, n, h, c in value["seen"]),
        received=tuple(map(_text, value["received"])),
        earlier=tuple(Earlier(_text(id), _number(n), _text(t), _rows(r)) for id, n, t, r in value["earlier"]),
        members={_text(name): (_text(digest), _number(size)) for name, (digest, size) in value["members"].items()},
    )


def _rows(value: Any) -> tuple[Rows, ...]:
    return tuple(
        Rows(SiteId(_text(site)), _number(after), _number(to), _flag(whole)) for site, after, to, whole in value
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise TypeError
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise TypeError
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value
