"""The command ``export``: a corpus leaves, with a report of what its format cannot carry."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.parameters import PATH, OneOf, answering, of_coder, on_project, whose
from annotator.cli.progress import Progress
from annotator.formats.listing import FORMATS
from annotator.language import isolated, tr
from annotator.store.project import Project
from annotator.workflow import export as exporting


def _help() -> str:
    return tr(
        "Write the reports with their marks to TARGET.\n\n"
        "What the format cannot carry is told, and listed in TARGET.losses.json. A format that holds one coder only "
        "makes a file for each, unless one is named."
    )


def _formats() -> str:
    return "; ".join(f"{one.name}: {one.describe()}" for one in FORMATS.values())


@command("export", _help)
@on_project
@click.argument("target", type=PATH)
@option("--format", "chosen", metavar="|".join(FORMATS), type=OneOf(tuple(FORMATS)), required=True, say=_formats)
@of_coder
@answering
def export(project: Project, target: Path, chosen: str, name: str | None, answer: Answer) -> None:
    """Export the corpus."""
    with Progress() as progress:
        report = exporting.run(project, target, chosen, coder=whose(project, name), progress=progress.show)
    answer.give(report.to_json(), map(answer.sentence, [report.sentence(), *_losses(report)]))


def _losses(report: exporting.ExportReport) -> list[str]:
    if not report.losses:
        return [tr("The format carries all of it.")]
    return [*report.details(), tr("It is listed in {file}.", file=isolated(report.loss_file.name))]


COMMANDS = (export,)
