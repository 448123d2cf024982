"""Disks that take nothing any more, and take it again."""

from __future__ import annotations

from annotator.store.project import Project


def read_only(project: Project) -> None:
    """Let the file take no more writes, as where it lies in a folder that became read-only."""
    project.db.execute("PRAGMA query_only = ON")


def full(project: Project) -> None:
    """Let the file grow no more, as on a full disk; what fits into the pages that it has still goes in."""
    pages = project.db.execute("PRAGMA page_count").fetchone()[0]
    project.db.execute(f"PRAGMA max_page_count = {pages}").fetchall()


def writable(project: Project) -> None:
    """Take everything again."""
    project.db.execute("PRAGMA query_only = OFF")
    project.db.execute("PRAGMA max_page_count = 1073741823").fetchall()
