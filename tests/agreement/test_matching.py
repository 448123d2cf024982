"""Partners: the best matching there is, whoever is named first and however marks are stored."""

from __future__ import annotations

import random
from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.assignment import assign, assign_many
from annotator.agreement.coding import Mark, said
from annotator.agreement.matching import Pair, matched, partners
from tests.agreement.strategies import marks

Ranked = tuple[int, int, list[tuple[object, ...]]]


def shared(one: Mark, other: Mark) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def rank(pairs: list[Pair]) -> Ranked:
    """Return what makes one matching better than another: smaller is better."""
    keys = sorted(
        (*sorted((one.start, other.start)), *sorted((one.end, other.end)), *sorted((said(one), said(other))))
        for one, other in pairs
    )
    return (-len(pairs), -sum(shared(*pair) for pair in pairs), keys)


def best_by_trying(first: tuple[Mark, ...], second: tuple[Mark, ...]) -> Ranked:
    """Return the best rank of all matchings that there are."""
    if len(first) > len(second):
        return best_by_trying(second, first)
    return min(
        rank([(one, other) for one, other in zip(first, chosen, strict=True) if shared(one, other)])
        for chosen in permutations(second, len(first))
    )


@settings(max_examples=60)
@given(marks(most=5), marks(most=5))
def test_no_matching_is_better(first: tuple[Mark, ...], second: tuple[Mark, ...]) -> None:
    assert rank(matched(first, second)) == best_by_trying(first, second)


@given(marks(), marks(), st.randoms(use_true_random=False))
def test_neither_order_nor_who_is_first_matters(
    first: tuple[Mark, ...], second: tuple[Mark, ...], chance: random.Random
) -> None:
    found = rank(partners(first, second))
    turned = partners(second, chance.sample(first, len(first)))
    assert rank([(one, other) for other, one in turned]) == found
    assert all(one.label == other.label for one, other in partners(first, second))


def test_a_matcher_that_takes_what_comes_first_would_lose_a_pair() -> None:
    """The long mark must leave the short one to its only partner."""
    first = (Mark(0, 10, "ACTOR", "a"), Mark(0, 4, "ACTOR", "b"))
    second = (Mark(0, 3, "ACTOR", "x"), Mark(6, 10, "ACTOR", "y"))
    assert {(one.id, other.id) for one, other in partners(first, second)} == {("a", "y"), ("b", "x")}


def test_marks_that_touch_are_no_partners() -> None:
    assert matched([Mark(0, 4, "ACTOR")], [Mark(4, 8, "ACTOR")]) == []


def test_a_coder_who_marked_every_word_and_the_whole_text_is_matched_in_time() -> None:
    words = [Mark(5 * nth, 5 * nth + 4, "ACTOR", f"w{nth}") for nth in range(400)]
    whole = Mark(0, 2_000, "ACTOR", "whole")
    found = matched([whole, *words], [whole, *words])
    assert {(one.id, other.id) for one, other in found} == {(mark.id, mark.id) for mark in [whole, *words]}


@given(st.integers(1, 6), st.integers(1, 6), st.randoms(use_true_random=False))
def test_both_ways_of_assigning_find_the_same_weight(rows: int, columns: int, chance: random.Random) -> None:
    weights = [
        (row, column, chance.randint(1, 9)) for row in range(rows) for column in range(columns) if chance.random() < 0.6
    ]
    if not weights:
        return
    table = np.zeros((rows, columns), dtype=int)
    for row, column, weight in weights:
        table[row, column] = weight
    more = 1 + 9 * rows  # a pair more is worth more than all weights
    small = assign([(row, column, weight + more) for row, column, weight in weights], rows, columns)
    large = assign_many(weights, rows, columns)
    assert len(small) == len(large)
    assert sum(table[pair] for pair in small) == sum(table[pair] for pair in large)
