"""The command ``import``: reports come in, files or whole folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.parameters import PATH, TEXT, Offset, OneOf, answering, on_project
from annotator.cli.progress import Progress
from annotator.core.coder import NOBODY
from annotator.errors import InputError
from annotator.formats.decoding import ENCODINGS
from annotator.formats.item import LINES
from annotator.formats.listing import FORMATS
from annotator.formats.offset_units import UNITS
from annotator.language import tr
from annotator.store import codebooks
from annotator.store.project import Project
from annotator.workflow import ingest, mapping
from annotator.workflow.import_report import ImportReport

READ = ("jsonl", *(one.name for one in FORMATS.values() if one.read is not None))
LABELS: tuple[ingest.Labels, ...] = get_args(ingest.Labels)


def _help() -> str:
    return tr(
        "Import reports: text files, JSON Lines, or folders of them; with a format, files of other programs.\n\n"
        "The encoding is found out, the text is cleaned once, and the original is kept. The same text twice is one "
        "report. A file that cannot be taken is told and the others go on; then the command ends with 1. Files of "
        "other programs are imported all or not at all, unless it is to keep going."
    )


def _lines_help() -> str:
    return tr("Cut a file of tokens that has no breaks into reports of so many lines; {count} else.", count=LINES)


@command("import", _help)
@on_project
@click.argument("paths", metavar="PATH…", type=PATH, nargs=-1, required=True)
@option("--format", metavar="|".join(READ), type=OneOf(READ), say=lambda: tr("The files are in this corpus format."))
@option("--coder", metavar="NAME", type=TEXT, say=lambda: tr("Whose the marks are that come without a name."))
@option(
    "--map",
    "mapping",
    metavar="FILE",
    type=PATH,
    say=lambda: tr(
        "What labels and coders of the files are here, as JSON or TOML; a label that is missing is refused."
    ),
)
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
@option(
    "--offsets",
    "unit",
    metavar="|".join(UNITS),
    type=OneOf(UNITS),
    say=lambda: tr("What offsets in the files count; it is found out where this is not given."),
)
@option("--lines", metavar="N", type=Offset(), say=_lines_help)
@option("--keep-going", is_flag=True, say=lambda: tr("Import what can be imported, and leave out the rest."))
@option("--dry-run", is_flag=True, say=lambda: tr("Tell what would be imported; store nothing."))
@answering
@click.pass_context
def import_reports(
    ctx: click.Context, /, project: Project, paths: tuple[Path, ...], dry_run: bool, answer: Answer, **given: Any
) -> None:
    """Import reports."""
    options = _options(project, {name: value for name, value in given.items() if value is not None})
    with Progress() as progress:
        report = ingest.run(project, paths, options, NOBODY, progress.show, dry_run=dry_run)
    answer.give(report.to_json(), map(answer.sentence, [report.sentence(), *_details(report)]))
    for problem in report.problems:
        (answer.tell_error if problem.refused else answer.tell)(problem.sentence)
    if report.refused:
        ctx.exit(InputError.exit_code)


def _options(project: Project, given: dict[str, Any]) -> ingest.Options:
    """Return the options; with a mapping, labels that it does not bring into the codebook are refused."""
    file = given.pop("mapping", None)
    if file is not None:
        given = {"labels": "refuse", **given, "mapping": mapping.read(file, codebooks.codebook(project))}
    return ingest.Options(**{**given, "lines": max(1, given.get("lines", LINES))})


def _details(report: ImportReport) -> list[str]:
    """Return the report's details without its problems, which go to stderr."""
    details = report.details()
    return details[: len(details) - len(report.problems)]


COMMANDS = (import_reports,)
