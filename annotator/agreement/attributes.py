"""Agreement on what marks say.

Alpha is over marks that several coders made exactly alike, a share of equal values over partners that overlap. Both
mean little without how many marks could be compared at all.

A group is all marks that are equal in document, start, end and label. A coder without such a mark gave no value; an
attribute that she left unset has the value "". Of several equal marks of one coder the one whose attributes come first
as JSON is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.agreement.coding import UNSET, CodedDocument, Coding, Mark, said
from annotator.agreement.matching import partners
from annotator.core.json_value import Json, compact
from annotator.core.saying import BESIDE

OWN_ID = 32  # characters of an id of ours; a value of that form that is one of the coder's marks is a link to it

Group = Sequence[Mark]


@dataclass(slots=True)
class NominalSums:
    """What nominal alpha is made of: how often each value stands in a comparable group, and where two differ."""

    counts: Counter[str] = field(default_factory=Counter)
    differing: float = 0

    def add(self, values: Sequence[str]) -> None:
        """Add one group with two values or more."""
        counts = Counter(values)
        self.counts.update(counts)
        same = sum(count * (count - 1) for count in counts.values())
        self.differing += (len(values) * (len(values) - 1) - same) / (len(values) - 1)


@dataclass(slots=True)
class IntervalSums:
    """What interval alpha is made of: number, sum and sum of squares of the values, and how far two are apart."""

    groups: int = 0
    count: int = 0
    total: float = 0
    squares: float = 0
    differing: float = 0

    def add(self, values: Sequence[float]) -> None:
        """Add one group; with fewer than two numbers it says nothing."""
        if len(values) < 2:
            return
        total, squares = sum(values), sum(value * value for value in values)
        self.groups += 1
        self.count += len(values)
        self.total += total
        self.squares += squares
        self.differing += 2 * (len(values) * squares - total * total) / (len(values) - 1)


def nominal_alpha(differing: float, count: float, squares: float) -> float | None:
    """Return nominal alpha from the differing pairs, the number of values and the sum of squared counts of each.

    >>> nominal_alpha(2, 4, 2**2 + 2**2)
    0.25
    """
    expected = count**2 - squares
    return 1 - (count - 1) * differing / expected if expected > 0 else None


def interval_alpha(sums: IntervalSums) -> float | None:
    """Return interval alpha; None where all numbers are one, or there are none to compare.

    >>> sums = IntervalSums(); sums.add([1, 2]); sums.add([3, 3]); round(interval_alpha(sums), 4)
    0.7273
    """
    expected = 2 * (sums.count * sums.squares - sums.total**2)
    return 1 - (sums.count - 1) * sums.differing / expected if expected > 1e-9 * sums.squares else None


def groups(document: CodedDocument) -> list[Group]:
    """Return the groups of a document's marks: one mark of each coder who has just this mark."""
    found: dict[tuple[int, int, str], dict[str, Mark]] = {}
    for coding in document.codings:
        if not coding.done:
            continue
        for mark in coding.marks:
            group = found.setdefault(mark[:3], {})
            known = group.get(coding.coder)
            if known is None or said(mark) < said(known):
                group[coding.coder] = mark
    return [list(group.values()) for group in found.values()]


def alpha_attr(documents: Iterable[CodedDocument], label: str, attribute: str) -> float | None:
    """Return nominal alpha of one attribute over marks of one label. From below 0 to 1; see the module.

    None where no two coders made the same mark, or all gave one value.

    Source:
        Krippendorff's alpha (see ``alpha.py``), with marks as units.

    >>> def killed(who, value):
    ...     return Coding(who, (Mark(0, 4, "CASUALTY", "", {"outcome": value}),))
    >>> documents = [CodedDocument(str(n), 9, (killed("i", "killed"), killed("j", value)))
    ...     for n, value in enumerate(["killed", "killed", "injured"])]
    >>> round(alpha_attr(documents, "CASUALTY", "outcome"), 4)
    0.0
    """
    sums = NominalSums()
    for document in documents:
        for group in groups(document):
            if len(group) > 1 and group[0].label == label:
                sums.add([value_of(mark, attribute) for mark in group])
    return nominal_alpha(sums.differing, sums.counts.total(), sum(count**2 for count in sums.counts.values()))


def percent_overlap(first: Sequence[Mark], second: Sequence[Mark], label: str, attribute: str) -> float | None:
    """Return the share of equal values over partners that overlap, from 0 to 1; None without partners.

    >>> percent_overlap([Mark(0, 4, "CASUALTY", "", {"min": 3})], [Mark(1, 4, "CASUALTY")], "CASUALTY", "min")
    0.0
    """
    pairs = [pair for pair in partners(first, second) if pair[0].label == label]
    equal = sum(value_of(one, attribute) == value_of(other, attribute) for one, other in pairs)
    return equal / len(pairs) if pairs else None


def value_of(mark: Mark, attribute: str) -> str:
    """Return the value of an attribute, in a form in which equal values are equal; "" where it is unset."""
    return told(mark.attributes.get(attribute))


def told(value: Json) -> str:
    """Return a value in a form in which equal values are equal: 3 is 3.0, but not "3" and not true.

    >>> told(3.0), told("3"), told(None)
    ('3', '"3"', '')
    """
    if value is None or value == UNSET:
        return UNSET
    return compact(int(value) if isinstance(value, float) and value.is_integer() else value)


def number_of(value: Json) -> float | None:
    """Return the number that a value is, if it is one."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def attributes_of(mark: Mark) -> Iterable[str]:
    """Return the names of what a mark says, without where it came from."""
    return mark.attributes.keys() - BESIDE


def with_links_resolved(coding: Coding) -> Coding:
    """Return the work with links between marks told by the place of the mark: ids differ from coder to coder."""
    if not any(mark.attributes for mark in coding.marks):
        return coding
    places = {mark.id: mark for mark in coding.marks if len(mark.id) == OWN_ID}
    if not any(
        isinstance(value, str) and value in places for mark in coding.marks for value in mark.attributes.values()
    ):
        return coding
    marks = tuple(mark._replace(attributes=_resolved(mark.attributes, places)) for mark in coding.marks)
    return Coding(coding.coder, marks, coding.relations, coding.roles, coding.values, coding.done, coding.finished)


def _resolved(attributes: Mapping[str, Json], places: Mapping[Any, Mark]) -> dict[str, Json]:
    return {
        name: list(places[value][:3]) if isinstance(value, str) and value in places else value
        for name, value in attributes.items()
    }
