"""What an edit did: some records go, others come. All undo, journal and merge rest on this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotator.core.annotation_set import Event, Note, Relation, SetStatus
from annotator.core.codebook import Codebook
from annotator.core.coder import Coder, CoderId
from annotator.core.document import DocumentId, Metadata, Source, Standing, Zones
from annotator.core.project import About
from annotator.core.reason import Reason
from annotator.core.span import Span
from annotator.core.splitting import Allotment, Split
from annotator.core.team import Assignment, Deal, Role

Record = (
    Span
    | Relation
    | Event
    | Note
    | SetStatus
    | Standing
    | Source
    | Metadata
    | Zones
    | Coder
    | Codebook
    | About
    | Reason
    | Role
    | Deal
    | Assignment
    | Split
    | Allotment
)

# Finds what stands now where the given record has its place (same kind, same key), if anything does.
Present = Callable[[Record], Record | None]


@dataclass(frozen=True, slots=True)
class Change:
    """Some records go, others come. Adding, deleting, relabelling, resizing: all are this.

    A record that is altered stands on both sides: as it was in ``removed``, as it is in ``added``.
    """

    removed: tuple[Record, ...] = ()
    added: tuple[Record, ...] = ()

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        return Change(removed=self.added, added=self.removed)

    def __add__(self, other: Change) -> Change:
        """Return both as one step; they must not touch the same record."""
        return Change(self.removed + other.removed, self.added + other.added)

    def by_set(self) -> dict[tuple[DocumentId, CoderId], Change]:
        """Return the change of each annotation set apart, in order; all records must be of sets.

        Raises:
            TypeError: A record belongs to no set.
        """
        parts: dict[tuple[DocumentId, CoderId], tuple[list[Record], list[Record]]] = {}
        for side, records in enumerate((self.removed, self.added)):
            for record in records:
                if not isinstance(record, Span | Relation | Event | Note | SetStatus):
                    raise TypeError(record.kind)
                parts.setdefault((record.document, record.coder), ([], []))[side].append(record)
        return {of: Change(tuple(removed), tuple(added)) for of, (removed, added) in sorted(parts.items())}

    def document(self) -> DocumentId | None:
        """Return the one document that all records belong to, or None."""
        named = {getattr(record, "document", None) for record in self.removed + self.added}
        return named.pop() if len(named) == 1 else None


def objection(change: Change, present: Present, *, strict: bool = False) -> Record | None:
    """Return the first record that keeps the change from being applied, or None.

    A coder's own record must be found as the change left it: a removed one unchanged, an added one
    absent (or already equal). Records of the whole project (``shared``) do not object, as the last change
    in replay order stands; where ``strict`` is asked for (undo) they do.
    """
    leaving = {(record.kind, record.key) for record in change.removed}
    for record in change.removed:
        if (strict or not record.shared) and present(record) != record:
            return record
    for record in change.added:
        if (record.shared and not strict) or (record.kind, record.key) in leaving:
            continue
        if present(record) not in (None, record):
            return record
    return None
