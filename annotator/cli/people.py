"""The command for the people of a project: who they are, and what they may do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.page import SHOWN_OF_ID
from annotator.cli.parameters import TEXT, answering, on_project
from annotator.core.coder import CoderId
from annotator.core.json_value import Json
from annotator.core.team import RoleName
from annotator.errors import UsageError
from annotator.language import isolated, number, tr, tr_in
from annotator.store import assignments
from annotator.store.project import Project
from annotator.workflow import team
from annotator.workflow.coders import coder_named, new_coder
from annotator.workflow.team import Member


def _coders_help() -> str:
    return tr(
        "List the people of a project, with what they may do; add some, or say what they are.\n\n"
        "Two people of one name stay two: say which one by id."
    )


@command("coders", _coders_help)
@on_project
@option("--add", "added", metavar="NAME", type=TEXT, multiple=True, say=lambda: tr("Add somebody of this name."))
@option(
    "--supervisor", "supervisors", metavar="NAME", type=TEXT, multiple=True, say=lambda: tr("Make a supervisor of her.")
)
@option(
    "--adjudicator",
    "adjudicators",
    metavar="NAME",
    type=TEXT,
    multiple=True,
    say=lambda: tr("Make an adjudicator of her."),
)
@option("--plain", "plain", metavar="NAME", type=TEXT, multiple=True, say=lambda: tr("Let her be a coder and no more."))
@option("--coder", "name", metavar="NAME", type=TEXT, say=lambda: tr("Who says what somebody is; must be given then."))
@answering
def coders_of(project: Project, name: str | None, answer: Answer, **given: Sequence[str]) -> None:
    """List, add and name people."""
    roles: list[tuple[str, RoleName]] = [(who, "supervisor") for who in given["supervisors"]]
    roles += [(who, "adjudicator") for who in given["adjudicators"]]
    if name is None and (roles or given["plain"]):
        raise UsageError(tr("Say with {option} who says it.", option=isolated("--coder NAME")))
    with project.transaction():
        for one in given["added"]:
            new_coder(project, " ".join(one.split()))
        if name is not None:
            _set_roles(project, coder_named(project, name, create=True, mine=True).id, roles, given["plain"])
    members = team.members(project)
    value: Json = [_person(member) for member in members]
    answer.give(value, _people(answer, members) if members else [answer.sentence(tr("There is nobody yet."))])


def _set_roles(
    project: Project, supervisor: CoderId, roles: Sequence[tuple[str, RoleName]], plain: Sequence[str]
) -> None:
    for one in plain:
        team.set_roles(project, coder_named(project, one).id, (), supervisor)
    for one, role in roles:
        id = coder_named(project, one).id
        team.set_roles(project, id, {*assignments.roles_of(project, id), role}, supervisor)


def _person(member: Member) -> dict[str, Json]:
    return {
        "id": member.coder.id,
        "name": member.coder.name,
        "roles": member.roles,
        "works_here": member.works_here,
        "assigned": member.assigned,
    }


def _people(answer: Answer, members: Sequence[Member]) -> Iterator[str]:
    headings = (
        tr_in("column", "Id"),
        tr_in("column", "Coder"),
        tr_in("column", "Role"),
        tr_in("column", "Assigned"),
    )
    rows = [
        (
            one.coder.id[:SHOWN_OF_ID],
            one.coder.name,
            tr(", ").join(map(team.role_name, one.roles)),
            number(one.assigned),
        )
        for one in members
    ]
    return answer.table(headings, rows)


COMMANDS = (coders_of,)
