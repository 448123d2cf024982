"""The connection to a project file: engine, settings and transactions.

The engine is sqlcipher3 for encrypted and plain files alike: one SQLite version everywhere, newer than the one
that Python brings. sqlite-utils takes it when it is registered as ``pysqlite3`` before sqlite-utils is imported.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import cast

import sqlcipher3
import sqlcipher3.dbapi2 as dbapi

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi)

# sqlite-utils loads these where they are installed, for columns of their types; we have none, and they take as long to
# load as all the rest together.
_HEAVY = ("numpy", "pandas")
_loaded = {name: sys.modules[name] for name in _HEAVY if name in sys.modules}
sys.modules.update(dict.fromkeys(_HEAVY, cast("ModuleType", None)))  # None stands for: not there

from sqlite_utils import Database as Database  # noqa: E402  (only after the lines above)

for _name in _HEAVY:
    del sys.modules[_name]
sys.modules.update(_loaded)

from annotator.errors import ProjectError  # noqa: E402
from annotator.language import tr  # noqa: E402
from annotator.store.faults import Connection  # noqa: E402
from annotator.store.faults import DatabaseError as DatabaseError  # noqa: E402

# Two connections that write and checkpoint at once could damage a file before this version (WAL-reset bug).
OLDEST_ENGINE = (3, 51, 3)
BUSY_MS = 2_000
CACHE = "cache_size=-32000"  # KiB at most: a replay reads rows in another order than that in which they lie

OUTER = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
INNER = ("SAVEPOINT inner", "RELEASE inner", ("ROLLBACK TO inner", "RELEASE inner"))


def connect(path: Path | str, *, named: Path | None = None) -> Database:
    """Open a database with the settings that all of ours have; nothing is read yet.

    Write-ahead log, a sync at each commit and an exclusive lock: no acknowledged mark is lost to a crash or a power
    cut, and no second program can write beside us.

    Args:
        path: The file.
        named: The file that a sentence is to name where something is wrong, if it is another one.
    """
    if dbapi.sqlite_version_info < OLDEST_ENGINE:
        raise ProjectError(
            tr("This installation brings SQLite {version}, which is too old: install Tarmiz anew.", version=engine())
        )
    connection = dbapi.connect(
        str(path),
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
        cached_statements=256,
        factory=Connection,
    )
    connection.path = named or Path(path)
    try:
        db = Database(connection, execute_plugins=False)
        for pragma in ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", CACHE):
            db.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()  # else it keeps its lock for as long as anybody remembers the error
        raise
    return db


def engine() -> str:
    """Return the version of SQLite in use."""
    return str(dbapi.sqlite_version)


def lock(db: Database) -> None:
    """Take the file for ourselves, until the connection is closed.

    Raises:
        ProjectError: Another window has it, the folder cannot be written, or it is no database.
    """
    db.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
    db.execute("PRAGMA journal_mode=WAL").fetchall()
    db.execute("PRAGMA synchronous=FULL")
    db.execute("BEGIN IMMEDIATE")
    db.execute("COMMIT")


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Store all that happens inside, or none of it. Inside another transaction it is part of that one.

    Raises:
        ProjectError: The world is at fault: disk full, file locked, read-only or damaged.
    """
    begin, end, undo = INNER if db.conn.in_transaction else OUTER
    db.execute(begin)
    try:
        yield
        db.execute(end)
    except BaseException:
        if db.conn.in_transaction:  # a full disk has rolled back by itself
            for statement in undo:
                db.execute(statement)
        raise
