"""The connection to a project file: engine, settings, transactions, and what SQLite's errors mean.

The engine is sqlcipher3 for encrypted and plain files alike: one SQLite version everywhere, newer than the one
that Python brings. sqlite-utils takes it when it is registered as ``pysqlite3`` before sqlite-utils is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2 as dbapi

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi)

from sqlite_utils import Database as Database  # noqa: E402  (only after the two lines above)

from annotator.errors import ProjectError  # noqa: E402
from annotator.language import isolated, tr  # noqa: E402

# Two connections that write and checkpoint at once could damage a file before this version (WAL-reset bug).
OLDEST_ENGINE = (3, 51, 3)
BUSY_MS = 2_000

OUTER = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
INNER = ("SAVEPOINT inner", "RELEASE inner", ("ROLLBACK TO inner", "RELEASE inner"))

DatabaseError: type[Exception] = dbapi.DatabaseError


def connect(path: Path | str) -> Database:
    """Open a database with the settings that all of ours have; nothing is read yet.

    Write-ahead log, a sync at each commit and an exclusive lock: no acknowledged mark is lost to a crash or a power
    cut, and no second program can write beside us.
    """
    if dbapi.sqlite_version_info < OLDEST_ENGINE:
        raise ProjectError(
            tr("This installation brings SQLite {version}, which is too old: install Tarmiz anew.", version=engine())
        )
    connection = dbapi.connect(
        str(path), isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000, cached_statements=256
    )
    db = Database(connection, execute_plugins=False)
    for pragma in ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    return db


def engine() -> str:
    """Return the version of SQLite in use."""
    return str(dbapi.sqlite_version)


def lock(db: Database, path: Path) -> None:
    """Take the file for ourselves, until the connection is closed.

    Raises:
        ProjectError: Another window has it, the folder cannot be written, or it is no database.
    """
    with world_at_fault(path):
        db.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
        db.execute("PRAGMA journal_mode=WAL").fetchall()
        db.execute("PRAGMA synchronous=FULL")
        db.execute("BEGIN IMMEDIATE")
        db.execute("COMMIT")


@contextmanager
def transaction(db: Database, path: Path) -> Iterator[None]:
    """Store all that happens inside, or none of it. Inside another transaction it is part of that one.

    Raises:
        ProjectError: The world is at fault: disk full, file locked, read-only or damaged.
    """
    begin, end, undo = INNER if db.conn.in_transaction else OUTER
    with world_at_fault(path):
        db.execute(begin)
        try:
            yield
            db.execute(end)
        except BaseException:
            if db.conn.in_transaction:  # a full disk has rolled back by itself
                for statement in undo:
                    db.execute(statement)
            raise


@contextmanager
def world_at_fault(path: Path) -> Iterator[None]:
    """Turn what the disk, the folder or another program did into a sentence; our own bugs stay what they are."""
    try:
        yield
    except dbapi.DatabaseError as error:
        sentence = _sentence(error, path)
        if sentence is None:
            raise
        raise ProjectError(sentence) from error


def _sentence(error: Any, path: Path) -> str | None:
    file = isolated(path.name)
    match _code(error):
        case dbapi.SQLITE_FULL:
            return tr("The disk is full: nothing was stored in {file}. Make room, then try again.", file=file)
        case dbapi.SQLITE_BUSY | dbapi.SQLITE_LOCKED:
            return tr("{file} is open in another window or program: close it there, then try again.", file=file)
        case dbapi.SQLITE_READONLY | dbapi.SQLITE_CANTOPEN | dbapi.SQLITE_PERM | dbapi.SQLITE_AUTH:
            return tr(
                "{file} cannot be written where it lies: copy it to a folder of your own, then open the copy.",
                file=file,
            )
        case dbapi.SQLITE_NOTADB:
            return tr("{file} is not a Tarmiz project.", file=file)
        case dbapi.SQLITE_CORRUPT:
            return tr("{file} is damaged: open the newest copy in its backups folder.", file=file)
        case dbapi.SQLITE_IOERR:
            return tr(
                "{file} could not be read or written (disk error): nothing was stored. Check the disk, then try again.",
                file=file,
            )
    return None


def _code(error: Any) -> int:
    """Return the primary result code, https://sqlite.org/rescode.html; 0 where it cannot be told."""
    told: int | None = getattr(error, "sqlite_errorcode", None)
    if told is not None:
        return told & 0xFF
    return _CODES.get(str(error), 0)  # a backup raises without the code


_CODES = {
    "database or disk is full": dbapi.SQLITE_FULL,
    "disk I/O error": dbapi.SQLITE_IOERR,
    "database is locked": dbapi.SQLITE_BUSY,
    "attempt to write a readonly database": dbapi.SQLITE_READONLY,
    "unable to open database file": dbapi.SQLITE_CANTOPEN,
    "database disk image is malformed": dbapi.SQLITE_CORRUPT,
    "file is not a database": dbapi.SQLITE_NOTADB,
}
