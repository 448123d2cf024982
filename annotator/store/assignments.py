"""Who has which report, and who is what in the team."""

from __future__ import annotations

from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId
from annotator.core.team import Assignment, Deal, Role, RoleName
from annotator.store import records
from annotator.store.coders import coder as coder_of
from annotator.store.project import Project


def assignments(project: Project) -> list[Assignment]:
    """Return all assignments, by coder and document."""
    return records.select(project.db, Assignment.kind, "ORDER BY coder, document")


def of_coder(project: Project, coder: CoderId) -> list[Assignment]:
    """Return what is a coder's to code, in the order in which the reports arrived."""
    order = "(SELECT lamport FROM documents WHERE id = document), document"
    return records.select(project.db, Assignment.kind, f"WHERE coder = ? ORDER BY {order}", [coder])


def of_document(project: Project, document: DocumentId) -> list[Assignment]:
    """Return whose a report is to code, by coder."""
    return records.select(project.db, Assignment.kind, "WHERE document = ? ORDER BY coder", [document])


def deals(project: Project) -> list[Deal]:
    """Return all dealings, by id."""
    return records.select(project.db, Deal.kind, "ORDER BY id")


def roles(project: Project) -> list[Role]:
    """Return all roles, by coder."""
    return records.select(project.db, Role.kind, "ORDER BY coder, role")


def roles_of(project: Project, coder: CoderId) -> tuple[RoleName, ...]:
    """Return a coder's roles."""
    found: list[Role] = records.select(project.db, Role.kind, "WHERE coder = ? ORDER BY role DESC", [coder])
    return tuple(role.role for role in found)


def with_role(project: Project, role: RoleName) -> list[Coder]:
    """Return the people who have a role, by name."""
    found: list[Role] = records.select(project.db, Role.kind, "WHERE role = ?", [role])
    return sorted((coder_of(project, one.coder) for one in found), key=lambda one: (one.name, one.id))


def begun(project: Project) -> set[tuple[DocumentId, CoderId]]:
    """Return which coder has begun which report."""
    parts = " UNION ".join(
        f"SELECT document, coder FROM {table}" for table in ("statuses", "spans", "relations", "events", "notes")
    )
    return {(DocumentId(row[0]), CoderId(row[1])) for row in project.db.execute(parts).fetchall()}


def acted_on(project: Project, coder: CoderId) -> set[DocumentId]:
    """Return the reports on which a coder has ever done something."""
    query = "SELECT DISTINCT document FROM journal WHERE coder = ? AND document != ''"
    return {DocumentId(row[0]) for row in project.db.execute(query, [coder]).fetchall()}


def active_ms(project: Project) -> dict[tuple[CoderId, str], int]:
    """Return how long each coder has been active on each report, in milliseconds; "" stands for several at once."""
    query = "SELECT coder, document, sum(active_ms) FROM journal WHERE active_ms > 0 GROUP BY coder, document"
    return {(CoderId(row[0]), row[1]): row[2] for row in project.db.execute(query).fetchall()}


def sources(project: Project) -> dict[DocumentId, str]:
    """Return where reports were published, as far as their metadata say."""
    query = "SELECT document, entries ->> 'source' FROM metadata WHERE entries ->> 'source' != ''"
    found = project.db.execute(query).fetchall()
    return {DocumentId(row[0]): " ".join(str(row[1]).split()) for row in found}
