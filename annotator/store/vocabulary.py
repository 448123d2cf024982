"""What occurs in the marks of a project: labels, attributes with their values, types of relations."""

from __future__ import annotations

from collections import Counter, defaultdict

from annotator.core.document import DocumentId
from annotator.store.project import Project

STANDING = "document IN (SELECT document FROM standings)"


def labels(project: Project) -> list[str]:
    """Return the labels that marks in standing documents have, in order."""
    query = f"SELECT DISTINCT label FROM spans WHERE {STANDING} ORDER BY label"
    return [row[0] for row in project.db.execute(query).fetchall()]


def label_counts(project: Project) -> dict[DocumentId, Counter[str]]:
    """Return how often each label occurs in each document, everybody's marks together."""
    found: dict[DocumentId, Counter[str]] = defaultdict(Counter)
    for document, label, count in project.db.execute("SELECT document, label, count(*) FROM spans GROUP BY 1, 2"):
        found[document][label] = count
    return found


def attributes(project: Project, *, longest: int, most: int) -> dict[str, tuple[str, ...]]:
    """Return the attributes that marks have, in order, with their values where these are a few short texts.

    Args:
        project: The open project.
        longest: Code points of a value that counts as short.
        most: How many values are few; one that has more, or any other, is given without values.
    """
    query = (
        "SELECT DISTINCT one.key, CASE WHEN one.type = 'text' AND length(one.value) BETWEEN 1 AND ? "
        f"THEN one.value END FROM spans, json_each(spans.attributes) AS one WHERE attributes != '{{}}' AND {STANDING}"
    )
    found: dict[str, set[str | None]] = defaultdict(set)
    for key, value in project.db.execute(query, [longest]):
        if len(found[key]) <= most:
            found[key].add(value)
    return {key: _few(values, most) for key, values in sorted(found.items())}


def _few(values: set[str | None], most: int) -> tuple[str, ...]:
    texts = sorted(value for value in values if value is not None)
    return tuple(texts) if len(texts) == len(values) <= most else ()


def relation_types(project: Project) -> list[str]:
    """Return the types of relations in standing documents, in order."""
    query = f"SELECT DISTINCT type FROM relations WHERE {STANDING} ORDER BY type"
    return [row[0] for row in project.db.execute(query).fetchall()]


def metadata_keys(project: Project) -> list[str]:
    """Return the keys under which the metadata of documents say a word or a number, in order."""
    query = (
        "SELECT DISTINCT one.key FROM metadata, json_each(metadata.entries) AS one"
        " WHERE one.type IN ('text', 'integer') ORDER BY one.key"
    )
    return [row[0] for row in project.db.execute(query).fetchall()]


def metadata_values(project: Project, key: str) -> dict[DocumentId, str]:
    """Return what the metadata of documents say under a key, where they say something."""
    query = "SELECT document, one.value FROM metadata, json_each(metadata.entries) AS one WHERE one.key = ?"
    found = {row[0]: " ".join(str(row[1]).split()) for row in project.db.execute(query, [key]).fetchall()}
    return {id: value for id, value in found.items() if value and value != "None"}
