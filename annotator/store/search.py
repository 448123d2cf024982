"""Search: which documents hold some words. The index is over folded texts, so spelling variants are one word."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.arabic.folding import fold_key
from annotator.arabic.mentions import written_forms
from annotator.arabic.words import words as words_of
from annotator.core.document import DocumentId
from annotator.store.documents import ORDER
from annotator.store.project import Project


def beginning_with(project: Project, words: str) -> list[DocumentId]:
    """Return the standing documents whose text holds all the words, in order of arrival; the last may be only begun."""
    typed = _typed(words)
    if not typed:
        return []
    query = (
        "SELECT d.id FROM search JOIN documents AS d ON d.number = search.rowid "
        "JOIN standings AS st ON st.document = d.id WHERE search MATCH ? " + ORDER
    )
    terms = " ".join(map(_quoted, typed)) + "*"
    return [DocumentId(line[0]) for line in project.db.execute(query, [terms]).fetchall()]


def mentioning(project: Project, words: str, *, after: int = 0, most: int = 100) -> list[tuple[int, DocumentId]]:
    """Return standing documents that may mention the words, with whatever may be glued to them; they must be looked at.

    Args:
        project: The open project.
        words: What was typed, in any spelling.
        after: Number of the last document that was returned before; 0 to begin.
        most: How many are wanted at once.

    Returns:
        Number and id of each, by number. The number is the file's own, for the next call.
    """
    typed = _typed(words)
    if not typed:
        return []
    query = (
        "SELECT search.rowid, d.id FROM search JOIN documents AS d ON d.number = search.rowid "
        "JOIN standings AS st ON st.document = d.id "
        "WHERE search MATCH ? AND search.rowid > ? ORDER BY search.rowid LIMIT ?"
    )
    found = project.db.execute(query, [_mention_query(typed), after, most]).fetchall()
    return [(number, DocumentId(id)) for number, id in found]


def rebuild(project: Project) -> None:
    """Make the index anew from the texts; part of the transaction around it."""
    db = project.db
    db.execute("INSERT INTO search (search) VALUES ('delete-all')")
    query = "SELECT d.number, t.text FROM documents AS d JOIN texts AS t ON t.document = d.id"
    db.conn.executemany(
        "INSERT INTO search (rowid, words) VALUES (?, ?)",
        ((number, fold_key(text)) for number, text in db.execute(query).fetchall()),
    )


def _mention_query(typed: Sequence[str]) -> str:
    last = len(typed) - 1
    terms = (written_forms(key, first=place == 0, last=place == last) for place, key in enumerate(typed))
    return " AND ".join("(" + " OR ".join(map(_quoted, forms)) + ")" for forms in terms)


def _typed(words: str) -> list[str]:
    return [key for start, end in words_of(words) if (key := fold_key(words[start:end]))]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
