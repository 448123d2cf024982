"""The tables of a project file, as they grew: one function a step, never changed once released."""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.store.database import Database, connect
from annotator.store.split_tables import SPLIT_TABLES
from annotator.store.team_tables import TEAM_TABLES

from sqlite_utils import Migrations  # isort: skip  (after store.database, which puts the engine in place)

SCHEMA_VERSION = 4  # the number of steps; PRAGMA user_version
STEP_NAMES = frozenset({"m001_documents_annotations_journal", "m002_reasons", "m003_team", "m004_splits"})
APPLICATION_ID = 0x5461_726D  # "Tarm"

steps = Migrations("tarmiz")


def migrate(db: Database) -> None:
    """Bring the file to the newest schema."""
    steps.apply(db)


def pending(db: Database) -> bool:
    """Tell whether the file is older than this program."""
    return bool(steps.pending(db))


def is_ours(db: Database) -> bool:
    """Tell whether the first step has been done: the database is one of our projects."""
    application: int = db.execute("PRAGMA application_id").fetchone()[0]
    return application == APPLICATION_ID


def unknown(db: Database) -> bool:
    """Tell whether a newer program has been at the file: it names a step that this one does not have."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version > SCHEMA_VERSION or not {step.name for step in steps.applied(db)} <= STEP_NAMES


# What lets a table do more than hold values.
_CALCULATES = re.compile(r"\b(CHECK|GENERATED|AS|DEFAULT|REFERENCES)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
STEPS, STEP_COLUMNS = "_sqlite_migrations", ("migration_set", "name", "applied_at")
# Tables that sqlite-utils and SQLite's search make for themselves: another version of theirs may write them otherwise.
OF_OTHERS = frozenset({STEPS, *(f"search_{part}" for part in ("config", "content", "data", "docsize", "idx"))})


def schema_of(db: Database) -> frozenset[tuple[str, str, str]]:
    """Return type, name and definition of everything of ours in the database."""
    rows = db.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return frozenset((row[0], row[1], row[2]) for row in rows if not _is_of_others(*row))


def _is_of_others(kind: str, name: str, definition: str) -> bool:
    holds_values = kind == "table" and name in OF_OTHERS and not _CALCULATES.search(definition)
    return holds_values and (name != STEPS or {*STEP_COLUMNS} <= {*_WORD.findall(definition)})


def right_schema() -> frozenset[tuple[str, str, str]]:
    """Return what a project file holds, and nothing else."""
    return _schemas(STEP_NAMES)[-1]


@lru_cache(1)
def _schemas(names: frozenset[str]) -> list[frozenset[tuple[str, str, str]]]:
    """Return what a file holds after each of these steps."""
    ours, found = connect(":memory:"), []
    try:
        ordered = [step.name for step in steps.pending(ours) if step.name in names]
        for following in (*ordered[1:], None):
            steps.apply(ours, stop_before=following)
            found.append(schema_of(ours))
        return found
    finally:
        ours.close()


def is_strange(db: Database) -> bool:
    """Tell whether a file holds what no version of ours ever made: a view could run for ever, a trigger do anything.

    Only the list of its tables is read for it.
    """
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version <= SCHEMA_VERSION and not schema_of(db) <= frozenset().union(*_schemas(STEP_NAMES))


@steps(name="m001_documents_annotations_journal")
def m001(db: Database) -> None:
    """Texts and their sources, everybody's annotations, and the journal that all of it can be rebuilt from."""
    for statement in M001.split(";\n\n"):
        db.execute(statement)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute("PRAGMA user_version=1")


@steps(name="m002_reasons")
def m002(db: Database) -> None:
    """Why coders differ."""
    db.execute(M002)
    db.execute("PRAGMA user_version=2")


@steps(name="m003_team")
def m003(db: Database) -> None:
    """Roles and assignments; and what is not shared: whose keys were compared, which packages went and came."""
    for statement in TEAM_TABLES.split(";\n\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version=3")


@steps(name="m004_splits")
def m004(db: Database) -> None:
    """In which part of a split a report is."""
    for statement in SPLIT_TABLES.split(";\n\n"):
        db.execute(statement)
    db.execute("PRAGMA user_version=4")


M001 = """
CREATE TABLE contents (  -- reports as they came: zlib-compressed bytes, named by the sha256 of the plain ones
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (  -- never changed; id is the first half of sha256, the hash of the clean text
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    code_points INTEGER NOT NULL,
    words INTEGER NOT NULL,
    headline TEXT NOT NULL,
    lamport INTEGER NOT NULL DEFAULT 0,  -- lamport, site and seq of the journal row that first brought it
    site TEXT NOT NULL DEFAULT '',
    seq INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX documents_by_arrival ON documents (lamport, site, seq);

CREATE TABLE texts (  -- apart from documents, so that lists do not read them
    document TEXT PRIMARY KEY REFERENCES documents (id),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE standings (document TEXT PRIMARY KEY REFERENCES documents (id)) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    name TEXT NOT NULL,
    original TEXT NOT NULL,
    encoding TEXT NOT NULL,
    cleaning INTEGER NOT NULL,
    metadata TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sources_by_document ON sources (document);

CREATE TABLE metadata (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    entries TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE zones (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    zones TEXT NOT NULL,
    proposed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE coders (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE codebooks (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    version TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE about (one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL) STRICT;

CREATE TABLE statuses (
    document TEXT NOT NULL REFERENCES documents (id),
    coder TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (document, coder)
) STRICT, WITHOUT ROWID;

CREATE TABLE spans (
    document TEXT NOT NULL REFERENCES documents (id),
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    label TEXT NOT NULL,
    quote TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (document, coder, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
    document TEXT NOT NULL REFERENCES documents (id),
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (document, coder, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    document TEXT NOT NULL REFERENCES documents (id),
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (document, coder, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    document TEXT NOT NULL REFERENCES documents (id),
    coder TEXT NOT NULL,
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (document, coder, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    site TEXT NOT NULL,
    seq INTEGER NOT NULL,
    lamport INTEGER NOT NULL,
    coder TEXT NOT NULL,
    device TEXT NOT NULL,
    time TEXT NOT NULL,
    active_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    codebook TEXT NOT NULL,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (site, seq)
) STRICT;

CREATE INDEX journal_in_order ON journal (lamport, site, seq);

CREATE INDEX journal_by_document ON journal (document);

CREATE TRIGGER journal_keeps_rows BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;

CREATE TRIGGER journal_keeps_values BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;

CREATE TABLE steps (  -- what a coder can undo, or redo, in this copy; follows from the journal
    site TEXT NOT NULL,
    coder TEXT NOT NULL,
    seq INTEGER NOT NULL,
    undone INTEGER NOT NULL,
    PRIMARY KEY (site, coder, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflicts (  -- journal rows that are kept but not applied; follows from the journal
    site TEXT NOT NULL,
    seq INTEGER NOT NULL,
    reason TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (site, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE here (  -- which copy of the project this file is, and where it was last open; not shared
    one INTEGER PRIMARY KEY CHECK (one = 1),
    site TEXT NOT NULL,
    device TEXT NOT NULL,
    file TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (words, content='', contentless_delete=1, tokenize='unicode61')
"""

M002 = """
CREATE TABLE reasons (
    disagreement TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id),
    cause TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
