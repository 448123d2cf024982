"""A claim in the making: people are added to it, parts of it are noted, doubts are raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.arabic.hedge_words import Hedge
from annotator.arabic.people import People, Span

_SINGLED_OUT = frozenset(("children", "women", "men", "elderly"))
_VAGUE = frozenset(("plural", "fraction", "several", "tens", "hundreds", "thousands", "unknown"))


@dataclass(slots=True)
class Draft:
    """A claim in the making; all places are indices of tokens.

    Attributes:
        letters: How many letters are glued before its first word.
        none: It says that there was none.
        evidence: Where the words stand that it rests on, and what they are.
    """

    tokens: Span
    outcomes: list[str]
    least: int | None
    most: int | None
    hedge: Hedge
    letters: int = 0
    victim: str = ""
    unit: str = "person"
    framing: str = ""
    cumulative: bool = False
    none: bool = False
    subset: dict[str, int | None] = field(default_factory=dict)
    breakdown: dict[str, int] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    evidence: set[tuple[Span, str]] = field(default_factory=set)

    def note(self, people: People) -> None:
        """Remember the words that people rest on, and children and women by their number."""
        self.evidence |= {(figure, "figure") for figure in people.figure}
        self.evidence |= {((noun, noun + 1), "noun") for noun in people.nouns}
        if people.body_end > people.tokens[1]:
            self.evidence.add(((people.tokens[1], people.body_end), "force"))
        if people.group in _SINGLED_OUT and people.exact is not None:
            self.breakdown[people.group] = self.breakdown.get(people.group, 0) + people.exact

    def takes(self, people: People) -> bool:
        """Tell whether people are to be added, rather than be a claim of their own: victims of the same kind."""
        if people.unit != self.unit:
            return False
        theirs = people.owned and not people.victim  # مرافقيه, زميليه
        if theirs or people.others or not people.named or people.victim == self.victim:
            return True
        return "combatant" not in (self.victim, people.victim) and "" in (self.victim, people.victim)

    def add(self, people: People) -> None:
        """Add people to the figure: مقتل ضابطين و3 جنود."""
        self.least = None if self.least is None or people.least is None else self.least + people.least
        self.most = None if self.most is None or people.most is None else self.most + people.most
        if people.hedge != "none" and (self.hedge == "none" or people.hedge != "about"):
            self.hedge = people.hedge
        self.victim = self.victim or people.victim
        self.tokens = (self.tokens[0], people.tokens[1])
        self.note(people)

    def note_part(self, part: str, people: People) -> None:
        """Note a part inside the figure, and raise a doubt where it is greater than the whole; nothing is corrected."""
        count = None if people.hedge in _VAGUE else people.most if people.most is not None else people.least
        before = self.subset.get(part)
        self.subset[part] = count if before is None or count is None else before + count
        if count is not None and self.most is not None and count > self.most:
            self.flags.append("subset_exceeds_total")

    def is_made_of(self, parts: Sequence[People]) -> bool:
        """Tell whether parts add up to the figure: خمسة: 3 رجال وامرأتان."""
        if self.least is None or self.least != self.most or self.breakdown or len(parts) <= 1:
            return False
        counts = [part.exact for part in parts if part.group]
        return len(counts) == len(parts) and None not in counts and sum(map(int, filter(None, counts))) == self.least


def draft_of(people: People, outcomes: Sequence[str], framing: str) -> Draft:
    """Return a claim about counted people."""
    bounds = (people.least, people.most, people.hedge)
    draft = Draft(people.tokens, list(outcomes), *bounds, people.letters, people.victim, people.unit, framing)
    if people.flag:
        draft.flags.append(people.flag)
    if people.definite and people.uncounted:
        draft.flags.append("generic")
    draft.note(people)
    return draft
