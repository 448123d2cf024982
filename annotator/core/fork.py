"""Two files that went on under one site: both are kept, the rows that came second under a site of their own.

The name of that site follows from the first row that differs, so that everybody who finds the fork gives it the same
one. A row keeps its number and clock when it is moved, and can be moved back: what it was is never lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from annotator.core.entry import Entry, SiteId
from annotator.core.json_value import compact

# Where a row stands in the replay, whatever the site is called under which it lies here.
Place = tuple[int, str, int, str]
Places = Mapping[tuple[SiteId, int], Place]


@dataclass(frozen=True, slots=True)
class Fork:
    """The second way that a site went.

    Attributes:
        site: The site under which its rows lie.
        origin: The site under which they were written.
        seq: The number of the first of them.
        previous: The hash of the origin's row before that, "" where there is none.
    """

    site: SiteId
    origin: SiteId
    seq: int
    previous: str


def fork_at(first: Entry) -> Fork:
    """Return the fork that begins with a row, as it was written."""
    name = sha256(compact(["fork", first.site, first.seq, first.hash]).encode("utf-8")).hexdigest()[:32]
    return Fork(SiteId(name), first.site, first.seq, first.previous)


def moved(rows: Iterable[Entry], site: SiteId, previous: str) -> list[Entry]:
    """Return rows of one site, one after another without a gap, under another site.

    Args:
        rows: The rows in order.
        site: Where they are to lie.
        previous: The hash of the row before the first.
    """
    found: list[Entry] = []
    for row in rows:
        found.append(replace(row, site=site, previous=previous).sealed())
        previous = found[-1].hash
    return found


def place_of(entry: Entry) -> Place:
    """Return where a row stands in the replay, as it was written."""
    return (entry.lamport, entry.site, entry.seq, entry.hash)
