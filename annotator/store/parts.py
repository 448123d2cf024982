"""How far a file holds the rows of each site: all, those chosen for it, or all but those of a missing package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.entry import SiteId
from annotator.store import forks
from annotator.store.database import Database
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Part:
    """A site of which a file does not hold all rows.

    Attributes:
        seq: Up to this row the file holds all that is meant for it.
        chosen: The rows were chosen for a coder; else a package is missing.
    """

    site: SiteId
    seq: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """What a file holds of a site: from its first row to the last before a gap, and the last of all."""

    site: SiteId
    first: int
    whole_to: int
    last: int

    @property
    def is_whole(self) -> bool:
        """Tell whether no row is missing in between."""
        return self.whole_to == self.last


def read(db: Database) -> dict[SiteId, Part]:
    """Return the sites of which a file does not hold all rows."""
    found = db.execute("SELECT site, seq, chosen FROM parts").fetchall()
    return {SiteId(site): Part(SiteId(site), seq, bool(chosen)) for site, seq, chosen in found}


def reaches(project: Project, only: Iterable[SiteId] | None = None) -> dict[SiteId, Reach]:
    """Return how far the rows of each site go, or of some."""
    firsts = {fork.site: fork.seq for fork in forks.read(project.db)}
    found: dict[SiteId, Reach] = {}
    for site in _sites(project) if only is None else only:
        first = firsts.get(site, 1)
        count, last = project.db.execute("SELECT count(*), max(seq) FROM journal WHERE site = ?", [site]).fetchone()
        whole_to = last if count and count == last - first + 1 else _before_gap(project, site, first)
        found[site] = Reach(site, first, whole_to, last or 0)
    return found


def _sites(project: Project) -> list[SiteId]:
    return [SiteId(row[0]) for row in project.db.execute("SELECT DISTINCT site FROM journal ORDER BY site").fetchall()]


def _before_gap(project: Project, site: SiteId, first: int) -> int:
    query = (
        "SELECT min(seq) FROM journal AS one WHERE site = ? AND seq >= ? "
        "AND NOT EXISTS (SELECT 1 FROM journal AS two WHERE two.site = one.site AND two.seq = one.seq + 1)"
    )
    begins = project.db.execute("SELECT 1 FROM journal WHERE site = ? AND seq = ?", [site, first]).fetchone()
    return first - 1 if begins is None else project.db.execute(query, [site, first]).fetchone()[0]


def missing(project: Project, site: SiteId) -> list[tuple[int, int]]:
    """Return first and last number of each run of rows that is missing before the last row of a site."""
    (reach,) = reaches(project, [site]).values()
    query = "SELECT seq, lag(seq, 1, ?) OVER (ORDER BY seq) AS before FROM journal WHERE site = ?"
    found = project.db.execute(
        f"SELECT before + 1, seq - 1 FROM ({query}) WHERE seq > before + 1", [reach.first - 1, site]
    )
    return [(row[0], row[1]) for row in found.fetchall()]


def settle(project: Project, sites: Iterable[SiteId], chosen: dict[SiteId, int]) -> None:
    """Note of which sites rows are missing now; part of the transaction around it.

    Args:
        project: The open project.
        sites: Those that have new rows.
        chosen: Up to which row everything that is meant for this file is here now, by site, where rows are chosen.
    """
    known = read(project.db)
    for site, reach in reaches(project, {*sites, *chosen}).items():
        before = known.get(site)
        if reach.is_whole and reach.last >= chosen.get(site, 0):
            project.db.execute("DELETE FROM parts WHERE site = ?", [site])
        elif site in chosen or (before is not None and before.chosen):
            put(project.db, Part(site, max(chosen.get(site, 0), 0 if before is None else before.seq), chosen=True))
        else:
            put(project.db, Part(site, reach.whole_to, chosen=False))


def put(db: Database, part: Part) -> None:
    """Note of a site that rows of it are missing; part of the transaction around it."""
    db.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", [part.site, part.seq, int(part.chosen)])
