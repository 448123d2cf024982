"""Likeness: what is nearly the same is found among many, whatever its spelling; what is not is left apart."""

from __future__ import annotations

import random

import pytest

from annotator.arabic.likeness import closest, families, likeness, pieces, signature

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def report(seed: int, words: int = 120) -> list[str]:
    """Return words of five letters drawn by chance: no two seeds have anything in common."""
    chance = random.Random(seed)
    return ["".join(chance.choices(LETTERS, k=5)) for _ in range(words)]


def retold(words: list[str], seed: int, changed: int) -> str:
    """Return a report with so many of its words changed."""
    chance = random.Random(seed)
    told = list(words)
    for nth in chance.sample(range(len(told)), k=changed):
        told[nth] = "".join(chance.choices(LETTERS, k=5))
    return " ".join(told)


def test_spelling_vowels_digits_and_punctuation_make_no_difference() -> None:
    first, second = "قُتِلَ ١٢ مدنيّاً، في إدلب.", "قتل 12 مدنيا في ادلب"
    assert likeness(pieces(first), pieces(second)) == 1.0
    assert (signature(first) == signature(second)).all()


def test_the_share_of_equal_numbers_is_about_the_likeness() -> None:
    words = report(1, 400)
    for changed in (0, 20, 60, 150):
        told = retold(words, changed, changed)
        share = (signature(" ".join(words)) == signature(told)).mean()
        assert share == pytest.approx(likeness(pieces(" ".join(words)), pieces(told)), abs=0.13)


def test_what_is_nearly_the_same_is_one_family_and_nothing_else_is() -> None:
    originals = [report(seed) for seed in range(60)]
    texts = [" ".join(words) for words in originals] + [retold(words, 7, 4) for words in originals]
    found = families([signature(text) for text in texts], 0.7)
    for nth in range(60):
        assert likeness(pieces(texts[nth]), pieces(texts[nth + 60])) > 0.8
        assert found[nth] == found[nth + 60]
    assert len(set(found)) == 60


def test_families_hold_together_through_those_between() -> None:
    words = report(3, 200)
    chain = [" ".join(words)]
    for step in range(1, 5):
        chain.append(retold(chain[-1].split(), step, 8))
    assert likeness(pieces(chain[0]), pieces(chain[-1])) < 0.7
    assert len(set(families([signature(text) for text in chain], 0.7))) == 1


def test_very_many_equal_texts_are_one_family() -> None:
    same = signature(" ".join(report(5)))
    assert len(set(families([same] * 3_000, 0.7))) == 1


@pytest.mark.parametrize("text", ["", "ق", "..", "🚁"])
def test_texts_without_pieces_have_a_signature_too(text: str) -> None:
    assert families([signature(text), signature(text)], 0.7)[0] == families([signature(text)] * 2, 0.7)[1]


def test_the_most_alike_of_two_parts_are_told() -> None:
    words = report(9)
    own = [signature(" ".join(words)), signature(retold(words, 1, 10)), signature(" ".join(report(10)))]
    found = closest(own, ["train", "test", "train"])
    assert found["test", "train"] == pytest.approx((own[0] == own[1]).mean())
    assert families([], 0.7) == []
