"""Remarks on marks and reports, and questions to the supervisor. Every function commits before it returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.core import edit
from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.remark import Remark, new_remark, remarks_of
from annotator.core.span import Span
from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.store import annotations as annotation_store
from annotator.store import coders, documents, journal
from annotator.store.project import Project

LONGEST = 10_000  # code points


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a list shows it.

    Attributes:
        title: Of the report.
        coder: The name of who asks.
        quote: The words of the mark that it is about, or "" for the report.
    """

    remark: Remark
    title: str
    coder: str
    quote: str = ""


def of_document(project: Project, document: DocumentId, coder: CoderId) -> list[Remark]:
    """Return a coder's remarks on one report."""
    return remarks_of(annotation_store.notes_of(project, document, coder))


def of_span(project: Project, span: Span) -> list[Remark]:
    """Return the remarks on one mark."""
    return [remark for remark in of_document(project, span.document, span.coder) if remark.span == span.id]


def write(
    project: Project,
    document: DocumentId,
    coder: CoderId,
    text: str,
    *,
    span: Span | None = None,
    question: bool = False,
    active_ms: int = 0,
) -> Remark:
    """Write a remark on a mark, or on the report; a question goes to the supervisor.

    Raises:
        InputError: There is nothing in it, or it is too long.
    """
    remark = new_remark(document, coder, _words(text), "" if span is None else span.id, question=question)
    kind = "question" if question else "note"
    journal.commit(project, kind, coder, edit.write_remark(None, remark), active_ms=active_ms)
    return remark


def rewrite(
    project: Project, remark: Remark, *, text: str | None = None, question: bool | None = None, active_ms: int = 0
) -> Remark:
    """Change the words of a remark, or whether it is a question; what it is already is no change."""
    words = remark.text if text is None else _words(text)
    after = replace(remark, text=words, question=remark.question if question is None else question)
    return _store(project, "note", remark.coder, remark, after, active_ms)


def answer(project: Project, remark: Remark, text: str, who: CoderId, *, active_ms: int = 0) -> Remark:
    """Answer a question.

    Args:
        project: The open project.
        remark: The question.
        text: The answer.
        who: Who answers: the supervisor, or the coder herself.
        active_ms: Milliseconds of work since the last row.
    """
    return _store(project, "answer", who, remark, replace(remark, answer=_words(text)), active_ms)


def close(project: Project, remark: Remark, who: CoderId, *, closed: bool = True, active_ms: int = 0) -> Remark:
    """Say that nothing more is to be done about a question, or that there is."""
    return _store(project, "answer", who, remark, replace(remark, closed=closed), active_ms)


def remove(project: Project, remark: Remark, *, active_ms: int = 0) -> Change:
    """Take a remark away."""
    change = Change(removed=(remark.note(),))
    journal.commit(project, "note", remark.coder, change, active_ms=active_ms)
    return change


def questions(project: Project, *, every: bool = False) -> list[Question]:
    """Return the open questions of all coders in all reports that stand; answered ones too where every one is asked."""
    found = [remark for remark in remarks_of(annotation_store.every_note(project, standing=True)) if remark.question]
    return _told(project, [remark for remark in found if every or remark.is_open])


def _told(project: Project, found: Sequence[Remark]) -> list[Question]:
    names = {coder.id: coder.name for coder in coders.coders(project)}
    titles = {id: documents.title_of(project, id) for id in dict.fromkeys(remark.document for remark in found)}
    return [
        Question(remark, titles[remark.document], names.get(remark.coder, ""), _quote(project, remark))
        for remark in found
    ]


def _quote(project: Project, remark: Remark) -> str:
    spans = annotation_store.spans_of(project, remark.document, remark.coder) if remark.span else []
    return next((span.quote for span in spans if span.id == remark.span), "")


def _store(project: Project, kind: str, who: CoderId, before: Remark, after: Remark, active_ms: int) -> Remark:
    change = edit.write_remark(before, after)
    if change.added:
        journal.commit(project, kind, who, change, active_ms=active_ms)
    return after


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise InputError(tr("There is nothing in this note: write something."))
    if len(words) > LONGEST:
        raise InputError(
            tr(
                "A note has at most {most} characters; this one begins with {words}.",
                most=LONGEST,
                words=isolated(words[:40]),
            )
        )
    return words
