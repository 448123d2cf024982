"""The append-only journal: the one way by which anything in a project changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from annotator.core.change import Change, Record, objection
from annotator.core.codebook import Codebook
from annotator.core.coder import CoderId
from annotator.core.document import Document, Zones
from annotator.core.entry import NEVER_UNDONE, REDO, REMAP, UNDO, Entry, body_of
from annotator.core.replay import fits
from annotator.core.span import Span
from annotator.errors import ChangedSinceError, InputError, SpanError
from annotator.language import tr
from annotator.store import codebooks, documents, records, rows, state
from annotator.store.documents import Indexed
from annotator.store.project import Project
from annotator.store.rows import add as add
from annotator.store.rows import by_site as by_site
from annotator.store.rows import conflicts as conflicts
from annotator.store.rows import count as count
from annotator.store.rows import entries as entries
from annotator.store.rows import highest_clock as highest_clock
from annotator.store.rows import last_stored as last_stored
from annotator.store.rows import named_in as named_in
from annotator.store.rows import of_document as of_document
from annotator.store.rows import waiting_for_text as waiting_for_text

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
    indexed: Indexed | None = None,
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
        indexed: What is known of the text where one comes and it was read before.

    Raises:
        ChangedSinceError: The records are no longer what the change says they were.
        SpanError: A span's quote is not what its text says.
        InputError: A part lies outside its text, or a value cannot be written down.
        ProjectError: The file could not be written; it holds what it held before.
    """
    with project.transaction():
        for document, originals in arrivals:
            documents.keep(project, document, originals, indexed if len(arrivals) == 1 else None)
        _require(project, change, strict=of is not None)
        entry = _readable(project, kind, coder, change, of, active_ms)
        records.apply(project.db, change)
        rows.append(project, entry)
        _follow(project, entry)
        documents.note_arrivals(project, entry, change)
        if arrivals:
            state.catch_up(project)  # rows of other copies may have waited for these texts
    return entry


def _readable(project: Project, kind: str, coder: CoderId, change: Change, of: int | None, active_ms: int) -> Entry:
    """Return the next row, of which it is certain that it can be read back."""
    try:
        entry = _next(project, kind, coder, change, of, active_ms)
        entry.change()
    except (ValueError, TypeError) as error:  # NaN, half a surrogate pair, a value of the wrong type
        raise InputError(
            tr("This cannot be stored: it holds a character or a number that no file can hold.")
        ) from error
    return entry


def _require(project: Project, change: Change, *, strict: bool) -> None:
    obstacle = objection(change, lambda record: records.present(project.db, record), strict=strict)
    if obstacle is not None:
        raise ChangedSinceError(tr("This has been changed since: nothing was done. Look at it again, then repeat."))
    for record in change.added:
        if isinstance(record, Span) and documents.slice_of(project, record) != record.quote:
            raise SpanError(record.start, record.end, reason=tr("The quote of a mark is not what the text says there."))
        if isinstance(record, Zones) and not fits(record, documents.document(project, record.document).text):
            raise InputError(tr("A part of the report ends behind the end of its text."))


def _next(project: Project, kind: str, coder: CoderId, change: Change, of: int | None, active_ms: int) -> Entry:
    head = project.db.execute(
        "SELECT seq, hash FROM journal WHERE site = ? ORDER BY seq DESC LIMIT 1", [project.site]
    ).fetchone()
    seq, previous = head if head is not None else (0, "")
    lamport = highest_clock(project)
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
        undone = [*whose, _last_done(project, entry.coder)]
        project.db.execute("DELETE FROM steps WHERE site = ? AND coder = ? AND seq > ?", undone)
        project.db.execute("INSERT INTO steps VALUES (?, ?, ?, 0)", [*whose, entry.seq])


def stands(project: Project, record: Record) -> bool:
    """Tell whether a record stands just as it is given."""
    return records.present(project.db, record) == record


def undoable(project: Project, coder: CoderId) -> list[Entry]:
    """Return the rows that an undo of this coder's would take back, in the order in which it must.

    It is her last one in this copy that still stands; of a step of several rows, all of them.
    """
    found: list[Entry] = []
    for seq in _seqs(project, coder, undone=False):
        entry = rows.entry(project, project.site, seq)
        found.append(entry)
        if entry.kind != REMAP:
            break
    return found


def redoable(project: Project, coder: CoderId) -> list[Entry]:
    """Return the rows that a redo of this coder's would bring back, in order: what she undid last."""
    found: list[Entry] = []
    for seq in _seqs(project, coder, undone=True):
        entry = rows.entry(project, project.site, seq)
        if found and entry.kind != REMAP:
            break
        found.append(entry)
    return found


def step_length(project: Project, coder: CoderId, *, undone: bool, most: int) -> int:
    """Return how many rows the coder's last step has, or the one that she undid last; of more than most, most."""
    count = 0
    for count, seq in enumerate(_seqs(project, coder, undone=undone), start=1):
        is_first = rows.kind(project, seq) != REMAP
        if undone and is_first and count > 1:
            return count - 1
        if count == most or (is_first and not undone):
            break
    return count


def next_kinds(project: Project, coder: CoderId) -> tuple[str | None, str | None]:
    """Return the kinds of the rows that an undo and a redo would be about; None where there is none."""
    return rows.kind(project, _last_done(project, coder)), rows.kind(project, _last_undone(project, coder))


def _seqs(project: Project, coder: CoderId, *, undone: bool) -> Iterator[int]:
    """Give the seqs of the coder's rows in this copy: those that she undid, in order; those that stand, last first."""
    order = "seq" if undone else "seq DESC"
    query = f"SELECT seq FROM steps WHERE site = ? AND coder = ? AND undone = ? ORDER BY {order}"
    yield from (row[0] for row in project.db.execute(query, [project.site, coder, int(undone)]))


def _last_done(project: Project, coder: CoderId) -> int:
    """Return the seq of the coder's last row that is not undone, 0 where there is none."""
    query = "SELECT seq FROM steps WHERE site = ? AND coder = ? AND undone = 0 ORDER BY seq DESC LIMIT 1"
    row = project.db.execute(query, [project.site, coder]).fetchone()
    return 0 if row is None else row[0]


def _last_undone(project: Project, coder: CoderId) -> int:
    """Return the seq of the row that she undid last, 0 where there is none: the first after those that stand."""
    query = "SELECT seq FROM steps WHERE site = ? AND coder = ? AND seq > ? ORDER BY seq LIMIT 1"
    row = project.db.execute(query, [project.site, coder, _last_done(project, coder)]).fetchone()
    return 0 if row is None else row[0]
