"""Search: which documents hold some words. The index is over folded texts, so spelling variants are one word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.arabic.folding import fold_key
from annotator.arabic.mentions import written_forms
from annotator.arabic.words import words as words_of
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.span import Label
from annotator.store.documents import OF_ALL, OF_ONE, ORDER, Progress
from annotator.store.project import Project

_ALNUM = re.compile(r"[^\W_]+")  # what the index takes for a word


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


@dataclass(frozen=True, slots=True)
class Only:
    """Which documents are looked at.

    Attributes:
        coder: Whose marks and status count; without one nobody's marks and everybody's status.
        label: Only where the coder has marked something with it.
        marked: Only where the coder has marked something.
        status: Only with which the coder is so far.
    """

    coder: CoderId | None = None
    label: Label | None = None
    marked: bool = False
    status: Progress | None = None


EVERYWHERE = Only()


def mentioning(
    project: Project, words: str, *, after: int = 0, most: int = 100, only: Only = EVERYWHERE
) -> list[tuple[int, DocumentId]]:
    """Return standing documents that may mention the words, with whatever may be glued to them; they must be looked at.

    Args:
        project: The open project.
        words: What was typed, in any spelling.
        after: Number of the last document that was returned before; 0 to begin.
        most: How many are wanted at once.
        only: Which documents are looked at.

    Returns:
        Number and id of each, by number. The number is the file's own, for the next call.
    """
    typed = _ALNUM.findall(fold_key(words))
    if not typed:
        return []
    query = (
        "SELECT search.rowid, d.id FROM search JOIN documents AS d ON d.number = search.rowid "
        "JOIN standings AS st ON st.document = d.id "
        f"WHERE search MATCH :match AND search.rowid > :after {_conditions(only)} ORDER BY search.rowid LIMIT :most"
    )
    values = {"match": _mention_query(typed), "after": after, "most": most}
    values |= {"coder": only.coder, "label": only.label, "status": only.status}
    return [(number, DocumentId(id)) for number, id in project.db.execute(query, values).fetchall()]


def _conditions(only: Only) -> str:
    marks = "AND EXISTS (SELECT 1 FROM spans WHERE document = d.id AND coder = :coder {label})"
    found = [marks.format(label="AND label = :label" if only.label is not None else "")]
    status = (OF_ALL if only.coder is None else OF_ONE)["status"]
    return " ".join(
        ([] if only.label is None and not only.marked else found)
        + ([] if only.status is None else [f"AND {status} = :status"])
    )


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
    """Return the phrases that a mention may be written as: only its first and its last word have several forms."""
    first, *between = typed
    if not between:
        return _any_of(written_forms(first, first=True, last=True))
    last, middle = written_forms(between[-1], first=False, last=True), between[:-1]
    starts = written_forms(first, first=True, last=False)
    return _any_of(" ".join((start, *middle, end)) for start in starts for end in last)


def _any_of(phrases: Iterable[str]) -> str:
    return " OR ".join(map(_quoted, phrases))


def _typed(words: str) -> list[str]:
    return [key for start, end in words_of(words) if (key := fold_key(words[start:end]))]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
