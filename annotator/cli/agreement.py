"""Commands that compare coders: figures of agreement, and the list of disagreements; of a project or of a corpus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import Command, option
from annotator.cli.parameters import OFFSET, PATH, TEXT, answering
from annotator.cli.progress import Progress
from annotator.core.json_value import Json
from annotator.errors import UsageError
from annotator.language import isolated, tr
from annotator.workflow import projects

MANY = ("--coders", "--label", "--report")
ONE = ("--since", "--until", "--against", "--html", "--csv", "--resamples", "--seed")
MOST_RESAMPLES = 100_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Choosing(Command):
    """A command with options that take several words: ``--coders A B``, once PROJECT has been named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Write the option before each of its words."""
        return super().parse_args(ctx, list(_spread(args)))


def _spread(args: Sequence[str]) -> Iterator[str]:
    named, option, words = False, "", 0
    for argument in args:
        if argument.startswith("-"):
            option, words = argument, 0
        elif option in MANY and named:
            if words:
                yield option
            words += 1
        else:
            named = named or option not in (*MANY, *ONE)
            option = ""
        yield argument


class Day(click.ParamType[str]):
    """A day: 2025-03-02."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the day."""
        if not _DAY.fullmatch(value):
            self.fail(tr("{value} is no day of the form 2025-03-02.", value=isolated(value)), param, ctx)
        return str(value)


def choosing(function: Any) -> Any:
    """Ask what is to be compared."""
    for decorate in reversed(
        (
            click.argument("path", metavar="PROJECT", type=PATH),
            option(
                "--coders",
                metavar="NAME…",
                type=TEXT,
                multiple=True,
                say=lambda: tr("Only these coders, one after the other or with commas between them."),
            ),
            option(
                "--label", "labels", metavar="LABEL…", type=TEXT, multiple=True, say=lambda: tr("Only these labels.")
            ),
            option(
                "--report",
                "reports",
                metavar="DOCUMENT…",
                type=TEXT,
                multiple=True,
                say=lambda: tr("Only these reports."),
            ),
            option("--since", metavar="DAY", type=Day(), say=_say_since),
            option("--until", metavar="DAY", type=Day(), say=lambda: tr("Only what was finished by this day.")),
            option(
                "--against",
                metavar="NAME",
                type=TEXT,
                say=lambda: tr("Also hold each coder against this one, who is not compared with the others."),
            ),
            option(
                "--whole-text",
                is_flag=True,
                say=lambda: tr("Also compare what lies outside title and article: comments, menus and so on."),
            ),
            option(
                "--without-suggestions",
                is_flag=True,
                say=lambda: tr("Leave out a coder's work on a report where a mark came from a suggestion."),
            ),
        )
    ):
        function = decorate(function)
    return function


def _say_since() -> str:
    return tr("Only what was finished on this day or later; in a corpus, reports of these days.")


@contextmanager
def _material(path: Path, *, days: bool) -> Iterator[Any]:
    """Give what a project or a corpus holds; numpy is loaded only here, so that other commands start without it."""
    from annotator.workflow import corpus_material, material

    if corpus_material.is_corpus(path):
        yield corpus_material.of_corpus(path)
    else:
        with projects.opened(path) as project:
            yield material.of_project(project, days=days)


def _chosen(material: Any, coders: Sequence[str], **rest: Any) -> Any:
    from annotator.workflow import compare

    known = {*material.called, *material.called.values()}
    names = [part for name in coders for part in ([name] if name in known else re.split(r"[,،]\s*", name)) if part]
    return compare.choose(material, coders=names, **{key: value for key, value in rest.items() if value})


def _agreement_help() -> str:
    return tr(
        "Tell how far coders agree.\n\n"
        "PROJECT may also be a corpus in JSON Lines with several annotation sets a document. Only reports that two "
        "coders have finished are compared."
    )


@click.command("agreement", cls=Choosing, say=_agreement_help)
@choosing
@option(
    "--html", "page", metavar="FILE", type=PATH, say=lambda: tr("Write a report for a browser, or for paper, to FILE.")
)
@option("--csv", "table", metavar="FILE", type=PATH, say=lambda: tr("Write all figures to FILE, for a spreadsheet."))
@option(
    "--resamples",
    metavar="NUMBER",
    type=OFFSET,
    default=None,
    say=lambda: tr("How often reports are drawn for an interval, {usual} times else; 0: no intervals.", usual=2_000),
)
@option(
    "--seed",
    metavar="NUMBER",
    type=OFFSET,
    default=None,
    say=lambda: tr("The same number gives the same intervals."),
)
@answering
def agreement(
    path: Path,
    page: Path | None,
    table: Path | None,
    resamples: int | None,
    seed: int | None,
    answer: Answer,
    **chosen: Any,
) -> None:
    """Tell figures of agreement, or write them to files."""
    from annotator.agreement.bootstrap import RESAMPLES, SEED
    from annotator.cli import agreement_lines
    from annotator.workflow import agreement_values, compare
    from annotator.workflow.agreement_report import writing

    with _material(path, days=bool(chosen["since"] or chosen["until"] or page)) as material, Progress() as progress:
        found = compare.agreement(
            material,
            _chosen(material, **chosen),
            resamples=RESAMPLES if resamples is None else _in_range("--resamples", resamples, MOST_RESAMPLES),
            seed=SEED if seed is None else _in_range("--seed", seed, 2**32 - 1),
            progress=progress.show,
        )
        assert found is not None  # nothing stops it
        written = writing.write(found, html=page, table=table)
    value: Json = [agreement_values.figure_value(one) for one in found.every_figure()]
    lines = agreement_lines.written_lines(answer, written) if written else agreement_lines.lines(answer, found)
    answer.give(value, lines)


def _in_range(option: str, value: int, most: int) -> int:
    if not 0 <= value <= most:
        raise UsageError(
            tr("{option} is a number from 0 to {most}, not {value}.", option=isolated(option), most=most, value=value)
        )
    return value


def _disagreements_help() -> str:
    return tr(
        "List every place where two coders differ.\n\n"
        "A mark that one of them missed, other edges, another label, another value, a link. PROJECT may also be a "
        "corpus in JSON Lines with several annotation sets a document."
    )


@click.command("disagreements", cls=Choosing, say=_disagreements_help)
@choosing
@answering
def disagreements(path: Path, answer: Answer, **chosen: Any) -> None:
    """List disagreements."""
    from annotator.cli import agreement_lines
    from annotator.workflow import agreement_values, compare

    with _material(path, days=bool(chosen["since"] or chosen["until"])) as material:
        found = list(compare.disagreements(material, _chosen(material, **chosen)))
        titles = {document.id: document.title for document in material.documents()}
        value: Json = [
            agreement_values.disagreement_value(one, material, titles, material.reasons.get(one.id)) for one in found
        ]
        answer.give(value, agreement_lines.disagreement_lines(answer, found, material, titles))


COMMANDS = (agreement, disagreements)
