"""Reports are split into parts for training, and stay in their part: what is alike, or of one group, is never parted.

A newcomer goes where its like is. One that is like reports of two parts goes into none, and is listed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.core.change import Change
from annotator.core.coder import NOBODY
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.splitting import Allotment, Split
from annotator.errors import InputError
from annotator.formats.setting import DEV, TEST, TRAIN
from annotator.language import isolated, tr
from annotator.store import documents, journal, splits, vocabulary
from annotator.store.project import Project
from annotator.workflow.allotting import REPORTS, Group, allotted, joined

if TYPE_CHECKING:
    from annotator.arabic.likeness import Hashes

BATCH = 5_000  # reports in one row of the journal
SEED = 1
NEAR = 0.7  # how alike two reports are that are nearly the same
PARTS_BY_COUNT = {2: (TRAIN, TEST), 3: (TRAIN, DEV, TEST)}

Progress = Callable[[int, int], bool]
Parts = Mapping[DocumentId, str]


class StoppedError(Exception):
    """Whoever asked for a split does not want it any more."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How reports are split.

    Attributes:
        shares: The part of each, in order, and how much of the whole it is to have, in any unit.
        seed: Another one gives other parts.
        together: Keys of the metadata: reports that say the same under one of them stay together.
    """

    shares: tuple[tuple[str, int], ...]
    seed: int = SEED
    together: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(part for part, _ in self.shares)

    def split(self) -> Split:
        """Return the record of the split that this rule makes; the same rule, the same split."""
        content: dict[str, Json] = {"shares": dict(self.shares), "seed": self.seed}
        return Split.of({**content, "together": sorted(self.together), "near": NEAR})


def rule_of(shares: str, seed: int = SEED, together: Sequence[str] = ()) -> Rule:
    """Return the rule that a person typed: "80/10/10" for train, dev and test, "80/20" for train and test.

    Raises:
        InputError: It is none.
    """
    words = shares.split("/")
    names = PARTS_BY_COUNT.get(len(words))
    if names is None or not all(word.strip().isdecimal() for word in words) or int(words[0]) == 0:
        raise InputError(
            tr("{shares} is no split: give shares as in 80/10/10 or 80/20.", shares=isolated(shares)),
        )
    return Rule(tuple(zip(names, map(int, words), strict=True)), seed, tuple(together))


@dataclass(frozen=True, slots=True)
class PartRow:
    """What a part has: reports, marks by label, and of the reports those that were in it before."""

    part: str
    documents: int
    earlier: int
    labels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Parted:
    """A split of some reports.

    Attributes:
        parts: The part of each report that has one, in the order given.
        new: Those of them that had none before.
        held: Reports that are like reports of two parts.
        rows: What each part has.
        likeness: For each two parts how alike the two reports are that are most alike, as far as was seen.
    """

    rule: Rule
    parts: Mapping[DocumentId, str]
    new: Mapping[DocumentId, str]
    held: tuple[DocumentId, ...]
    rows: tuple[PartRow, ...]
    likeness: Mapping[tuple[str, str], float] = field(default_factory=dict)


def split(project: Project, ids: Sequence[DocumentId], rule: Rule, progress: Progress | None = None) -> Parted:
    """Return the parts of some reports; nothing is stored yet.

    Args:
        project: The open project.
        ids: The reports.
        rule: How they are split. Those that this rule has split before keep their part.
        progress: Told how many reports of how many were looked at; returns False to stop.

    Raises:
        StoppedError: Somebody stopped it.
    """
    from annotator.arabic.likeness import families  # only now: it loads numpy, which other commands do without

    known = splits.parts_of(project, rule.split().id)
    earlier = {id: known[id] for row in documents.listing(project) if (id := row.id) in known}
    pool = sorted({*ids, *earlier})
    signatures = list(_signatures(project, pool, progress))
    counts = vocabulary.label_counts(project)
    groups = joined(pool, _ties(project, pool, families(signatures, NEAR), rule))
    settled, held, free = _settled(groups, earlier)
    before = _counted(earlier | settled, counts)
    made = allotted([_group(group, counts) for group in free], _wanted(rule), rule.seed, before)
    parts = {id: part for id in ids if (part := (earlier | settled | made).get(id)) is not None}
    return Parted(
        rule=rule,
        parts=parts,
        new={id: part for id, part in parts.items() if id not in earlier},
        held=tuple(id for id in ids if id in held),
        rows=tuple(_rows(rule, parts, earlier, counts)),
        likeness=_likeness(pool, signatures, parts),
    )


def _signatures(project: Project, pool: Sequence[DocumentId], progress: Progress | None) -> Iterator[Hashes]:
    from annotator.arabic.likeness import signature  # only now, as above

    for nth, id in enumerate(pool, start=1):
        yield signature(documents.document(project, id).text)
        if progress is not None and not progress(nth, len(pool)):
            raise StoppedError


def _ties(
    project: Project, pool: Sequence[DocumentId], numbers: Sequence[int], rule: Rule
) -> Iterator[Sequence[DocumentId]]:
    """Give reports that stay together: those that are nearly the same, and those of one group."""
    alike: dict[int, list[DocumentId]] = defaultdict(list)
    for id, nth in zip(pool, numbers, strict=True):
        alike[nth].append(id)
    yield from alike.values()
    for key in rule.together:
        same: dict[str, list[DocumentId]] = defaultdict(list)
        values = vocabulary.metadata_values(project, key)
        for id in pool:
            if id in values:
                same[values[id]].append(id)
        yield from same.values()


def _settled(
    groups: Iterable[Sequence[str]], earlier: Mapping[DocumentId, str]
) -> tuple[dict[DocumentId, str], set[DocumentId], list[Sequence[str]]]:
    """Return newcomers that go where their like is, those that go nowhere, and the groups that are all new."""
    settled: dict[DocumentId, str] = {}
    held: set[DocumentId] = set()
    free: list[Sequence[str]] = []
    for group in groups:
        ids = [DocumentId(id) for id in group]
        parts = {earlier[id] for id in ids if id in earlier}
        new = [id for id in ids if id not in earlier]
        if not parts:
            free.append(group)
        elif len(parts) == 1:
            settled |= dict.fromkeys(new, *parts)
        else:
            held.update(new)
    return settled, held, free


def _wanted(rule: Rule) -> dict[str, int]:
    return {part: share for part, share in rule.shares if share > 0}


def _group(ids: Sequence[str], counts: Mapping[DocumentId, Counter[str]]) -> Group:
    total = Counter[str]()
    for id in ids:
        total.update(counts.get(DocumentId(id), {}))
    return Group(tuple(ids), total)


def _counted(parts: Mapping[DocumentId, str], counts: Mapping[DocumentId, Counter[str]]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for id, part in parts.items():
        found[part].update(counts.get(id, {}))
        found[part][REPORTS] += 1
    return found


def _rows(
    rule: Rule,
    parts: Mapping[DocumentId, str],
    earlier: Mapping[DocumentId, str],
    counts: Mapping[DocumentId, Counter[str]],
) -> Iterator[PartRow]:
    totals = _counted(parts, counts)
    for part in rule.parts:
        labels = dict(sorted(totals[part].items())) if part in totals else {}
        reports = labels.pop(REPORTS, 0)
        yield PartRow(part, reports, sum(parts.get(id) == part for id in earlier), labels)


def _likeness(
    pool: Sequence[DocumentId], signatures: Sequence[Hashes], parts: Mapping[DocumentId, str]
) -> dict[tuple[str, str], float]:
    from annotator.arabic.likeness import closest  # only now, as above

    placed = [(own, parts[id]) for id, own in zip(pool, signatures, strict=True) if id in parts]
    return closest([own for own, _ in placed], [part for _, part in placed])


def store(project: Project, parted: Parted) -> None:
    """Store the parts of reports that had none, so that later exports leave them there.

    Raises:
        ProjectError: The file could not be written.
    """
    made = parted.rule.split()
    new = [Allotment(made.id, id, part) for id, part in parted.new.items()]
    with project.transaction():
        if not journal.stands(project, made):
            journal.commit(project, "split", NOBODY, Change(added=(made,)))
        for start in range(0, len(new), BATCH):
            journal.commit(project, "split", NOBODY, Change(added=tuple(new[start : start + BATCH])))
