"""Every place where two coders differ, one by one: a mark missed, its edges, its label, what it says, a link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from typing import Literal

from annotator.agreement.attributes import attributes_of, told
from annotator.agreement.coding import CodedDocument, Coding, Link, Mark
from annotator.agreement.label_table import sorted_out
from annotator.agreement.matching import Pair
from annotator.agreement.selection import Selection, counted
from annotator.core.json_value import compact

Kind = Literal["missed", "boundary", "label", "attribute", "link"]
KINDS: tuple[Kind, ...] = ("missed", "boundary", "label", "attribute", "link")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One difference between two coders in one document.

    Attributes:
        id: The same as long as the marks and links concerned are the same, whatever else changes.
        coders: The two, by key, in the order of their names.
        first, second: The mark of each; None where one has none. For a link, the marks at its start and its end.
        attribute: What the marks say differently.
        links: The link of each; None where one has none.
    """

    id: str
    kind: Kind
    document: str
    coders: tuple[str, str]
    first: Mark | None = None
    second: Mark | None = None
    attribute: str = ""
    links: tuple[Link | None, Link | None] = (None, None)

    @property
    def start(self) -> int:
        """Where the place begins that both marks cover."""
        return min((mark.start for mark in self._present), default=0)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max((mark.end for mark in self._present), default=0)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the marks concerned, each once."""
        return tuple(dict.fromkeys(mark.label for mark in self._present))

    @property
    def marks(self) -> tuple[Mark | None, Mark | None]:
        """The mark of each coder, in their order; for a link what stands at its start and its end."""
        return (self.first, self.second)

    @property
    def _present(self) -> list[Mark]:
        return [mark for mark in (self.first, self.second) if mark is not None]


def disagreements(
    documents: Iterable[CodedDocument], called: Mapping[str, str], selection: Selection
) -> Iterator[Disagreement]:
    """Give every disagreement, document by document as they come, in the order of the text.

    Args:
        documents: Read once.
        called: What coders are called, by key; it settles who of two is first.
        selection: What is compared.
    """
    for document in documents:
        kept = counted(document, selection)
        if kept is None:
            continue
        codings = sorted(kept.codings, key=lambda coding: (called.get(coding.coder, coding.coder), coding.coder))
        found = [one for pair in combinations(codings, 2) for one in between(document.id, *pair)]
        yield from sorted(found, key=lambda one: (one.start, one.end, KINDS.index(one.kind), one.coders, one.id))


def between(document: str, one: Coding, other: Coding) -> Iterator[Disagreement]:
    """Give what two coders differ about in a document; their marks are in order."""
    same, different, alone, missed = sorted_out(one.marks, other.marks)
    make = _maker(document, one.coder, other.coder)
    yield from (make("missed", mark, None) for mark in alone)
    yield from (make("missed", None, mark) for mark in missed)
    yield from (make("label", *pair) for pair in different)
    for first, second in same:
        if first[:2] != second[:2]:
            yield make("boundary", first, second)
        for name in sorted({*attributes_of(first), *attributes_of(second)}):
            if told(first.attributes.get(name)) != told(second.attributes.get(name)):
                yield make("attribute", first, second, attribute=name)
    for links in ((one.relations, other.relations), (one.roles, other.roles)):
        yield from _links(make, (one, other), links, same)


def _maker(document: str, one: str, other: str) -> Callable[..., Disagreement]:
    def make(
        kind: Kind,
        first: Mark | None,
        second: Mark | None,
        *,
        attribute: str = "",
        links: tuple[Link | None, Link | None] = (None, None),
    ) -> Disagreement:
        sides = zip((one, other), (first, second), links, strict=True)
        told_of = sorted([coder, _named(mark, link, kind)] for coder, mark, link in sides)
        id = sha256(compact([kind, document, attribute, told_of]).encode("utf-8")).hexdigest()[:32]
        return Disagreement(id, kind, document, (one, other), first, second, attribute, links)

    return make


def _named(mark: Mark | None, link: Link | None, kind: Kind) -> str:
    """Return what tells a coder's part in a disagreement from her others."""
    if kind == "link":
        return "" if link is None else link.id or compact([link.type, link.source, link.target])
    return "" if mark is None else mark.id or compact([mark.start, mark.end, mark.label])


def _links(
    make: Callable[..., Disagreement],
    codings: tuple[Coding, Coding],
    links: tuple[Sequence[Link], Sequence[Link]],
    pairs: Sequence[Pair],
) -> Iterator[Disagreement]:
    """Give links that only one coder made, and those to which the two gave different types."""
    if not links[0] and not links[1]:
        return
    marks = [{mark.id: mark for mark in coding.marks} for coding in codings]
    ends = [{pair[side].id: nth for nth, pair in enumerate(pairs)} for side in (0, 1)]
    first, second = _only(links[0], links[1], _by_type(ends[0]), _by_type(ends[1]))
    ours, theirs = _only(first, second, _by_ends(ends[0]), _by_ends(ends[1]))
    typed = [
        _sorted(part, gone, key)
        for part, gone, key in ((first, ours, _by_ends(ends[0])), (second, theirs, _by_ends(ends[1])))
    ]
    for link, its in zip(*typed, strict=True):
        yield make("link", marks[0].get(link.source), marks[0].get(link.target), links=(link, its))
    for side, left in enumerate((ours, theirs)):
        for link in left:
            made = (link, None) if side == 0 else (None, link)
            yield make("link", marks[side].get(link.source), marks[side].get(link.target), links=made)


Keyed = Callable[[Link], Hashable]


def _by_ends(ends: Mapping[str, int]) -> Keyed:
    def key(link: Link) -> Hashable:
        if link.source not in ends or link.target not in ends:
            return None
        return (ends[link.source], ends[link.target])

    return key


def _by_type(ends: Mapping[str, int]) -> Keyed:
    by_ends = _by_ends(ends)
    return lambda link: None if by_ends(link) is None else (link.type, by_ends(link))


def _only(first: Sequence[Link], second: Sequence[Link], key: Keyed, its_key: Keyed) -> tuple[list[Link], list[Link]]:
    """Return the links of each that have no counterpart, in order of their ids; a link without a key has none."""
    ours, theirs = Counter(map(key, first)), Counter(map(its_key, second))
    both = ours & theirs
    del both[None]
    return _left(first, key, both), _left(second, its_key, both)


def _left(links: Sequence[Link], key: Keyed, both: Counter[Hashable]) -> list[Link]:
    rest, left = both.copy(), []
    for link in sorted(links, key=lambda link: (link.id, link)):
        if rest[key(link)] > 0:
            rest[key(link)] -= 1
        else:
            left.append(link)
    return left


def _sorted(links: Sequence[Link], gone: Sequence[Link], key: Keyed) -> list[Link]:
    """Return the links that are not gone, in an order that is the same for both coders."""
    lost = Counter(gone)
    kept: list[Link] = []
    for link in links:
        if lost[link] > 0:
            lost[link] -= 1
        else:
            kept.append(link)
    return sorted(kept, key=lambda link: (str(key(link)), link.id))
