"""Texts, where they came from, and the list of reports."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, Self

from annotator.arabic.folding import fold_key
from annotator.arabic.words import tokens
from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import Document, DocumentId, Metadata, Source, Standing, Zones, text_hash
from annotator.core.entry import Entry
from annotator.core.span import Span
from annotator.errors import InputError, ProjectError
from annotator.language import isolated, ntr, tr
from annotator.store import records
from annotator.store.project import Project

Progress = Literal["not_started", "in_progress", "done"]
HEADLINE = 200  # code points


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it; status and spans are one coder's, or everybody's."""

    id: DocumentId
    title: str
    code_points: int
    words: int
    status: Progress
    spans: int


@dataclass(frozen=True, slots=True)
class Indexed:
    """What lists and searches need to know of a text: worked out once, by whoever has the time.

    Attributes:
        words: How many it has.
        headline: Its first line.
        key: The text folded.
    """

    words: int
    headline: str
    key: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a text; no project is needed, so it can be done in a thread."""
        return cls(_words(text), _headline(text), fold_key(text))


def keep(project: Project, document: Document, originals: Sequence[bytes], indexed: Indexed | None = None) -> None:
    """Store a text and the bytes it came in; what is there already stays as it is."""
    keep_originals(project, originals)
    if has_text(project, document.id):
        return
    text = document.text
    known = indexed or Indexed.of(text)
    row = [document.id, text_hash(text), len(text), known.words, known.headline]
    project.db.execute("INSERT INTO documents (id, sha256, code_points, words, headline) VALUES (?, ?, ?, ?, ?)", row)
    number = project.db.execute("SELECT number FROM documents WHERE id = ?", [document.id]).fetchone()[0]
    project.db.execute("INSERT INTO texts VALUES (?, ?)", [document.id, text])
    project.db.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", [number, known.key])


def keep_originals(project: Project, originals: Sequence[bytes]) -> None:
    """Store reports as they came, compressed, under the sha256 of their bytes."""
    for original in originals:
        project.db.execute(
            "INSERT OR IGNORE INTO contents VALUES (?, ?, ?)",
            [sha256(original).hexdigest(), len(original), zlib.compress(original)],
        )


def _words(text: str) -> int:
    return sum(1 for start, end in tokens(text) if text[start].isalnum() or end - start > 1)


def _headline(text: str) -> str:
    return next((line.strip()[:HEADLINE] for line in text.split("\n") if line.strip()), "")


def note_arrivals(project: Project, entry: Entry, change: Change) -> None:
    """Remember which row first brought a document: lists are in the order of arrival."""
    for record in change.added:
        if isinstance(record, Standing):
            project.db.execute(
                "UPDATE documents SET lamport = ?, site = ?, seq = ? WHERE id = ? AND lamport = 0",
                [*entry.order, record.document],
            )


def has_text(project: Project, id: str) -> bool:
    """Tell whether the text of this document is in the file, withdrawn or not."""
    return project.db.execute("SELECT 1 FROM documents WHERE id = ?", [id]).fetchone() is not None


def is_standing(project: Project, id: str) -> bool:
    """Tell whether the document is in the project and not withdrawn."""
    return project.db.execute("SELECT 1 FROM standings WHERE document = ?", [id]).fetchone() is not None


def document(project: Project, id: DocumentId) -> Document:
    """Return a document.

    Raises:
        ProjectError: Its text is not in the file.
    """
    at_hand = project.document_at_hand
    if at_hand is not None and at_hand.id == id:
        return at_hand
    row = project.db.execute("SELECT text FROM texts WHERE document = ?", [id]).fetchone()
    if row is None:
        raise ProjectError(tr("The text of document {id} is not in this file.", id=id[:12]))
    project.document_at_hand = Document(id, row[0])
    return project.document_at_hand


def slice_of(project: Project, span: Span) -> str | None:
    """Return what the text says between the span's edges; None where the text is not there."""
    at_hand = project.document_at_hand
    if at_hand is not None and at_hand.id == span.document:
        return at_hand.text[span.start : span.end]
    row = project.db.execute(
        "SELECT substr(text, ?, ?) FROM texts WHERE document = ?",
        [span.start + 1, span.end - span.start, span.document],
    ).fetchone()
    return None if row is None else row[0]


def hash_of(project: Project, id: str) -> str:
    """Return the sha256 of a document's text, "" where it is not there."""
    row = project.db.execute("SELECT sha256 FROM documents WHERE id = ?", [id]).fetchone()
    return "" if row is None else row[0]


def sources_of(project: Project, id: DocumentId) -> tuple[Source, ...]:
    """Return where a document came from."""
    return tuple(records.select(project.db, Source.kind, "WHERE document = ? ORDER BY name, id", [id]))


def metadata_of(project: Project, id: DocumentId) -> Metadata:
    """Return what the project says of a document."""
    found: list[Metadata] = records.select(project.db, Metadata.kind, "WHERE document = ?", [id])
    return found[0] if found else Metadata(id, {})


def zones_of(project: Project, id: DocumentId) -> Zones:
    """Return a document's zones."""
    found: list[Zones] = records.select(project.db, Zones.kind, "WHERE document = ?", [id])
    return found[0] if found else Zones(id, ())


