"""Reads the casualty claims of one sentence: words of outcome and counted people are brought together."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from annotator.arabic.casualty_drafts import Draft, draft_of
from annotator.arabic.casualty_patterns import Patterns, may_begin
from annotator.arabic.casualty_sentence import AND, COMMA, Sentence
from annotator.arabic.casualty_triggers import (
    BACK,
    FIRST,
    REACH,
    TOTAL,
    Trigger,
    agrees,
    belongs,
    is_name,
    outcome_at,
    stands_alone,
)
from annotator.arabic.hedge_words import Hedge
from annotator.arabic.keyed import keys_of
from annotator.arabic.outcome_words import Outcome
from annotator.arabic.people import People, Span
from annotator.arabic.people_around import OF
from annotator.arabic.people_reader import may_count
from annotator.arabic.vocabulary import meaning

_ALL, _CREW = keys_of("جميع كل كافة"), "طاقم"
_THEY_ARE = frozenset(("هم", "وهم"))


class _Kinds(NamedTuple):
    """What may begin with a word."""

    turn: bool
    outcome: bool
    people: bool


@lru_cache(maxsize=1 << 16)
def _kinds(key: str) -> _Kinds | None:
    """Return what may begin with a word; None for most words, which are passed over."""
    word = meaning(key)
    turn = may_begin(key) or key in _ALL or key.startswith(_CREW)
    outcome = word.outcome is not None or key in FIRST
    people = word.person is not None or word.ordinal or may_count(key)
    return _Kinds(turn, outcome, people) if turn or outcome or people else None


class SentenceReader:
    """Reads one sentence, from its first token to its last."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.patterns = Patterns(sentence)
        self.drafts: list[Draft] = []
        self.trigger: Trigger | None = None
        self.loose: People | None = None  # counted, and nothing is said of them yet
        self.total: Span | None = None

    def read(self) -> list[Draft]:
        """Return the claims of the sentence, in order."""
        at = self.sentence.first
        while at < self.sentence.last:
            kinds = _kinds(self.sentence.keys[at])
            at = at + 1 if kinds is None else max(self._step(at, kinds), at + 1)
        self._somebody()
        harmed = (draft for draft in self.drafts if not (draft.outcomes == ["wounded"] and self._is_ill(draft)))
        return sorted(harmed, key=lambda draft: draft.tokens)

    def _is_ill(self, draft: Draft) -> bool:
        return not draft.none and self.patterns.is_illness(draft.tokens)

    def _step(self, at: int, kinds: _Kinds) -> int:
        """Read what begins at a token and return the index behind it."""
        turns = (self._none, self._bomber, self._subset, self._total, self._everybody) if kinds.turn else ()
        for read in (*turns, self._outcome) if kinds.outcome else turns:
            end: int = read(at)
            if end:
                return end
        people = self.sentence.read(at) if kinds.people else None
        return at + 1 if people is None else self._take(people)

    # Turns of speech.

    def _none(self, at: int) -> int:
        found = self.patterns.none(at) or self.patterns.unknown(at) or self.patterns.losses(at)
        if found is None:
            return 0
        bound = 0 if found.none else None
        hedge: Hedge = "none" if found.none else "unknown"
        draft = Draft(found.tokens, list(found.outcomes), bound, bound, hedge, none=found.none)
        draft.evidence = {(found.tokens, "negation" if found.none else "outcome")}
        self.drafts.append(draft)
        self.trigger = self.loose = None
        return found.tokens[1]

    def _bomber(self, at: int) -> int:
        """Read فجر انتحاري نفسه: he died, which nobody needs to say."""
        end = self.patterns.blew_himself_up(at)
        if end:
            joined = int(self.sentence.meaning(at).joined)
            draft = Draft((at, end), ["killed"], 1, 1, "implied", joined, "combatant")
            draft.evidence = {((at, end), "outcome")}
            self.drafts.append(draft)
        return end

    def _subset(self, at: int) -> int:
        """Read بينهم 3 أطفال وامرأتان, معظمهم نساء."""
        end = self.patterns.among_them(at) or self.patterns.mostly(at)
        if not end or not self.drafts:
            return 0
        for people in self.sentence.listed(end):
            self.drafts[-1].note_part(people.group or people.victim or "others", people)
            end = people.end
        self.drafts[-1].evidence.add(((at, end), "subset"))
        return end

    def _total(self, at: int) -> int:
        """Read حصيلة القتلى, عدد الجرحى, whose figure follows إلى or a verb."""
        found = self.patterns.total(at)
        if found is None:
            return 0
        self.total = self.total or found.tokens
        if found.outcomes and self.patterns.is_unclear(found.tokens[1]):
            draft = Draft(found.tokens, list(found.outcomes), None, None, "unknown")
            draft.evidence = {(found.tokens, "outcome")}
            self.drafts.append(draft)
        elif found.outcomes:
            self.trigger = Trigger(found.tokens, list(found.outcomes), "total", TOTAL, 0, found.tokens[1])
        return found.tokens[1]

    def _everybody(self, at: int) -> int:
        """Read مقتل جميع ركابها, مقتل طاقمها: how many that is must be known from elsewhere."""
        trigger = self.trigger
        if trigger is None or trigger.draft is not None or trigger.last != at or trigger.role == "total":
            return 0
        end = at + 1 if self.sentence.key(at).startswith(_CREW) else at + 2
        word = self.sentence.meaning(end - 1)
        if (self.sentence.key(at) not in _ALL and end == at + 2) or word.thing or word.governed:
            return 0
        end = min(end, self.sentence.last)
        self._imply(trigger, at, end, None)
        return end

    def _somebody(self) -> None:
        """Read مقتل أبو خالد: a name behind a word of death is one person, where no one else was counted."""
        trigger = self.trigger
        if (
            trigger is not None
            and trigger.draft is None
            and trigger.word.named
            and is_name(self.sentence, trigger.last)
        ):
            self._imply(trigger, trigger.last, trigger.last + 1, 1)

    def _imply(self, trigger: Trigger, at: int, end: int, count: int | None) -> None:
        tokens, outcomes = (trigger.tokens[0], end), list(trigger.outcomes)
        draft = Draft(tokens, outcomes, count, count, "implied", trigger.letters, framing=trigger.word.framing)
        draft.evidence = {(trigger.tokens, "outcome"), ((at, end), "noun")}
        self.drafts.append(draft)
        trigger.draft, trigger.last = draft, end

    # Words of outcome.

    def _outcome(self, at: int) -> int:
        found = outcome_at(self.sentence, at)
        if found is None:
            return 0
        outcome, end, word = found
        if outcome.role == "end":
            self._bind_back(outcome, at, end)
            return end
        before, apart = self.trigger, self.sentence.key(at - 1) in AND
        touching = before is not None and (word.joined or apart) and before.last >= at - (not word.joined)
        if touching and before is not None and self._stays_one(before, end):
            return self._together(before, outcome, end)
        self._somebody()
        self.total = None if self.drafts else self.total
        letters = int(word.joined) + bool(word.governed)
        self.trigger = Trigger((at, end), [outcome.outcome], outcome.role, outcome, letters, end)
        if outcome.role == "verb":
            self._bind_back(outcome, at, end)
        return end

    def _stays_one(self, before: Trigger, end: int) -> bool:
        """Tell whether two outcomes that و joins share their people: قتل وجرح العشرات; not قتلوا وأصيب عشرة."""
        people = None if before.draft is None else self.sentence.read(end)
        return people is None or people.thing

    def _together(self, before: Trigger, outcome: Outcome, end: int) -> int:
        if outcome.outcome not in before.outcomes:
            before.outcomes.append(outcome.outcome)
            if before.draft is not None:
                before.draft.outcomes = list(before.outcomes)
                before.draft.evidence.add(((before.last, end), "outcome"))
        before.tokens, before.last = (before.tokens[0], end), end
        before.role = "verb" if "verb" in (before.role, outcome.role) else "act"
        return end

    def _bind_back(self, outcome: Outcome, at: int, end: int) -> None:
        """Give the people before a verb, or before مصرعهم, their outcome."""
        people, verb = self.loose, outcome.role == "verb"
        if outcome.close and not verb:
            self._lost_their_lives(at, end)
            return
        if people is None or outcome.counted or at - people.end > (BACK if verb else REACH["verb"]):
            return
        if (people.definite and not people.figure) or self.sentence.is_parted(people.end, at):
            return
        if verb and not agrees(self.sentence, outcome, people, at):
            return
        draft = self._new(people, [outcome.outcome], outcome.framing)
        draft.evidence.add(((at, end), "outcome"))
        if verb and at == people.end:
            draft.tokens = (draft.tokens[0], end)
        if self.trigger is not None:
            self.trigger.draft, self.trigger.last = draft, end

    def _lost_their_lives(self, at: int, end: int) -> None:
        """Read فقد خمسة أشخاص حياتهم: they did not go missing, they died."""
        draft = self.drafts[-1] if self.drafts else None
        if draft is not None and draft.outcomes == ["missing"] and at - draft.tokens[1] <= BACK:
            draft.outcomes = ["killed"]
            draft.evidence.add(((at, end), "outcome"))

    # Counted people.

    def _take(self, people: People) -> int:
        """Give counted people to the outcome that they belong to and return the index behind them."""
        if people.thing:
            return people.tokens[1]
        if people.figure and self.drafts and self.patterns.of_them(people.tokens[1]):
            return self._part_first(people)
        if self.trigger is not None and belongs(self.sentence, people, self.trigger):
            return self._give(people, self.trigger)
        people = self._behind_colon(people)
        if people.outcomes and stands_alone(self.sentence, people, after_claim=bool(self.drafts)):
            draft = self._new(people, people.outcomes, people.framing)
            self.trigger = None  # what follows is counted beside these people
            return self._broken_down(draft, people)
        if not people.outcomes and not people.governed and (people.named or people.figure):
            self.loose = people if people.named or self.sentence.key(people.tokens[1]) == OF else None
        return people.end

    def _give(self, people: People, trigger: Trigger) -> int:
        draft = trigger.draft
        if draft is not None and draft.takes(people):
            draft.add(people)
        else:
            outcomes = people.outcomes if trigger.role == "total" and people.outcomes else tuple(trigger.outcomes)
            fresh = self._new(people, outcomes, trigger.word.framing or people.framing)
            if draft is None:
                self._lead(fresh, people, trigger)
            trigger.draft = draft = fresh
        self.loose = None
        trigger.last = self._broken_down(draft, people)
        return trigger.last

    def _lead(self, draft: Draft, people: People, trigger: Trigger) -> None:
        """Let a claim begin with its word of outcome where they touch; a total that rose is what it rose to."""
        draft.evidence.add((trigger.tokens, "outcome"))
        if trigger.last == people.tokens[0] and trigger.role != "total":
            draft.tokens, draft.letters = (trigger.tokens[0], draft.tokens[1]), trigger.letters
        if trigger.role == "total" and people.hedge == "between" and self.sentence.key(people.tokens[0]) == "من":
            draft.least, draft.hedge = draft.most, "none"  # ارتفعت الحصيلة من 40 إلى 50

    def _new(self, people: People, outcomes: list[str] | tuple[str, ...], framing: str) -> Draft:
        draft = draft_of(people, outcomes, framing)
        if not draft.victim and self.drafts and (people.others or not people.named):
            draft.victim = self.drafts[-1].victim  # وأصيب ثالث: a soldier, as the two before
        if self.total is not None and people.tokens[0] - self.total[1] <= REACH["total"]:
            draft.cumulative = True
            draft.evidence.add((self.total, "cumulative"))
        self.drafts.append(draft)
        self.loose = None
        return draft

    def _behind_colon(self, people: People) -> People:
        """Read قتلى: 12."""
        at = people.tokens[1]
        if people.figure or not people.outcomes or self.sentence.key(at) != ":" or not self.sentence.key(at + 1):
            return people
        quantity = self.sentence.people.quantities.read(at + 1)
        return people if quantity is None else people.counted(quantity)

    def _part_first(self, people: People) -> int:
        """Read 5 منهم أطفال."""
        at = people.tokens[1] + 1
        noun = self.sentence.read(at)
        part = "" if noun is None else noun.group or noun.victim
        end = at if noun is None or not part else noun.end
        self.drafts[-1].note_part(part or "others", people)
        self.drafts[-1].evidence.add(((people.tokens[0], end), "subset"))
        return end

    def _broken_down(self, draft: Draft, people: People) -> int:
        """Take the parts that make up a figure (10 مدنيين، 4 رجال و6 نساء) and return the index behind all."""
        at = people.end
        while self.sentence.key(at) in COMMA or self.sentence.key(at) in _THEY_ARE:
            at += 1
        parts = self.sentence.listed(at) if at > people.end else []
        if not draft.is_made_of(parts):
            return people.end
        draft.breakdown = {part.group: int(part.least or 0) for part in parts}
        draft.evidence.add(((at, parts[-1].end), "subset"))
        return parts[-1].end
