"""A damaged project file is read as far as it goes: every row and text that is still what it was, and nothing else."""

from __future__ import annotations

import shutil
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from annotator.core.chain import is_shaped, is_whole
from annotator.core.document import Document, DocumentId, document_id
from annotator.core.entry import Entry
from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store.database import Database, connect
from annotator.store.faults import DatabaseError
from annotator.store.foreign import LARGEST_ORIGINAL
from annotator.store.guards import refuse_newer
from annotator.store.held import kept_still
from annotator.store.migrations import migrate, unknown
from annotator.store.project import Project
from annotator.store.rows import COLUMNS

PIECE = 256  # rows read at once; where a page among them is damaged, one by one
# What a damaged file makes of a query.
DAMAGE = (DatabaseError, ProjectError, ValueError, TypeError, OverflowError)
LOCAL = {  # what is not in the journal and worth keeping, with the number of columns
    "forks": 4,
    "parts": 3,
    "correspondents": 7,
    "acknowledged": 5,
    "packages": 8,
    "receipts": 2,
}


@dataclass(slots=True)
class Wreck:
    """What is left of a file.

    Attributes:
        entries: Its journal rows that are whole.
        broken: How many rows were there and are not what they were.
        lost_texts: Documents whose text is not what it was.
    """

    db: Database
    broken: int = 0
    lost_texts: int = 0

    def entries(self) -> Iterator[Entry]:
        """Give the journal rows that are whole, in no order."""
        for values in self._rows("journal", COLUMNS):
            entry = _entry(values)
            if entry is None:
                self.broken += 1
            else:
                yield entry

    def texts(self) -> Iterator[Document]:
        """Give the texts that are what they were."""
        for id, text in self._rows("texts", "document, text"):
            if isinstance(text, str) and "\0" not in text and document_id(text) == id:
                yield Document(DocumentId(id), text)
            else:
                self.lost_texts += 1

    def originals(self) -> Iterator[bytes]:
        """Give the reports as they came that are what they were."""
        for name, packed in self._keyed("SELECT sha256, bytes FROM contents", "sha256"):
            try:
                data = zlib.decompressobj().decompress(packed, LARGEST_ORIGINAL)
            except (zlib.error, TypeError):
                continue
            if sha256(data).hexdigest() == name:
                yield data

    def local(self, table: str) -> list[Sequence[Any]]:
        """Return what is left of a table that the journal does not hold."""
        try:
            found: list[Sequence[Any]] = self.db.execute(f"SELECT * FROM {table}").fetchall()
        except DAMAGE:
            return []
        return [row for row in found if len(row) == LOCAL[table]]

    def _rows(self, table: str, columns: str) -> Iterator[Sequence[Any]]:
        query = f"SELECT {columns} FROM {table} WHERE rowid BETWEEN ? AND ?"
        for first in range(1, self._last(table) + 1, PIECE):
            try:
                yield from self.db.execute(query, [first, first + PIECE - 1]).fetchall()
            except DAMAGE:
                yield from self._one_by_one(query, first)

    def _one_by_one(self, query: str, first: int) -> Iterator[Sequence[Any]]:
        for number in range(first, first + PIECE):
            try:
                yield from self.db.execute(query, [number, number]).fetchall()
            except DAMAGE:
                continue

    def _last(self, table: str) -> int:
        try:
            return int(self.db.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0)
        except DAMAGE:
            return self._most_rows()

    def _most_rows(self) -> int:
        """Return how many rows a file of this size could hold at most."""
        try:
            pages, size = (self.db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        except DAMAGE:
            return 0
        return int(pages) * int(size) // 256

    def _keyed(self, query: str, key: str) -> Iterator[Sequence[Any]]:
        """Give rows of a table in the order of its key from both ends, as far as each goes."""
        seen: set[str] = set()
        for direction in ("ASC", "DESC"):
            try:
                for row in self.db.execute(f"{query} ORDER BY {key} {direction}"):
                    if row[0] in seen:
                        break
                    seen.add(row[0])
                    yield row
            except DAMAGE:
                continue


def _entry(values: Sequence[Any]) -> Entry | None:
    try:
        entry = Entry(*values)
        return entry if is_whole(entry) and is_shaped(entry) else None
    except (ValueError, TypeError):
        return None


@contextmanager
def wreck(path: Path) -> Iterator[Wreck | None]:
    """Open a copy of a damaged file for reading; None where nothing in it can be read.

    Raises:
        ProjectError: It is open in a window, or cannot be copied.
    """
    with tempfile.TemporaryDirectory(prefix="tarmiz-") as folder:
        copy = Path(folder) / "copy.tarmiz"
        _copy(path, copy)
        try:
            db = connect(copy, named=path)
        except DAMAGE:
            yield None
            return
        try:
            _bring_up_to_date(db, path)
            yield Wreck(db)
        finally:
            db.close()


def put_rows(project: Project, table: str, rows: Sequence[Sequence[Any]]) -> None:
    """Put rows of a table that the journal does not hold into another file; part of the transaction around it."""
    marks = ", ".join("?" * LOCAL[table])
    project.db.conn.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)


def _bring_up_to_date(db: Database, path: Path) -> None:
    try:
        newer = unknown(db)
        if not newer:
            migrate(db)
    except DAMAGE:  # what can be read of an older schema, or of none, is read
        return
    if newer:
        refuse_newer(db, path)


def _copy(path: Path, copy: Path) -> None:
    log = path.with_name(path.name + "-wal")
    try:
        with kept_still(path):
            shutil.copyfile(path, copy)
            if log.exists():
                shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
    except OSError as error:
        raise ProjectError(tr("{file} cannot be read.", file=isolated(path.name))) from error
