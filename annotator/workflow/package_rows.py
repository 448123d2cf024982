"""Which rows go into a package: all that the other side does not have, or those that are for one coder's eyes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotator.core.change import Change, Record
from annotator.core.codebook import Codebook
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId, Metadata, Source, Standing, Zones
from annotator.core.entry import Entry, SiteId
from annotator.core.project import About
from annotator.core.team import Assignment, Role
from annotator.exchange.manifest import Rows
from annotator.store import assignments, codebooks, documents, forks, journal, parts, rows
from annotator.store.correspondents import Acknowledged
from annotator.store.project import Project

HAND_OUT = "hand_out"
FOR_ALL = frozenset({Codebook.kind, About.kind})
OF_DOCUMENT = frozenset({Standing.kind, Source.kind, Metadata.kind, Zones.kind})
OF_SET = frozenset({"span", "relation", "event", "note", "status"})

Reached = Sequence[Sequence[Acknowledged]]  # what has reached each of a person's computers


@dataclass(slots=True)
class Chosen:
    """What goes into a package.

    Attributes:
        entries: The rows, as they were written.
        rows: Which those are, by site.
        texts: The documents whose texts go along.
        documents: All documents that the other side has once it has the package.
    """

    entries: list[Entry] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)
    texts: list[DocumentId] = field(default_factory=list)
    documents: tuple[str, ...] = ()


def everything(project: Project, reached: Reached) -> Chosen:
    """Return all rows that have not reached every one of somebody's computers, and the texts that they bring."""
    found, incomplete = Chosen(), parts.read(project.db)
    known = {fork.site: fork for fork in forks.read(project.db)}
    for site, reach in parts.reaches(project).items():
        fork = known.get(site)
        entries: Iterable[Entry]
        if fork is None:
            is_part = site in incomplete
            after = min((_whole(project, site, one, is_part=is_part) for one in reached), default=0)
            entries, origin = rows.after(project, site, after), site
        else:
            written = forks.as_written(fork, rows.of_site(project, site))
            hashes = {entry.seq: entry.hash for entry in written}
            after = min((_of_fork(fork.origin, hashes, one) for one in reached), default=0) or fork.seq - 1
            entries, origin = [entry for entry in written if entry.seq > after], fork.origin
        before = len(found.entries)
        found.entries.extend(entries)
        if len(found.entries) > before:
            found.rows.append(Rows(origin, after, reach.last, whole=site not in incomplete))
    named = journal.named_in(found.entries)
    found.texts = [DocumentId(id) for id in sorted(named.arriving) if documents.has_text(project, id)]
    return found


def _whole(project: Project, site: SiteId, acknowledged: Sequence[Acknowledged], *, is_part: bool = False) -> int:
    """Return up to which row of a site somebody has all.

    Her last row must be the same one here, else she went another way; of a site of which this file holds some rows only
    it may not be here.
    """
    heads = [one for one in acknowledged if one.site == site and not one.chosen]
    same = [one.seq for one in heads if rows.hash_of(project, site, one.seq) in (one.hash, "" if is_part else one.hash)]
    return max(same, default=0)


def _of_fork(origin: SiteId, hashes: Mapping[int, str], acknowledged: Sequence[Acknowledged]) -> int:
    heads = [one for one in acknowledged if one.site == origin and not one.chosen]
    return max((one.seq for one in heads if hashes.get(one.seq) == one.hash), default=0)


def for_coder(
    project: Project, coder: CoderId, sender: CoderId, reached: Reached, delivered: Sequence[set[str]], sent: set[str]
) -> Chosen:
    """Return the rows that are for a coder's eyes: the project's, her reports', and her own; nobody else's work.

    What a row says of her reports that she may not see as it is, is said again in a row of its own: see ``hand_out``.

    Args:
        project: The open project.
        coder: Who gets the package.
        sender: Who sends it.
        reached: What has reached each of her computers.
        delivered: The documents that have reached each of them.
        sent: The documents that went to her at any time, and may or may not have reached her.
    """
    hers = {one.document for one in assignments.of_coder(project, coder)} | assignments.acted_on(project, coder)
    hers = {id for id in hers if documents.has_text(project, id)}
    people = {coder, sender, *(role.coder for role in assignments.roles(project))}
    eyes = _Eyes(coder, people, hers, {DocumentId(id) for ids in delivered for id in ids})
    _hand_out(project, eyes, sender)
    there = hers.intersection(*delivered) if delivered else set()
    return _collected(project, eyes, reached, there, hers | {DocumentId(id) for id in sent})


