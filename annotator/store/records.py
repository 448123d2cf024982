"""The state tables: each kind of record has one, and here is how it goes in and comes out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from annotator.core.annotation_set import Event, Note, Relation, SetStatus
from annotator.core.change import Change, Record
from annotator.core.codebook import Codebook
from annotator.core.codebook_content import codebook_of
from annotator.core.coder import Coder
from annotator.core.document import Metadata, Source, Standing, Zone, Zones
from annotator.core.json_value import Json, compact
from annotator.core.project import About
from annotator.core.reason import Reason
from annotator.core.span import Span
from annotator.core.splitting import Allotment, Split
from annotator.core.team import Assignment, Deal, Role
from annotator.errors import ProjectError
from annotator.language import tr
from annotator.store.database import Database

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Where records of one kind lie.

    Attributes:
        columns: All columns, those of the primary key first.
        key: How many of them make the primary key.
    """

    name: str
    columns: tuple[str, ...]
    key: int
    row: Callable[[Any], Row]
    record: Callable[[Row], Record]

    @property
    def where(self) -> str:
        """The condition that picks one record."""
        return " AND ".join(f"{column} = ?" for column in self.columns[: self.key])

    @property
    def select(self) -> str:
        """The beginning of every query for records."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"

    @property
    def insert(self) -> str:
        """The statement that puts one record in its place."""
        marks = ", ".join("?" * len(self.columns))
        return f"INSERT OR REPLACE INTO {self.name} ({', '.join(self.columns)}) VALUES ({marks})"


def _values(text: str) -> Any:
    return {} if text == "{}" else json.loads(text)  # most marks have none


def _written(values: Mapping[str, Json]) -> str:
    return compact(values) if values else "{}"


def _zones(zones: Zones) -> Row:
    return (zones.document, compact([[zone.start, zone.end, zone.kind] for zone in zones.zones]), int(zones.proposed))


_SPAN = ("document", "coder", "id", "start", '"end"', "label", "quote", "attributes")
_RELATION = ("document", "coder", "id", "type", "source", "target", "attributes")
_SOURCE = ("id", "document", "name", "original", "encoding", "cleaning", "metadata")

TABLES: dict[str, Table] = {
    Standing.kind: Table("standings", ("document",), 1, lambda it: (it.document,), lambda row: Standing(row[0])),
    Source.kind: Table(
        "sources",
        _SOURCE,
        1,
        lambda it: (it.id, it.document, it.name, it.original, it.encoding, it.cleaning, compact(it.metadata)),
        lambda row: Source(row[0], row[1], row[2], row[3], row[4], row[5], json.loads(row[6])),
    ),
    Metadata.kind: Table(
        "metadata",
        ("document", "entries"),
        1,
        lambda it: (it.document, compact(it.values)),
        lambda row: Metadata(row[0], json.loads(row[1])),
    ),
    Zones.kind: Table(
        "zones",
        ("document", "zones", "proposed"),
        1,
        _zones,
        lambda row: Zones(row[0], tuple(Zone(*zone) for zone in json.loads(row[1])), bool(row[2])),
    ),
    Coder.kind: Table("coders", ("id", "name"), 1, lambda it: (it.id, it.name), lambda row: Coder(*row)),
    Codebook.kind: Table(
        "codebooks",
        ("one", "version", "content"),
        1,
        lambda it: (1, it.version, compact(it.content)),
        lambda row: codebook_of(json.loads(row[2])),
    ),
    About.kind: Table("about", ("one", "name"), 1, lambda it: (1, it.name), lambda row: About(row[1])),
    SetStatus.kind: Table(
        "statuses",
        ("document", "coder", "status"),
        2,
        lambda it: (it.document, it.coder, it.status),
        lambda row: SetStatus(*row),
    ),
    Span.kind: Table(
        "spans",
        _SPAN,
        3,
        lambda it: (it.document, it.coder, it.id, it.start, it.end, it.label, it.quote, _written(it.attributes)),
        lambda row: Span(row[2], row[0], row[1], row[3], row[4], row[5], row[6], _values(row[7])),
    ),
    Relation.kind: Table(
        "relations",
        _RELATION,
        3,
        lambda it: (it.document, it.coder, it.id, it.type, it.source, it.target, compact(it.attributes)),
        lambda row: Relation(row[2], row[0], row[1], row[3], row[4], row[5], json.loads(row[6])),
    ),
    Event.kind: Table(
        "events",
        ("document", "coder", "id", "content"),
        3,
        lambda it: (it.document, it.coder, it.id, compact(it.content)),
        lambda row: Event(row[2], row[0], row[1], json.loads(row[3])),
    ),
    Note.kind: Table(
        "notes",
        ("document", "coder", "id", "content"),
        3,
        lambda it: (it.document, it.coder, it.id, compact(it.content)),
        lambda row: Note(row[2], row[0], row[1], json.loads(row[3])),
    ),
    Reason.kind: Table(
        "reasons",
        ("disagreement", "document", "cause", "note"),
        1,
        lambda it: (it.disagreement, it.document, it.cause, it.note),
        lambda row: Reason(*row),
    ),
    Role.kind: Table("roles", ("coder", "role"), 2, lambda it: (it.coder, it.role), lambda row: Role(*row)),
    Deal.kind: Table(
        "deals",
        ("id", "content"),
        1,
        lambda it: (it.id, compact(it.content)),
        lambda row: Deal(row[0], json.loads(row[1])),
    ),
    Assignment.kind: Table(
        "assignments",
        ("document", "coder", "deal"),
        2,
        lambda it: (it.document, it.coder, it.deal),
        lambda row: Assignment(*row),
    ),
    Split.kind: Table(
        "splits",
        ("id", "content"),
        1,
        lambda it: (it.id, compact(it.content)),
        lambda row: Split(row[0], json.loads(row[1])),
    ),
    Allotment.kind: Table(
        "allotments",
        ("split", "document", "part"),
        2,
        lambda it: (it.split, it.document, it.part),
        lambda row: Allotment(*row),
    ),
}


def present(db: Database, record: Record) -> Record | None:
    """Return what stands where the record has its place (same kind, same key)."""
    table = TABLES[record.kind]
    row = db.execute(f"{table.select} WHERE {table.where}", table.row(record)[: table.key]).fetchone()
    return None if row is None else _read(table, row)


def apply(db: Database, change: Change) -> None:
    """Take the removed records out and put the added ones in."""
    for record in change.removed:
        table = TABLES[record.kind]
        db.execute(f"DELETE FROM {table.name} WHERE {table.where}", table.row(record)[: table.key])
    for record in change.added:
        put(db, record)


def put(db: Database, record: Record) -> None:
    """Put a record in its place, over what stood there."""
    table = TABLES[record.kind]
    db.execute(table.insert, table.row(record))


def select(db: Database, kind: str, rest: str = "", values: Sequence[Any] = ()) -> list[Any]:
    """Return records of a kind; ``rest`` is the end of the query (WHERE …, ORDER BY …)."""
    table = TABLES[kind]
    return [_read(table, row) for row in db.execute(f"{table.select} {rest}", values).fetchall()]


def _read(table: Table, row: Row) -> Record:
    try:
        return table.record(row)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise ProjectError(
            tr("This project is damaged ({where}): open the newest copy in its backups folder.", where=table.name)
        ) from error


def readable(db: Database) -> Iterator[tuple[str, Record | None]]:
    """Give all records that stand, by kind; None for each that cannot be read."""
    for kind, table in TABLES.items():
        for row in db.execute(table.select).fetchall():
            try:
                yield kind, _read(table, row)
            except ProjectError:
                yield kind, None


def every(db: Database) -> list[Record]:
    """Return all records that stand."""
    return [record for kind in TABLES for record in select(db, kind)]


def replace_all(db: Database, records: list[Record]) -> None:
    """Put these records in the place of all that stand."""
    for table in TABLES.values():
        db.execute(f"DELETE FROM {table.name}")
    by_kind: dict[str, list[Row]] = {kind: [] for kind in TABLES}
    for record in records:
        by_kind[record.kind].append(TABLES[record.kind].row(record))
    for kind, table in TABLES.items():
        # In the order of the key every row goes to the end of the tree, else each to another page.
        found = sorted(by_kind[kind], key=itemgetter(*range(table.key)))
        db.conn.executemany(table.insert, found)