def has_original(project: Project, sha256: str) -> bool:
    """Tell whether the bytes of a report as they came are in the file."""
    return project.db.execute("SELECT 1 FROM contents WHERE sha256 = ?", [sha256]).fetchone() is not None


def original(project: Project, sha256: str) -> bytes:
    """Return the bytes of a report as they came.

    Raises:
        ProjectError: They are not in the file.
    """
    row = project.db.execute("SELECT bytes FROM contents WHERE sha256 = ?", [sha256]).fetchone()
    if row is None:
        raise ProjectError(tr("The original {id} is not in this file.", id=sha256[:12]))
    return zlib.decompress(row[0])


LISTING = """
SELECT d.id,
    coalesce(
        nullif((SELECT entries ->> 'title' FROM metadata WHERE document = d.id), ''), nullif(d.headline, ''),
        (SELECT min(name) FROM sources WHERE document = d.id), d.id
    ),
    d.code_points, d.words, {status}, {spans}
FROM standings AS st JOIN documents AS d ON d.id = st.document
"""
STANDING_OR_NOT = LISTING.replace("standings AS st JOIN documents AS d ON d.id = st.document", "documents AS d")
WITHDRAWN = "d.id NOT IN (SELECT document FROM standings)"
ORDER = "ORDER BY d.lamport, d.site, d.seq, d.id"
OF_ONE = {
    "status": "coalesce((SELECT status FROM statuses WHERE document = d.id AND coder = :coder), "
    "CASE WHEN EXISTS (SELECT 1 FROM spans WHERE document = d.id AND coder = :coder) "
    "THEN 'in_progress' ELSE 'not_started' END)",
    "spans": "(SELECT count(*) FROM spans WHERE document = d.id AND coder = :coder)",
}
# Everybody's: done where all who began are done.
OF_ALL = {
    "status": "CASE WHEN EXISTS (SELECT 1 FROM statuses WHERE document = d.id AND status != 'done') "
    "OR EXISTS (SELECT 1 FROM spans AS x WHERE x.document = d.id AND NOT EXISTS "
    "(SELECT 1 FROM statuses AS y WHERE y.document = d.id AND y.coder = x.coder)) THEN 'in_progress' "
    "WHEN EXISTS (SELECT 1 FROM statuses WHERE document = d.id) THEN 'done' ELSE 'not_started' END",
    "spans": "(SELECT count(*) FROM spans WHERE document = d.id)",
}


def listing(project: Project, coder: CoderId | None = None) -> list[DocumentRow]:
    """Return the documents that stand, in order of arrival.

    Args:
        project: The open project.
        coder: Whose status and number of spans are shown; None: everybody's.
    """
    query = LISTING.format(**(OF_ALL if coder is None else OF_ONE)) + ORDER
    return [DocumentRow(*row) for row in project.db.execute(query, {"coder": coder}).fetchall()]


def withdrawn(project: Project, coder: CoderId | None = None) -> list[DocumentRow]:
    """Return the documents that were withdrawn, in order of arrival; see :func:`listing`."""
    query = STANDING_OR_NOT.format(**(OF_ALL if coder is None else OF_ONE)) + f"WHERE {WITHDRAWN} {ORDER}"
    return [DocumentRow(*row) for row in project.db.execute(query, {"coder": coder}).fetchall()]


def row(project: Project, id: DocumentId, coder: CoderId | None = None) -> DocumentRow:
    """Return one document as lists show it, withdrawn or not."""
    query = STANDING_OR_NOT.format(**(OF_ALL if coder is None else OF_ONE)) + "WHERE d.id = :id"
    found = project.db.execute(query, {"coder": coder, "id": id}).fetchone()
    if found is None:
        raise ProjectError(tr("The text of document {id} is not in this file.", id=id[:12]))
    return DocumentRow(*found)


def title_of(project: Project, id: DocumentId) -> str:
    """Return a document's title: the one given, else the first line, else the file's name."""
    return row(project, id).title


def find(project: Project, name: str, *, gone: bool = False) -> DocumentId:
    """Return the document that is meant: by id, by the unique beginning of one, or by title.

    Args:
        project: The open project.
        name: Id, its beginning, or title.
        gone: Look among the withdrawn ones, and not among those that stand.

    Raises:
        InputError: None is, or several are.
    """
    stands = WITHDRAWN if gone else f"NOT {WITHDRAWN}"
    query = f"SELECT d.id FROM documents AS d WHERE d.id >= ? AND d.id < ? || 'g' AND {stands} LIMIT 6"
    begins = name.lower()
    found = [] if not begins else [line[0] for line in project.db.execute(query, [begins, begins]).fetchall()]
    found = [id for id in found if id.startswith(begins)]
    rows = [] if len(found) == 1 else withdrawn(project) if gone else listing(project)
    titled = [line.id for line in rows if line.title == name]
    candidates = titled or found
    if len(candidates) == 1:
        return DocumentId(candidates[0])
    if not candidates:
        raise InputError(
            tr("No report here is {name}: give an id, its beginning, or the whole title.", name=isolated(name))
        )
    raise InputError(
        ntr(
            "{name} means {count} report: {ids}. Give more of the id.",
            "{name} means {count} reports: {ids}. Give more of the id.",
            len(candidates),
            name=isolated(name),
            ids=", ".join(id[:12] for id in candidates[:5]),
        )
    )
