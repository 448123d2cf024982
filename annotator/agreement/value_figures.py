"""Agreement on values of whole reports (relevance, status …) as figures: alpha, Fleiss, Cohen, Scott, Bennett."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from annotator.agreement import figure as names
from annotator.agreement import kappa
from annotator.agreement.alpha import LEVELS, Coincidences, Level, alpha_of, coincidences, distances
from annotator.agreement.attributes import number_of, told
from annotator.agreement.bootstrap import Interval, intervals, resampled
from annotator.agreement.figure import Figure
from annotator.core.json_value import Json

MOST_VALUES = 20  # different ones; with more there is no interval
Given = Mapping[str, Mapping[str, Json]]  # by document and coder
OF_TWO: dict[str, Callable[[Sequence[Any], Sequence[Any]], float | None]] = {
    "observed_agreement": kappa.observed_agreement,
    "cohen_kappa": kappa.cohen_kappa,
    "scott_pi": kappa.scott_pi,
    "bennett_s": kappa.bennett_s,
}


def value_figures(name: str, given: Given, called: Mapping[str, str], resamples: int, seed: int) -> Iterator[Figure]:
    """Give all figures for one value.

    Args:
        name: What is judged.
        given: What each coder said, by document.
        called: The coders' names by key; those who are to be compared, in order.
        resamples, seed: See ``bootstrap``.
    """
    units = {id: [of.get(coder) for coder in called] for id, of in sorted(given.items())}
    shared = [unit for unit in units.values() if sum(value is not None for value in unit) > 1]
    yield from _alphas(name, shared, resamples, seed)
    yield _fleiss(name, shared)
    for (one, first), (other, second) in combinations(enumerate(called.values()), 2):
        pairs = [(unit[one], unit[other]) for unit in shared if unit[one] is not None and unit[other] is not None]
        yield from _of_two(name, [first, second], [(told(ours), told(theirs)) for ours, theirs in pairs])


def _alphas(name: str, units: Sequence[Sequence[Json]], resamples: int, seed: int) -> Iterator[Figure]:
    numeric = bool(units) and all(number_of(value) is not None for unit in units for value in unit if value is not None)
    below = any((number_of(value) or 0) < 0 for unit in units for value in unit)
    for level in LEVELS if numeric else LEVELS[:1]:
        if level == "ratio" and below:
            continue
        read = number_of if numeric else told
        judged = [[None if value is None else read(value) for value in unit] for unit in units]
        whole = coincidences(judged)
        value = alpha_of(whole.table, distances(whole, level))
        interval = None if value is None else _interval(judged, whole, level, resamples, seed)
        scope: dict[str, Json] = {"metadata": name, "level": level}
        counts = {"values": round(float(whole.table.sum()))}
        yield Figure("alpha", scope, value, counts, interval, _reason(value, units), len(units))


def _interval(
    units: Sequence[Sequence[Any]], whole: Coincidences, level: Level, resamples: int, seed: int
) -> Interval | None:
    count = len(whole.values)
    if not resamples or count > MOST_VALUES or len(units) < 2:
        return None
    columns = np.array([coincidences([unit], whole.values).table.ravel() for unit in units])
    drawn = resampled(columns, resamples, seed).reshape(-1, count, count)
    found = [alpha_of(table, distances(Coincidences(whole.values, table), level)) for table in drawn]
    return intervals(np.array([[np.nan if value is None else value] for value in found]))[0]


def _fleiss(name: str, units: Sequence[Sequence[Json]]) -> Figure:
    judged = [[told(value) for value in unit if value is not None] for unit in units]
    scope: dict[str, Json] = {"metadata": name}
    if len({len(unit) for unit in judged}) > 1:
        return Figure("fleiss_kappa", scope, None, reason=names.UNEQUAL, documents=len(units))
    value = kappa.fleiss_kappa(judged)
    return Figure("fleiss_kappa", scope, value, {}, None, _reason(value, units), len(units))


def _of_two(name: str, coders: list[Json], pairs: Sequence[tuple[str, str]]) -> Iterator[Figure]:
    first, second = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    for measure, work_out in OF_TWO.items():
        value = work_out(first, second)
        scope: dict[str, Json] = {"metadata": name, "coders": coders}
        yield Figure(measure, scope, value, {}, None, _reason(value, pairs), len(pairs))
    for category in sorted({*first, *second}):
        value = kappa.specific_agreement(first, second, category)
        scope = {"metadata": name, "coders": coders, "category": readable(category)}
        yield Figure("specific_agreement", scope, value, {}, None, _reason(value, pairs), len(pairs))


def readable(value: str) -> Json:
    """Return a value as it was, from the form in which values are compared."""
    found: Json = json.loads(value) if value else ""
    return found


def _reason(value: float | None, units: Sequence[Any]) -> str:
    return "" if value is not None else names.NO_VARIATION if units else names.NO_VALUES
