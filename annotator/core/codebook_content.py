"""A codebook from what its file says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from annotator.core.codebook import (
    AttributeDefinition,
    Codebook,
    LabelDefinition,
    NamedCode,
    RoleDefinition,
    Rule,
)
from annotator.core.codebook_attributes import Lists, attributes, value_lists
from annotator.core.codebook_table import CodebookError, Place, Table, refuse_twice
from annotator.core.json_value import Json, compact
from annotator.core.span import Label
from annotator.language import isolated, tr

FALLBACK_COLOURS = {"light": "#5f6368", "dark": "#a9b0b8"}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_KEY = re.compile(r"[0-9]?")


def codebook_of(content: Mapping[str, Any]) -> Codebook:
    """Return the codebook that a file's content describes.

    Args:
        content: The parsed file, as JSON values.

    Raises:
        CodebookError: Something is missing, of the wrong type, there twice, or leads in a circle; with its place.
    """
    top = Table(content, (), "")
    lists = value_lists(content)
    labels = _labels(top, lists)
    event = Table(content.get("event", {}), ("event",), tr("events"))
    codebook = Codebook(
        version=_version(content),
        content=dict(content),
        labels=labels,
        edition=str(content.get("version", "")),
        names=_project_names(content),
        report=attributes(top.tables("report"), ("report",), tr("attributes of the report"), lists),
        rules=tuple(_rule(row, ("rules", number)) for number, row in enumerate(top.tables("rules"))),
        roles=tuple(_role(row, ("event", "roles", number)) for number, row in enumerate(event.tables("roles"))),
        event_relations=_named(event.tables("relations"), ("event", "relations"), tr("relations of events")),
        zones=_named(top.tables("zones"), ("zones",), tr("zones")),
    )
    _refuse_unknown_labels(codebook)
    return codebook


def _labels(top: Table, lists: Lists) -> tuple[LabelDefinition, ...]:
    rows = top.tables("labels")
    if not rows:
        raise top.error(tr("The codebook has no labels: add a [[labels]] part for each."), "labels")
    found = tuple(_label(row, ("labels", number), lists) for number, row in enumerate(rows))
    refuse_twice([label.code for label in found], ("labels",), tr("labels"))
    keys = [label.shortcut or f"no key {number}" for number, label in enumerate(found)]
    refuse_twice(keys, ("labels",), tr("keys of labels"))
    return found


def _label(row: Any, place: Place, lists: Lists) -> LabelDefinition:
    table = Table(row, place, tr("label {number}", number=int(place[-1]) + 1))
    code = table.code()
    table.where = tr("label {code}", code=isolated(code))
    key = str(table.content.get("key", table.content.get("shortcut", "")))
    if not _KEY.fullmatch(key):
        raise table.error(tr("{key} is no key: a key is one digit.", key=isolated(key)), "key")
    names = table.names()
    return LabelDefinition(
        code=Label(code),
        shortcut=key,
        names=names,
        short_names={language: table.text(f"short_{language}", name) for language, name in names.items()},
        definitions=table.names("definition_", needed=False),
        colours={**FALLBACK_COLOURS, **_colours(table)},
        attributes=attributes(table.tables("attributes"), (*place, "attributes"), table.where, lists),
        optional=table.flag("optional"),
        examples=table.texts("examples"),
    )


def _colours(table: Table) -> dict[str, str]:
    key = "colour" if "colour" in table.content else "color"
    colours = Table(table.content.get(key, {}), (*table.place, key), table.where)
    for theme in colours.content:
        if not _COLOUR.fullmatch(colours.text(theme)):
            raise colours.error(tr("{colour} is no colour: write # and six digits.", colour=colours.text(theme)), theme)
    return {theme: colours.text(theme) for theme in colours.content}


def _project_names(content: Mapping[str, Any]) -> dict[str, str]:
    return Table(content["name"], ("name",), tr("name")).names() if "name" in content else {}


def _rule(row: Any, place: Place) -> Rule:
    table = Table(row, place, tr("rule {number}", number=int(place[-1]) + 1))
    labels = tuple(Label(label) for label in table.texts("labels"))
    return Rule(table.text("code", ""), table.names(), labels)


def _role(row: Any, place: Place) -> RoleDefinition:
    table = Table(row, place, tr("role {number} of events", number=int(place[-1]) + 1))
    return RoleDefinition(table.code(), table.names(), Label(table.text("label")), table.flag("many", default=True))


def _named(rows: list[Any], place: Place, where: str) -> tuple[NamedCode, ...]:
    tables = [Table(row, (*place, number), where) for number, row in enumerate(rows)]
    found = tuple(NamedCode(table.code(), table.names()) for table in tables)
    refuse_twice([one.code for one in found], place, where)
    return found


def _refuse_unknown_labels(codebook: Codebook) -> None:
    """Refuse a label that is named as a target, a role or of a rule and that the codebook does not have."""
    known = {label.code for label in codebook.labels}
    for number, label in enumerate(codebook.labels):
        for nth, attribute in enumerate(label.attributes):
            _refuse_targets(attribute, ("labels", number, "attributes", nth, "targets"), known)
    for number, role in enumerate(codebook.roles):
        if role.label not in known:
            raise CodebookError(("event", "roles", number, "label"), _no_label(role.label), isolated(role.code))
    for number, rule in enumerate(codebook.rules):
        for rule_label in rule.labels:
            if rule_label not in known:
                raise CodebookError(("rules", number, "labels"), _no_label(rule_label))


def _refuse_targets(attribute: AttributeDefinition, place: Place, known: set[Label]) -> None:
    for target in attribute.targets:
        if target not in known:
            where = tr("attribute {code}", code=isolated(attribute.code))
            raise CodebookError(place, _no_label(target), where)


def _no_label(label: str) -> str:
    return tr("there is no label {label}.", label=isolated(label))


def _version(content: Mapping[str, Json]) -> str:
    try:
        return sha256(compact(content).encode("utf-8")).hexdigest()[:12]
    except (TypeError, ValueError) as error:  # a date or a time of TOML, a number that is none, half a character
        reason = tr('A value in it is neither text, number, true nor false: write dates between "quotation marks".')
        raise CodebookError((), reason) from error
