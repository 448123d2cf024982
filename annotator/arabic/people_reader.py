"""Reads people whom a text counts: a quantity with its noun, or a noun whose form alone says how many."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.arabic.hedge_words import Hedge
from annotator.arabic.keyed import Token, keys_of
from annotator.arabic.number_words import PARTS
from annotator.arabic.people import People, of_quantity
from annotator.arabic.people_around import OF, Around
from annotator.arabic.people_words import Form, Person
from annotator.arabic.quantities import Quantity, QuantityReader, beginnings
from annotator.arabic.vocabulary import NOTHING, Meaning, meaning

_MADE_OF = keys_of("مؤلفة مكونة تتألف تتكون قوامها مكون مؤلف")
_CASES = keys_of("حالات حالة حالتا حالتي حالتان حالتين")
_ONE_OF = keys_of("أحد إحدى")
_ORIGINS, _SHORTEST_ORIGIN = ("ي", "يا", "يين", "يون"), 5
_FAMILY_WITHIN = 3  # words between عائلة and مؤلفة من
_COUNTED: dict[Form, tuple[int, int | None, Hedge]] = {
    "one": (1, 1, "none"),
    "two": (2, 2, "none"),
    "either": (3, None, "plural"),
    "many": (3, None, "plural"),
}


def may_count(key: str) -> bool:
    """Tell whether a word that names no people may begin to count some."""
    return bool(beginnings(key)) or key.removeprefix("و").removeprefix("ل") in _ONE_OF


class PeopleReader:
    """Reads counted people of one text, token by token; what was read once is at hand."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.quantities = QuantityReader(text, tokens)
        self.keys = self.quantities.keys
        self.meanings = [meaning(key) for key in self.keys]
        self._around = Around(self.keys, self.meanings)
        self._read: dict[int, People | None] = {}

    def read(self, at: int) -> People | None:
        """Return the people who are counted from a token on, or None."""
        if at not in self._read:
            quantity = self.quantities.read(at)
            self._read[at] = self._bare(at) if quantity is None else self._counted(quantity)
        return self._read[at]

    # With a figure.

    def _counted(self, quantity: Quantity) -> People:
        around, at = self._around, quantity.tokens[1]
        people, noun = of_quantity(quantity), around.meaning(at)
        if around.key(at) in _CASES and around.meaning(at + 1) is not NOTHING:
            return self._of_cases(people, at + 1)
        if around.key(at) == OF:
            return around.with_body(people, at)
        if noun.person is not None and not noun.joined and not noun.governed:
            return self._with_noun(people, quantity, at, noun.person)
        if noun.thing and not noun.joined and not noun.governed:
            return people._replace(thing=True)
        if noun is NOTHING and _is_from_somewhere(around.key(at)):
            people = people._replace(tokens=(people.tokens[0], at + 1), nouns=(at,), named=True)
        return around.among(people)

    def _with_noun(self, people: People, quantity: Quantity, at: int, person: Person) -> People:
        hedged = self.quantities.with_hedge_behind(quantity, at + 1)
        if hedged is quantity and self._around.key(at + 1) not in ("", OF):
            hedged = self.quantities.with_hedge_behind(quantity, at + 2)
        if hedged is not quantity:
            figure = (*people.figure, hedged.hedges[-1])
            people = people._replace(least=hedged.least, most=hedged.most, hedge=hedged.hedge, figure=figure)
        end = max(at + 1, hedged.tokens[1])
        people = self._around.named(people, at, person)._replace(tokens=(people.tokens[0], end))
        people = self._around.joint(self._around.described(people, at + 1))
        return self._around.among(self._around.with_body(people, people.tokens[1]))

    def _of_cases(self, people: People, at: int) -> People:
        """Read خمس حالات وفاة."""
        word = self._around.meaning(at)
        outcome = word.person.outcome if word.person else word.outcome.outcome if word.outcome else ""
        if not outcome:
            return people._replace(thing=True)
        tokens = (people.tokens[0], at + 1)
        return people._replace(tokens=tokens, nouns=(at,), outcomes=(outcome,), named=True)

    # Without one.

    def _bare(self, at: int) -> People | None:
        word = self._around.meaning(at)
        if word.ordinal and not word.definite:
            third = People((at, at + 1), 1, 1, "none", nouns=(at,), others=True)
            return third._replace(joined=word.joined, governed=bool(word.governed))
        if self.keys[at].removeprefix("و").removeprefix("ل") in _ONE_OF:
            return self._one_of(at)
        if word.person is None:
            return None
        people = self._around.named(_by_form(at, word, word.person), at, word.person)
        people = self._family(self._numbered(people, word))
        return self._by_the(self._around.joint(self._around.with_body(people, people.tokens[1])))

    def _one_of(self, at: int) -> People | None:
        """Read أحد مقاتليه: one of them."""
        noun, key = self._around.meaning(at + 1), self._around.key(at + 1)
        people = People((at, at + 2), 1, 1, "none", joined=self.keys[at].startswith("و"))
        person = None if noun.joined or noun.governed else noun.person
        if person is not None and person.form in ("many", "either"):
            return self._around.named(people, at + 1, person)._replace(outcomes=())
        whole = key.startswith("ال") or key.endswith(("ها", "هم", "يه"))
        return people if whole and not noun.known else None

    def _numbered(self, people: People, word: Meaning) -> People:
        """Take the number behind a noun: شخص واحد, مدنيين اثنين, الجنود الخمسة, جثث خمسة."""
        at = people.tokens[1]
        part = PARTS.get(self._around.key(at))
        if part is not None and part.kind == "unit" and part.value <= 2 and not part.joined and not part.governed:
            return people.counted(Quantity((at, at + 1), int(part.value), int(part.value)))
        bodies = bool(people.outcomes) and people.hedge == "plural" and not word.definite
        if at >= len(self.keys) or not (bodies or word.definite or word.owned):
            return people
        number = self.quantities.read(at)
        if number is None or number.joined or number.governed:
            return people
        fits = not number.definite if bodies else number.definite and number.hedge == "none"
        return people.counted(number) if fits else people

    def _by_the(self, people: People) -> People:
        """Take the round figure behind a plural: قتلى وجرحى بالعشرات."""
        at = people.tokens[1]
        quantity = self.quantities.read(at) if at < len(self.keys) and people.hedge == "plural" else None
        if quantity is None or not quantity.governed or not quantity.definite or quantity.joined:
            return people
        return people.counted(quantity)

    def _family(self, people: People) -> People:
        """Read عائلة كاملة مؤلفة من خمسة أفراد: five persons."""
        first = people.tokens[1]
        for at in range(first, min(first + _FAMILY_WITHIN, len(self.keys) - 2)) if people.unit == "family" else ():
            if self.keys[at] in _MADE_OF:
                quantity = self.quantities.read(at + 2 if self.keys[at + 1] == OF else at + 1)
                if quantity is not None:
                    members = self._around.meaning(quantity.tokens[1]).person is not None
                    return people.counted(quantity, quantity.tokens[1] + members)._replace(unit="person")
        return people


def _is_from_somewhere(key: str) -> bool:
    """Tell whether an unknown word behind a figure has the form of people from a country: ياباني, نيجيريين."""
    return len(key) >= _SHORTEST_ORIGIN and key.endswith(_ORIGINS)


def _by_form(at: int, word: Meaning, person: Person) -> People:
    """Return how many a noun counts by its form; before a pronoun the dual has lost its ن: طفلاها, مقاتليه."""
    count = person.form
    if word.owned:
        count = "many" if count == "either" else "two" if count == "one" and person.marked else count
    least, most, hedge = _COUNTED[count]
    people = People((at, at + 1), least, most, hedge, "dual_or_plural" if count == "either" else "")
    definite = word.definite or word.owned
    return people._replace(marked=person.marked, joined=word.joined, governed=bool(word.governed), definite=definite)
