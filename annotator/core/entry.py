"""A row of the journal: one change, who made it, where and when, chained to the row before.

The fields and their order are fixed for ever: hashes of rows that are out in the world rest on them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import Any, NewType

from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.encoding import decoded_change, encoded_change, mark_of
from annotator.core.json_value import compact, parsed, quoted

SiteId = NewType("SiteId", str)
DeviceId = NewType("DeviceId", str)

UNDO, REDO = "undo", "redo"
# A step of several rows: the first, and the kind of all that follow it (see decision 9).
CODEBOOK, REMAP = "codebook", "remap"
# What an undo key leaves alone: a wrong import is withdrawn (which can be undone), people and projects stay, and who
# has which report is changed by those who deal.
NEVER_UNDONE = frozenset({"create", "import", "coder", "assign", "unassign", "hand_out", UNDO, REDO})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row.

    Attributes:
        site: Random id of the copy of the project in which it was written.
        seq: 1, 2, 3 … without gaps within the site.
        lamport: Greater than that of any row the writer had seen.
        coder: Who, or "" for the program itself.
        device: The installation of the program that wrote it.
        time: Wall time, UTC, ISO 8601 with milliseconds; shown, never used for order.
        active_ms: Milliseconds of work since the coder's last row, idle time cut off.
        kind: What was done ("mark", "undo", "import" …).
        document, text_sha256: The one document concerned, or "" where there is none or several.
        codebook: Version of the codebook in force.
        body: The change as JSON text; ``of`` in it is the seq that an undo or redo is about.
        previous: Hash of the site's row before, or "" for its first; hexadecimal.
        hash: sha256 of all fields above; hexadecimal.
    """

    site: SiteId
    seq: int
    lamport: int
    coder: CoderId
    device: DeviceId
    time: str
    active_ms: int
    kind: str
    document: str
    text_sha256: str
    codebook: str
    body: str
    previous: str
    hash: str = ""

    @property
    def order(self) -> tuple[int, str, int]:
        """The place in the replay, the same whatever order the rows arrived in."""
        return (self.lamport, self.site, self.seq)

    def sealed(self) -> Entry:
        """Return the row with its hash."""
        return replace(self, hash=self.right_hash())

    def right_hash(self) -> str:
        """Return the hash that the row must have."""
        return sha256(_hashed_text(self).encode("utf-8")).hexdigest()

    def content(self) -> dict[str, Any]:
        """Return the body, parsed."""
        content: dict[str, Any] = parsed(self.body)
        return content

    def change(self) -> Change:
        """Return the change.

        Raises:
            UnknownKindError: A newer version wrote it.
            InputError: The body is no change.
        """
        return mark_of(self.body) or decoded_change(self.content())

    def of(self) -> int | None:
        """Return the seq that an undo or redo is about."""
        of: int | None = self.content().get("of")
        return of


FIELDS = [field.name for field in fields(Entry)]


def _hashed_text(row: Entry) -> str:
    """Return what the hash is of: all fields but the hash, as :func:`compact` writes a list of them but sooner."""
    return (
        f"[{quoted(row.site)},{row.seq},{row.lamport},{quoted(row.coder)},{quoted(row.device)},{quoted(row.time)},"
        f"{row.active_ms},{quoted(row.kind)},{quoted(row.document)},{quoted(row.text_sha256)},{quoted(row.codebook)},"
        f"{quoted(row.body)},{quoted(row.previous)}]"
    )


def body_of(change: Change, of: int | None = None) -> str:
    """Return the body of a row for a change."""
    return compact(encoded_change(change) | ({} if of is None else {"of": of}))
