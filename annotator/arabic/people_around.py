"""What stands around a noun that counts people: adjectives, further nouns under the same figure, whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.arabic.people import People
from annotator.arabic.people_words import Person
from annotator.arabic.vocabulary import NOTHING, Meaning

OF = "من"
_AMONG = frozenset(("بين", "وبين"))
_AND = frozenset(("و", "او"))
_BODY_WITHIN = 3  # words behind من in which the force is named
BOTH = ("killed", "wounded")


def outcomes_of(person: Person) -> tuple[str, ...]:
    """Return what a word for people says was done to them: ضحايا may be either."""
    if person.outcome == "killed_or_wounded":
        return BOTH
    return (person.outcome,) if person.outcome else ()


class Around:
    """Looks around the nouns of one text."""

    def __init__(self, keys: Sequence[str], meanings: Sequence[Meaning]) -> None:
        self.keys, self.meanings = keys, meanings

    def meaning(self, at: int) -> Meaning:
        """Return what the word at a token means; nothing behind the end."""
        return self.meanings[at] if at < len(self.meanings) else NOTHING

    def key(self, at: int) -> str:
        """Return the key of a token; "" behind the end."""
        return self.keys[at] if at < len(self.keys) else ""

    def named(self, people: People, at: int, person: Person) -> People:
        """Return the people with the noun at a token."""
        others = person.group == "others"
        return people._replace(
            nouns=(*people.nouns, at),
            outcomes=outcomes_of(person),
            victim=person.victim,
            group="" if others else person.group,
            framing=person.framing,
            unit=person.unit,
            named=True,
            others=others,
            owned=self.meanings[at].owned,
        )

    def described(self, people: People, at: int) -> People:
        """Take an adjective at a token: شخصاً مدنياً, المدنيين المحاصرين, رجال شرطة."""
        word = self.meaning(at)
        if word.joined or word.governed or word.owned:
            return people
        if people.group == "men" and word.body:
            return people._replace(group="", victim=word.body, body_end=at + 1)
        if word.person is None:
            return people
        if word.person.group == "others":
            return people._replace(tokens=(people.tokens[0], at + 1), others=not people.outcomes)
        if word.person.outcome and not people.outcomes:
            described = self.named(people, at, word.person)
            victim = people.victim or described.victim
            return described._replace(tokens=(people.tokens[0], at + 1), victim=victim, group=people.group)
        return people._replace(victim=people.victim or word.person.victim)

    def joint(self, people: People) -> People:
        """Take further outcomes under the same figure: قتيلاً وجريحاً, القتلى والجرحى."""
        apart = self.key(people.tokens[1]) in _AND
        at = people.tokens[1] + apart
        word = self.meaning(at)
        if not people.outcomes or word.person is None or not word.person.outcome or word.governed:
            return people
        own_figure = self.key(at + 1) == ":"  # قتلى وجرحى: 12
        if own_figure or not (apart or word.joined):
            return people
        if not people.figure and (people.hedge != "plural" or word.person.form not in ("many", "either")):
            return people
        outcomes = tuple(dict.fromkeys((*people.outcomes, *outcomes_of(word.person))))
        tokens = (people.tokens[0], at + 1)
        return self.joint(people._replace(tokens=tokens, nouns=(*people.nouns, at), outcomes=outcomes))

    def among(self, people: People) -> People:
        """Take بين قتيل وجريح behind the people: one figure for both."""
        at = people.tokens[1] + (self.key(people.tokens[1]) == "ما")
        one, other = self.meaning(at + 1).person, self.meaning(at + 2).person
        if self.key(at) not in _AMONG or one is None or other is None or not self.meaning(at + 2).joined:
            return people
        if not one.outcome or not other.outcome:
            return people
        nouns, outcomes = (*people.nouns, at + 1, at + 2), (one.outcome, other.outcome)
        return people._replace(tokens=(people.tokens[0], at + 3), nouns=nouns, outcomes=outcomes)

    def with_body(self, people: People, at: int) -> People:
        """Take whose they are from من at a token: خمسة من قوات النظام, العشرات من المدنيين, اثنين من عناصره."""
        if self.key(at) != OF:
            return people
        first = self.meaning(at + 1)
        if not people.named and first.person is not None and not first.joined:
            people = self._of_them(people, at + 1, first.person)
            if people.victim or people.outcomes:
                return people._replace(body_end=max(people.tokens[1], at + 2))
            people = people._replace(body_end=at + 2)
        for behind in range(at + 1, at + 1 + _BODY_WITHIN):
            word = self.meaning(behind)
            if word.outcome is not None and word.person is None:
                return people  # بعد شهر واحد من مقتل قائد
            victim = word.person.victim if word.person is not None else word.body
            if victim:
                group = "" if people.group == "men" else people.group
                people = people._replace(victim=people.victim or victim, group=group)
                return people._replace(named=True, body_end=behind + 1)
            if word.thing:
                return people._replace(thing=not people.named)
        return people

    def _of_them(self, people: People, at: int, person: Person) -> People:
        """Take the noun behind من; an outcome that it says makes it part of the people: عدد من القتلى والجرحى."""
        named = self.named(people, at, person)
        if named.outcomes:
            return self.joint(named._replace(tokens=(people.tokens[0], at + 1)))
        word = self.meaning(at + 1)
        if word.person is None or not word.person.outcome or word.joined or word.governed:
            return named
        nouns, outcomes = (*named.nouns, at + 1), (word.person.outcome,)  # المدنيين المحاصرين
        return named._replace(tokens=(people.tokens[0], at + 2), nouns=nouns, outcomes=outcomes)
