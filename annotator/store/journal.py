"""The append-only journal: the one way by which anything in a project changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from annotator.core.change import Change, Record, objection
from annotator.core.codebook import Codebook
from annotator.core.coder import CoderId
from annotator.core.document import Document, Source
from annotator.core.entry import NEVER_UNDONE, REDO, UNDO, Entry, SiteId, body_of
from annotator.core.replay import Conflict
from annotator.core.span import Span
from annotator.errors import ChangedSinceError, SpanError
from annotator.language import tr
from annotator.store import codebooks, documents, records
from annotator.store.project import Project

COLUMNS = (
    "site, seq, lamport, coder, device, time, active_ms, kind, document, text_sha256, codebook, body, previous, hash"
)
INSERT = f"INSERT INTO journal ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

# A new text with the bytes that it came in: one report each.
Arrival = tuple[Document, Sequence[bytes]]


def commit(
    project: Project,
    kind: str,
    coder: CoderId,
    change: Change,
    *,
    of: int | None = None,
    active_ms: int = 0,
    arrivals: Sequence[Arrival] = (),
) -> Entry:
    """Store a change and its journal row, whole or not at all; it is on the disk when this returns.

    Args:
        project: The open project.
        kind: What was done, one word.
        coder: Who did it, or ``NOBODY``.
        change: What it did.
        of: For an undo or redo, the seq that it is about.
        active_ms: Milliseconds of work since the coder's last row.
        arrivals: Texts that come with the change.

    Raises:
        ChangedSinceError: The records are no longer what the change says they were.
        SpanError: A span's quote is not what its text says.
        ProjectError: The file could not be written; it holds what it held before.
    """
    with project.transaction():
        for document, originals in arrivals:
            documents.keep(project, document, originals)
        _require(project, change, strict=of is not None)
        entry = _next(project, kind, coder, change, of, active_ms)
        records.apply(project.db, change)
        project.db.execute(INSERT, _values(entry))
        _follow(project, entry)
        documents.note_arrivals(project, entry, change)
    return entry


def _require(project: Project, change: Change, *, strict: bool) -> None:
    obstacle = objection(change, lambda record: records.present(project.db, record), strict=strict)
    if obstacle is not None:
        raise ChangedSinceError(tr("This has been changed since: nothing was done. Look at it again, then repeat."))
    for record in change.added:
        if isinstance(record, Span) and documents.slice_of(project, record) != record.quote:
            raise SpanError(record.start, record.end, reason=tr("The quote of a mark is not what the text says there."))


def _next(project: Project, kind: str, coder: CoderId, change: Change, of: int | None, active_ms: int) -> Entry:
    head = project.db.execute(
        "SELECT seq, hash FROM journal WHERE site = ? ORDER BY seq DESC LIMIT 1", [project.site]
    ).fetchone()
    seq, previous = head if head is not None else (0, "")
    lamport = project.db.execute("SELECT max(lamport) FROM journal").fetchone()[0] or 0
    document = change.document()
    return Entry(
        site=project.site,
        seq=seq + 1,
        lamport=lamport + 1,
        coder=coder,
        device=project.device,
        time=_now(),
        active_ms=active_ms,
        kind=kind,
        document=document or "",
        text_sha256=documents.hash_of(project, document) if document else "",
        codebook=_codebook_version(project, change),
        body=body_of(change, of),
        previous=previous,
    ).sealed()


def _codebook_version(project: Project, change: Change) -> str:
    fresh = next((record for record in change.added if isinstance(record, Codebook)), None)
    if fresh is not None:
        return fresh.version
    return codebooks.version(project)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _follow(project: Project, entry: Entry) -> None:
    """Keep the list of what can be undone in step; see ``core.replay.Steps``."""
    whose = [entry.site, entry.coder]
    if entry.kind in (UNDO, REDO):
        project.db.execute(
            "UPDATE steps SET undone = ? WHERE site = ? AND coder = ? AND seq = ?",
            [int(entry.kind == UNDO), *whose, entry.of()],
        )
    elif entry.coder and entry.kind not in NEVER_UNDONE:
        project.db.execute("DELETE FROM steps WHERE site = ? AND coder = ? AND undone = 1", whose)
        project.db.execute("INSERT INTO steps VALUES (?, ?, ?, 0)", [*whose, entry.seq])


def stands(project: Project, record: Record) -> bool:
    """Tell whether a record stands just as it is given."""
    return records.present(project.db, record) == record


def undoable(project: Project, coder: CoderId) -> Entry | None:
    """Return the row that an undo of this coder's would take back: her last one in this copy that still stands."""
    return _step(project, coder, "undone = 0 ORDER BY seq DESC")


def redoable(project: Project, coder: CoderId) -> Entry | None:
    """Return the row that a redo of this coder's would bring back: the one she undid last."""
    return _step(project, coder, "undone = 1 ORDER BY seq ASC")


def _step(project: Project, coder: CoderId, which: str) -> Entry | None:
    row = project.db.execute(
        f"SELECT seq FROM steps WHERE site = ? AND coder = ? AND {which} LIMIT 1", [project.site, coder]
    ).fetchone()
    return None if row is None else _entries(project, "WHERE site = ? AND seq = ?", [project.site, row[0]])[0]


def entries(project: Project) -> Iterator[Entry]:
    """Give all rows in the order of the replay."""
    for row in project.db.execute(f"SELECT {COLUMNS} FROM journal ORDER BY lamport, site, seq"):
        yield Entry(*row)


def of_document(project: Project, document: str) -> list[Entry]:
    """Return the history of one document, oldest first."""
    return _entries(project, "WHERE document = ? ORDER BY lamport, site, seq", [document])


def _entries(project: Project, rest: str, values: Sequence[object]) -> list[Entry]:
    return [Entry(*row) for row in project.db.execute(f"SELECT {COLUMNS} FROM journal {rest}", values).fetchall()]


def conflicts(project: Project) -> list[Conflict]:
    """Return the rows that are kept but not applied."""
    found = project.db.execute("SELECT site, seq, reason, record FROM conflicts ORDER BY site, seq").fetchall()
    return [Conflict(*row) for row in found]


def _values(entry: Entry) -> list[object]:
    return [getattr(entry, column) for column in COLUMNS.split(", ")]


def by_site(project: Project) -> Iterator[Entry]:
    """Give all rows site by site, in order of seq."""
    for row in project.db.execute(f"SELECT {COLUMNS} FROM journal ORDER BY site, seq"):
        yield Entry(*row)


def hashes(project: Project) -> dict[tuple[SiteId, int], str]:
    """Return the hash of each row, by site and seq."""
    rows = project.db.execute("SELECT site, seq, hash FROM journal").fetchall()
    return {(SiteId(row[0]), row[1]): row[2] for row in rows}


def contents_named(entries: Sequence[Entry]) -> tuple[set[str], set[str]]:
    """Return the ids of the documents and the names of the originals that rows speak of."""
    named: set[str] = set()
    originals: set[str] = set()
    for entry in entries:
        for record in entry.content().get("added", ()):
            named.add(record.get("document", ""))
            if record.get("kind") == Source.kind:
                originals.add(record.get("original", ""))
    return named - {""}, originals - {""}


def add(project: Project, fresh: Sequence[Entry]) -> None:
    """Add rows of another copy; the caller has checked them and rebuilds the state in the same transaction."""
    project.db.conn.executemany(INSERT, [_values(entry) for entry in fresh])
