"""The state of a project: what replaying its journal gives, in whatever order the rows arrived."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from annotator.core.change import Change, Record, objection
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId, Standing
from annotator.core.encoding import UnknownKindError
from annotator.core.entry import NEVER_UNDONE, REDO, UNDO, Entry, SiteId
from annotator.errors import InputError
from annotator.language import tr

RecordKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that is kept but not applied, and why."""

    site: SiteId
    seq: int
    reason: str  # a stable code: changed, unknown_kind, text_missing, malformed
    record: str = ""  # kind and key of the record that stood in the way

    def sentence(self) -> str:
        """Say why, in the interface language."""
        return _sentences()[self.reason]


def _sentences() -> dict[str, str]:
    return {
        "changed": tr("What it changes had already been changed elsewhere."),
        "unknown_kind": tr("A newer version wrote it; this one keeps it and leaves it alone."),
        "text_missing": tr("The text that it belongs to is not in this file."),
        "malformed": tr("It is not a change that this version can read."),
    }


@dataclass(slots=True)
class Steps:
    """What one coder can take back, and bring back, in one copy of the project: seqs, the latest last."""

    done: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)

    def follow(self, entry: Entry) -> None:
        """Keep in step with one more row; a new act leaves nothing to redo."""
        of = entry.of() if entry.kind in (UNDO, REDO) else None
        if entry.kind == UNDO and self.done[-1:] == [of]:
            self.undone.append(self.done.pop())
        elif entry.kind == REDO and self.undone[-1:] == [of]:
            self.done.append(self.undone.pop())
        elif entry.kind not in NEVER_UNDONE:
            self.undone.clear()
            self.done.append(entry.seq)


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

    def apply(self, change: Change) -> None:
        """Apply a change that meets no objection."""
        for record in change.removed:
            self.records.pop((record.kind, record.key), None)
        for record in change.added:
            self.records[record.kind, record.key] = record


def replay(entries: Iterable[Entry], has_text: Callable[[str], bool]) -> Replayed:
    """Replay rows in the order (lamport, site, seq).

    Args:
        entries: All rows, in any order.
        has_text: Tells whether the document of this id has its text in the file.
    """
    replayed = Replayed()
    for entry in sorted(entries, key=lambda entry: entry.order):
        conflict = _step(replayed, entry, has_text)
        if conflict is not None:
            replayed.conflicts.append(conflict)
        if entry.coder:
            replayed.steps.setdefault((entry.site, entry.coder), Steps()).follow(entry)
    return replayed


def _step(replayed: Replayed, entry: Entry, has_text: Callable[[str], bool]) -> Conflict | None:
    try:
        change = entry.change()
    except UnknownKindError as error:
        return Conflict(entry.site, entry.seq, "unknown_kind", error.kind)
    except (InputError, ValueError):
        return Conflict(entry.site, entry.seq, "malformed")
    missing = next((name for name in documents_of(change) if not has_text(name)), None)
    if missing is not None:
        return Conflict(entry.site, entry.seq, "text_missing", missing)
    obstacle = objection(change, replayed.present)
    if obstacle is not None:
        return Conflict(entry.site, entry.seq, "changed", f"{obstacle.kind} {obstacle.key}")
    replayed.apply(change)
    for record in change.added:
        if isinstance(record, Standing):
            replayed.arrivals.setdefault(record.document, entry.order)
    return None


def documents_of(change: Change) -> set[str]:
    """Return the ids of the documents whose text must be there for the change to make sense."""
    named = (getattr(record, "document", None) for record in change.added)
    return {name for name in named if name}
