"""Another copy of a project, read without trusting it: a foreign SQLite file is a program.

The file is copied first, opened by strict rules, its schema compared with ours to the letter, and only its journal
rows and the texts that they name are read; every hash is checked.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from annotator.core.chain import is_shaped, links
from annotator.core.change import Change
from annotator.core.document import Document, DocumentId, document_id
from annotator.core.entry import Entry, SiteId
from annotator.core.fork import Fork, fork_at
from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store import forks, guards, parts
from annotator.store.database import Database, connect
from annotator.store.faults import damage_expected
from annotator.store.held import kept_still
from annotator.store.migrations import migrate, right_schema, schema_of
from annotator.store.parts import Part
from annotator.store.rows import COLUMNS

LARGEST_ORIGINAL = 64 << 20  # bytes, unpacked


class ForeignCopy:
    """The journal and the texts of another copy.

    Attributes:
        changes: What its rows have been read as, by hash, once they are read.
    """

    def __init__(self, db: Database, name: str) -> None:
        self._db = db
        self.name = name
        self.changes: dict[str, Change] = {}

    def parts(self) -> dict[SiteId, Part]:
        """Return the sites of which it does not hold all rows itself."""
        return parts.read(self._db)

    def entries(self, step: Callable[[], None] = lambda: None) -> list[Entry]:
        """Return all its rows as they were written, site by site, in order of seq.

        Args:
            step: Called for each row; what it raises ends the reading.

        Raises:
            ProjectError: A row was altered, or one is missing in between.
        """
        found = self._db.execute(f"SELECT {COLUMNS} FROM journal ORDER BY site, seq").fetchall()
        known = {fork.site: fork for fork in forks.read(self._db)}
        entries: list[Entry] = []
        for site, grouped in groupby((Entry(*row) for row in found), key=lambda entry: entry.site):
            rows = list(grouped)
            self._refuse_altered(rows, site in self.parts(), known.get(site), step)
            entries += rows if site not in known else self._as_written(known[site], rows)
        highest = max((entry.lamport for entry in entries), default=0)
        # A clock that runs ahead of all rows would order its own behind everybody's for ever.
        if highest > len(entries) and not self.parts():
            raise self._altered_at(next(entry for entry in entries if entry.lamport == highest))
        return entries

    def _refuse_altered(
        self, rows: Sequence[Entry], is_part: bool, fork: Fork | None, step: Callable[[], None]
    ) -> None:
        before: Entry | None = None
        for entry in rows:
            step()
            if not is_shaped(entry, self.changes):
                raise ProjectError(
                    tr("{file} holds a row that is no change: nothing was taken from it.", file=isolated(self.name))
                )
            if not links(entry, before, fork, holes=is_part):
                raise self._altered_at(entry)
            before = entry

    def _as_written(self, fork: Fork, rows: Sequence[Entry]) -> list[Entry]:
        written = forks.as_written(fork, rows)
        if fork_at(written[0]) != fork:
            raise self._altered_at(rows[0])
        return written

    def _altered_at(self, entry: Entry) -> ProjectError:
        return ProjectError(
            tr(
                "The journal of {file} was altered at row {seq} of {site}: nothing was taken from it.",
                file=isolated(self.name),
                seq=entry.seq,
                site=entry.site[:8],
            )
        )

    def texts(self, wanted: set[str]) -> Iterator[tuple[Document, list[bytes]]]:
        """Give each wanted text with the bytes it came in, as far as they are there.

        Raises:
            ProjectError: A text or an original is not what its name says.
        """
        for id in sorted(wanted):
            row = self._db.execute("SELECT text FROM texts WHERE document = ?", [id]).fetchone()
            if row is None:
                continue
            if document_id(row[0]) != id or "\0" in row[0]:  # SQLite ends a text there
                raise self._altered(id)
            yield Document(DocumentId(id), row[0]), self._originals(id)

    def originals(self, wanted: set[str]) -> list[bytes]:
        """Return the originals of these names, as far as they are there."""
        found = [self._original(name) for name in sorted(wanted)]
        return [original for original in found if original is not None]

    def _originals(self, id: str) -> list[bytes]:
        rows = self._db.execute("SELECT original FROM sources WHERE document = ?", [id]).fetchall()
        return self.originals({row[0] for row in rows})

    def _original(self, name: str) -> bytes | None:
        row = self._db.execute("SELECT bytes FROM contents WHERE sha256 = ?", [name]).fetchone()
        if row is None:
            return None
        try:
            data = zlib.decompressobj().decompress(row[0], LARGEST_ORIGINAL)
        except zlib.error as error:
            raise self._altered(name) from error
        if sha256(data).hexdigest() != name:
            raise self._altered(name)
        return data

    def _altered(self, name: str) -> ProjectError:
        return ProjectError(
            tr(
                "The text {id} in {file} was altered: nothing was taken from that file.",
                id=name[:12],
                file=isolated(self.name),
            )
        )


@contextmanager
def opened_copy(path: Path) -> Iterator[ForeignCopy]:
    """Open a copy of another project file for reading.

    Raises:
        ProjectError: It is not ours, newer, damaged, open in another window, or holds what no project of ours holds.
    """
    path = guards.real(path)
    guards.refuse_foreign(path)
    with tempfile.TemporaryDirectory(prefix="tarmiz-") as folder:
        copy = Path(folder) / "copy.tarmiz"
        _copy(path, copy)
        db = connect(copy, named=path)
        try:
            with damage_expected(path):
                db.execute("PRAGMA mmap_size=0")
                guards.refuse_strange(db, path)
                guards.refuse_newer(db, path)
                guards.refuse_damaged(db, path)
                migrate(db)
                _refuse_other_schema(db, path)
                db.execute("PRAGMA query_only=ON")
                yield ForeignCopy(db, path.name)
        finally:
            db.close()


def _copy(path: Path, copy: Path) -> None:
    log = path.with_name(path.name + "-wal")
    try:
        with kept_still(path):
            if log.exists():  # left by a crash: it belongs to the file
                shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
            shutil.copyfile(path, copy)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ProjectError(
                tr("There is no room to copy {file}: make room on the disk, then try again.", file=isolated(path.name))
            ) from error
        raise ProjectError(tr("{file} cannot be read.", file=isolated(path.name))) from error


def _refuse_other_schema(db: Database, path: Path) -> None:
    if schema_of(db) != right_schema():
        raise ProjectError(
            tr("{file} holds tables that no Tarmiz project has: nothing was taken from it.", file=isolated(path.name))
        )
