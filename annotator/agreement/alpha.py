"""Krippendorff's alpha: agreement of any number of coders who judged the same units with one value each.

Without unit; 1 is full agreement, 0 is what chance gives, below 0 is worse than chance. A coder who did not judge a
unit is left out of it; a unit with fewer than two values says nothing. Not defined: no unit with two values, or one and
the same value throughout.

Source:
    K. Krippendorff (2011), Computing Krippendorff's alpha-reliability, Annenberg School for Communication, University
    of Pennsylvania; K. Krippendorff (2004), Content Analysis, 2nd ed., chapter 11.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Level = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")
Value = Hashable
Matrix = NDArray[np.float64]


class Coincidences(NamedTuple):
    """How often two coders gave two values to one unit, weighted so that every value counts once.

    Attributes:
        values: The values that were given to units with two or more, in order.
        table: The square table of coincidences.
    """

    values: tuple[Any, ...]
    table: Matrix


def alpha(units: Iterable[Sequence[Value | None]], level: Level = "nominal") -> float | None:
    """Return Krippendorff's alpha.

    Args:
        units: For each unit the values that the coders gave it; None where one gave none.
        level: How far apart two values are: different or not, by rank, by difference, by proportion. All but the first
            need numbers; by proportion they must not be below 0.

    >>> round(alpha([("a", "a"), ("b", "b"), ("a", "b"), (None, "a")]), 4)
    0.4444
    >>> round(alpha([(1, 2), (3, 3)], "interval"), 4)
    0.7273
    """
    found = coincidences(units)
    return alpha_of(found.table, distances(found, level))


def coincidences(units: Iterable[Sequence[Value | None]], values: Sequence[Value] | None = None) -> Coincidences:
    """Return the coincidences of values within units.

    Args:
        units: As for :func:`alpha`.
        values: All values that there are, in order; those found where none are given.
    """
    pairable = [given for unit in units if len(given := [value for value in unit if value is not None]) > 1]
    known = tuple(_sorted({value for given in pairable for value in given}) if values is None else values)
    place = {value: nth for nth, value in enumerate(known)}
    table = np.zeros((len(known), len(known)))
    for given in pairable:
        counts = np.bincount([place[value] for value in given], minlength=len(known)).astype(float)
        table += (np.outer(counts, counts) - np.diag(counts)) / (len(given) - 1)
    return Coincidences(known, table)


def _sorted(values: set[Any]) -> list[Any]:
    if all(isinstance(value, int | float) for value in values):
        return sorted(values)
    return sorted(values, key=lambda value: (type(value).__name__, str(value)))


def distances(found: Coincidences, level: Level) -> Matrix:
    """Return how far apart any two values are, squared."""
    count = len(found.values)
    if level == "nominal":
        return 1 - np.eye(count)
    if level == "ordinal":
        return _by_rank(found.table)
    numbers = np.array(found.values, dtype=float).reshape(count, 1)
    apart = (numbers - numbers.T) ** 2
    if level == "interval":
        return np.asarray(apart)
    together = (numbers + numbers.T) ** 2
    return np.asarray(np.divide(apart, together, out=np.zeros_like(apart), where=together > 0))


def _by_rank(table: Matrix) -> Matrix:
    """Return the squared number of values between two ranks, the two themselves counting half."""
    counts = table.sum(axis=1)
    middle = np.cumsum(counts) - counts / 2
    return np.asarray((middle[:, None] - middle[None, :]) ** 2)


def alpha_of(table: Matrix, apart: Matrix) -> float | None:
    """Return alpha from coincidences and distances."""
    counts = table.sum(axis=1)
    total = counts.sum()
    expected = counts @ apart @ counts
    if total < 2 or expected <= 0:
        return None
    return float(1 - (total - 1) * (table * apart).sum() / expected)
