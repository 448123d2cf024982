"""What a merge takes from: another copy's file, or a package; both give rows as they were written, checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.core.chain import CLOCK_AHEAD
from annotator.core.entry import Entry, SiteId
from annotator.errors import ProjectError
from annotator.exchange.manifest import Manifest
from annotator.exchange.package import Package
from annotator.language import isolated, tr
from annotator.store import journal
from annotator.store.foreign import ForeignCopy, opened_copy
from annotator.store.project import Project

Source = Path | Package


@dataclass(frozen=True, slots=True)
class Incoming:
    """What comes.

    Attributes:
        content: Where texts and originals are asked for.
        entries: All its rows, as they were written, site by site.
        chosen: Up to which row everything that is meant for whoever has them is there, by site, where rows were chosen.
        manifest: What a package says of itself.
    """

    content: ForeignCopy | Package
    entries: list[Entry]
    chosen: dict[SiteId, int]
    manifest: Manifest | None = None

    @property
    def name(self) -> str:
        """The file's name."""
        return self.content.name


@contextmanager
def opened(project: Project, source: Source, step: Callable[[], None]) -> Iterator[Incoming]:
    """Open a copy or a package, and check all of it.

    Args:
        project: The open project.
        source: The copy or package.
        step: Called for each of its rows; what it raises ends the reading.

    Raises:
        ProjectError: A copy is not sound.
        InputError: A package is not whole.
    """
    if isinstance(source, Path):
        with opened_copy(source) as copy:
            chosen = {site: part.seq for site, part in copy.parts().items() if part.chosen}
            yield _checked(project, Incoming(copy, copy.entries(step), chosen))
        return
    source.require_whole()
    chosen = {rows.site: rows.to for rows in source.manifest.rows if not rows.whole}
    yield _checked(project, Incoming(source, source.entries(step), chosen, source.manifest))


def _checked(project: Project, incoming: Incoming) -> Incoming:
    latest = journal.highest_clock(project) + CLOCK_AHEAD
    if any(entry.lamport > latest for entry in incoming.entries):
        raise ProjectError(
            tr(
                "The clock of {file} runs ahead of all others: nothing was taken from it.",
                file=isolated(incoming.name),
            )
        )
    return incoming
