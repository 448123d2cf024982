"""Rows of another copy are sorted: which are here already, which are new, and which went another way."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from annotator.core.entry import Entry, SiteId
from annotator.core.fork import Fork, fork_at
from annotator.errors import ProjectError
from annotator.language import tr
from annotator.store import forks, rows
from annotator.store.project import Project


@dataclass(slots=True)
class Branch:
    """One way that a site went, as its rows were written.

    Attributes:
        site: Where the rows lie in this file.
        fork: What that is, if they were written under another one.
        hashes, previous, clocks: By number; what each row is, what it follows, and its clock.
        last: The hash of the last row as it lies in this file.
    """

    site: SiteId
    fork: Fork | None = None
    hashes: dict[int, str] = field(default_factory=dict)
    previous: dict[int, str] = field(default_factory=dict)
    clocks: dict[int, int] = field(default_factory=dict)
    last: str = ""
    _numbers: list[int] = field(default_factory=list)  # sorted

    def note(self, entry: Entry) -> None:
        """Note one more row, as it was written."""
        self.add(entry.seq, entry.hash, entry.previous, entry.lamport)

    def add(self, seq: int, digest: str, previous: str, lamport: int) -> None:
        """Note one more row."""
        self.hashes[seq], self.previous[seq], self.clocks[seq] = digest, previous, lamport
        if not self._numbers or seq > self._numbers[-1]:
            self._numbers.append(seq)
        else:
            insort(self._numbers, seq)

    def is_in_time(self, entry: Entry) -> bool:
        """Tell whether the row's clock lies between those of the rows around it; a site's clock grows with each row."""
        numbers, clocks, seq = self._numbers, self.clocks, entry.seq
        if numbers and numbers[-1] == seq - 1:  # as nearly always
            return entry.lamport > clocks[seq - 1]
        if seq == 1 and entry.previous:
            return False
        place = bisect_left(numbers, seq)
        before, after = numbers[max(place - 1, 0) : place], numbers[place : place + 1]
        late = all(entry.lamport - clocks[one] >= seq - one for one in before)
        return late and all(clocks[one] - entry.lamport >= one - seq for one in after)

    def has(self, entry: Entry) -> bool:
        """Tell whether the row is one of these."""
        return self.hashes.get(entry.seq) == entry.hash

    def goes_on_with(self, entry: Entry) -> bool:
        """Tell whether the row is the next one after one of these, and no other is."""
        return entry.seq not in self.hashes and self.hashes.get(entry.seq - 1) == entry.previous

    def has_room_for(self, entry: Entry) -> bool:
        """Tell whether nothing that is here speaks against the row's being one of these."""
        before, after = self.hashes.get(entry.seq - 1, entry.previous), self.previous.get(entry.seq + 1, entry.hash)
        return entry.seq not in self.hashes and (before, after) == (entry.previous, entry.hash)


@dataclass(slots=True)
class Sorted:
    """What sorting gives.

    Attributes:
        fresh: The new rows, as they are to lie in this file.
        known: How many were here already.
        forks: The forks that begin with one of the new rows.
        of_forks: How many of the new rows are of these and older forks, by the site under which they are to lie.
        loose: The new rows, as they were written, that follow one which is not here.
    """

    fresh: list[Entry] = field(default_factory=list)
    known: int = 0
    forks: list[Fork] = field(default_factory=list)
    of_forks: dict[SiteId, int] = field(default_factory=dict)
    loose: list[Entry] = field(default_factory=list)


def sort_out(project: Project, entries: Iterable[Entry]) -> Sorted:
    """Sort rows, as they were written; any order of copies puts each row in one place.

    Args:
        project: The open project.
        entries: Rows that have been checked, site by site, in order of seq.

    Raises:
        ProjectError: The clock of a site does not grow, which no program writes.
    """
    found, ways = Sorted(), _Ways(project)
    for entry in entries:
        branches = ways.of(entry.site)
        branch: Branch | None = branches[0]
        if len(branches) == 1 and branches[0].goes_on_with(entry) and branches[0].has_room_for(entry):
            pass  # as nearly all do
        elif any(branch.has(entry) for branch in branches):
            found.known += 1
            continue
        else:
            if entry.seq > 1 and not any(one.hashes.get(entry.seq - 1) == entry.previous for one in branches):
                found.loose.append(entry)
            branch = _branch_for(entry, branches)
        if branch is None:
            fork = fork_at(entry)
            branch = Branch(fork.site, fork, last=entry.previous)
            branches.append(branch)
            found.forks.append(fork)
        if not branch.is_in_time(entry):
            raise ProjectError(
                tr("The clock of row {seq} of {site} is wrong: nothing was taken.", seq=entry.seq, site=entry.site[:8])
            )
        branch.note(entry)
        found.fresh.append(entry if branch.fork is None else _moved(entry, branch))
        if branch.fork is not None:
            found.of_forks[branch.site] = found.of_forks.get(branch.site, 0) + 1
    return found


def _branch_for(entry: Entry, branches: Sequence[Branch]) -> Branch | None:
    for branch in branches:
        if branch.goes_on_with(entry) and branch.has_room_for(entry):
            return branch
    return branches[0] if branches[0].has_room_for(entry) else None


def _moved(entry: Entry, branch: Branch) -> Entry:
    moved = replace(entry, site=branch.site, previous=branch.last).sealed()
    branch.last = moved.hash
    return moved


class _Ways:
    """The branches of each site, read when they are first asked for; the first is the one under the site itself."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._forks = forks.read(project.db)
        self._known: dict[SiteId, list[Branch]] = {}

    def of(self, site: SiteId) -> list[Branch]:
        """Return the branches of a site, at least one."""
        if site not in self._known:
            self._known[site] = [self._main(site), *(self._fork(fork) for fork in self._forks if fork.origin == site)]
        return self._known[site]

    def _main(self, site: SiteId) -> Branch:
        branch = Branch(site)
        for link in rows.links_of(self._project, site):
            branch.add(*link)
        return branch

    def _fork(self, fork: Fork) -> Branch:
        branch, found = Branch(fork.site, fork), rows.of_site(self._project, fork.site)
        for entry in forks.as_written(fork, found):
            branch.note(entry)
        branch.last = found[-1].hash
        return branch
