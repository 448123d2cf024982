"""The state tables as a whole: rebuilt from the journal, or compared with it."""

from __future__ import annotations

from annotator.core.coder import CoderId
from annotator.core.entry import SiteId
from annotator.core.replay import Replayed, Steps, replay
from annotator.store import journal, records
from annotator.store.project import Project


def replayed(project: Project) -> Replayed:
    """Replay the journal, without touching the state."""
    texts = {row[0] for row in project.db.execute("SELECT id FROM documents").fetchall()}
    return replay(journal.entries(project), texts.__contains__)


def rebuild(project: Project) -> Replayed:
    """Put what the journal says in the place of the state; part of the transaction around it."""
    result = replayed(project)
    records.replace_all(project.db, list(result.records.values()))
    db = project.db
    db.execute("DELETE FROM conflicts")
    db.conn.executemany(
        "INSERT INTO conflicts VALUES (?, ?, ?, ?)",
        [(row.site, row.seq, row.reason, row.record) for row in result.conflicts],
    )
    db.execute("DELETE FROM steps")
    for (site, coder), steps in result.steps.items():
        rows = [(site, coder, seq, 0) for seq in steps.done] + [(site, coder, seq, 1) for seq in steps.undone]
        db.conn.executemany("INSERT INTO steps VALUES (?, ?, ?, ?)", rows)
    db.execute("UPDATE documents SET lamport = 0, site = '', seq = 0")
    db.conn.executemany(
        "UPDATE documents SET lamport = ?, site = ?, seq = ? WHERE id = ?",
        [(*order, document) for document, order in result.arrivals.items()],
    )
    return result


def steps(project: Project) -> dict[tuple[SiteId, CoderId], Steps]:
    """Return what can be undone and redone, as the state has it."""
    found: dict[tuple[SiteId, CoderId], Steps] = {}
    for site, coder, seq, undone in project.db.execute("SELECT site, coder, seq, undone FROM steps ORDER BY seq"):
        one = found.setdefault((SiteId(site), CoderId(coder)), Steps())
        (one.undone if undone else one.done).append(seq)
    for one in found.values():
        one.undone.reverse()  # the one undone last is the earliest
    return found


def arrivals(project: Project) -> dict[str, tuple[int, str, int]]:
    """Return which row first brought each document, as the state has it."""
    rows = project.db.execute("SELECT id, lamport, site, seq FROM documents WHERE lamport > 0").fetchall()
    return {row[0]: (row[1], row[2], row[3]) for row in rows}
