"""For each mark, whether it counted, and with each of the other coders what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

from annotator.agreement.coding import CodedDocument, Mark, in_order
from annotator.agreement.label_table import sorted_out
from annotator.agreement.selection import Selection, counted

# With another coder: the same mark, one with other edges, one with another label, or none.
Outcome = Literal["", "same", "boundary", "label", "missed"]


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """A mark and what became of it.

    Attributes:
        why: Why it did not count, one of ``selection.Left``; "" where it did.
        other: The other coder, where it counted.
        outcome: What it was compared with her work.
        partner: Her mark, where there is one.
    """

    document: str
    coder: str
    mark: Mark
    why: str = ""
    other: str = ""
    outcome: Outcome = ""
    partner: Mark | None = None


def diagnosis(documents: Iterable[CodedDocument], selection: Selection) -> Iterator[Diagnosed]:
    """Give all marks: one that counted once for each other coder, one that did not once, with the reason."""
    for document in documents:
        kept = counted(document, selection)
        yield from _left_out(document, kept, selection)
        if kept is not None:
            for one, other in permutations(kept.codings, 2):
                for mark, outcome, partner in _outcomes(one.marks, other.marks):
                    yield Diagnosed(document.id, one.coder, mark, "", other.coder, outcome, partner)


def _left_out(document: CodedDocument, kept: CodedDocument | None, selection: Selection) -> Iterator[Diagnosed]:
    for coding in document.codings:
        why = selection.left_out(document, coding) or ("alone" if kept is None else "")
        for mark in in_order(coding.marks):
            reason = why or selection.mark_left_out(document, mark)
            if reason:
                yield Diagnosed(document.id, coding.coder, mark, reason)


def _outcomes(ours: tuple[Mark, ...], theirs: tuple[Mark, ...]) -> list[tuple[Mark, Outcome, Mark | None]]:
    same, different, alone, _ = sorted_out(ours, theirs)
    found: list[tuple[Mark, Outcome, Mark | None]] = [
        (one, "same" if one[:2] == other[:2] else "boundary", other) for one, other in same
    ]
    found += [(one, "label", other) for one, other in different]
    found += [(one, "missed", None) for one in alone]
    return sorted(found, key=lambda row: row[0][:4])
