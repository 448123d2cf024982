"""Values of attributes in words, and words that a person typed as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from math import isfinite

from annotator.arabic.folding import fold_key
from annotator.arabic.numbers import numbers
from annotator.core.codebook import AttributeDefinition
from annotator.core.dating import day_of_report
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.language import code, digits, isolated, number, tr, tr_in

GROUPS = (
    "children", "women", "men", "elderly", "civilians", "medics", "journalists", "soldiers", "students", "teachers",
)  # fmt: skip
_BETWEEN = re.compile(r"[,،;؛\n]")
_GROUPING = str.maketrans("", "", ",٬، \u00a0\u202f")
_PARTS = re.compile(r"^(?P<before>\D*?)\s*:?\s*(?P<count>\d+)\s*(?P<after>\D*)$")


def value_words(attribute: AttributeDefinition, value: Json) -> str:
    """Return a value as people read it, in the interface language; "" for nothing, a code that nobody knows as it is.

    A link and a part of a mark are the offsets or the id that they are: whoever has the marks has better words.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr_in("value", "Yes") if value else tr_in("value", "No")
    if isinstance(value, int | float):
        return number(value) if attribute.type == "int" else _exact(value)
    if isinstance(value, Mapping):
        return tr(", ").join(f"{group_name(group)} {_count(count)}" for group, count in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        between = tr("; ") if attribute.type == "gazetteers" else tr(", ")
        return between.join(_choice(attribute, one) for one in value)
    return _choice(attribute, value)


def _choice(attribute: AttributeDefinition, value: Json) -> str:
    found = attribute.value(value)
    return str(value) if found is None else found.names[code()]


def _exact(value: float) -> str:
    """Write a number with all the places that it has: a longitude, not a sum."""
    return digits(f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value))


def _count(count: Json) -> str:
    return number(count) if isinstance(count, int | float) else str(count)


def group_name(group: str) -> str:
    """Return what a part of the people of a figure is called; one that a coder named keeps her name."""
    names = {
        "children": tr_in("group", "children"),
        "women": tr_in("group", "women"),
        "men": tr_in("group", "men"),
        "elderly": tr_in("group", "elderly"),
        "civilians": tr_in("group", "civilians"),
        "medics": tr_in("group", "medics"),
        "journalists": tr_in("group", "journalists"),
        "soldiers": tr_in("group", "soldiers"),
        "students": tr_in("group", "students"),
        "teachers": tr_in("group", "teachers"),
    }
    return names.get(group, group)


def typed_value(attribute: AttributeDefinition, words: str) -> Json:
    """Return what a person typed as the value that she meant; None for nothing.

    Numbers may be in digits of any kind, or in Arabic words; a day as 2016-05-14, or as a report would write it.

    Raises:
        InputError: It is no value of the attribute's type.
    """
    typed = " ".join(words.split())
    if not typed:
        return None
    try:
        return _TYPED.get(attribute.type, str)(typed)
    except ValueError as error:
        name = isolated(attribute.names[code()])
        raise InputError(
            tr(
                "{attribute} cannot be {value}: write {what}.",
                attribute=name,
                value=isolated(typed),
                what=_wanted(attribute.type),
            )
        ) from error


def _wanted(kind: str) -> str:
    return {
        "int": tr("a whole number, such as 21"),
        "number": tr("a number, such as 34.5"),
        "date": tr("a day, such as 2016-05-14"),
        "counts": tr("groups with their numbers, such as: children 3, women 2"),
    }[kind]


def _whole(typed: str) -> Json:
    try:
        return int(typed.translate(_GROUPING))
    except ValueError:
        found = numbers(typed)
        whole = [one for one in found if (one.start, one.end) == (0, len(typed)) and isinstance(one.value, int)]
        if len(found) != 1 or not whole:
            raise
        return whole[0].value


def _number(typed: str) -> Json:
    value = float(typed.replace("٫", "."))
    if not isfinite(value):
        raise ValueError(typed)
    return value


def _day(typed: str) -> Json:
    found = day_of_report({"date": typed})
    if found is None:
        raise ValueError(typed)
    return found.isoformat()


def _counts(typed: str) -> Json:
    """Read "children 3, women 2", in either order."""
    found: dict[str, Json] = {}
    for part in filter(None, map(str.strip, _BETWEEN.split(typed))):
        pieces = _PARTS.match(part)
        name = "" if pieces is None else (pieces["before"].strip() or pieces["after"].strip())
        if pieces is None or not name:
            raise ValueError(part)
        found[_group(name)] = int(pieces["count"])
    return found


def _group(name: str) -> str:
    known = {fold_key(words): group for group in GROUPS for words in (group, group_name(group))}
    return known.get(fold_key(name), name)


def _several(typed: str) -> Json:
    return [part.strip() for part in typed.replace("؛", ";").split(";") if part.strip()]


_TYPED: dict[str, Callable[[str], Json]] = {
    "int": _whole,
    "number": _number,
    "date": _day,
    "counts": _counts,
    "gazetteers": _several,
}
