"""What a word means to a reader of casualties, with whatever is glued to it."""

from __future__ import annotations

import pytest

from annotator.arabic.folding import fold_key
from annotator.arabic.people_words import PEOPLE
from annotator.arabic.vocabulary import Meaning, meaning


def of(word: str) -> Meaning:
    return meaning(fold_key(word))


@pytest.mark.parametrize(
    ("word", "form", "victim"),
    [
        ("جندي", "one", "combatant"),
        ("جندياً", "one", "combatant"),
        ("جنديان", "two", "combatant"),
        ("جنود", "many", "combatant"),
        ("طفلتين", "two", "civilian"),
        ("نساء", "many", "civilian"),
        ("مدنيون", "many", "civilian"),
        ("مدنيين", "either", "civilian"),
        ("أشخاص", "many", ""),
        ("والمسعفين", "either", "civilian"),
        ("مُقَاتِلًا", "one", "combatant"),
    ],
)
def test_the_form_of_a_noun_says_how_many(word: str, form: str, victim: str) -> None:
    person = of(word).person
    assert person is not None
    assert (person.form, person.victim) == (form, victim)


def test_what_is_glued_to_a_word_is_told() -> None:
    word = of("وللجرحى")
    assert (word.joined, word.governed, word.definite) == (True, "ل", True)
    assert of("مقاتليه").owned
    assert of("عناصرها").owned
    assert not of("بجنود").definite


def test_verbs_and_verbal_nouns_say_what_was_done() -> None:
    for word, outcome in (("وقُتل", "killed"), ("إصابة", "wounded"), ("واعتقلت", "detained"), ("نزوح", "displaced")):
        found = of(word).outcome
        assert found is not None
        assert found.outcome == outcome


@pytest.mark.parametrize("word", ["وكالة", "كما", "بين", "لأن", "والد الحدث", "فصل", "ولد", "بعد"])
def test_a_word_of_no_meaning_here_has_none(word: str) -> None:
    assert of(word).outcome is None
    assert not of(word).thing


def test_no_form_of_a_noun_is_shorter_than_two_letters() -> None:
    assert min(map(len, PEOPLE)) >= 2
