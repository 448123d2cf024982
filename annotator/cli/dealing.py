"""The command that says who codes which report: dealt by a plan, or given by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.parameters import TEXT, OneOf, Text, acting, answering, by_coder, on_project
from annotator.core.coder import Coder
from annotator.core.dealing import SOURCES
from annotator.errors import UsageError
from annotator.language import isolated, ntr, tr
from annotator.store import assignments, coders, documents
from annotator.store.project import Project
from annotator.workflow import dealing
from annotator.workflow.coders import coder_named
from annotator.workflow.dealing import DealPlan, Options

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


COMMANDS = (assign,)
