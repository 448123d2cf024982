"""The codebook in force, and the project's own name."""

from __future__ import annotations

from annotator.core.codebook import Codebook
from annotator.core.project import About
from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store import records
from annotator.store.project import Project


def codebook(project: Project) -> Codebook:
    """Return the codebook in force.

    Raises:
        ProjectError: The file has none, which only a damaged one has not.
    """
    at_hand = project.codebook_at_hand
    if at_hand is not None and at_hand.version == version(project):
        return at_hand
    found: list[Codebook] = records.select(project.db, Codebook.kind)
    if not found:
        raise ProjectError(tr("{file} has no codebook: it is damaged.", file=isolated(project.path.name)))
    project.codebook_at_hand = found[0]
    return found[0]


def version(project: Project) -> str:
    """Return the version of the codebook in force, "" before there is one."""
    row = project.db.execute("SELECT version FROM codebooks").fetchone()
    return "" if row is None else row[0]


def name(project: Project) -> str:
    """Return the project's own name, else that of its file."""
    found: list[About] = records.select(project.db, About.kind)
    return (found[0].name if found else "") or project.path.stem
