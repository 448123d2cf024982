"""The people of a project."""

from __future__ import annotations

from annotator.core.coder import Coder, CoderId
from annotator.store import records
from annotator.store.project import Project


def coders(project: Project) -> list[Coder]:
    """Return all coders, by name."""
    return records.select(project.db, Coder.kind, "ORDER BY name, id")


def coder(project: Project, id: CoderId) -> Coder:
    """Return a coder; one whose name is not in the file is called by the beginning of the id."""
    found: list[Coder] = records.select(project.db, Coder.kind, "WHERE id = ?", [id])
    return found[0] if found else Coder(id, id[:8])


def named(project: Project, name: str) -> list[Coder]:
    """Return the coders of this name: several people may share one."""
    return records.select(project.db, Coder.kind, "WHERE name = ? ORDER BY id", [name])


def worked_here(project: Project, id: CoderId) -> bool:
    """Tell whether the coder was made, or did anything, in this copy of the project."""
    row = project.db.execute("SELECT 1 FROM steps WHERE site = ? AND coder = ? LIMIT 1", [project.site, id])
    if row.fetchone() is not None:
        return True
    made = "SELECT 1 FROM journal WHERE site = ? AND kind = 'coder' AND coder = ? LIMIT 1"
    return project.db.execute(made, [project.site, id]).fetchone() is not None


def begun(project: Project) -> list[Coder]:
    """Return the coders who began a document that stands, by name."""
    parts = " UNION ".join(
        f"SELECT coder FROM {table} WHERE document IN (SELECT document FROM standings)"
        for table in ("statuses", "spans", "relations", "events", "notes")
    )
    found = [coder(project, CoderId(row[0])) for row in project.db.execute(parts).fetchall()]
    return sorted(found, key=lambda one: (one.name, one.id))
