"""What one word of a report means to a reader of casualties, whatever is glued before or behind it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from annotator.arabic.outcome_words import OUTCOMES, WHOLE, Outcome
from annotator.arabic.people_words import BODIES, ORDINALS, OTHERS, PEOPLE, Person
from annotator.arabic.thing_words import THINGS

_JOINED = ("", "و", "ف")
_GOVERNED = ("", "ب", "ل", "ك")
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه")
_SHORTEST = 3  # letters that a word keeps when something is cut off


class Meaning(NamedTuple):
    """The meanings of a word; all empty for a word that says nothing of casualties.

    Attributes:
        body: The victims' kind, where the word names a force or a service: قوات, الدفاع.
        thing: It is something that is counted and no person.
        ordinal: ثالث and the like, without the article.
        joined: و or ف is glued before it.
        governed: ب, ل or ك is glued before it, or "".
        definite: It has the article.
        owned: A pronoun is glued behind it.
    """

    person: Person | None = None
    outcome: Outcome | None = None
    body: str = ""
    thing: bool = False
    ordinal: bool = False
    joined: bool = False
    governed: str = ""
    definite: bool = False
    owned: bool = False

    @property
    def known(self) -> bool:
        """Tell whether the word means anything here."""
        return bool(self.person or self.outcome or self.body or self.thing or self.ordinal)


NOTHING = Meaning()


@lru_cache(maxsize=1 << 16)
def meaning(key: str) -> Meaning:
    """Return what a word means, by its folding key; the reading that cuts off least is taken."""
    for joined in _JOINED if key not in WHOLE else ():
        for governed in _GOVERNED:
            if key.startswith(joined + governed):
                found = _bare(key[len(joined) + len(governed) :], governed)
                if found is not None:
                    return found._replace(joined=bool(joined), governed=governed)
    return NOTHING


def _bare(word: str, governed: str) -> Meaning | None:
    """Return the meaning of a word before which nothing is glued but an article."""
    found = _plain(word)
    if found is not None:
        return found
    article = "ل" if governed == "ل" else "ال"
    if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
        found = _plain(word[len(article) :])
        if found is not None and not found.ordinal:
            return found._replace(definite=True)
    return _owned(word)


def _owned(word: str) -> Meaning | None:
    """Return the meaning of a word with a pronoun behind it: مقتله, إصابتها, مقاتليه."""
    for pronoun in _PRONOUNS:
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) >= _SHORTEST:
            found = (_plain(stem[:-1] + "ه") if stem.endswith("ت") else None) or _plain(stem)
            if found is not None:
                return found._replace(owned=True)
    return None


def _plain(word: str) -> Meaning | None:
    person = PEOPLE.get(word) or OTHERS.get(word)
    outcome = OUTCOMES.get(word)
    body, thing, ordinal = BODIES.get(word, ""), word in THINGS, word in ORDINALS
    if person or outcome or body or thing or ordinal:
        return Meaning(person, outcome, body, thing, ordinal)
    return None
