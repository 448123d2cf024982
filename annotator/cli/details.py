"""Commands for what is known of a report: its metadata and its parts."""

from __future__ import annotations

from collections.abc import Sequence

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.page import known, zone_lines, zone_value
from annotator.cli.parameters import OFFSET, TEXT, OneOf, acting, answering, by_coder, document_argument, on_project
from annotator.core import edit
from annotator.core.document import METADATA_KEYS, ZONE_KINDS, DocumentId, Zones
from annotator.core.json_value import Json
from annotator.core.zoning import with_zone
from annotator.errors import UsageError
from annotator.language import isolated, tr, tr_in
from annotator.store import documents
from annotator.store.project import Project
from annotator.workflow import annotate


def _metadata_help() -> str:
    return tr(
        "Tell what is known of a report, or say it.\n\n"
        "Each KEY=VALUE is stored; one without a value is taken away. Usual keys: {keys}.",
        keys=", ".join(METADATA_KEYS),
    )


@command("metadata", _metadata_help)
@on_project
@document_argument
@click.argument("given", metavar="[KEY=VALUE…]", type=TEXT, nargs=-1)
@option("--coder", "name", metavar="NAME", type=TEXT, say=lambda: tr("Who says it; must be given with a value."))
@answering
def metadata(project: Project, document: str, given: Sequence[str], name: str | None, answer: Answer) -> None:
    """Tell or set the metadata of a report."""
    id = documents.find(project, document)
    if given:
        _set_metadata(project, id, dict(map(_pair, given)), name)
    values = documents.metadata_of(project, id).values
    title = (tr_in("column", "Title"), isolated(documents.title_of(project, id)))
    answer.give(values, answer.facts([title, *known(values)]))


def _pair(given: str) -> tuple[str, str]:
    key, sign, value = given.partition("=")
    if not key.strip() or not sign:
        raise UsageError(tr("{words} is not of the form KEY=VALUE.", words=isolated(given)))
    return key.strip(), value.strip()


def _set_metadata(project: Project, id: DocumentId, given: dict[str, str], name: str | None) -> None:
    if name is None:
        raise UsageError(tr("Say with {option} who says it.", option=isolated("--coder NAME")))
    values = {**documents.metadata_of(project, id).values, **given}
    with acting(project, name) as coder:
        annotate.set_metadata(project, id, values, coder.id)


@command("zones", lambda: tr("List the parts of a report: title, article, comments and so on."))
@on_project
@document_argument
@answering
def zones(project: Project, document: str, answer: Answer) -> None:
    """List the zones of a report."""
    _tell_zones(answer, documents.zones_of(project, documents.find(project, document)))


def _zone_help() -> str:
    return tr(
        "Say what the text between two offsets is; the parts around it give way.\n\nKinds: {kinds}.",
        kinds=", ".join(ZONE_KINDS),
    )


@command("zone", _zone_help)
@on_project
@document_argument
@click.argument("start", type=OFFSET)
@click.argument("end", type=OFFSET)
@click.argument("kind", type=OneOf(ZONE_KINDS))
@by_coder
@answering
def zone(project: Project, document: str, start: int, end: int, kind: str, name: str, answer: Answer) -> None:
    """Set a zone of a report."""
    id = documents.find(project, document)
    edit.require_range(documents.document(project, id).text, start, end)
    after = with_zone(documents.zones_of(project, id).zones, start, end, kind)
    with acting(project, name) as coder:
        annotate.set_zones(project, id, after, coder.id)
    _tell_zones(answer, documents.zones_of(project, id))


def _tell_zones(answer: Answer, zones: Zones) -> None:
    value: Json = [zone_value(zone) for zone in zones.zones]
    none = [answer.sentence(tr("This report has no parts yet."))]
    answer.give(value, zone_lines(answer, zones) if zones.zones else none)


COMMANDS = (metadata, zones, zone)
