"""The time of work is the sum of the gaps between signs of life; a long pause counts as one minute."""

from __future__ import annotations

from annotator.ui.working_time import WorkingTime


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_gaps_between_signs_of_life_add_up() -> None:
    time = WorkingTime(clock := Clock())
    for seconds in (2.0, 3.5):
        clock.now += seconds
        time.notice()

    clock.now += 0.25
    assert time.taken() == 5750


def test_a_pause_counts_as_one_minute_at_most() -> None:
    time = WorkingTime(clock := Clock())
    clock.now += 3600
    time.notice()
    clock.now += 1

    assert time.taken() == 61_000


def test_what_was_taken_does_not_count_again() -> None:
    time = WorkingTime(clock := Clock())
    clock.now += 4
    assert time.taken() == 4000
    assert time.taken() == 0
    clock.now += 1
    assert time.taken() == 1000
