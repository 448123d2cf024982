"""The state tables as a whole: rebuilt from the journal, or compared with it."""

from __future__ import annotations

import gc
import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.encoding import UnknownKindError
from annotator.core.entry import Entry, SiteId
from annotator.core.replay import MAY_YET_APPLY, Conflict, Replayed, Steps, replay_ordered
from annotator.errors import InputError
from annotator.store import documents, forks, records, rows
from annotator.store.project import Project

Step = Callable[[], None]
Look = Callable[[Iterator[Entry]], Iterator[Entry]]
TEXTS_AT_HAND = 64  # rows of several coders take turns, each in a document of her own


class TextsInFile:
    """The texts of a project; those used last are kept at hand."""

    def __init__(self, project: Project) -> None:
        self._ids = {row[0] for row in project.db.execute("SELECT document FROM texts").fetchall()}
        self._text = lru_cache(TEXTS_AT_HAND)(lambda id: documents.document(project, DocumentId(id)).text)

    def __contains__(self, document: object) -> bool:
        """Tell whether a text is there."""
        return document in self._ids

    def __getitem__(self, document: str) -> str:
        """Return a text that is there."""
        return self._text(document)


@dataclass(frozen=True, slots=True)
class Fresh:
    """Rows that were just stored: what is at hand is not read again.

    Attributes:
        before: Which row had been stored last before them; see ``rows.last_stored``.
        entries: The rows.
        changes: What they have been read as, by hash, as far as they could be.
    """

    before: int
    entries: list[Entry] = field(default_factory=list)
    changes: dict[str, Change] = field(default_factory=dict)


@contextmanager
def at_full_speed() -> Iterator[None]:
    """Let the collector of cycles wait: it would look again and again at a million records, and none is in a cycle."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def replayed(project: Project, step: Step = lambda: None, fresh: Fresh | None = None, look: Look = iter) -> Replayed:
    """Replay the journal, without touching the state.

    Args:
        project: The open project.
        step: Called for each row; what it raises ends the replay.
        fresh: The rows that were stored last.
        look: Hands the rows on as it gets them; what it raises ends the replay.
    """
    texts, places = TextsInFile(project), forks.places(project)
    if fresh is None:
        return replay_ordered(look(rows.entries(project)), texts, places, step)
    by_clock = attrgetter("lamport")
    known = rows.entries(project, fresh.before)
    entries = heapq.merge(known, sorted(fresh.entries, key=by_clock), key=by_clock)
    return replay_ordered(entries, texts, places, step, fresh.changes)


def catch_up(project: Project) -> bool:
    """Bring the state to what the journal gives today.

    Rows apply that could not be applied when they came: a newer version wrote them, or their text was missing. And a
    file of an older schema is replayed by the rules of this one.

    Returns:
        Whether there were any.
    """
    if not project.is_raised and not any(_can_now(project, conflict) for conflict in rows.conflicts(project)):
        return False
    with project.transaction():
        rebuild(project)
    return True


def _can_now(project: Project, conflict: Conflict) -> bool:
    if conflict.reason not in MAY_YET_APPLY:
        return False
    if conflict.reason == "text_missing":
        return documents.has_text(project, conflict.record)
    try:
        rows.entry(project, conflict.site, conflict.seq).change()
    except UnknownKindError as error:
        return error.kind != conflict.record
    except (InputError, ValueError):
        return False
    return True


def rebuild(project: Project, step: Step = lambda: None, fresh: Fresh | None = None) -> Replayed:
    """Put what the journal says in the place of the state; part of the transaction around it; see :func:`replayed`."""
    result = replayed(project, step, fresh)
    put(project, result)
    return result


def put(project: Project, result: Replayed) -> None:
    """Put what a replay gave in the place of the state; part of the transaction around it."""
    records.replace_all(project.db, list(result.records.values()))
    db = project.db
    db.execute("DELETE FROM conflicts")
    db.conn.executemany(
        "INSERT INTO conflicts VALUES (?, ?, ?, ?)",
        [(row.site, row.seq, row.reason, row.record) for row in result.conflicts],
    )
    db.execute("DELETE FROM steps")
    for (site, coder), steps in result.steps.items():
        listed = [(site, coder, seq, 0) for seq in steps.done] + [(site, coder, seq, 1) for seq in steps.undone]
        db.conn.executemany("INSERT INTO steps VALUES (?, ?, ?, ?)", listed)
    db.execute("UPDATE documents SET lamport = 0, site = '', seq = 0")
    db.conn.executemany(
        "UPDATE documents SET lamport = ?, site = ?, seq = ? WHERE id = ?",
        [(*order, document) for document, order in result.arrivals.items()],
    )


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
    found = project.db.execute("SELECT id, lamport, site, seq FROM documents WHERE lamport > 0").fetchall()
    return {row[0]: (row[1], row[2], row[3]) for row in found}
