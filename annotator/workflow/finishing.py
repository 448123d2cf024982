"""A report is finished: its problems are listed first, and going on in spite of them is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.core import edit
from annotator.core.annotation_set import SetStatus
from annotator.core.change import Change
from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId
from annotator.core.problems import Problem, problems_of
from annotator.core.remark import CONFIRMATION_ID, confirmation
from annotator.errors import InputError
from annotator.language import ntr
from annotator.store import annotations as annotation_store
from annotator.store import codebooks, coders, documents, journal
from annotator.store.project import Project
from annotator.workflow import annotate


class OpenProblemsError(InputError):
    """A report has open problems, and nobody said that it is finished all the same.

    Attributes:
        problems: All of them.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            ntr(
                "The report has {count} open problem: solve it, or say that it is finished all the same.",
                "The report has {count} open problems: solve them, or say that it is finished all the same.",
                len(problems),
            )
        )
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class ProblemsOf:
    """The problems of one coder's work over one report, as a list shows them."""

    document: DocumentId
    title: str
    coder: Coder
    problems: tuple[Problem, ...]


def problems(project: Project, document: DocumentId, coder: CoderId) -> list[Problem]:
    """Return what is not as it should be in a coder's work over one report."""
    work = annotation_store.set_of(project, document, coder)
    return problems_of(document, work, codebooks.codebook(project))


def all_problems(project: Project, coder: CoderId | None = None) -> list[ProblemsOf]:
    """Return the problems of all reports that stand, of one coder or of everybody; works without any are left out."""
    book = codebooks.codebook(project)
    people = [one for one in coders.coders(project) if coder in (None, one.id)]
    found: list[ProblemsOf] = []
    for row in documents.listing(project):
        began = (
            {one.coder.id: one for one in annotation_store.sets_of(project, row.id)}
            if row.status != "not_started"
            else {}
        )
        for person in people:
            work = began.get(person.id)
            wrong = [] if work is None else problems_of(row.id, work, book)
            if wrong:
                found.append(ProblemsOf(row.id, row.title, person, tuple(wrong)))
    return found


def finish(
    project: Project, document: DocumentId, coder: CoderId, *, confirmed: bool = False, active_ms: int = 0
) -> Change:
    """Say that a coder has finished a report.

    Args:
        project: The open project.
        document: The report.
        coder: Who.
        confirmed: She was told of the problems that are open and says that it is finished all the same. Which they
            were is recorded with it.
        active_ms: Milliseconds of work since the coder's last row.

    Raises:
        OpenProblemsError: There are problems, and it was not confirmed.
        InputError: The report is withdrawn.
    """
    annotate.standing(project, document)
    before = annotation_store.status_of(project, document, coder)
    after = SetStatus(document, coder, "done")
    wrong = problems(project, document, coder)
    if wrong and not confirmed:
        raise OpenProblemsError(wrong)
    notes = annotation_store.notes_of(project, document, coder)
    was = next((note for note in notes if note.id == CONFIRMATION_ID), None)
    record = confirmation(document, coder, [problem.content() for problem in wrong]) if wrong else None
    change = Change() if before == after else edit.set_status(before, after)
    change += edit.replace_note(was, record)
    if change.added or change.removed:
        journal.commit(project, "finish", coder, change, active_ms=active_ms)
    return change
