"""The journal's rows as they lie in the file: read, and taken over from other copies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from annotator.core.coder import Coder
from annotator.core.document import Source, Standing
from annotator.core.entry import Entry, SiteId
from annotator.core.replay import Conflict
from annotator.store.project import Project

COLUMNS = (
    "site, seq, lamport, coder, device, time, active_ms, kind, document, text_sha256, codebook, body, previous, hash"
)
PIECE = 500  # rows read at once
INSERT = f"INSERT INTO journal ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def entry(project: Project, site: SiteId, seq: int) -> Entry:
    """Return one row, which must be there."""
    return _entries(project, "WHERE site = ? AND seq = ?", [site, seq])[0]


def kind(project: Project, seq: int) -> str | None:
    """Return what was done by a row of this copy; None where there is no such row."""
    row = project.db.execute("SELECT kind FROM journal WHERE site = ? AND seq = ?", [project.site, seq]).fetchone()
    return None if row is None else row[0]


def entries(project: Project, up_to: int | None = None) -> Iterator[Entry]:
    """Give all rows in the order of the replay, or those stored up to one of them: see :func:`last_stored`."""
    if up_to is None:
        return _in_pieces(project, "ORDER BY lamport, site, seq", [])
    return _in_pieces(project, "WHERE rowid <= ? ORDER BY lamport, site, seq", [up_to])


def last_stored(project: Project) -> int:
    """Return the number under which the row lies that was stored last, 0 where there is none."""
    return project.db.execute("SELECT max(rowid) FROM journal").fetchone()[0] or 0


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
    return _in_pieces(project, "ORDER BY site, seq", [])


def concerning(project: Project, documents: Iterable[str]) -> Iterator[Entry]:
    """Give the rows about one of these documents, and those about none or several, site by site, in order of seq."""
    which = "WHERE document = '' OR document IN (SELECT value FROM json_each(?))"
    return _in_pieces(project, f"{which} ORDER BY site, seq", [json.dumps(sorted(documents))])


def after(project: Project, site: SiteId, seq: int) -> Iterator[Entry]:
    """Give the rows of a site after one of them, in order of seq."""
    return _in_pieces(project, "WHERE site = ? AND seq > ? ORDER BY seq", [site, seq])


def _in_pieces(project: Project, rest: str, values: Sequence[object]) -> Iterator[Entry]:
    cursor = project.db.execute(f"SELECT {COLUMNS} FROM journal {rest}", values)
    while piece := cursor.fetchmany(PIECE):
        for row in piece:
            yield Entry(*row)


def hash_of(project: Project, site: SiteId, seq: int) -> str:
    """Return the hash of a row, "" where it is not there."""
    row = project.db.execute("SELECT hash FROM journal WHERE site = ? AND seq = ?", [site, seq]).fetchone()
    return "" if row is None else row[0]


def begun_at(project: Project) -> tuple[SiteId, ...]:
    """Return the sites at which the project was made: one, or several where projects were united."""
    found = project.db.execute("SELECT DISTINCT site FROM journal WHERE kind = 'create' ORDER BY site").fetchall()
    return tuple(SiteId(row[0]) for row in found)


def of_site(project: Project, site: SiteId) -> list[Entry]:
    """Return the rows of one site, in order of seq."""
    return _entries(project, "WHERE site = ? ORDER BY seq", [site])


def links_of(project: Project, site: SiteId) -> list[tuple[int, str, str, int]]:
    """Return number, hash, hash of the row before, and clock, for each row of a site, in order of seq."""
    query = "SELECT seq, hash, previous, lamport FROM journal WHERE site = ? ORDER BY seq"
    return [(row[0], row[1], row[2], row[3]) for row in project.db.execute(query, [site]).fetchall()]


def count(project: Project) -> int:
    """Return how many rows there are."""
    number: int = project.db.execute("SELECT count(*) FROM journal").fetchone()[0]
    return number


def highest_clock(project: Project) -> int:
    """Return the clock of the last row in the replay, 0 where there is none."""
    return project.db.execute("SELECT max(lamport) FROM journal").fetchone()[0] or 0


@dataclass(frozen=True, slots=True)
class Named:
    """What the records that rows add speak of.

    Attributes:
        documents, originals, labels: Ids of documents, names of originals, labels of marks.
        arriving: Ids of the documents that come, or come back, into the project.
        coders: Names of coders, by id.
    """

    documents: set[str] = field(default_factory=set)
    originals: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    arriving: set[str] = field(default_factory=set)
    coders: dict[str, str] = field(default_factory=dict)

    def note(self, record: Mapping[str, Any]) -> None:
        """Note one more record; it may hold anything."""
        kind = record.get("kind")
        if kind == Source.kind:
            self.originals.add(str(record.get("original", "")))
        elif kind == Coder.kind:
            self.coders[str(record.get("id", ""))] = str(record.get("name", ""))
        document = str(record.get("document") or "")
        if kind == Standing.kind:
            self.arriving.add(document)
        if document:
            self.documents.add(document)


# Keys are sorted where a row is written, and a quotation mark inside a text has a backslash before it.
_LABEL = re.compile(r'"kind":"span","label":"((?:[^"\\]|\\.)*)"')
_TELLING = re.compile(r'"kind":"(?:coder|source|standing)"')


def named_in(entries: Iterable[Entry]) -> Named:
    """Return what the records that rows add speak of; most rows are not even parsed for it."""
    named = Named()
    for entry in entries:
        named.labels.update(_LABEL.findall(entry.body.rpartition('"removed":')[0]))
        if entry.document:
            named.documents.add(entry.document)
        if not entry.document or _TELLING.search(entry.body):
            for record in entry.content().get("added", ()):
                named.note(record)
    return named


def add(project: Project, fresh: Sequence[Entry]) -> None:
    """Add rows of another copy; the caller has checked them and rebuilds the state in the same transaction."""
    project.db.conn.executemany(INSERT, map(_values, fresh))


def append(project: Project, entry: Entry) -> None:
    """Write one row; part of the transaction around it."""
    project.db.execute(INSERT, _values(entry))


_values = attrgetter(*COLUMNS.split(", "))
