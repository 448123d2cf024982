"""A whole dealing is taken back, as long as nobody has begun what it gave her."""

from __future__ import annotations

from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.team import Assignment
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.store import assignments, coders, journal
from annotator.store.project import Project


def undeal(project: Project, deal: str, supervisor: CoderId) -> Change:
    """Take back all that one dealing gave: one row for each coder, as it was dealt, and one for the dealing itself.

    Args:
        project: The open project.
        deal: The id of the dealing.
        supervisor: Who takes it back.

    Raises:
        InputError: Somebody has begun one of its reports; nothing is taken back then.
    """
    with project.transaction():
        begun = assignments.begun(project)
        given: dict[CoderId, list[Assignment]] = {}
        for one in assignments.assignments(project):
            if one.deal != deal:
                continue
            if (one.document, one.coder) in begun:
                who = isolated(coders.coder(project, one.coder).name)
                raise InputError(tr("{who} has begun: what was dealt stays as it is.", who=who))
            given.setdefault(one.coder, []).append(one)
        changes = [Change(removed=tuple(owned)) for owned in given.values()]
        changes.append(Change(removed=tuple(one for one in assignments.deals(project) if one.id == deal)))
        for change in changes:
            if change.removed:
                journal.commit(project, "unassign", supervisor, change)
    return sum(changes, Change())
