"""Dealing: everything once, nobody more than her share, the same again for the same seed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.coder import CoderId
from annotator.core.dealing import Report, Sources, deal
from annotator.core.document import DocumentId

CODERS = [CoderId(f"coder {number}") for number in range(6)]


@st.composite
def reports(draw: st.DrawFn, most: int = 60) -> list[Report]:
    """Draw reports of several sources, of several lengths, some of them somebody's already."""
    return [
        Report(
            DocumentId(f"{number:04}"),
            draw(st.integers(15, 1_500)),
            draw(st.sampled_from(["", "وكالة السنابل", "شبكة", "c"])),
            frozenset(draw(st.sets(st.sampled_from(CODERS), max_size=2))),
        )
        for number in range(draw(st.integers(1, most)))
    ]


def fresh(count: int, words: int = 100, source: str = "") -> list[Report]:
    """Return reports that nobody has."""
    return [Report(DocumentId(f"{source}{number:04}"), words + number * 7 % 50, source) for number in range(count)]


@given(reports(), st.integers(2, 6), st.integers(0, 20), st.integers(2, 3), st.sampled_from(["spread", "together"]))
def test_everybody_keeps_what_she_has_and_every_report_finds_as_many_coders_as_it_is_to_have(
    given: list[Report], people: int, shared: int, times: int, sources: Sources
) -> None:
    coders = CODERS[:people]
    hands = deal(given, coders, seed="1", shared=shared, times=times, sources=sources)
    has = {report.id: set(report.coders) for report in given}
    for coder, ids in hands.items():
        assert len(ids) == len(set(ids))
        for id in ids:
            assert coder not in has[id]
            has[id].add(coder)
    assert all(has.values())
    wanted = min(times, people)
    assert sum(len(who) >= wanted for who in has.values()) >= min(shared, len(given))


@given(reports(), st.randoms(use_true_random=False), st.sampled_from(["spread", "together"]))
def test_the_same_seed_deals_the_same_whatever_order_reports_and_coders_come_in(
    given: list[Report], chance: Random, sources: Sources
) -> None:
    first = deal(given, CODERS, seed="س", shared=5, sources=sources)
    again = deal(chance.sample(given, len(given)), chance.sample(CODERS, 6), seed="س", shared=5, sources=sources)
    assert first == again


def test_another_seed_deals_otherwise() -> None:
    assert deal(fresh(40), CODERS, seed="1") != deal(fresh(40), CODERS, seed="2")


def test_words_are_balanced_however_lengths_differ() -> None:
    given = [Report(DocumentId(str(number)), 15 + number**2) for number in range(200)]
    hands = deal(given, CODERS, seed="1", shared=50)
    words = {report.id: report.words for report in given}
    loads = [sum(words[id] for id in ids) for ids in hands.values()]
    assert max(loads) - min(loads) <= max(words.values())
    assert max(loads) < min(loads) * 1.05


def test_every_pair_of_coders_shares_about_as_many_reports() -> None:
    given = fresh(200)
    hands = deal(given, CODERS, seed="1", shared=90)
    whose = {report.id: {coder for coder, ids in hands.items() if report.id in ids} for report in given}
    pairs = Counter(frozenset(who) for who in whose.values() if len(who) == 2)
    assert {len(who) for who in whose.values()} == {1, 2}
    assert set(pairs) == {frozenset(pair) for pair in combinations(CODERS, 2)}
    assert max(pairs.values()) - min(pairs.values()) <= 2


def test_a_source_is_spread_over_the_coders_or_kept_together_with_one() -> None:
    given = [report for source in "abcdefghij" for report in fresh(12, source=source)]
    spread = deal(given, CODERS, seed="1", sources="spread")
    for source in "abcdefghij":
        counts = [sum(id.startswith(source) for id in ids) for ids in spread.values()]
        assert max(counts) - min(counts) <= 1
    together = deal(given, CODERS, seed="1", sources="together")
    keepers = {
        source: {who for who, ids in together.items() if any(id.startswith(source) for id in ids)}
        for source in "abcdefghij"
    }
    assert all(len(who) == 1 for who in keepers.values())
    assert len(set.union(*keepers.values())) == len(CODERS)


def test_nobody_gets_more_than_the_limit_and_all_get_as_many() -> None:
    for sources in ("spread", "together"):
        hands = deal(fresh(100, source="x"), CODERS, seed="1", shared=20, most=20, sources=sources)
        assert {len(ids) for ids in hands.values()} == {20}
