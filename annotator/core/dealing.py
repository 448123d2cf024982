"""Reports are dealt to coders: balanced by length, some of them to several, the same again for the same seed.

Nothing here draws from a generator whose numbers another version of Python might change: the order follows from hashes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from typing import Literal

from annotator.core.coder import CoderId
from annotator.core.document import DocumentId

Sources = Literal["spread", "together"]
SOURCES: tuple[Sources, ...] = ("spread", "together")
NO_LIMIT = 1 << 40


@dataclass(frozen=True, slots=True)
class Report:
    """A report that is to be dealt.

    Attributes:
        words: Its length.
        source: Where it was published; "" where that is not known.
        coders: Who has it already; they keep it.
    """

    id: DocumentId
    words: int
    source: str = ""
    coders: frozenset[CoderId] = frozenset()


@dataclass(slots=True)
class Hands:
    """What has been dealt so far.

    Attributes:
        given: The reports of each coder, in the order of dealing.
        words: How many words each has got.
        most: How many reports each may get.
    """

    coders: Sequence[CoderId]
    most: int = NO_LIMIT
    given: dict[CoderId, list[DocumentId]] = field(default_factory=dict)
    words: Counter[CoderId] = field(default_factory=Counter)
    of_source: Counter[tuple[CoderId, str]] = field(default_factory=Counter)
    pairs: Counter[frozenset[CoderId]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Begin with empty hands."""
        self.given = {coder: [] for coder in self.coders}

    def give(self, report: Report, coder: CoderId, others: Iterable[CoderId]) -> None:
        """Give a report to a coder, besides others."""
        self.given[coder].append(report.id)
        self.words[coder] += report.words
        self.of_source[coder, report.source] += 1
        self.pairs.update(frozenset((coder, other)) for other in others)

    def free(self, taken: Iterable[CoderId]) -> list[CoderId]:
        """Return who may get one more report and does not have this one."""
        out = set(taken)
        return [coder for coder in self.coders if coder not in out and len(self.given[coder]) < self.most]


def deal(
    reports: Iterable[Report],
    coders: Sequence[CoderId],
    *,
    seed: str,
    shared: int = 0,
    times: int = 2,
    sources: Sources = "spread",
    most: int | None = None,
) -> dict[CoderId, list[DocumentId]]:
    """Deal reports.

    Args:
        reports: What is to be dealt, in any order.
        coders: To whom, in any order.
        seed: The same seed deals the same reports to the same coders alike.
        shared: How many of the reports are coded by several.
        times: By how many coders each of these is coded.
        sources: A source's reports are spread over the coders, or kept together with one where they are not shared.
        most: How many reports a coder gets at most; balanced by words alone where there is no limit.

    Returns:
        What each coder gets, besides what she has.
    """
    order = shuffled(reports, seed)
    hands = Hands(sorted(coders, key=lambda coder: _draw(seed, coder)), NO_LIMIT if most is None else most)
    for report in _longest_first(order[:shared]):
        _give(hands, report, times)
    singles = order[shared:]
    if sources == "together":
        _give_together(hands, singles, seed)
    else:
        for report in _longest_first(singles):
            _give(hands, report, 1)
    return hands.given


def shuffled(reports: Iterable[Report], seed: str) -> list[Report]:
    """Return reports in an order that follows from the seed alone."""
    return sorted(reports, key=lambda report: _draw(seed, report.id))


def _draw(seed: str, id: str) -> str:
    return sha256(f"{seed}\0{id}".encode()).hexdigest()


def _longest_first(reports: Sequence[Report]) -> list[Report]:
    return sorted(reports, key=lambda report: -report.words)


def _give(hands: Hands, report: Report, times: int) -> None:
    """Give a report to as many coders as it lacks; each pair of coders is to share about as many."""
    has = set(report.coders)
    while len(has) < times and (free := hands.free(has)):
        coder = min(free, key=lambda one: _burden(hands, report, one, has))
        hands.give(report, coder, has)
        has.add(coder)


def _burden(hands: Hands, report: Report, coder: CoderId, has: set[CoderId]) -> tuple[int, int, int, int]:
    shared = sum(hands.pairs[frozenset((coder, other))] for other in has)
    of_source = hands.of_source[coder, report.source] if report.source else 0
    # Where everybody gets so many, numbers come before words, or the last ones would find no room.
    count = len(hands.given[coder]) if hands.most != NO_LIMIT else 0
    return (shared, of_source, count, hands.words[coder])


def _give_together(hands: Hands, reports: Sequence[Report], seed: str) -> None:
    """Give each source to one coder, the largest first; what finds no room with her goes to others."""
    alone = [[report] for report in reports if not report.source]
    by_source = groupby(sorted(reports, key=lambda report: report.source), key=lambda report: report.source)
    groups = [list(group) for source, group in by_source if source] + alone
    groups.sort(key=lambda group: (-sum(report.words for report in group), _draw(seed, group[0].source or group[0].id)))
    for group in groups:
        keeper: CoderId | None = None
        for report in _longest_first(group):
            free = hands.free(report.coders)
            if report.coders or not free:
                continue
            if keeper not in free:
                keeper = min(free, key=lambda one: hands.words[one])
            hands.give(report, keeper, ())
