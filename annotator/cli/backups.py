"""Commands for backups of a project, and for one that is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.parameters import PATH, answering
from annotator.core.json_value import Json
from annotator.errors import InputError, ProjectError
from annotator.language import isolated, tr
from annotator.store import backup as backup_store
from annotator.workflow import backups, projects
from annotator.workflow import repair as repairing
from annotator.workflow.backups import Backup, Restored

NEWEST = "newest"


def _backup_help() -> str:
    return tr(
        "Put a copy of a project into its folder of backups.\n\n"
        "The copy is checked. The ten newest are kept, and the last one of each of the last seven days."
    )


@command("backup", _backup_help)
@click.argument("path", metavar="PROJECT", type=PATH)
@option("--list", "only_list", is_flag=True, say=lambda: tr("Only list the backups that there are."))
@answering
def backup(path: Path, only_list: bool, answer: Answer) -> None:
    """Make a backup, or list them."""
    if not only_list:
        with projects.opened(path) as project:
            backup_store.make(project)
    found = backups.backups(path)
    value: Json = [one.to_json() for one in found]
    answer.give(value, map(answer.sentence, _listed(found)))


def _listed(found: list[Backup]) -> Iterator[str]:
    if not found:
        yield tr("There are no backups yet.")
    for one in found:
        yield one.sentence()


def put_back(path: Path, copy: Path, *, dry_run: bool) -> Restored:
    """Put a backup back in the place of a project, or tell what that would do.

    Args:
        path: The project.
        copy: The backup: a file, or the word ``newest``.
        dry_run: Only tell.
    """
    found = copy if str(copy) != NEWEST else _newest(path)
    return backups.compared(path, found) if dry_run else backups.restore(path, found)


def _newest(path: Path) -> Path:
    found = backups.backups(path)
    if not found:
        raise InputError(tr("There is no backup of {file}.", file=isolated(path.name)))
    return found[0].path


def _repair_help() -> str:
    return tr(
        "Bring a damaged project back as far as it goes.\n\n"
        "The state is rebuilt from the journal; what is damaged of that is taken from backups; what cannot be brought "
        "back is said, and the file as it was is kept. Ends with 4 where something is missing."
    )


@command("repair", _repair_help)
@click.argument("path", metavar="PROJECT", type=PATH)
@answering
@click.pass_context
def repair(ctx: click.Context, path: Path, answer: Answer) -> None:
    """Repair a project."""
    report = repairing.repair(path)
    answer.give(report.to_json(), map(answer.sentence, report.sentences()))
    if not report.is_whole:
        ctx.exit(ProjectError.exit_code)


COMMANDS = (backup, repair)
