"""What a document says, and what a list of losses leaves of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.core.corpus import Loss

Mark = tuple[int, int, str]  # code points, and the label
Tie = tuple[str, Mark, Mark]
Words = tuple[str, str]  # the label, and the words without white space


@dataclass(frozen=True)
class Truth:
    """A document as its own file has it."""

    id: str
    text: str
    marks: dict[str, Mark]
    attributes: dict[str, Mapping[str, Any]]
    ties: list[Tie]

    def sorted_marks(self) -> list[Mark]:
        """Return all marks in order."""
        return sorted(self.marks.values())

    def words(self, losses: Iterable[Loss], gone: Iterable[str]) -> list[Words]:
        """Return the marks as whole words, as the losses widen them, without those that are gone."""
        lost = {loss.detail["id"] for loss in losses if loss.code in set(gone)}
        wide = {loss.detail["id"]: str(loss.detail["widened"]) for loss in losses if loss.code == "widened"}
        return sorted(
            (label, bare(wide.get(id, self.text[start:end])))
            for id, (start, end, label) in self.marks.items()
            if id not in lost
        )


def truth_of(content: Mapping[str, Any]) -> Truth:
    """Return what a canonical file says."""
    marks = {one["id"]: (one["start"], one["end"], one["label"]) for one in content["spans"]}
    ties = sorted((one["type"], marks[one["from"]], marks[one["to"]]) for one in content["relations"])
    attributes = {one["id"]: one["attributes"] for one in content["spans"]}
    return Truth(content["id"], content["text"], marks, attributes, ties)


def bare(words: str) -> str:
    """Return words without the white space between them."""
    return "".join(words.split())
