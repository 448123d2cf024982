"""Is everything in the file as it should be? The journal is replayed and compared with what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from annotator.core.chain import links
from annotator.core.change import Record
from annotator.core.document import text_hash
from annotator.core.entry import Entry
from annotator.core.replay import Replayed, fits
from annotator.core.span import Span
from annotator.errors import ProjectError
from annotator.language import isolated, tr
from annotator.store import documents, forks, integrity, journal, parts, records, state
from annotator.store.faults import DatabaseError
from annotator.store.project import Project

UNREADABLE = (DatabaseError, ProjectError, ValueError, TypeError, LookupError)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be: a stable code, where, and a sentence."""

    code: str
    where: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check looked at, and what it found."""

    problems: tuple[Problem, ...]
    entries: int
    documents: int
    spans: int
    conflicts: int

    @property
    def sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.problems


Part = Callable[[Project], Iterator[Problem]]


def check(project: Project) -> CheckReport:
    """Rebuild the state from the journal and compare; verify every hash and every quote. Nothing is changed."""
    problems = [problem for part in PARTS for problem in _found(project, part)]
    return CheckReport(
        tuple(problems),
        entries=_count(project, "journal"),
        documents=_count(project, "standings"),
        spans=_count(project, "spans"),
        conflicts=_count(project, "conflicts"),
    )


def sound_replay(project: Project) -> Replayed | None:
    """Return what the journal gives; None where anything from which the state can be rebuilt is not as it should be."""
    if any(True for part in (_engine, _schema, _texts) for _ in _found(project, part)):
        return None
    try:
        return state.replayed(project, look=_Chain(project).sound)
    except (_UnsoundError, *UNREADABLE):
        return None


class _UnsoundError(Exception):
    """A row is not what its writer sealed, or one before it is missing."""


class _Chain:
    """Follows the rows of all sites, which take turns in any way, each site's own in their order."""

    def __init__(self, project: Project) -> None:
        self._known = {fork.site: fork for fork in forks.read(project.db)}
        self._incomplete = parts.read(project.db)
        self._last: dict[str, Entry] = {}

    def follows(self, entry: Entry) -> bool:
        """Tell whether a row follows the one of its site that was seen last."""
        site = entry.site
        linked = links(entry, self._last.get(site), self._known.get(site), holes=site in self._incomplete)
        self._last[site] = entry
        return linked

    def sound(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """Hand rows on as long as they are sound."""
        for entry in entries:
            if not self.follows(entry):
                raise _UnsoundError
            yield entry


def _found(project: Project, part: Part) -> Iterator[Problem]:
    """Give what one part finds. Where it cannot even look, that is found: a check is made for damaged files."""
    try:
        yield from part(project)
    except UNREADABLE as error:
        what = str(error) if isinstance(error, DatabaseError) else type(error).__name__
        yield Problem("database", part.__name__[1:], tr("The database itself is damaged: {what}", what=what))


def _count(project: Project, table: str) -> int:
    try:
        return integrity.count(project, table)
    except DatabaseError:
        return 0


def _engine(project: Project) -> Iterator[Problem]:
    for found in integrity.problems(project):
        yield Problem("database", found, tr("The database itself is damaged: {what}", what=found))


def _schema(project: Project) -> Iterator[Problem]:
    for name in integrity.other_tables(project):
        yield Problem("schema", name, tr("{name} in the file is not what a Tarmiz project has.", name=isolated(name)))


def _chain(project: Project) -> Iterator[Problem]:
    chain = _Chain(project)
    for entry in journal.by_site(project):
        if not chain.follows(entry):
            where = f"{entry.site}:{entry.seq}"
            yield Problem(
                "journal", where, tr("Row {where} of the journal was altered or one before it is missing.", where=where)
            )


def _texts(project: Project) -> Iterator[Problem]:
    for id, digest, text in integrity.texts(project):
        if text is None or text_hash(text) != digest or digest[:32] != id:
            yield Problem("text", id, tr("The text of document {id} is not the one that was imported.", id=id[:12]))
    for name, data in integrity.originals(project):
        if data is None or sha256(data).hexdigest() != name:
            yield Problem("original", name, tr("The original {id} is not the one that was imported.", id=name[:12]))


def _state(project: Project) -> Iterator[Problem]:
    right = state.replayed(project)
    stored: dict[tuple[str, str], Record] = {}
    for kind, record in records.readable(project.db):
        if record is None:
            yield Problem("state", kind, tr("A record of the kind {kind} cannot be read.", kind=kind))
        else:
            stored[kind, record.key] = record
    for place in sorted(stored.keys() | right.records.keys()):
        if stored.get(place) != right.records.get(place):
            where = " ".join(place)
            yield Problem("state", where, tr("What is stored at {where} is not what the journal says.", where=where))
    if {(row.site, row.seq) for row in right.conflicts} != {(row.site, row.seq) for row in journal.conflicts(project)}:
        yield Problem("conflicts", "", tr("The list of conflicts is not what the journal says."))
    if {key: steps for key, steps in right.steps.items() if steps.done or steps.undone} != state.steps(project):
        yield Problem("steps", "", tr("The list of what can be undone is not what the journal says."))
    if right.arrivals != state.arrivals(project):
        yield Problem("arrivals", "", tr("The order of the reports is not what the journal says."))


def _quotes(project: Project) -> Iterator[Problem]:
    spans: list[Span] = records.select(project.db, Span.kind)
    for span in spans:
        if not fits(span, documents.document(project, span.document).text):
            where = f"{span.document[:12]} {span.start} {span.end}"
            yield Problem(
                "quote", where, tr("The quote of the mark at {where} is not what the text says.", where=where)
            )


PARTS: tuple[Part, ...] = (_engine, _schema, _chain, _texts, _state, _quotes)
