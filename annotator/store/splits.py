"""The parts into which reports were split, and the tables that hold them."""

from __future__ import annotations

from annotator.core.document import DocumentId
from annotator.core.splitting import Allotment, Split
from annotator.store import records
from annotator.store.project import Project


def splits(project: Project) -> list[Split]:
    """Return all splits, by id."""
    return records.select(project.db, Split.kind, "ORDER BY id")


def parts_of(project: Project, split: str) -> dict[DocumentId, str]:
    """Return the part of each report that a split has allotted."""
    found: list[Allotment] = records.select(project.db, Allotment.kind, "WHERE split = ?", [split])
    return {one.document: one.part for one in found}
