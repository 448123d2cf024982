"""What is to be said of a span, from what a codebook's file says of it: types, values, bounds, defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.core.codebook import ATTRIBUTE_TYPES, AttributeDefinition, AttributeType, ValueDefinition
from annotator.core.codebook_table import CodebookError, Place, Table, refuse_twice
from annotator.core.json_value import Json
from annotator.core.span import Label
from annotator.language import isolated, tr

CHOICES = ("choice", "multichoice")
NUMBERS = ("int", "number")
_OWN_KEYS = frozenset(("code", "ar", "en", "definition_ar", "definition_en"))

Lists = Mapping[str, tuple[ValueDefinition, ...]]


def value_lists(content: Mapping[str, Any]) -> dict[str, tuple[ValueDefinition, ...]]:
    """Return the value lists that several attributes share: ``[lists.mention]``, each with its values.

    A list may take in others with ``also``; one that takes in itself, by whatever way, is refused.
    """
    lists = Table(content.get("lists", {}), ("lists",), tr("value lists"))
    tables = {name: Table(row, ("lists", name), _list_name(name)) for name, row in lists.content.items()}
    return {name: _list(name, tables, ()) for name in tables}


def _list(name: str, tables: Mapping[str, Table], way: tuple[str, ...]) -> tuple[ValueDefinition, ...]:
    table = tables[name]
    if name in way:
        round_trip = " > ".join((*way[way.index(name) :], name))
        reason = tr("this list takes in itself, by this way: {way}.", way=isolated(round_trip))
        raise CodebookError((*table.place, "also"), reason, table.where)
    found: list[ValueDefinition] = []
    for other in table.texts("also"):
        if other not in tables:
            raise table.error(tr("there is no list {name}.", name=isolated(other)), "also")
        found += _list(other, tables, (*way, name))
    found += _values(table.tables("values"), (*table.place, "values"), table.where)
    refuse_twice([value.code for value in found], (*table.place, "values"), table.where)
    return tuple(found)


def _list_name(name: str) -> str:
    return tr("value list {name}", name=isolated(name))


def _values(rows: list[Any], place: Place, where: str) -> list[ValueDefinition]:
    return [_value(row, (*place, number), where) for number, row in enumerate(rows)]


def _value(row: Any, place: Place, where: str) -> ValueDefinition:
    table = Table(row, place, lambda: tr("{where}, value {number}", where=where, number=int(place[-1]) + 1))
    code = table.code(of_value=True)
    data = {key: value for key, value in table.content.items() if key not in _OWN_KEYS}
    return ValueDefinition(code, table.names(), table.names("definition_", needed=False), data)


def attributes(rows: list[Any], place: Place, where: str, lists: Lists) -> tuple[AttributeDefinition, ...]:
    """Return the attributes of a label, or of the report.

    Raises:
        CodebookError: One of them is not as it should be.
    """
    found = tuple(_attribute(row, (*place, number), where, lists) for number, row in enumerate(rows))
    refuse_twice([attribute.code for attribute in found], place, where)
    return found


def _attribute(row: Any, place: Place, where: str, lists: Lists) -> AttributeDefinition:
    number = int(place[-1]) + 1
    table = Table(row, place, _said(where, tr("attribute {number}", number=number)))
    code = table.code()
    table.where = _said(where, tr("attribute {code}", code=isolated(code)))
    kind = _type(table)
    values = _choices(table, kind, lists)
    least, most = table.number("min"), table.number("max")
    if least is not None and most is not None and least > most:
        raise table.error(tr("min is greater than max."), "min")
    return AttributeDefinition(
        code=code,
        type=kind,
        names=table.names(),
        required=table.flag("required"),
        values=values,
        default=_default(table, kind, values),
        least=least,
        most=most,
        targets=tuple(Label(target) for target in table.texts("targets")),
        registry=table.text("registry", ""),
        remembered=table.flag("remember"),
        definitions=table.names("definition_", needed=False),
    )


def _said(where: str, what: str) -> str:
    return tr("{where}, {what}", where=where, what=what) if where else what


def _type(table: Table) -> AttributeType:
    kind = table.text("type")
    if kind not in ATTRIBUTE_TYPES:
        known = ", ".join(ATTRIBUTE_TYPES)
        raise table.error(tr("{type} is no type: there are {known}.", type=isolated(kind), known=known), "type")
    return kind


def _choices(table: Table, kind: str, lists: Lists) -> tuple[ValueDefinition, ...]:
    name = table.content.get("values")
    if isinstance(name, str):
        if name not in lists:
            raise table.error(tr("there is no list {name}.", name=isolated(name)), "values")
        return lists[name]
    place = (*table.place, "values")
    found = tuple(_values(table.tables("values"), place, table.where))
    refuse_twice([value.code for value in found], place, table.where)
    if kind in CHOICES and not found:
        raise table.error(tr("there is nothing to choose from: add values."))
    return found


def _default(table: Table, kind: str, values: tuple[ValueDefinition, ...]) -> Json:
    default: Json = table.content.get("default")
    if default is None:
        return None
    codes = [value.code for value in values]
    chosen = default if kind == "multichoice" and isinstance(default, list) else [default]
    right = all(one in codes for one in chosen) if kind in CHOICES else _fits(kind, default)
    if not right:
        raise table.error(tr("the default {value} is no value of it.", value=isolated(str(default))), "default")
    return default


def _fits(kind: str, default: Json) -> bool:
    if kind == "bool":
        return isinstance(default, bool)
    if kind in NUMBERS:
        return isinstance(default, int | float) and not isinstance(default, bool)
    return isinstance(default, str)
