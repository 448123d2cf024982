"""The command ``import``: reports come in, files or whole folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.parameters import PATH, TEXT, OneOf, answering, on_project
from annotator.cli.progress import Progress
from annotator.core.coder import NOBODY
from annotator.errors import InputError
from annotator.formats.decoding import ENCODINGS
from annotator.language import tr
from annotator.store.project import Project
from annotator.workflow import ingest
from annotator.workflow.import_report import ImportReport

LABELS: tuple[ingest.Labels, ...] = get_args(ingest.Labels)


def _help() -> str:
    return tr(
        "Import reports: text files, JSON Lines, or folders of them.\n\n"
        "The encoding is found out, the text is cleaned once, and the original is kept. The same text twice is one "
        "report. A file that cannot be taken is told and the others go on; then the command ends with 1."
    )


@command("import", _help)
@on_project
@click.argument("paths", metavar="PATH…", type=PATH, nargs=-1, required=True)
@option("--coder", metavar="NAME", type=TEXT, say=lambda: tr("Whose the marks are that come without a name."))
@option(
    "--labels",
    metavar="|".join(LABELS),
    type=OneOf(LABELS),
    say=lambda: tr("What to do with marks whose label the codebook lacks; they are kept where this is not given."),
)
@option(
    "--encoding",
    metavar="NAME",
    type=OneOf(ENCODINGS),
    say=lambda: tr("Read every file in this encoding: {names}.", names=", ".join(ENCODINGS)),
)
@option(
    "--accept-damaged",
    is_flag=True,
    say=lambda: tr("Take files with bytes that cannot be read; U+FFFD stands for them."),
)
@answering
@click.pass_context
def import_reports(
    ctx: click.Context, /, project: Project, paths: tuple[Path, ...], answer: Answer, **given: Any
) -> None:
    """Import reports."""
    options = ingest.Options(**{name: value for name, value in given.items() if value is not None})
    with Progress() as progress:
        report = ingest.run(project, paths, options, NOBODY, progress.show)
    answer.give(report.to_json(), map(answer.sentence, [report.sentence(), *_details(report)]))
    for problem in report.problems:
        (answer.tell_error if problem.refused else answer.tell)(problem.sentence)
    if report.refused:
        ctx.exit(InputError.exit_code)


def _details(report: ImportReport) -> list[str]:
    """Return the report's details without its problems, which go to stderr."""
    details = report.details()
    return details[: len(details) - len(report.problems)]


COMMANDS = (import_reports,)
