"""Intervals: they hold the true value about as often as they say, and are the same for the same seed."""

from __future__ import annotations

import numpy as np

from annotator.agreement.bootstrap import intervals, resampled
from annotator.agreement.coding import CodedDocument, Coding, Mark
from annotator.agreement.summary import summary


def test_about_95_of_100_intervals_hold_the_true_value() -> None:
    """Documents of 4 to 12 marks, of some easy ones and some hard ones; both coders mark 10 in each."""
    chance = np.random.default_rng(7)
    rounds, documents, held = 300, 50, 0
    ease = np.array([0.55, 0.75, 0.9])
    for nth in range(rounds):
        sizes = chance.integers(4, 13, documents)
        both = chance.binomial(sizes, chance.choice(ease, documents))
        drawn = resampled(np.stack([2 * both, 2 * sizes], axis=1).astype(float), 500, seed=nth)
        (interval,) = intervals((drawn[:, 0] / drawn[:, 1])[:, None])
        assert interval is not None
        held += interval[0] <= ease.mean() <= interval[1]
    assert 0.89 <= held / rounds <= 0.985


def documents_of(count: int) -> list[CodedDocument]:
    chance = np.random.default_rng(3)
    found = []
    for nth in range(count):
        first = tuple(Mark(10 * k, 10 * k + 4, "ACTOR", f"a{k}") for k in range(8))
        second = tuple(mark for mark in first if chance.random() < 0.8)
        found.append(CodedDocument(f"d{nth:03}", 90, (Coding("i", first), Coding("j", second))))
    return found


def test_the_same_seed_gives_the_same_interval_and_another_one_another() -> None:
    found = documents_of(30)
    one, same, other = (summary(found, {}, resamples=200, seed=seed).figures[0].interval for seed in (1, 1, 2))
    assert one == same != other


def test_the_order_of_documents_does_not_move_an_interval() -> None:
    found = documents_of(30)
    assert summary(found, {}, resamples=100).figures == summary(found[::-1], {}, resamples=100).figures


def test_more_documents_make_an_interval_narrower() -> None:
    def width(count: int) -> float:
        interval = summary(documents_of(count), {}, resamples=500).figures[0].interval
        assert interval is not None
        return interval[1] - interval[0]

    assert width(200) < width(50) < width(12)


def test_one_document_gives_a_figure_without_an_interval() -> None:
    one = summary(documents_of(1), {}, resamples=100).figures[0]
    assert (one.value is not None, one.interval) == (True, None)


def test_draws_in_several_pieces_count_as_many_documents_as_there_are() -> None:
    drawn = resampled(np.ones((3_000, 1)), resamples=1_000)
    assert (drawn == 3_000).all()
