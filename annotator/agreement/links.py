"""F1 of relations and of event roles: a link is the same where its type and both its ends are.

Ends are the same where they are equal (strict: start, end and label), or where they are partners that overlap. Range,
symmetry and what makes it undefined are those of F1; see ``f1.py``. A link to a mark that is not there is nobody's
partner, but counts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence

from annotator.agreement.coding import Link, Mark
from annotator.agreement.f1 import Counts, in_common
from annotator.agreement.matching import Pair

Ends = Mapping[str, Hashable]  # what the end of a link is compared by, by the id of its mark


def strict_links(
    first: Iterable[Mark],
    second: Iterable[Mark],
    links: tuple[Sequence[Link], Sequence[Link]],
    *,
    typed: bool = True,
) -> Counts:
    """Count links whose ends are equal in start, end and label.

    Args:
        first, second: The marks of the two coders.
        links: The links of the two.
        typed: The type must be the same too.

    >>> marks = [Mark(0, 4, "TACTIC", "t"), Mark(5, 9, "ACTOR", "a")]
    >>> strict_links(marks, marks, ([Link("agent", "t", "a")], [Link("target", "t", "a")]), typed=False).f1
    1.0
    """
    ends = tuple({mark.id: mark[:3] for mark in marks} for marks in (first, second))
    return _counts(links, ends[0], ends[1], typed=typed)


def overlap_links(pairs: Iterable[Pair], links: tuple[Sequence[Link], Sequence[Link]], *, typed: bool = True) -> Counts:
    """Count links whose ends are partners.

    Args:
        pairs: The partners; see ``matching.partners``.
        links: The links of the two coders.
        typed: The type must be the same too.
    """
    ends = tuple({pair[side].id: nth for nth, pair in enumerate(pairs)} for side, pairs in enumerate([list(pairs)] * 2))
    return _counts(links, ends[0], ends[1], typed=typed)


def _counts(links: tuple[Sequence[Link], Sequence[Link]], ours: Ends, theirs: Ends, *, typed: bool) -> Counts:
    first, second = links
    tp = in_common(_told(first, ours, typed=typed), _told(second, theirs, typed=typed))
    return Counts(tp, len(first), len(second))


def _told(links: Iterable[Link], ends: Ends, *, typed: bool) -> list[Hashable]:
    """Return what each link is compared by; those with an end that has no counterpart are left out."""
    return [
        (link.type if typed else "", ends[link.source], ends[link.target])
        for link in links
        if link.source in ends and link.target in ends
    ]
