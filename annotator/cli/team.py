"""Commands for the people of a project: who they are, who gets which report, how far each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.page import SHOWN_OF_ID
from annotator.cli.parameters import TEXT, OneOf, Text, acting, answering, by_coder, of_coder, on_project, whose
from annotator.core.coder import Coder, CoderId
from annotator.core.dealing import SOURCES
from annotator.core.json_value import Json
from annotator.core.team import RoleName
from annotator.errors import UsageError
from annotator.language import isolated, ntr, number, tr, tr_in
from annotator.store import assignments, coders, documents
from annotator.store.project import Project
from annotator.workflow import dealing, team
from annotator.workflow.coders import coder_named, new_coder
from annotator.workflow.dealing import DealPlan, Options
from annotator.workflow.team import Member
from annotator.workflow.words import status_name

_SHARE = re.compile(r"\d{1,9}%?")


class Count(click.ParamType[int]):
    """A number of reports, in any digits."""

    name = "count"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        if isinstance(value, int):
            return value
        if not re.fullmatch(r"\d{1,9}", value):
            self.fail(tr("{value} is not a whole number.", value=isolated(value)), param, ctx)
        return int(value)


class Share(Text):
    """A number of reports, or a percentage."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return it as it was typed."""
        if not _SHARE.fullmatch(value):
            self.fail(tr("{value} is neither a number nor a percentage.", value=isolated(value)), param, ctx)
        return str(value)


COUNT, SHARE = Count(), Share()


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


def _assign_help() -> str:
    return tr(
        "Deal reports to coders.\n\n"
        "Reports that nobody has are dealt, balanced by words; dealing again adds, and takes nothing away. Let at "
        "least 50 be coded by several, so that agreement can be measured. With {option} reports are given by hand.",
        option="--report",
    )


@command("assign", _assign_help)
@on_project
@option(
    "--to",
    "whom",
    metavar="NAME",
    type=TEXT,
    multiple=True,
    say=lambda: tr("To her; to all who are no supervisors or adjudicators where this is not given."),
)
@option(
    "--count",
    metavar="NUMBER",
    type=COUNT,
    say=lambda: tr("So many reports; all that nobody has, where this is not given."),
)
@option("--each", metavar="NUMBER", type=COUNT, say=lambda: tr("So many to each coder."))
@option(
    "--shared", metavar="NUMBER|%", type=SHARE, default="0", say=lambda: tr("So many of them are coded by several.")
)
@option(
    "--times", metavar="2|3", type=OneOf(("2", "3")), default="2", say=lambda: tr("By how many each of these is coded.")
)
@option(
    "--sources",
    metavar="|".join(SOURCES),
    type=OneOf(SOURCES),
    default=SOURCES[0],
    say=lambda: tr("Spread the reports of a source over the coders, or keep them together with one."),
)
@option("--seed", metavar="TEXT", type=TEXT, default="", say=lambda: tr("The same seed deals the same again."))
@option("--again", is_flag=True, say=lambda: tr("Deal reports, too, that somebody has: they may get further coders."))
@option("--report", "chosen", metavar="DOCUMENT", type=TEXT, multiple=True, say=lambda: tr("Give this report by hand."))
@option("--take-back", is_flag=True, say=lambda: tr("Take the named reports back; what was begun stays."))
@option("--dry-run", is_flag=True, say=lambda: tr("Only tell what would happen; nothing is stored."))
@by_coder
@answering
def assign(
    project: Project, name: str, whom: Sequence[str], chosen: Sequence[str], answer: Answer, **given: Any
) -> None:
    """Deal reports, or give them by hand."""
    people = [coder_named(project, one) for one in whom]
    if chosen:
        _by_hand(project, name, people, chosen, answer, take_back=given["take_back"])
        return
    if given["take_back"]:
        raise UsageError(
            tr("Say with {option} which reports are to be taken back.", option=isolated("--report DOCUMENT"))
        )
    made = dealing.plan(project, _options(project, people, **given))
    if not given["dry_run"]:
        with acting(project, name) as supervisor:
            dealing.carry_out(project, made, supervisor.id)
    answer.give(made.to_json() | {"dry_run": given["dry_run"]}, map(answer.sentence, _dealt(made, given["dry_run"])))


def _dealt(made: DealPlan, dry_run: bool) -> list[str]:
    return [*made.sentences(), *([tr("Nothing was stored: this was only tried out.")] if dry_run else [])]


def _options(
    project: Project,
    people: Sequence[Coder],
    *,
    count: int | None,
    each: int | None,
    shared: str,
    times: str,
    sources: Any,
    seed: str,
    again: bool,
    **_: object,
) -> Options:
    busy = {role.coder for role in assignments.roles(project)}
    everybody = [one for one in coders.coders(project) if one.id not in busy]
    options = Options(
        coders=tuple(one.id for one in people or everybody),
        count=count,
        each=each,
        times=int(times),
        sources=sources,
        seed=seed,
        again=again,
    )
    return dealing.with_share(project, options, shared)


def _by_hand(
    project: Project, name: str, people: Sequence[Coder], chosen: Sequence[str], answer: Answer, *, take_back: bool
) -> None:
    if not people:
        raise UsageError(tr("Say with {option} whose the reports are to be.", option=isolated("--to NAME")))
    ids = [documents.find(project, one) for one in chosen]
    act = dealing.take_back if take_back else dealing.give
    with acting(project, name) as supervisor:
        count = 0
        for one in people:
            change = act(project, ids, one.id, supervisor.id)
            count += len(change.added) + len(change.removed)
    sentence = ntr("{count} assignment changed.", "{count} assignments changed.", count)
    answer.give({"changed": count}, [answer.sentence(sentence)])


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


COMMANDS = (coders_of, assign, progress)
