"""What SQLite's errors mean: what the disk, the folder or another program did becomes a sentence, wherever it shows.

Our own bugs (a constraint, a misspelt table) stay what they are.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import sqlcipher3.dbapi2 as dbapi

from annotator.errors import ProjectError
from annotator.language import isolated, tr

ROOM = 64 * 1024  # bytes: with less than this free nothing can be written

DatabaseError: type[Exception] = dbapi.DatabaseError
# SQLite's message may name a table, and in a damaged file its name may be no UTF-8: then the message cannot be read.
WRONG: tuple[type[Exception], ...] = (DatabaseError, UnicodeDecodeError)


class Connection(dbapi.Connection):  # type: ignore[misc]  # the engine brings no types
    """A connection whose errors name the file.

    Attributes:
        path: The file, as a person knows it.
    """

    path = Path("database")

    def cursor(self, factory: Any = None) -> Any:
        """Return a cursor whose errors name the file."""
        return super().cursor(factory or Cursor)

    def backup(self, target: Any, *arguments: Any, **options: Any) -> None:
        """Copy the database into another one."""
        with _told(target.path):
            super().backup(target, *arguments, **options)


class Cursor(dbapi.Cursor):  # type: ignore[misc]
    """A cursor whose errors name the file, whether they come with a statement or with one of its rows."""

    def execute(self, *arguments: Any) -> Self:
        """Execute a statement."""
        try:
            super().execute(*arguments)
        except WRONG as error:
            raise told(error, self.connection.path) from None
        return self

    def executemany(self, sql: str, rows: Iterable[Any]) -> Self:
        """Execute a statement for each row of values."""
        try:
            super().executemany(sql, rows)
        except WRONG as error:
            raise told(error, self.connection.path) from None
        return self

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        try:
            return super().fetchone()
        except WRONG as error:
            raise told(error, self.connection.path) from None

    def fetchmany(self, *arguments: Any) -> list[Any]:
        """Return some further rows."""
        try:
            return list(super().fetchmany(*arguments))
        except WRONG as error:
            raise told(error, self.connection.path) from None

    def fetchall(self) -> list[Any]:
        """Return all further rows."""
        try:
            return list(super().fetchall())
        except WRONG as error:
            raise told(error, self.connection.path) from None

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except WRONG as error:
            raise told(error, self.connection.path) from None


@contextmanager
def damage_expected(path: Path) -> Iterator[None]:
    """Take whatever goes wrong while a file is looked at for the first time for damage of the file.

    Raises:
        ProjectError: The file is damaged, or the world is at fault.
    """
    try:
        yield
    except (DatabaseError, ValueError, TypeError) as error:  # ValueError: names that are no UTF-8
        raise ProjectError(_damaged(path)) from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise told(error, path) from None


def told(error: Exception, path: Path) -> Exception:
    """Return the error with a sentence where the world is at fault, else as it is.

    SQLite's own message is dropped on the way: it may quote a text.
    """
    if isinstance(error, UnicodeDecodeError):
        return ProjectError(_damaged(path))
    code = _code(error)
    if code == dbapi.SQLITE_IOERR and _is_full(path):
        code = dbapi.SQLITE_FULL  # SQLite calls it an I/O error when the file that it shares in memory cannot grow
    sentence = _sentence(code, path)
    return error if sentence is None else ProjectError(sentence)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.absolute().parent).free < ROOM
    except OSError:
        return False


def _damaged(path: Path) -> str:
    return tr("{file} is damaged: open the newest copy in its backups folder.", file=isolated(path.name))


def _sentence(code: int, path: Path) -> str | None:
    file = isolated(path.name)
    match code:
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
            return _damaged(path)
        case dbapi.SQLITE_IOERR:
            return tr(
                "{file} could not be read or written (disk error): nothing was stored. Check the disk, then try again.",
                file=file,
            )
    return None


def _code(error: Any) -> int:
    """Return the primary result code, https://sqlite.org/rescode.html; 0 where it cannot be told."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if str(error) == "unsupported file format":  # a damaged header; the code is that of a misspelt statement
        return int(dbapi.SQLITE_CORRUPT)
    if code is not None:
        return code & 0xFF
    if str(error).startswith("Could not decode to UTF-8"):
        return int(dbapi.SQLITE_CORRUPT)
    return int(_CODES.get(str(error), 0))  # a backup raises without the code


_CODES = {
    "database or disk is full": dbapi.SQLITE_FULL,
    "disk I/O error": dbapi.SQLITE_IOERR,
    "database is locked": dbapi.SQLITE_BUSY,
    "attempt to write a readonly database": dbapi.SQLITE_READONLY,
    "unable to open database file": dbapi.SQLITE_CANTOPEN,
    "database disk image is malformed": dbapi.SQLITE_CORRUPT,
    "file is not a database": dbapi.SQLITE_NOTADB,
}
