"""The commands ``export`` and ``formats``: a corpus leaves, with a report of what its format cannot carry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.parameters import PATH, TEXT, Offset, OneOf, answering, of_coder, on_project, whose
from annotator.cli.progress import Progress
from annotator.core.annotation_set import STATUSES
from annotator.core.json_value import Json
from annotator.formats.listing import FORMATS, Format
from annotator.formats.losses import counted, sentences
from annotator.language import isolated, tr, tr_in
from annotator.store.project import Project
from annotator.workflow import export as exporting
from annotator.workflow import splits
from annotator.workflow.anonymous import Anonymity
from annotator.workflow.choosing import Choice
from annotator.workflow.corpus_setting import TOKENS, Manner

PREVIEWED = 10  # lines
INSTRUCTIONS = ("ar", "en")

Function = Callable[..., Any]


def _help() -> str:
    return tr(
        "Write the reports with their marks to TARGET.\n\n"
        "What the format cannot carry is told, and listed in TARGET.losses.json. A format that holds one coder only "
        "makes a file for each, unless one is named. Formats for training leave out reports that are not done."
    )


def _formats() -> str:
    return "; ".join(f"{one.name}: {one.describe()}" for one in FORMATS.values())


def _choosing(function: Function) -> Function:
    """Ask what goes out."""
    options = (
        option(
            "--agreed", metavar="N", type=Offset(), say=lambda: tr("One work of the marks that N coders made alike.")
        ),
        option("--label", "labels", metavar="LABEL", type=TEXT, multiple=True, say=lambda: tr("Only these labels.")),
        option(
            "--zone", "zones", metavar="KIND", type=TEXT, multiple=True, say=lambda: tr("Only these parts of reports.")
        ),
        option("--since", metavar="DATE", type=TEXT, say=lambda: tr("Only reports of this day or later.")),
        option("--until", metavar="DATE", type=TEXT, say=lambda: tr("Only reports of this day or earlier.")),
        option(
            "--status", metavar="|".join(STATUSES), type=OneOf(STATUSES), say=lambda: tr("Only work that is so far.")
        ),
        option("--unfinished", is_flag=True, say=lambda: tr("In formats for training, take what is not done, too.")),
    )
    for one in reversed(options):
        function = one(function)
    return function


def _splitting(function: Function) -> Function:
    """Ask how the corpus is split."""
    options = (
        option(
            "--split", "shares", metavar="80/10/10", type=TEXT,
            say=lambda: tr("Split into train, dev and test by these shares; what is alike stays together."),
        ),
        option(
            "--seed", metavar="N", type=Offset(),
            say=lambda: tr("Another seed gives another split; 1 where none is given."),
        ),
        option(
            "--together", metavar="KEY", type=TEXT, multiple=True,
            say=lambda: tr("Keep reports together of which the metadata say the same under KEY, as in source."),
        ),
    )  # fmt: skip
    for one in reversed(options):
        function = one(function)
    return function


def _writing(function: Function) -> Function:
    """Ask how the corpus is written."""
    options = (
        option(
            "--tokens", metavar="|".join(TOKENS), type=OneOf(TOKENS),
            say=lambda: tr("Cut texts into words, take joined letters off them, or cut them as their source was cut."),
        ),
        option(
            "--instructions", metavar="|".join(INSTRUCTIONS), type=OneOf(INSTRUCTIONS),
            say=lambda: tr("Language of the instructions in chats; Arabic where none is given."),
        ),
        option("--licence", metavar="TEXT", type=TEXT, say=lambda: tr("The licence that the data set card names.")),
        option("--anonymous", is_flag=True, say=lambda: tr("Call the coders coder-1, coder-2 and so on.")),
        option("--without-addresses", is_flag=True, say=lambda: tr("Cover web and mail addresses.")),
        option("--without-sources", is_flag=True, say=lambda: tr("Leave out the names of sources and files.")),
    )  # fmt: skip
    for one in reversed(options):
        function = one(function)
    return function


@command("export", _help)
@on_project
@click.argument("target", type=PATH)
@option("--format", "chosen", metavar="|".join(FORMATS), type=OneOf(tuple(FORMATS)), required=True, say=_formats)
@of_coder
@_choosing
@_splitting
@_writing
@option(
    "--dry-run",
    is_flag=True,
    say=lambda: tr("Tell what the format cannot carry and show the first lines; write nothing."),
)
@answering
def export(
    project: Project, target: Path, chosen: str, name: str | None, dry_run: bool, answer: Answer, **given: Any
) -> None:
    """Export the corpus."""
    choice, manner = _choice(project, name, given), _manner(given)
    if dry_run:
        _show(project, chosen, choice, manner, answer)
        return
    with Progress() as progress:
        report = exporting.run(project, target, chosen, choice=choice, manner=manner, progress=progress.show)
    answer.give(report.to_json(), map(answer.sentence, [report.sentence(), *_losses(report)]))


def _choice(project: Project, name: str | None, given: dict[str, Any]) -> Choice:
    return Choice(
        coder=whose(project, name),
        agreed=given["agreed"] or 0,
        labels=tuple(given["labels"]),
        zones=tuple(given["zones"]),
        since=given["since"] or "",
        until=given["until"] or "",
        statuses=(given["status"],) if given["status"] else (),
        unfinished=given["unfinished"],
    )


def _manner(given: dict[str, Any]) -> Manner:
    seed = splits.SEED if given["seed"] is None else given["seed"]
    rule = splits.rule_of(given["shares"], seed, given["together"]) if given["shares"] else None
    kept = Anonymity(given["anonymous"], given["without_addresses"], given["without_sources"])
    return Manner(given["tokens"] or "words", given["instructions"] or "ar", given["licence"] or "", rule, kept)


def _losses(report: exporting.ExportReport) -> list[str]:
    details = report.details()
    if not report.losses:
        return [*details, tr("The format carries all of it.")]
    return [*details, tr("It is listed in {file}.", file=isolated(report.loss_file.name))]


def _show(project: Project, chosen: str, choice: Choice, manner: Manner, answer: Answer) -> None:
    """Tell what would be lost, and show the first lines."""
    counts = counted(exporting.losses_of(project, chosen, choice=choice, manner=manner))
    lines = exporting.preview(project, chosen, choice=choice, manner=manner, lines=PREVIEWED)
    told = sentences(counts) or [tr("The format carries all of it.")]
    value: dict[str, Json] = {"counts": counts, "preview": list(lines)}
    answer.give(value, [*map(answer.sentence, told), *map(answer.sentence, lines)])


@command("formats", lambda: tr("List the formats in which a corpus goes out and comes in, and what each is for."))
@answering
def formats(answer: Answer) -> None:
    """List the formats."""
    head = (tr_in("column", "Format"), tr_in("column", "Written"), tr_in("column", "Read"), tr_in("column", "For"))
    rows = [(one.name, tr("yes"), tr("yes") if _is_read(one) else tr("no"), one.describe()) for one in FORMATS.values()]
    answer.give([_value(one) for one in FORMATS.values()], answer.table(head, rows))


def _is_read(one: Format) -> bool:
    return one.read is not None or one.name == "jsonl"


def _value(one: Format) -> dict[str, Json]:
    return {
        "name": one.name,
        "description": one.describe(),
        "suffix": one.suffix,
        "folder": one.is_folder,
        "writes": True,
        "reads": _is_read(one),
        "one_coder": one.one_coder,
        "training": one.training,
        "loses": list(one.never),
    }


COMMANDS = (export, formats)
