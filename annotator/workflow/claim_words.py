"""What a mark says in a few words: for the caption over it, and for a proposal."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.arabic.date_values import Days
from annotator.core.codebook import LabelDefinition
from annotator.core.json_value import Json
from annotator.language import date, number, tr
from annotator.workflow.value_words import value_words

_CASUALTY = "CASUALTY"
_NAMED_BY = ("registry", "gazetteer")


def short_words(label: LabelDefinition, values: Mapping[str, Json]) -> str:
    """Return what a mark says in a few words: who or where it is, or the claim; "" where it says neither.

    Args:
        label: The definition of its label.
        values: What it says, by the code of the attribute.
    """
    if label.code == _CASUALTY:
        return claim_words(label, values)
    for attribute in label.attributes:
        value = values.get(attribute.code)
        if attribute.type in _NAMED_BY and isinstance(value, str) and value:
            return value
    return ""


def claim_words(label: LabelDefinition, values: Mapping[str, Json]) -> str:
    """Return a claim as "Wounded · 21 or more"; "" where no outcome is said."""
    outcome = label.attribute("outcome")
    words = "" if outcome is None else value_words(outcome, values.get("outcome"))
    figure = figure_words(values.get("min"), values.get("max"))
    return tr("{outcome} · {figure}", outcome=words, figure=figure) if words and figure else words


def figure_words(least: Json, most: Json) -> str:
    """Return the bounds of a figure in words; "" where there are none, and never 0 for nothing."""
    low, high = _number(least), _number(most)
    if low is not None and high is not None:
        return number(low) if low == high else tr("{least} to {most}", least=low, most=high)
    if low is not None:
        return tr("{least} or more", least=low)
    return "" if high is None else tr("at most {most}", most=high)


def days_words(days: Days) -> str:
    """Return the days that a date stands for."""
    first, last = date(days.first), date(days.last)
    return first if days.first == days.last else tr("{first} to {last}", first=first, last=last)


def _number(value: Json) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
