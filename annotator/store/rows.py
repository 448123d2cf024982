"""The journal's rows as they lie in the file: read, and taken over from other copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.core.document import Source
from annotator.core.entry import Entry, SiteId
from annotator.core.replay import Conflict
from annotator.store.project import Project

COLUMNS = (
    "site, seq, lamport, coder, device, time, active_ms, kind, document, text_sha256, codebook, body, previous, hash"
)
INSERT = f"INSERT INTO journal ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def entry(project: Project, site: SiteId, seq: int) -> Entry:
    """Return one row, which must be there."""
    return _entries(project, "WHERE site = ? AND seq = ?", [site, seq])[0]


def kind(project: Project, seq: int) -> str | None:
    """Return what was done by a row of this copy; None where there is no such row."""
    row = project.db.execute("SELECT kind FROM journal WHERE site = ? AND seq = ?", [project.site, seq]).fetchone()
    return None if row is None else row[0]


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


def waiting_for_text(project: Project) -> list[Entry]:
    """Return the rows that could not be applied because a text is missing."""
    found = project.db.execute("SELECT site, seq FROM conflicts WHERE reason = 'text_missing'").fetchall()
    return [entry(project, SiteId(site), seq) for site, seq in found]


def by_site(project: Project) -> Iterator[Entry]:
    """Give all rows site by site, in order of seq."""
    for row in project.db.execute(f"SELECT {COLUMNS} FROM journal ORDER BY site, seq"):
        yield Entry(*row)


def hashes(project: Project) -> dict[tuple[SiteId, int], str]:
    """Return the hash of each row, by site and seq."""
    found = project.db.execute("SELECT site, seq, hash FROM journal").fetchall()
    return {(SiteId(row[0]), row[1]): row[2] for row in found}


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
    project.db.conn.executemany(INSERT, [values_of(entry) for entry in fresh])


def append(project: Project, entry: Entry) -> None:
    """Write one row; part of the transaction around it."""
    project.db.execute(INSERT, values_of(entry))


def values_of(entry: Entry) -> list[object]:
    """Return the columns of a row."""
    return [getattr(entry, column) for column in _FIELDS]


_FIELDS = COLUMNS.split(", ")
