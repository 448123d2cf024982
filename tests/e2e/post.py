"""A post that cannot be relied on: packages get lost, come twice, late or in no order, or are altered on the way."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.errors import InputError
from annotator.workflow.merge import GapError
from tests.crew import Person

# What the post does with a package. Most arrive; what is lost is never seen again.
FATES = ("arrives", "arrives", "arrives", "doubled", "late", "lost", "tampered")


@dataclass
class Letter:
    """A package on its way."""

    file: Path
    sender: Person
    recipients: tuple[Person, ...]


@dataclass
class Post:
    """The post.

    Attributes:
        late: Letters that come in another round than they were sent.
        seen: How often what happened.
    """

    chance: random.Random
    late: list[Letter] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def carry(self, letters: list[Letter]) -> None:
        """Carry letters in no order; some are lost, come twice, come late or are tampered with."""
        fates = self._fates(len(letters))
        bag = [*self.late]
        self.late = []
        for letter, fate in zip(letters, fates, strict=True):
            self.seen[fate] += 1
            if fate == "late":
                self.late.append(letter)
            elif fate == "tampered":
                self._refuse(letter)
            elif fate != "lost":
                bag += [letter] * (2 if fate == "doubled" else 1)
        self.chance.shuffle(bag)
        self.deliver(bag)

    def _fates(self, count: int) -> list[str]:
        deck: list[str] = []
        while len(deck) < count:
            deck += self.chance.sample(FATES, len(FATES))
        return deck[:count]

    def _refuse(self, letter: Letter) -> None:
        """See that a letter that was tampered with is refused, and leaves everything as it was."""
        data = bytearray(letter.file.read_bytes())
        place = self.chance.randrange(len(data) // 2, len(data))
        data[place] ^= 1 << self.chance.randrange(8)
        forged = letter.file.with_suffix(".forged")
        forged.write_bytes(data)
        try:
            letter.recipients[0].takes(forged, letter.sender)
        except InputError:
            return
        raise AssertionError("a package that was tampered with was taken")

    def deliver(self, letters: Sequence[Letter]) -> None:
        """Let everybody take what came for her; a package that waits for another one is tried again."""
        waiting = [(letter, person) for letter in letters for person in letter.recipients]
        while waiting:
            left = []
            for letter, person in waiting:
                try:
                    self.take(letter, person)
                except GapError:
                    self.seen["gap"] += 1
                    left.append((letter, person))
            if len(left) == len(waiting):
                self.late += [Letter(letter.file, letter.sender, (person,)) for letter, person in left]
                return
            waiting = left

    def take(self, letter: Letter, person: Person) -> int:
        """Take one letter; return how many rows were new."""
        report = person.takes(letter.file, letter.sender)
        self.seen["fork found"] += len(report.merged.forks)
        return report.merged.new
