"""Commands for the reports of a project: listed, shown, withdrawn, restored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from annotator.cli.answer import Answer
from annotator.cli.backups import NEWEST, put_back
from annotator.cli.explained import command, option
from annotator.cli.page import SHOWN_OF_ID, page_of, row_value
from annotator.cli.parameters import (
    PATH,
    TEXT,
    acting,
    answering,
    by_coder,
    document_argument,
    of_coder,
    on_project,
    whose,
)
from annotator.core.change import Change
from annotator.core.json_value import Json
from annotator.errors import UsageError
from annotator.language import isolated, ntr, number, tr, tr_in
from annotator.store import documents, search
from annotator.store.documents import DocumentRow
from annotator.store.project import Project
from annotator.workflow import annotate, projects
from annotator.workflow.words import status_name


@command("documents", lambda: tr("List the reports, in the order in which they came."))
@on_project
@of_coder
@option("--search", "words", metavar="WORDS", type=TEXT, say=lambda: tr("Only reports that hold these words."))
@option("--withdrawn", "gone", is_flag=True, say=lambda: tr("Only the reports that were withdrawn."))
@answering
def listing(project: Project, name: str | None, words: str | None, gone: bool, answer: Answer) -> None:
    """List the reports."""
    who = whose(project, name)
    rows = documents.withdrawn(project, who) if gone else documents.listing(project, who)
    if words is not None:
        found = set(search.beginning_with(project, words))
        rows = [row for row in rows if row.id in found]
    value: Json = [row_value(row) for row in rows]
    answer.give(value, _table(answer, rows) if rows else [answer.sentence(tr("There are no such reports."))])


def _table(answer: Answer, rows: Sequence[DocumentRow]) -> Iterator[str]:
    headings = (
        tr_in("column", "Id"),
        tr_in("column", "Status"),
        tr_in("column", "Marks"),
        tr_in("column", "Code points"),
        tr_in("column", "Title"),
    )
    return answer.table(headings, [_cells(row) for row in rows])


def _cells(row: DocumentRow) -> tuple[str, ...]:
    counts = (number(row.spans), number(row.code_points))
    return (row.id[:SHOWN_OF_ID], status_name(row.status), *counts, row.title)


def _show_help() -> str:
    return tr(
        "Show a report: what is known of it, its parts, its text, and its marks.\n\n"
        "The number before each line is the offset of its first character."
    )


@command("show", _show_help)
@on_project
@document_argument
@of_coder
@answering
def show(project: Project, document: str, name: str | None, answer: Answer) -> None:
    """Show a report."""
    page = page_of(project, documents.find(project, document), whose(project, name))
    answer.give(page.value(), page.lines(answer))


@command("withdraw", lambda: tr("Take reports out of the project; what was marked in them is kept."))
@on_project
@click.argument("chosen", metavar="DOCUMENT…", type=TEXT, nargs=-1, required=True)
@by_coder
@answering
def withdraw(project: Project, chosen: tuple[str, ...], name: str, answer: Answer) -> None:
    """Withdraw reports, as one step."""
    ids = [documents.find(project, one) for one in chosen]
    with acting(project, name) as coder:
        change = annotate.withdraw(project, ids, coder.id)
    sentence = ntr(
        "{count} report withdrawn; its marks are kept.",
        "{count} reports withdrawn; their marks are kept.",
        len(change.removed),
    )
    answer.give({"withdrawn": _documents(change)}, [answer.sentence(sentence)])


def _restore_help() -> str:
    return tr(
        "Bring withdrawn reports back, or a whole project from a backup.\n\n"
        "With {option} the backup takes the place of the project, which is kept beside it; say {dry_run} first to see "
        "what the backup lacks.",
        option="--backup",
        dry_run="--dry-run",
    )


@command("restore", _restore_help)
@click.argument("path", metavar="PROJECT", type=PATH)
@click.argument("chosen", metavar="DOCUMENT…", type=TEXT, nargs=-1)
@option("--coder", "name", metavar="NAME", type=TEXT, say=lambda: tr("Who brings reports back; must be given then."))
@option(
    "--backup",
    "copy",
    metavar="FILE",
    type=PATH,
    say=lambda: tr("Put this backup in the project's place; {newest} is the newest one.", newest=isolated(NEWEST)),
)
@option("--dry-run", is_flag=True, say=lambda: tr("Only tell what the backup lacks; nothing is done."))
@answering
def restore(
    path: Path, chosen: tuple[str, ...], name: str | None, copy: Path | None, dry_run: bool, answer: Answer
) -> None:
    """Restore reports, as one step, or a project."""
    if copy is not None:
        if chosen or name is not None:
            raise UsageError(tr("Name reports, or a backup, not both."))
        done = put_back(path, copy, dry_run=dry_run)
        answer.give(done.to_json(), map(answer.sentence, done.sentences()))
        return
    if not chosen or name is None or dry_run:
        raise UsageError(tr("Name reports and who brings them back, or a backup."))
    with projects.opened(path) as project:
        ids = [documents.find(project, one, gone=True) for one in chosen]
        with acting(project, name) as coder:
            change = annotate.restore(project, ids, coder.id)
    sentence = ntr("{count} report is back.", "{count} reports are back.", len(change.added))
    answer.give({"restored": _documents(change)}, [answer.sentence(sentence)])


def _documents(change: Change) -> Json:
    return sorted(str(getattr(record, "document", "")) for record in change.removed + change.added)


COMMANDS = (listing, show, withdraw, restore)
