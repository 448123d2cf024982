"""The state of a project: what replaying its journal gives, in whatever order the rows arrived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Protocol

from annotator.core.change import Change, Record, objection
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId, Standing, Zones
from annotator.core.encoding import UnknownKindError
from annotator.core.entry import NEVER_UNDONE, REDO, UNDO, Entry, SiteId
from annotator.core.fork import Place, Places, place_of
from annotator.core.span import Span
from annotator.errors import InputError
from annotator.language import tr

RecordKey = tuple[str, str]
# Rows that another version of the program, or a text that comes later, may make good.
MAY_YET_APPLY = frozenset({"unknown_kind", "malformed", "text_missing"})


class Texts(Protocol):
    """The texts that are in the file, by the id of their document."""

    def __contains__(self, document: object, /) -> bool:
        """Tell whether a text is there."""

    def __getitem__(self, document: str, /) -> str:
        """Return a text that is there."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that is kept but not applied, and why."""

    site: SiteId
    seq: int
    reason: str  # a stable code: changed, unknown_kind, text_missing, other_text, malformed
    record: str = ""  # kind and key of the record that stood in the way

    def sentence(self) -> str:
        """Say why, in the interface language."""
        return _sentences()[self.reason]


def _sentences() -> dict[str, str]:
    return {
        "changed": tr("What it changes had already been changed elsewhere."),
        "unknown_kind": tr("A newer version wrote it; this one keeps it and leaves it alone."),
        "text_missing": tr("The text that it belongs to is not in this file."),
        "other_text": tr("It does not fit the text that it names."),
        "malformed": tr("It is not a change that this version can read."),
    }


@dataclass(slots=True)
class Steps:
    """What one coder can take back, and bring back, in one copy of the project: seqs, the latest last."""

    done: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)

    def follow(self, entry: Entry, *, applied: bool) -> None:
        """Keep in step with one more row.

        A new act leaves nothing to redo. A row that was not applied did nothing, so it takes nothing back, and
        there is nothing of it to take back.
        """
        if entry.kind not in NEVER_UNDONE:
            self.undone.clear()
            if applied:
                self.done.append(entry.seq)
        elif applied and entry.kind == UNDO and self.done[-1:] == [entry.of()]:
            self.undone.append(self.done.pop())
        elif applied and entry.kind == REDO and self.undone[-1:] == [entry.of()]:
            self.done.append(self.undone.pop())


@dataclass(slots=True)
class Replayed:
    """What a replay gives: the records that stand, the rows that could not be applied, what can be undone."""

    records: dict[RecordKey, Record] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    arrivals: dict[DocumentId, tuple[int, str, int]] = field(default_factory=dict)  # the row that first brought it
    steps: dict[tuple[SiteId, CoderId], Steps] = field(default_factory=dict)

    def present(self, record: Record) -> Record | None:
        """Return what stands where the record has its place."""
        return self.records.get((record.kind, record.key))

    def applied(self, change: Change) -> Record | None:
        """Apply a change; where a record stands in the way nothing is done, and it is returned."""
        if not change.removed and len(change.added) == 1:  # as nearly all are
            return self._added(change.added[0])
        obstacle = objection(change, self.present)
        if obstacle is None:
            for record in change.removed:
                self.records.pop((record.kind, record.key), None)
            for record in change.added:
                self.records[record.kind, record.key] = record
        return obstacle

    def _added(self, record: Record) -> Record | None:
        """Do what :func:`objection` and applying come to for one record."""
        place = (record.kind, record.key)
        if not record.shared and self.records.get(place) not in (None, record):
            return record
        self.records[place] = record
        return None


def replay(entries: Iterable[Entry], texts: Texts, places: Places = MappingProxyType({})) -> Replayed:
    """Replay rows in the order (lamport, site, seq).

    Args:
        entries: All rows, in any order.
        texts: The texts that are in the file.
        places: Where the rows of forks stand; they lie under other sites than they were written in.
    """
    return replay_ordered(sorted(entries, key=lambda entry: entry.lamport), texts, places)


def replay_ordered(
    entries: Iterable[Entry],
    texts: Texts,
    places: Places = MappingProxyType({}),
    step: Callable[[], None] = lambda: None,
    changes: Mapping[str, Change] = MappingProxyType({}),
) -> Replayed:
    """Replay rows that come in the order of their clocks, without keeping them.

    Args:
        entries: All rows; those of one clock in any order.
        texts: The texts that are in the file.
        places: As in :func:`replay`.
        step: Called for each row; what it raises ends the replay.
        changes: What some rows have been read as already, by hash.
    """
    replayed = Replayed()
    for entry in _in_order(entries, places):
        step()
        conflict = _step(replayed, entry, texts, places, changes)
        if conflict is not None:
            replayed.conflicts.append(conflict)
        if entry.coder:
            steps = replayed.steps.setdefault((entry.site, entry.coder), Steps())
            steps.follow(entry, applied=conflict is None)
    return replayed


def _in_order(entries: Iterable[Entry], places: Places) -> Iterator[Entry]:
    for _, together in groupby(entries, key=attrgetter("lamport")):
        found = list(together)
        if len(found) > 1:
            found.sort(key=lambda entry: _place(entry, places))
        yield from found


def _place(entry: Entry, places: Places) -> Place:
    return places.get((entry.site, entry.seq)) or place_of(entry)


def _step(
    replayed: Replayed, entry: Entry, texts: Texts, places: Places, changes: Mapping[str, Change]
) -> Conflict | None:
    try:
        change = changes.get(entry.hash) or entry.change()
    except UnknownKindError as error:
        return Conflict(entry.site, entry.seq, "unknown_kind", error.kind)
    except (InputError, ValueError):
        return Conflict(entry.site, entry.seq, "malformed")
    for record in change.added:
        document = getattr(record, "document", "")
        if document and document not in texts:
            return Conflict(entry.site, entry.seq, "text_missing", document)
        if isinstance(record, Span | Zones) and not fits(record, texts[document]):
            return Conflict(entry.site, entry.seq, "other_text", f"{record.kind} {record.key}")
    obstacle = replayed.applied(change)
    if obstacle is not None:
        return Conflict(entry.site, entry.seq, "changed", f"{obstacle.kind} {obstacle.key}")
    for record in change.added:
        if isinstance(record, Standing):
            replayed.arrivals.setdefault(record.document, _place(entry, places)[:3])
    return None


def fits(record: Span | Zones, text: str) -> bool:
    """Tell whether a record speaks of this text: a span's quote is what stands there, no zone ends behind the end."""
    if isinstance(record, Span):
        return text[record.start : record.end] == record.quote
    return all(zone.end <= len(text) for zone in record.zones)
