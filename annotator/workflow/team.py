"""The people of a project: who they are, what they may do, and how far each is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.team import Role, RoleName
from annotator.language import tr, tr_in
from annotator.store import assignments, coders, documents, journal
from annotator.store.documents import DocumentRow, Progress
from annotator.store.project import Project

MINUTES = 60  # an hour


@dataclass(frozen=True, slots=True)
class Work:
    """One report of one coder's, and how far she is with it.

    Attributes:
        assigned: It was dealt to her; else she took it up by herself.
        active_ms: How long she was active on it, idle time cut off. For the team's eyes only: never exported.
    """

    document: DocumentId
    title: str
    words: int
    status: Progress
    spans: int
    assigned: bool
    active_ms: int

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "id": self.document,
            "title": self.title,
            "words": self.words,
            "status": self.status,
            "spans": self.spans,
            "assigned": self.assigned,
            "active_ms": self.active_ms,
        }


@dataclass(frozen=True, slots=True)
class Member:
    """One person, and how far she is.

    Attributes:
        works_here: She has worked in this copy of the project.
        active_ms: Of all her work, that on several reports at once too.
    """

    coder: Coder
    roles: tuple[RoleName, ...]
    works_here: bool
    work: tuple[Work, ...]
    active_ms: int

    def count(self, status: Progress) -> int:
        """Return how many of her reports are so far."""
        return sum(one.status == status for one in self.work)

    @property
    def assigned(self) -> int:
        """How many reports were dealt to her."""
        return sum(one.assigned for one in self.work)

    @property
    def words(self) -> int:
        """How many words her reports have."""
        return sum(one.words for one in self.work)

    @property
    def words_left(self) -> int:
        """How many words of her reports are not done."""
        return sum(one.words for one in self.work if one.status != "done")

    @property
    def spans(self) -> int:
        """How many marks she has made that stand."""
        return sum(one.spans for one in self.work)

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "id": self.coder.id,
            "name": self.coder.name,
            "roles": self.roles,
            "works_here": self.works_here,
            "assigned": self.assigned,
            "not_started": self.count("not_started"),
            "in_progress": self.count("in_progress"),
            "done": self.count("done"),
            "words": self.words,
            "words_left": self.words_left,
            "spans": self.spans,
            "active_ms": self.active_ms,
            "documents": [one.to_json() for one in self.work],
        }


def members(project: Project, only: Iterable[CoderId] | None = None) -> list[Member]:
    """Return the people of a project, or some of them, by name, each with her reports."""
    wanted = None if only is None else set(only)
    active = assignments.active_ms(project)
    begun: dict[CoderId, set[DocumentId]] = {}
    for document, whose in assignments.begun(project):
        begun.setdefault(whose, set()).add(document)
    found: list[Member] = []
    for coder in coders.coders(project):
        if wanted is None or coder.id in wanted:
            work = _work(project, coder.id, begun.get(coder.id, set()), active)
            total = sum(ms for (who, _), ms in active.items() if who == coder.id)
            roles = assignments.roles_of(project, coder.id)
            found.append(Member(coder, roles, coders.worked_here(project, coder.id), work, total))
    return found


def _work(
    project: Project, coder: CoderId, begun: set[DocumentId], active: dict[tuple[CoderId, str], int]
) -> tuple[Work, ...]:
    assigned = {one.document for one in assignments.of_coder(project, coder)}
    if not assigned | begun:
        return ()
    rows = [row for row in documents.listing(project, coder) if row.id in assigned | begun]
    return tuple(_one(row, row.id in assigned, active.get((coder, row.id), 0)) for row in rows)


def _one(row: DocumentRow, assigned: bool, active_ms: int) -> Work:
    return Work(row.id, row.title, row.words, row.status, row.spans, assigned, active_ms)


def set_roles(project: Project, coder: CoderId, roles: Iterable[RoleName], supervisor: CoderId) -> Change:
    """Say what a coder is besides coding: supervisor, adjudicator, both or neither."""
    has, wanted = set(assignments.roles_of(project, coder)), set(roles)
    change = Change(
        removed=tuple(Role(coder, role) for role in sorted(has - wanted)),
        added=tuple(Role(coder, role) for role in sorted(wanted - has)),
    )
    if change != Change():
        journal.commit(project, "role", supervisor, change)
    return change


def duration(milliseconds: int) -> str:
    """Return a time in hours and minutes, in the interface language; "-" for none."""
    minutes = round(milliseconds / 60_000)
    if not milliseconds:
        return "-"
    if minutes < MINUTES:
        return tr("{minutes} min", minutes=max(minutes, 1))
    return tr("{hours} h {minutes} min", hours=minutes // MINUTES, minutes=minutes % MINUTES)


def role_name(role: RoleName) -> str:
    """Return what a role is called in the interface language."""
    names = {"supervisor": tr_in("role", "supervisor"), "adjudicator": tr_in("role", "adjudicator")}
    return names[role]
