"""Who has what: what a package says that its sender has, what we say in ours, and what is missing in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotator.core.entry import Entry, SiteId
from annotator.core.fork import Fork
from annotator.exchange.manifest import Earlier, Head, Manifest, Rows
from annotator.language import isolated, tr
from annotator.store import coders, correspondents, forks, parts, rows
from annotator.store.correspondents import Acknowledged, Passed
from annotator.store.project import Project
from annotator.workflow.incoming import Incoming
from annotator.workflow.merge_report import Gap

MOST_EARLIER = 20  # packages that a manifest names
MOST_RECEIVED = 200


def heads(project: Project) -> tuple[Head, ...]:
    """Return what this file has of each site, rows of forks named as they were written."""
    known, incomplete = {fork.site: fork for fork in forks.read(project.db)}, parts.read(project.db)
    found: list[Head] = []
    for site, reach in parts.reaches(project).items():
        if reach.whole_to >= reach.first:
            found.append(_head(project, site, reach.whole_to, known.get(site)))
        part = incomplete.get(site)
        if part is not None and part.chosen:
            found.append(Head(site, part.seq, "", chosen=True))
    return tuple(found)


def _head(project: Project, site: SiteId, seq: int, fork: Fork | None) -> Head:
    if fork is None:
        return Head(site, seq, rows.entry(project, site, seq).hash)
    last = forks.as_written(fork, rows.of_site(project, site))[-1]
    return Head(fork.origin, last.seq, last.hash)


def received_from(project: Project, fingerprints: set[str]) -> tuple[str, ...]:
    """Return the packages of these senders that were taken over, the latest ones."""
    found = [one.id for one in correspondents.packages(project) if not one.sent and one.fingerprint in fingerprints]
    return tuple(found[-MOST_RECEIVED:])


def earlier_to(project: Project, coder: str) -> tuple[Earlier, ...]:
    """Return the packages that went to somebody before, the latest ones."""
    sent = [one for one in correspondents.packages(project) if one.sent and one.coder == coder]
    return tuple(Earlier(one.id, one.number, one.time, _rows(one)) for one in sent[-MOST_EARLIER:])


def _rows(package: Passed) -> tuple[Rows, ...]:
    return tuple(Rows(SiteId(site), after, to, whole) for site, after, to, whole in package.rows)


def receive(project: Project, manifest: Manifest) -> None:
    """Note a package that was taken over, and what its sender has; part of the transaction around it.

    A package that comes late says nothing new of what its sender has.
    """
    fingerprint = manifest.keys.fingerprint
    before = [one.number for one in correspondents.packages(project) if not one.sent and one.fingerprint == fingerprint]
    if manifest.number >= max(before, default=0):
        seen = [Acknowledged(head.site, head.chosen, head.seq, head.hash) for head in manifest.seen]
        correspondents.acknowledge(project, fingerprint, seen)
    correspondents.receipt(project, fingerprint, manifest.received)
    held = tuple((rows.site, rows.after, rows.to, rows.whole) for rows in manifest.rows)
    package = Passed(
        manifest.id,
        sent=False,
        coder=manifest.sender.coder,
        fingerprint=fingerprint,
        number=manifest.number,
        kind=manifest.kind,
        time=manifest.time,
        rows=held,
        documents=(),
    )
    correspondents.note(project, package)


def held(project: Project, manifest: Manifest | None) -> dict[SiteId, int]:
    """Return up to which row this file has all that was chosen for it, by site that a package has chosen rows of."""
    wanted = {rows.site for rows in manifest.rows if not rows.whole} if manifest is not None else set()
    known = parts.read(project.db)
    found = {site: reach.whole_to for site, reach in parts.reaches(project, wanted).items()}
    return found | {site: part.seq for site, part in known.items() if site in wanted and part.chosen}


def chosen(incoming: Incoming, gaps: Sequence[Gap]) -> dict[SiteId, int]:
    """Return up to which row this file has all that was chosen for it, now that a package is in it."""
    stopped = {gap.site: gap.first - 1 for gap in gaps}
    return {site: min(to, stopped.get(site, to)) for site, to in incoming.chosen.items()}


def gaps(project: Project, incoming: Incoming, held: Mapping[SiteId, int], loose: Sequence[Entry]) -> tuple[Gap, ...]:
    """Return what is missing before the rows of a package, which are in the file now.

    Args:
        project: The open project.
        incoming: The package; another copy's file has what it has.
        held: See :func:`held`.
        loose: New rows that follow one which is not here.
    """
    manifest = incoming.manifest
    if manifest is None:
        return ()
    whole = {rows.site for rows in manifest.rows if rows.whole}
    runs = [run for entry in loose if entry.site in whole for run in _before(project, entry)]
    chosen = [(rows.site, held[rows.site] + 1, rows.after) for rows in manifest.rows if not rows.whole]
    runs += [run for run in chosen if run[1] <= run[2]]
    return tuple(_gap(project, manifest, *run) for run in dict.fromkeys(runs))


def _before(project: Project, entry: Entry) -> Iterator[tuple[SiteId, int, int]]:
    found = [run for run in parts.missing(project, entry.site) if run[1] == entry.seq - 1]
    first, last = found[0] if found else (entry.seq - 1, entry.seq - 1)
    yield entry.site, first, last


def _gap(project: Project, manifest: Manifest, site: SiteId, first: int, last: int) -> Gap:
    here = {one.id for one in correspondents.packages(project) if not one.sent}
    missing = [
        tr("package {number} of {day}", number=str(one.number), day=isolated(one.time[:10]))
        for one in manifest.earlier
        if one.id not in here and any(row.site == site and row.after < last and row.to >= first for row in one.rows)
    ]
    whose = {entry.coder for entry in rows.of_site(project, site) if entry.coder}
    names = sorted(coders.coder(project, id).name for id in whose) or [manifest.sender.name]
    return Gap(site, first, last, tr(", ").join(names), tuple(missing))
