"""Notes, questions and problems: what coders want to be looked at, and what is not as it should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.page import SHOWN_OF_ID, shortened
from annotator.cli.parameters import TEXT, acting, answering, by_coder, document_argument, of_coder, on_project, whose
from annotator.core.json_value import Json
from annotator.core.remark import Remark
from annotator.errors import InputError
from annotator.language import isolated, tr, tr_in
from annotator.store import annotations as annotation_store
from annotator.store import documents
from annotator.store.project import Project
from annotator.workflow import finishing, remarks
from annotator.workflow.finishing import ProblemsOf
from annotator.workflow.remarks import Question


def _note_help() -> str:
    return tr("Write a note on a report, or on one of its marks; it may be a question to the supervisor.")


@command("note", _note_help)
@on_project
@document_argument
@click.argument("words", type=TEXT)
@by_coder
@option("--mark", "span", metavar="MARK", type=TEXT, say=lambda: tr("The mark that it is about, by id."))
@option("--question", is_flag=True, say=lambda: tr("It is a question to the supervisor."))
@answering
def note(
    project: Project,
    document: str,
    words: str,
    name: str,
    span: str | None,
    question: bool,
    answer: Answer,
) -> None:
    """Write a note."""
    id = documents.find(project, document)
    with acting(project, name) as coder:
        about = None if span is None else annotation_store.span(project, id, coder.id, span)
        remark = remarks.write(project, id, coder.id, words, span=about, question=question)
    answer.give(
        _remark_value(remark, coder.name), [answer.sentence(tr("Written down: {words}", words=isolated(words)))]
    )


@command("questions", lambda: tr("List the questions of all coders that nobody has answered."))
@on_project
@option("--all", "every", is_flag=True, say=lambda: tr("Also those that were answered or closed."))
@answering
def questions(project: Project, every: bool, answer: Answer) -> None:
    """List the questions."""
    found = remarks.questions(project, every=every)
    value: Json = [_question_value(one) for one in found]
    answer.give(value, _question_table(answer, found) if found else [answer.sentence(tr("There are no questions."))])


def _question_value(one: Question) -> dict[str, Json]:
    return {**_remark_value(one.remark, one.coder), "title": one.title, "quote": one.quote}


def _remark_value(remark: Remark, coder: str) -> dict[str, Json]:
    return {
        "id": remark.id,
        "document": remark.document,
        "coder": coder,
        "mark": remark.span,
        "text": remark.text,
        "question": remark.question,
        "answer": remark.answer,
        "open": remark.is_open,
    }


def _question_table(answer: Answer, found: Sequence[Question]) -> Iterator[str]:
    headings = (
        tr_in("column", "Id"),
        tr_in("column", "Coder"),
        tr_in("column", "Title"),
        tr_in("column", "Words"),
        tr_in("column", "Question"),
    )
    rows = [
        (one.remark.id[:SHOWN_OF_ID], one.coder, shortened(one.title), shortened(one.quote), shortened(one.remark.text))
        for one in found
    ]
    return answer.table(headings, rows)


@command("answer", lambda: tr("Answer a question, which is named by its id or the beginning of it."))
@on_project
@click.argument("question", type=TEXT)
@click.argument("words", type=TEXT)
@by_coder
@answering
def reply(project: Project, question: str, words: str, name: str, answer: Answer) -> None:
    """Answer a question."""
    found = [one for one in remarks.questions(project, every=True) if one.remark.id.startswith(question)]
    if len(found) != 1:
        raise InputError(tr("No single question has the id {id}.", id=isolated(question)))
    with acting(project, name) as coder:
        remark = remarks.answer(project, found[0].remark, words, coder.id)
    sentence = tr("Answered: {words}", words=isolated(shortened(remark.text)))
    answer.give(_remark_value(remark, found[0].coder), [answer.sentence(sentence)])


@command(
    "problems", lambda: tr("List what is not as it should be in what coders said: empty, impossible, leading nowhere.")
)
@on_project
@of_coder
@answering
def problems(project: Project, name: str | None, answer: Answer) -> None:
    """List the problems."""
    found = finishing.all_problems(project, whose(project, name))
    value: Json = [row for one in found for row in _problem_values(one)]
    answer.give(value, _problem_lines(answer, found) if found else [answer.sentence(tr("There are no problems."))])


def _problem_values(one: ProblemsOf) -> Iterator[Json]:
    for problem in one.problems:
        yield {
            "document": one.document,
            "title": one.title,
            "coder": one.coder.name,
            **problem.content(),
            "start": problem.start,
            "end": problem.end,
            "sentence": problem.sentence(),
        }


def _problem_lines(answer: Answer, found: Sequence[ProblemsOf]) -> Iterator[str]:
    for one in found:
        yield answer.sentence(tr("{title}, {coder}:", title=isolated(one.title), coder=isolated(one.coder.name)))
        for problem in one.problems:
            place = f"{problem.start}-{problem.end}" if problem.span else "-"
            yield f"  {answer.cell(place, 12)}  {answer.sentence(problem.sentence())}"


COMMANDS = (note, questions, reply, problems)
