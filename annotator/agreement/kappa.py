"""Older coefficients for values of whole reports: of two coders (Cohen, Scott, Bennett), or a fixed number (Fleiss).

Each is (observed - expected) / (1 - expected); they differ in what chance is taken to be. Without unit; 1 is full
agreement, 0 is what chance gives, below 0 is worse. None where it is not defined: there is nothing to compare, or
chance alone would agree throughout, so that the figure is 0/0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

Value = Hashable


def observed_agreement(first: Sequence[Value], second: Sequence[Value]) -> float | None:
    """Return the share of items to which both coders gave the same value, from 0 to 1; None without items.

    Args:
        first, second: One value an item, in the same order.

    Raises:
        ValueError: The two differ in length. So for the other figures of two coders.

    >>> observed_agreement("aab", "abb") == 2 / 3
    True
    """
    pairs = list(zip(first, second, strict=True))
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None


def bennett_s(first: Sequence[Value], second: Sequence[Value]) -> float | None:
    """Return Bennett's S: chance gives every value that occurs equally often. From -1 to 1; None with one value only.

    Source:
        E. M. Bennett, R. Alpert, A. C. Goldstein (1954), Communications through limited-response questioning, Public
        Opinion Quarterly 18(3), 303-308.

    >>> round(bennett_s("aabb", "abbb"), 2)
    0.5
    """
    values = {*first, *second}
    return _corrected(observed_agreement(first, second), 1 / len(values) if values else 1)


def scott_pi(first: Sequence[Value], second: Sequence[Value]) -> float | None:
    """Return Scott's pi: chance gives each value as often as both coders together did. From -1 to 1.

    Source:
        W. A. Scott (1955), Reliability of content analysis: the case of nominal scale coding, Public Opinion Quarterly
        19(3), 321-325.

    >>> round(scott_pi("aabb", "abbb"), 4)
    0.4667
    """
    counts = Counter([*first, *second])
    return _corrected(observed_agreement(first, second), _chance(counts, counts))


def cohen_kappa(first: Sequence[Value], second: Sequence[Value]) -> float | None:
    """Return Cohen's kappa: chance gives each coder's values as often as she did. From -1 to 1.

    Source:
        J. Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1),
        37-46.

    >>> round(cohen_kappa(["ACTOR", "O", "O", "O"], ["ACTOR", "ACTOR", "O", "O"]), 2)
    0.5
    """
    return _corrected(observed_agreement(first, second), _chance(Counter(first), Counter(second)))


def _chance(first: Counter[Value], second: Counter[Value]) -> float:
    of_both = first.total() * second.total()
    return sum(first[value] * second[value] for value in first) / of_both if of_both else 1


def _corrected(observed: float | None, expected: float) -> float | None:
    return None if observed is None or expected >= 1 else (observed - expected) / (1 - expected)


def specific_agreement(first: Sequence[Value], second: Sequence[Value], value: Value) -> float | None:
    """Return how far two coders agree on one value: twice what both gave it to, by what each gave it to. From 0 to 1.

    Source:
        D. V. Cicchetti, A. R. Feinstein (1990), High agreement but low kappa: II. Resolving the paradoxes, Journal of
        Clinical Epidemiology 43(6), 551-558.

    >>> specific_agreement("aab", "abb", "a") == 2 / 3
    True
    """
    both = sum(one == other == value for one, other in zip(first, second, strict=True))
    either = sum(one == value for one in [*first, *second])
    return 2 * both / either if either else None


def fleiss_kappa(units: Sequence[Sequence[Value]]) -> float | None:
    """Return Fleiss' kappa: any coders, but the same number of values for each unit. Up to 1.

    Args:
        units: For each unit the values that it was given, two or more, in any order.

    Raises:
        ValueError: Two units have different numbers of values.

    Source:
        J. L. Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76(5), 378-382.

    >>> round(fleiss_kappa(["aab", "bbb", "aaa"]), 4)
    0.55
    """
    sizes = {len(unit) for unit in units}
    if len(sizes) > 1:
        raise ValueError("units with different numbers of values")
    if not units or min(sizes) < 2:
        return None
    (raters,) = sizes
    counts = [Counter(unit) for unit in units]
    together: Counter[Value] = sum(counts, Counter())
    agreeing = sum(count * (count - 1) for one in counts for count in one.values())
    return _corrected(agreeing / (len(units) * raters * (raters - 1)), _chance(together, together))


def kappa_of_marks(both: int, only_first: int, only_second: int, neither: int) -> float | None:
    """Return Cohen's kappa of a table of two by two, as for words that are marked or not.

    It rises with the words that neither marked, towards F1; so it says how much text is unmarked. For those who must
    report it.

    >>> round(kappa_of_marks(20, 5, 5, 70), 4), round(kappa_of_marks(20, 5, 5, 9970), 4)
    (0.7333, 0.7995)
    """
    total = both + only_first + only_second + neither
    if not total:
        return None
    marked = (both + only_first) * (both + only_second)
    unmarked = (only_second + neither) * (only_first + neither)
    return _corrected((both + neither) / total, (marked + unmarked) / total**2)
