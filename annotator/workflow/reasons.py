"""Why coders differ, as a supervisor notes it: journalled, undone and merged like all else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotator.agreement.disagreements import Disagreement
from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.reason import CAUSES, Cause, Reason
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.store import journal, works
from annotator.store.project import Project


def note_reason(project: Project, disagreement: Disagreement, cause: Cause, coder: CoderId, note: str = "") -> Change:
    """Say why two coders differ; what was said before gives way. It can be undone.

    Raises:
        InputError: There is no such cause.
    """
    if cause not in CAUSES:
        raise InputError(
            tr(
                "{cause} is no reason why coders differ: it is one of {known}.",
                cause=isolated(cause),
                known=", ".join(CAUSES),
            )
        )
    reason = Reason(disagreement.id, DocumentId(disagreement.document), cause, " ".join(note.split()))
    return _replace_reason(project, reasons(project).get(disagreement.id), reason, coder)


def forget_reason(project: Project, disagreement: str, coder: CoderId) -> Change:
    """Take back what was said of a disagreement; nothing where nothing was."""
    return _replace_reason(project, reasons(project).get(disagreement), None, coder)


def _replace_reason(project: Project, before: Reason | None, after: Reason | None, coder: CoderId) -> Change:
    if before == after:
        return Change()
    change = Change(() if before is None else (before,), () if after is None else (after,))
    journal.commit(project, "reason", coder, change)
    return change


def reasons(project: Project) -> dict[str, Reason]:
    """Return why coders differ, as far as it was noted, by disagreement; also of those that are there no more."""
    return works.reasons(project)


def causes_counted(found: Iterable[Disagreement], noted: Mapping[str, Reason]) -> dict[str, int]:
    """Return how often each cause was noted for these disagreements; "" counts those of which nothing was."""
    counts = dict.fromkeys((*CAUSES, ""), 0)
    for one in found:
        counts[noted[one.id].cause if one.id in noted else ""] += 1
    return counts
