"""Commands for a project as a whole: made, looked at, checked, united with its copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.parameters import PATH, TEXT, answering, on_project
from annotator.cli.progress import Progress
from annotator.core.json_value import Json
from annotator.errors import ProjectError
from annotator.language import isolated, ntr, number, tr
from annotator.store import codebooks, coders, documents, integrity
from annotator.store.project import Project
from annotator.workflow import check as checking
from annotator.workflow import merge as merging
from annotator.workflow import projects
from annotator.workflow.words import label_name, status_name

PROGRESS: tuple[documents.Progress, ...] = ("not_started", "in_progress", "done")


@command("new", lambda: tr("Make an empty project file."))
@click.argument("path", metavar="PROJECT", type=PATH)
@option(
    "--name", metavar="NAME", type=TEXT, default="", say=lambda: tr("The project's own name; else that of the file.")
)
@option("--codebook", metavar="FILE", type=PATH, say=lambda: tr("Labels from this TOML file, not those of the seeds."))
@answering
def new(path: Path, name: str, codebook: Path | None, answer: Answer) -> None:
    """Make a project."""
    with projects.create(path, name, codebook=codebook) as project:
        value: Json = {"file": str(path), "name": codebooks.name(project)}
    answer.give(value, [answer.sentence(tr("{file} is ready.", file=isolated(str(path))))])


@command("info", lambda: tr("Tell what a project holds."))
@on_project
@answering
def info(project: Project, answer: Answer) -> None:
    """Tell what a project holds."""
    value = _summary(project)
    answer.give(value, answer.facts(_facts(project, value)))


def _summary(project: Project) -> dict[str, Any]:
    rows = documents.listing(project)
    statuses = Counter(row.status for row in rows)
    book = codebooks.codebook(project)
    return {
        "file": str(project.path),
        "name": codebooks.name(project),
        "documents": len(rows),
        "statuses": {status: statuses[status] for status in PROGRESS},
        "withdrawn": len(documents.withdrawn(project)),
        "code_points": sum(row.code_points for row in rows),
        "words": sum(row.words for row in rows),
        "spans": sum(row.spans for row in rows),
        "coders": [{"id": coder.id, "name": coder.name} for coder in coders.coders(project)],
        "labels": [label.code for label in book.labels],
        "codebook": book.version,
        "journal": integrity.count(project, "journal"),
        "conflicts": integrity.count(project, "conflicts"),
    }


def _facts(project: Project, value: dict[str, Any]) -> list[tuple[str, str]]:
    book = codebooks.codebook(project)
    labels = [isolated(f"{code} {label_name(book, code)}") for code in value["labels"]]
    return [
        (tr("Project"), isolated(value["name"])),
        (tr("Reports"), number(value["documents"])),
        *((f"  {status_name(status)}", number(count)) for status, count in value["statuses"].items()),
        *([(tr("Withdrawn"), number(value["withdrawn"]))] if value["withdrawn"] else []),
        (tr("Code points"), number(value["code_points"])),
        (tr("Words"), number(value["words"])),
        (tr("Marks"), number(value["spans"])),
        (tr("Coders"), ", ".join(isolated(coder["name"]) for coder in value["coders"]) or "-"),
        (tr("Labels"), ", ".join(labels)),
        (tr("Changes"), number(value["journal"])),
        (tr("Conflicts"), number(value["conflicts"])),
    ]


def _check_help() -> str:
    return tr(
        "Check that all is as it should be.\n\n"
        "The state is rebuilt from the journal and compared with what is stored; every hash and every quote is "
        "verified. Nothing is changed. Ends with 4 where something is wrong."
    )


@command("check", _check_help)
@on_project
@answering
@click.pass_context
def check(ctx: click.Context, project: Project, answer: Answer) -> None:
    """Check a project."""
    report = checking.check(project)
    value: Json = {
        "sound": report.sound,
        "documents": report.documents,
        "spans": report.spans,
        "journal": report.entries,
        "conflicts": report.conflicts,
        "problems": [{"code": one.code, "where": one.where, "sentence": one.sentence} for one in report.problems],
    }
    answer.give(value, (answer.sentence(line) for line in _found(report)))
    if not report.sound:
        ctx.exit(ProjectError.exit_code)


def _found(report: checking.CheckReport) -> Iterator[str]:
    if report.sound:
        looked = ntr("{count} change replayed", "{count} changes replayed", report.entries)
        yield tr("The project is sound: {looked}, every hash and every quote is right.", looked=looked)
    for problem in report.problems:
        yield problem.sentence
    if report.conflicts:
        yield ntr(
            "{count} change is kept but not applied, because of a conflict.",
            "{count} changes are kept but not applied, because of conflicts.",
            report.conflicts,
        )


def _merge_help() -> str:
    return tr(
        "Take over what other copies of the project hold.\n\n"
        "The same file twice adds nothing, and any order gives the same. What conflicts is kept and listed. It is all "
        "or nothing, and a backup is made before."
    )


@command("merge", _merge_help)
@on_project
@click.argument("others", metavar="OTHER…", type=PATH, nargs=-1, required=True)
@option("--dry-run", is_flag=True, say=lambda: tr("Only tell what would happen; nothing is stored."))
@answering
def merge(project: Project, others: tuple[Path, ...], dry_run: bool, answer: Answer) -> None:
    """Unite a project with copies of it."""
    with Progress() as progress:
        act = merging.rehearse if dry_run else merging.merge
        report = act(project, others, progress=progress.show)
    answer.give(report.to_json(), (answer.sentence(line) for line in report.sentences()))


COMMANDS = (new, info, check, merge)
