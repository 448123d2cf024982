"""One sentence as its readers see it: keys, meanings and counted people, and nothing beyond its edges."""

from __future__ import annotations

from annotator.arabic.people import People
from annotator.arabic.people_reader import PeopleReader
from annotator.arabic.vocabulary import NOTHING, Meaning

AND = frozenset(("و", "او"))
COMMA = frozenset('،,:()«»"-–—')


class Sentence:
    """The tokens of a text from ``first`` to ``last``, half-open."""

    def __init__(self, people: PeopleReader, first: int, last: int) -> None:
        self.people, self.first, self.last = people, first, last
        self.keys = people.keys

    def key(self, at: int) -> str:
        """Return the key of a token; "" outside the sentence."""
        return self.keys[at] if self.first <= at < self.last else ""

    def bare(self, at: int) -> str:
        """Return the key of a token without a و before it."""
        return self.key(at).removeprefix("و")

    def meaning(self, at: int) -> Meaning:
        """Return what the word at a token means; nothing outside the sentence."""
        return self.people.meanings[at] if self.first <= at < self.last else NOTHING

    def read(self, at: int) -> People | None:
        """Return the people who are counted from a token on, within the sentence."""
        found = self.people.read(at) if self.first <= at < self.last else None
        return None if found is None or found.tokens[1] > self.last else found

    def is_parted(self, first: int, last: int) -> bool:
        """Tell whether a comma or a bracket stands between two tokens."""
        return any(self.keys[at] in COMMA for at in range(first, last))

    def listed(self, at: int) -> list[People]:
        """Return the people of a list: the first, and those that و joins: 3 أطفال وامرأتان."""
        found: list[People] = []
        while True:
            people = self.read(at + (self.key(at) in AND))
            if people is None or people.thing or (people.outcomes and not people.figure):
                return found
            found.append(people)
            at = people.end
            more = self.read(at)
            if not (self.meaning(at).joined or self.key(at) in AND or (more is not None and more.joined)):
                return found