def _collected(
    project: Project, eyes: _Eyes, reached: Reached, there: set[DocumentId], about: set[DocumentId]
) -> Chosen:
    known = {fork.site: fork for fork in forks.read(project.db)}
    heads, after = parts.reaches(project), dict[SiteId, int]()
    by_site: dict[SiteId, list[Entry]] = {}
    for entry in rows.concerning(project, about):
        site = entry.site
        if site not in after:
            after[site] = min((_chosen(project, site, one) for one in reached), default=0)
        is_new = entry.seq > after[site] or entry.document in eyes.documents - there
        if is_new and eyes.may_see(entry):
            by_site.setdefault(site, []).append(entry)
    found = Chosen(documents=tuple(sorted(eyes.documents)))
    for site, entries in by_site.items():
        fork = known.get(site)
        if fork is None:
            found.entries += entries
        else:
            wanted = {entry.seq for entry in entries}
            written = forks.as_written(fork, rows.of_site(project, site))
            found.entries += [entry for entry in written if entry.seq in wanted]
            found.rows.append(Rows(fork.origin, 0, 0, whole=False))  # the rows are named so
        found.rows.append(Rows(site, after[site], heads[site].last, whole=False))
    found.texts = sorted(eyes.documents - there)
    return found


def _chosen(project: Project, site: SiteId, acknowledged: Sequence[Acknowledged]) -> int:
    chosen = max((one.seq for one in acknowledged if one.site == site and one.chosen), default=0)
    return max(chosen, _whole(project, site, acknowledged))


@dataclass(frozen=True, slots=True)
class _Eyes:
    """What a coder may see.

    Attributes:
        people: Those whose names she may know: herself, the sender, supervisors and adjudicators.
        documents: Her reports.
        had: Reports that have reached her before; some may be hers no more.
    """

    coder: CoderId
    people: set[CoderId]
    documents: set[DocumentId]
    had: set[DocumentId]

    def may_see(self, entry: Entry) -> bool:
        """Tell whether a whole row is for her eyes."""
        content = entry.content()
        return all(map(self._may_see, content["removed"])) and all(map(self._may_get, content["added"]))

    def _may_get(self, record: Mapping[str, Any]) -> bool:
        """Tell whether a record is for her eyes, and has its text where she is."""
        if record.get("kind") == Assignment.kind and record.get("document") not in self.documents | self.had:
            return False  # dealt to her and taken back before it went to her: a row that names it waits for its text
        return self._may_see(record)

    def _may_see(self, record: Mapping[str, Any]) -> bool:
        kind = record.get("kind")
        if kind in FOR_ALL:
            return True
        if kind in OF_DOCUMENT:
            return record.get("document") in self.documents
        if kind in OF_SET:
            return record.get("document") in self.documents and record.get("coder") == self.coder
        if kind == Assignment.kind:
            return record.get("coder") == self.coder
        if kind == Role.kind:
            return record.get("coder") in self.people
        return kind == "coder" and record.get("id") in self.people


def records_of(entry: Entry) -> list[Mapping[str, Any]]:
    """Return the records of a row on both sides, as they are written."""
    content = entry.content()
    return [*content["removed"], *content["added"]]


def _hand_out(project: Project, eyes: _Eyes, sender: CoderId) -> None:
    """Say again what stands, where the row that said it last holds other people's work as well.

    It changes nothing here; in her copy it stands for the rows that she does not get.
    """
    last: dict[tuple[str, str], tuple[tuple[int, str, int], bool]] = {}
    for entry in rows.concerning(project, eyes.documents):
        visible = eyes.may_see(entry)
        for record in records_of(entry):
            kind, id = str(record.get("kind")), str(record.get("id") or record.get("document") or "")
            about = str(record.get("document") or "")
            of_hers = kind in OF_DOCUMENT or (kind == Assignment.kind and record.get("coder") == eyes.coder)
            if kind in FOR_ALL or (of_hers and about in eyes.documents):
                place = (f"{about}:{kind}", id)
                last[place] = max(last.get(place, ((0, "", 0), True)), (entry.order, visible))
    hidden = {place[0].partition(":")[0] for place, (_, visible) in last.items() if not visible}
    for about in sorted(hidden):
        change = _of_project(project) if not about else _of_document(project, DocumentId(about), eyes.coder)
        journal.commit(project, HAND_OUT, sender, change)


def _of_project(project: Project) -> Change:
    return Change(added=(codebooks.codebook(project), About(codebooks.name(project))))


def _of_document(project: Project, id: DocumentId, coder: CoderId) -> Change:
    known = (documents.metadata_of(project, id), documents.zones_of(project, id))
    found: list[Record] = [*documents.sources_of(project, id), *(one for one in known if journal.stands(project, one))]
    found += [one for one in assignments.of_document(project, id) if one.coder == coder]
    if documents.is_standing(project, id):
        return Change(added=(Standing(id), *found))
    return Change(removed=(Standing(id),), added=tuple(found))
