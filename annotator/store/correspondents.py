"""With whom packages pass: whose keys were compared, what has reached them, which packages went and came."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from annotator.core.coder import CoderId
from annotator.core.entry import SiteId
from annotator.core.json_value import compact
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody whose keys were compared at this installation.

    Attributes:
        signing, sealing: Public keys.
        time: When they were compared, UTC.
    """

    fingerprint: str
    coder: CoderId
    name: str
    signing: str
    sealing: str
    time: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A package that went or came.

    Attributes:
        sent: It went from here; else it came.
        coder: To whom, or from whom.
        fingerprint: The sender's.
        rows: What it held of each site: after which row, up to which, and whether all of them.
        documents: The texts that it held, or that went before.
    """

    id: str
    sent: bool
    coder: CoderId
    fingerprint: str
    number: int
    kind: str
    time: str
    rows: tuple[tuple[str, int, int, bool], ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Up to which row of a site a correspondent has everything, or everything that was chosen for her."""

    site: SiteId
    chosen: bool
    seq: int
    hash: str


def now() -> str:
    """Return the time as it is written down."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


_OF = "SELECT fingerprint, coder, name, signing, sealing, time FROM correspondents WHERE device = ?"


def every(project: Project) -> list[Correspondent]:
    """Return whose keys were compared at this installation, by name."""
    found = project.db.execute(f"{_OF} ORDER BY name, fingerprint", [project.device]).fetchall()
    return [Correspondent(*row) for row in found]


def of_coder(project: Project, coder: CoderId) -> list[Correspondent]:
    """Return a coder's keys: one for each computer on which she works."""
    found = project.db.execute(f"{_OF} AND coder = ? ORDER BY fingerprint", [project.device, coder]).fetchall()
    return [Correspondent(*row) for row in found]


def known(project: Project, fingerprint: str) -> Correspondent | None:
    """Return whose keys these are; None where nobody has compared them here."""
    row = project.db.execute(f"{_OF} AND fingerprint = ?", [project.device, fingerprint]).fetchone()
    return None if row is None else Correspondent(*row)


def put(project: Project, one: Correspondent) -> None:
    """Keep somebody's keys, which were compared."""
    values = [one.fingerprint, one.coder, one.name, one.signing, one.sealing, project.device, one.time]
    with project.transaction():
        project.db.execute("INSERT OR REPLACE INTO correspondents VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def drop(project: Project, fingerprint: str) -> None:
    """Forget somebody's keys, and what had reached them."""
    with project.transaction():
        for table in ("correspondents", "acknowledged", "receipts"):
            project.db.execute(f"DELETE FROM {table} WHERE fingerprint = ?", [fingerprint])


def acknowledged(project: Project, fingerprint: str) -> list[Acknowledged]:
    """Return what has reached a correspondent, as she said last; rows of a fork are named as they were written."""
    query = "SELECT site, chosen, seq, hash FROM acknowledged WHERE fingerprint = ?"
    found = project.db.execute(query, [fingerprint]).fetchall()
    return [Acknowledged(SiteId(row[0]), bool(row[1]), row[2], row[3]) for row in found]


def acknowledge(project: Project, fingerprint: str, heads: Iterable[Acknowledged]) -> None:
    """Note what has reached a correspondent, as she says; part of the transaction around it."""
    project.db.execute("DELETE FROM acknowledged WHERE fingerprint = ?", [fingerprint])
    project.db.conn.executemany(
        "INSERT OR REPLACE INTO acknowledged VALUES (?, ?, ?, ?, ?)",
        [(fingerprint, head.site, int(head.chosen), head.seq, head.hash) for head in heads],
    )


def receipt(project: Project, fingerprint: str, received: Iterable[str]) -> None:
    """Note which packages have reached a correspondent; part of the transaction around it."""
    receipts = [(id, fingerprint) for id in received]
    project.db.conn.executemany("INSERT OR IGNORE INTO receipts VALUES (?, ?)", receipts)


def note(project: Project, package: Passed) -> None:
    """Note a package that went or came; part of the transaction around it."""
    values = [package.id, int(package.sent), package.coder, package.fingerprint, package.number, package.kind]
    project.db.execute(
        "INSERT OR REPLACE INTO packages VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [*values, package.time, compact({"rows": package.rows, "documents": package.documents})],
    )


def packages(project: Project) -> list[Passed]:
    """Return the packages that went and came, the oldest first."""
    found = project.db.execute(
        "SELECT id, sent, coder, fingerprint, number, kind, time, content FROM packages ORDER BY time, number, id"
    ).fetchall()
    return [_passed(*row) for row in found]


def _passed(id: str, sent: int, coder: str, fingerprint: str, number: int, kind: str, time: str, held: str) -> Passed:
    content = json.loads(held)
    rows = tuple((site, after, to, whole) for site, after, to, whole in content["rows"])
    return Passed(id, bool(sent), CoderId(coder), fingerprint, number, kind, time, rows, tuple(content["documents"]))


def reached(project: Project, fingerprint: str) -> set[str]:
    """Return the packages from here that a correspondent has received."""
    found = project.db.execute("SELECT package FROM receipts WHERE fingerprint = ?", [fingerprint]).fetchall()
    return {row[0] for row in found}
