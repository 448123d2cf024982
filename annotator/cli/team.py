"""The command that tells how far everybody is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.page import SHOWN_OF_ID
from annotator.cli.parameters import answering, of_coder, on_project, whose
from annotator.language import number, tr, tr_in
from annotator.store.project import Project
from annotator.workflow import team
from annotator.workflow.team import Member
from annotator.workflow.words import status_name


def _progress_help() -> str:
    return tr(
        "Tell who has what, how far it is, how long it took, and what is left.\n\n"
        "Time counts while somebody is active, idle time cut off; it is for the team and leaves with no export."
    )


@command("progress", _progress_help)
@on_project
@of_coder
@option("--reports", is_flag=True, say=lambda: tr("List every report of each coder."))
@answering
def progress(project: Project, name: str | None, reports: bool, answer: Answer) -> None:
    """Tell how far everybody is."""
    who = whose(project, name)
    members = team.members(project, None if who is None else [who])
    answer.give([member.to_json() for member in members], _progress_lines(answer, members, reports))


def _progress_lines(answer: Answer, members: Sequence[Member], reports: bool) -> Iterator[str]:
    headings = (
        tr_in("column", "Coder"),
        tr_in("column", "Assigned"),
        tr_in("column", "Done"),
        tr_in("column", "In progress"),
        tr_in("column", "Marks"),
        tr_in("column", "Words left"),
        tr_in("column", "Active"),
    )
    yield from answer.table(headings, [_progress_cells(member) for member in members])
    for member in members if reports else ():
        yield from ("", answer.cell(member.coder.name))
        yield from answer.table(_report_headings(), [_report_cells(one) for one in member.work])


def _progress_cells(member: Member) -> tuple[str, ...]:
    counts = (member.assigned, member.count("done"), member.count("in_progress"), member.spans, member.words_left)
    return (member.coder.name, *map(number, counts), team.duration(member.active_ms))


def _report_headings() -> tuple[str, ...]:
    return (
        tr_in("column", "Id"),
        tr_in("column", "Status"),
        tr_in("column", "Marks"),
        tr_in("column", "Words"),
        tr_in("column", "Active"),
        tr_in("column", "Title"),
    )


def _report_cells(one: team.Work) -> tuple[str, ...]:
    counts = (number(one.spans), number(one.words), team.duration(one.active_ms))
    return (one.document[:SHOWN_OF_ID], status_name(one.status), *counts, one.title)


COMMANDS = (progress,)
