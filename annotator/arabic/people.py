"""People whom a stretch of a text counts, as its readers hand them on."""

from __future__ import annotations

from typing import NamedTuple

from annotator.arabic.hedge_words import Hedge
from annotator.arabic.quantities import Quantity

Span = tuple[int, int]


class People(NamedTuple):
    """People whom a stretch of a text counts.

    Attributes:
        tokens: Indices of the tokens, half-open, hedges included; a force behind من is not among them.
        least, most, hedge, flag: As of a quantity; another flag is "dual_or_plural".
        figure: The tokens of the figure and its hedges; empty where the noun's form alone says how many.
        nouns: The tokens of the nouns.
        outcomes: What the nouns themselves say was done: several where one figure stands for all of them.
        victim, group, framing, unit: As of a person's word; "" where nothing says it.
        named: A word for people stands there, rather than none or an unknown one.
        thing: What is counted is no person.
        others: They are called others: آخرين.
        marked: The case shows an object (1) or a subject (-1).
        joined, governed, definite: What is glued before the first word; a pronoun makes it definite too.
        owned: A pronoun says that they belong to whom was named before: مرافقيه.
        body_end: Behind the force that follows من; 0 where none does.
    """

    tokens: Span
    least: int | None
    most: int | None
    hedge: Hedge
    flag: str = ""
    figure: tuple[Span, ...] = ()
    nouns: tuple[int, ...] = ()
    outcomes: tuple[str, ...] = ()
    victim: str = ""
    group: str = ""
    framing: str = ""
    unit: str = "person"
    named: bool = False
    thing: bool = False
    others: bool = False
    marked: int = 0
    joined: bool = False
    governed: bool = False
    definite: bool = False
    owned: bool = False
    body_end: int = 0

    @property
    def end(self) -> int:
        """The index behind all that belongs to them."""
        return max(self.tokens[1], self.body_end)

    @property
    def letters(self) -> int:
        """How many letters are glued before the first word."""
        return int(self.joined) + int(self.governed)

    @property
    def exact(self) -> int | None:
        """How many they are, where the text says one number."""
        return self.least if self.least == self.most else None

    @property
    def uncounted(self) -> bool:
        """Whether only a plural says that there are some."""
        return not self.figure and self.hedge == "plural"

    def counted(self, quantity: Quantity, end: int = 0) -> People:
        """Return the people with a figure that stands behind their noun, or in their middle.

        Args:
            quantity: The figure.
            end: The index behind all, where it is not the figure's.
        """
        bounds = (quantity.least, quantity.most, quantity.hedge, quantity.flag)
        tokens = (self.tokens[0], end or quantity.tokens[1])
        return self._replace(
            tokens=tokens, least=bounds[0], most=bounds[1], hedge=bounds[2], flag=bounds[3], figure=(quantity.tokens,)
        )


def of_quantity(quantity: Quantity) -> People:
    """Return the people of whom no more is known yet than their figure."""
    bounds = (quantity.least, quantity.most, quantity.hedge, quantity.flag)
    clitics = (quantity.joined, quantity.governed, quantity.definite)
    people = People(quantity.tokens, *bounds, figure=(quantity.tokens,))
    return people._replace(joined=clitics[0], governed=clitics[1], definite=clitics[2])
