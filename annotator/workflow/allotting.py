"""Groups of reports that must not be parted are allotted to the parts of a split, so that each has its share.

Pure and repeatable: the same groups, shares and seed give the same parts, in whatever order they come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

REPORTS = ""  # counted beside the labels


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that stay together.

    Attributes:
        ids: Sorted.
        counts: How often each label occurs in them.
    """

    ids: tuple[str, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


def allotted(
    groups: Iterable[Group], shares: Mapping[str, int], seed: int, before: Mapping[str, Counter[str]]
) -> dict[str, str]:
    """Return the part of each report.

    Args:
        groups: Those that are in no part yet.
        shares: How much of the whole each part is to have, in any unit.
        seed: Another one gives other parts.
        before: What each part holds already: labels, and under ``REPORTS`` how many reports.
    """
    waiting = sorted(groups, key=lambda group: (-len(group.ids), _drawn(seed, group.ids[0]), group.ids))
    held = {part: Counter(before.get(part, {})) for part in shares}
    whole = Counter[str]()
    for counts in (*map(_counts, waiting), *held.values()):
        whole.update(counts)
    wanted = {part: share / sum(shares.values()) for part, share in shares.items()}
    found: dict[str, str] = {}
    for group in waiting:
        counts = _counts(group)
        part = max(
            shares, key=lambda one: (_need(counts, whole, held[one], wanted[one]), _drawn(seed, group.ids[0] + one))
        )
        held[part].update(counts)
        found |= dict.fromkeys(group.ids, part)
    return found


def _counts(group: Group) -> dict[str, int]:
    return {**group.counts, REPORTS: len(group.ids)}


def _need(counts: Mapping[str, int], whole: Mapping[str, int], held: Mapping[str, int], share: float) -> float:
    """Return how much a part lacks of what a group has: a rare label weighs more than one that is everywhere."""
    need = 0.0
    for label, count in counts.items():
        if count:
            need += count / whole[label] * (share - held.get(label, 0) / whole[label])
    return round(need, 12)


def _drawn(seed: int, word: str) -> str:
    return sha256(f"{seed}:{word}".encode()).hexdigest()


def joined(ids: Sequence[str], ties: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the ids in groups: those of one tie are in one group, and with them those of every tie that shares one."""
    root = {id: id for id in ids}

    def find(id: str) -> str:
        while root[id] != id:
            root[id] = root[root[id]]
            id = root[id]
        return id

    for tie in ties:
        for other in tie[1:]:
            root[find(other)] = find(tie[0])
    groups: dict[str, list[str]] = {}
    for id in ids:
        groups.setdefault(find(id), []).append(id)
    return sorted(tuple(sorted(group)) for group in groups.values())
