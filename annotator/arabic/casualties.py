"""Casualty claims in a text: who was killed, wounded, captured …, how many at the least and at the most, and how sure.

Nothing is read that does not stand there, and no figure is ever taken for 0 because it could not be read: a claim
without a figure has no bounds. The rules are written down in docs/casualties.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from annotator.arabic.casualty_drafts import Draft
from annotator.arabic.casualty_reader import SentenceReader
from annotator.arabic.casualty_sentence import Sentence
from annotator.arabic.hedge_words import Hedge
from annotator.arabic.keyed import Token, keyed, past_letters
from annotator.arabic.people_reader import PeopleReader

Role = Literal["outcome", "figure", "noun", "force", "subset", "cumulative", "negation"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words on which a reading rests, half-open, in code points of the text."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of harm to people.

    Attributes:
        start, end: From the outcome word to the counted noun where they touch, else the counted people only; half-open,
            in code points of the text.
        outcomes: What was done; several where one figure stands for all of them.
        least, most: None where no bound is stated.
        victim: "civilian", "combatant", "mixed", or "" where nothing says it.
        joint: One figure covers all outcomes: it may not be split.
        cumulative: A running total, which replaces earlier ones.
        subset: Parts inside the figure, never added; None where a part has no figure.
        breakdown: Parts that make up the figure.
        unit: "person", or "family".
        framing: "martyrdom", "elimination", or "".
        flags: Doubts: "subset_exceeds_total", "dual_or_plural", "figure_too_large", "not_whole", "reversed_range",
            "generic".
        evidence: The words that it rests on, in the order of the text.
    """

    start: int
    end: int
    outcomes: tuple[str, ...]
    least: int | None
    most: int | None
    hedge: Hedge
    victim: str = ""
    joint: bool = False
    cumulative: bool = False
    subset: Mapping[str, int | None] = field(default_factory=dict)
    breakdown: Mapping[str, int] = field(default_factory=dict)
    unit: str = "person"
    framing: str = ""
    flags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def outcome(self) -> str:
        """The outcome as one word: killed_or_wounded where one figure covers both."""
        return "_or_".join(self.outcomes)


def casualties(text: str) -> list[Claim]:
    """Return the casualty claims of a text, in order."""
    tokens = keyed(text)
    people = PeopleReader(text, tokens)
    found: list[Claim] = []
    for first, last in _sentences(text, tokens):
        drafts = SentenceReader(Sentence(people, first, last)).read()
        found += [_claim(text, tokens, draft) for draft in drafts]
    return found


def _sentences(text: str, tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Give the tokens of each sentence, half-open; a line's end ends one."""
    begin = 0
    for at, token in enumerate(tokens):
        behind = tokens[at + 1].start if at + 1 < len(tokens) else len(text)
        if token.key in _ENDS or "\n" in text[token.end : behind]:
            yield begin, at + 1
            begin = at + 1
    yield begin, len(tokens)


_ENDS = frozenset(".؟?!…؛")


def _claim(text: str, tokens: list[Token], draft: Draft) -> Claim:
    first, last = draft.tokens
    evidence = [
        Evidence(tokens[begin].start, tokens[end - 1].end, role)  # type: ignore[arg-type]
        for (begin, end), role in sorted(draft.evidence)
    ]
    return Claim(
        past_letters(text, tokens[first], draft.letters),
        tokens[last - 1].end,
        tuple(draft.outcomes),
        draft.least,
        draft.most,
        draft.hedge,
        draft.victim,
        len(draft.outcomes) > 1 and draft.hedge != "unknown" and not draft.none,
        draft.cumulative,
        dict(draft.subset),
        dict(draft.breakdown),
        draft.unit,
        draft.framing,
        tuple(dict.fromkeys(draft.flags)),
        tuple(evidence),
    )
