"""Commands for a coder's marks: made, changed, taken away, undone; and for how far she is with a report."""

from __future__ import annotations

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.page import shortened, span_value
from annotator.cli.parameters import OFFSET, TEXT, acting, answering, by_coder, document_argument, on_project
from annotator.core.annotation_set import Status
from annotator.core.change import Change
from annotator.core.coder import Coder
from annotator.core.document import DocumentId
from annotator.core.encoding import encoded_change
from annotator.core.span import Label, Span
from annotator.language import isolated, tr
from annotator.store import annotations as annotation_store
from annotator.store import documents
from annotator.store.project import Project
from annotator.workflow import annotate, finishing
from annotator.workflow.annotate import Undone
from annotator.workflow.coders import coder_named
from annotator.workflow.words import act_name

start_argument = click.argument("start", type=OFFSET)
end_argument = click.argument("end", type=OFFSET)
label_argument = click.argument("label", type=TEXT)
span_argument = click.argument("span", metavar="MARK", type=TEXT)


def _mark_help() -> str:
    return tr(
        "Mark the words between two offsets with a label of the codebook.\n\n"
        "Offsets that are reversed, outside the text, or inside a letter with its marks are refused."
    )


@command("mark", _mark_help)
@on_project
@document_argument
@start_argument
@end_argument
@label_argument
@by_coder
@answering
def mark(project: Project, document: str, start: int, end: int, label: str, name: str, answer: Answer) -> None:
    """Mark words."""
    id = documents.find(project, document)
    with acting(project, name) as coder:
        change = annotate.mark(project, id, coder.id, start, end, Label(label))
    _tell_mark(answer, coder, _span_of(change))


@command("relabel", lambda: tr("Give a mark another label."))
@on_project
@document_argument
@span_argument
@label_argument
@by_coder
@answering
def relabel(project: Project, document: str, span: str, label: str, name: str, answer: Answer) -> None:
    """Relabel a mark."""
    coder, before = _coder_and_span(project, document, span, name)
    change = annotate.relabel(project, before, Label(label))
    _tell_mark(answer, coder, _span_of(change) if change.added else before)


@command("resize", lambda: tr("Move the edges of a mark to two offsets."))
@on_project
@document_argument
@span_argument
@start_argument
@end_argument
@by_coder
@answering
def resize(project: Project, document: str, span: str, start: int, end: int, name: str, answer: Answer) -> None:
    """Resize a mark."""
    coder, before = _coder_and_span(project, document, span, name)
    change = annotate.resize(project, before, start, end)
    _tell_mark(answer, coder, _span_of(change) if change.added else before)


@command("unmark", lambda: tr("Take a mark away."))
@on_project
@document_argument
@span_argument
@by_coder
@answering
def unmark(project: Project, document: str, span: str, name: str, answer: Answer) -> None:
    """Delete a mark."""
    coder, found = _coder_and_span(project, document, span, name)
    annotate.delete(project, [found])
    sentence = tr("Taken away: {words}", words=isolated(shortened(found.quote)))
    answer.give(span_value(found, coder.name), [answer.sentence(sentence)])


@command("undo", lambda: tr("Take back the last thing that a coder did in this copy of the project."))
@on_project
@by_coder
@answering
def undo(project: Project, name: str, answer: Answer) -> None:
    """Undo."""
    undone = annotate.undo(project, coder_named(project, name, mine=True).id)
    _tell_step(answer, undone, tr("Undone: {act}", act=act_name(undone.kind)))


@command("redo", lambda: tr("Bring back what a coder undid last."))
@on_project
@by_coder
@answering
def redo(project: Project, name: str, answer: Answer) -> None:
    """Redo."""
    redone = annotate.redo(project, coder_named(project, name, mine=True).id)
    _tell_step(answer, redone, tr("Done again: {act}", act=act_name(redone.kind)))


def _done_help() -> str:
    return tr(
        "Say that a coder has finished a report.\n\n"
        "Where something in it is not as it should be, it is refused, unless --anyway says that it is finished all the "
        "same; what was open is then kept with it. The command problems lists it."
    )


@command("done", _done_help)
@on_project
@document_argument
@by_coder
@option("--anyway", is_flag=True, say=lambda: tr("It is finished although problems are open."))
@answering
def done(project: Project, document: str, name: str, anyway: bool, answer: Answer) -> None:
    """Finish a report."""
    id = documents.find(project, document)
    with acting(project, name) as coder:
        finishing.finish(project, id, coder.id, confirmed=anyway)
    _tell_status(project, id, coder, "done", answer)


@command("reopen", lambda: tr("Say that a coder is at work on a finished report again."))
@on_project
@document_argument
@by_coder
@answering
def reopen(project: Project, document: str, name: str, answer: Answer) -> None:
    """Reopen a report."""
    id = documents.find(project, document)
    with acting(project, name) as coder:
        annotate.set_status(project, id, coder.id, "in_progress")
    _tell_status(project, id, coder, "in_progress", answer)


def _tell_status(project: Project, id: DocumentId, coder: Coder, status: Status, answer: Answer) -> None:
    title = isolated(documents.title_of(project, id))
    sentence = tr("Done: {title}", title=title) if status == "done" else tr("In progress: {title}", title=title)
    answer.give({"document": id, "coder": coder.name, "status": status}, [answer.sentence(sentence)])


def _coder_and_span(project: Project, document: str, span: str, name: str) -> tuple[Coder, Span]:
    id, coder = documents.find(project, document), coder_named(project, name, mine=True)
    return coder, annotation_store.span(project, id, coder.id, span)


def _span_of(change: Change) -> Span:
    return next(record for record in change.added if isinstance(record, Span))


def _tell_mark(answer: Answer, coder: Coder, span: Span) -> None:
    value = span_value(span, coder.name) | {"document": span.document}
    sentence = tr("Marked as {label}: {words}", label=isolated(span.label), words=isolated(shortened(span.quote)))
    answer.give(value, [answer.sentence(sentence)])


def _tell_step(answer: Answer, step: Undone, sentence: str) -> None:
    spans = [record for record in step.change.added + step.change.removed if isinstance(record, Span)]
    quotes = {shortened(span.quote): None for span in spans}
    lines = [sentence, *(isolated(quote) for quote in quotes)]
    answer.give({"kind": step.kind, **encoded_change(step.change)}, map(answer.sentence, lines))


COMMANDS = (mark, relabel, resize, unmark, done, reopen, undo, redo)
