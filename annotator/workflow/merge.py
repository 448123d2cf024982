"""Copies of a project and packages come together: the union of their journals, whatever order they arrive in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from annotator.core.coder import CoderId
from annotator.errors import AnnotatorError, InputError, ProjectError
from annotator.language import isolated, tr
from annotator.logs import log
from annotator.store import backup, codebooks, coders, documents, forks, journal, parts, rows, state
from annotator.store.project import Project
from annotator.store.rows import Named
from annotator.store.state import Fresh, at_full_speed
from annotator.store.union import Sorted, sort_out
from annotator.workflow import acknowledging
from annotator.workflow.incoming import Incoming, Source, opened
from annotator.workflow.merge_report import ForkFound as ForkFound
from annotator.workflow.merge_report import Gap as Gap
from annotator.workflow.merge_report import Merged as Merged
from annotator.workflow.merge_report import MergeReport as MergeReport

Progress = Callable[[int, int], bool]
TOLD_EVERY = 1_000  # rows


class GapError(InputError):
    """Rows are missing in between.

    Attributes:
        gaps: Which, and what would bring them.
    """

    def __init__(self, gaps: Sequence[Gap]) -> None:
        missing = " ".join(gap.sentence() for gap in gaps)
        super().__init__(
            tr("{missing} Nothing was stored: wait for what is missing, or go on without it.", missing=missing)
        )
        self.gaps = tuple(gaps)


class _StoppedError(Exception):
    """Somebody stopped the merge."""


class _RehearsedError(Exception):
    """The rehearsal is over: nothing of it is kept."""


def merge(
    project: Project, others: Sequence[Source], *, go_on: bool = False, progress: Progress | None = None
) -> MergeReport:
    """Take over what copies of the project and packages hold, all of it or nothing; a backup is made before.

    The same file twice adds nothing, and any order of files gives the same state.

    Args:
        project: The open project.
        others: Files of copies, and opened packages.
        go_on: Take what follows after missing rows, too.
        progress: Called with how many rows are done of how many; returns False to stop.

    Raises:
        ProjectError: A file is not a sound copy.
        InputError: A package is not whole.
        GapError: Rows are missing in between.
    """
    return _merge(project, others, go_on=go_on, progress=progress, rehearse=False)


def rehearse(project: Project, others: Sequence[Source], *, progress: Progress | None = None) -> MergeReport:
    """Return what :func:`merge` would do with the same files; nothing is stored.

    Raises:
        ProjectError: A file is not a sound copy.
        InputError: A package is not whole.
    """
    return _merge(project, others, go_on=True, progress=progress, rehearse=True)


def _merge(
    project: Project, others: Sequence[Source], *, go_on: bool, progress: Progress | None, rehearse: bool
) -> MergeReport:
    _refuse_itself(project, [other for other in others if isinstance(other, Path)])
    kept = rehearse or _backup(project)
    before = {(row.site, row.seq) for row in journal.conflicts(project)}
    files: tuple[Merged, ...] = ()
    conflicts, version, changed = tuple(journal.conflicts(project)), codebooks.version(project), False
    try:
        with at_full_speed(), project.transaction():
            taken, telling = Fresh(journal.last_stored(project)), _Telling(progress, project, others)
            files = tuple(_take(project, other, taken, telling.step) for other in others)
            _refuse_gaps(files, go_on=go_on)
            if any(file.new or file.texts for file in files):
                telling.expect(journal.count(project))
                state.rebuild(project, telling.step, taken)
            conflicts = tuple(journal.conflicts(project))
            files = _with_unknown_labels(project, files)
            changed = version not in ("", codebooks.version(project))
            if rehearse:
                raise _RehearsedError
    except _RehearsedError:
        _forget(project)
    except _StoppedError:
        _forget(project)
        return MergeReport((), tuple(journal.conflicts(project)), (), rehearsed=rehearse, stopped=True)
    fresh = tuple(row for row in conflicts if (row.site, row.seq) not in before)
    return MergeReport(files, conflicts, fresh, changed, rehearse, unkept=not kept)


def _with_unknown_labels(project: Project, files: Sequence[Merged]) -> tuple[Merged, ...]:
    """Leave of the labels that are used those which the codebook in force lacks."""
    if not codebooks.version(project):  # a package that begins in the middle
        return tuple(files)
    book = codebooks.codebook(project)
    return tuple(
        replace(file, labels=tuple(label for label in file.labels if book.label(label) is None)) for file in files
    )


def _forget(project: Project) -> None:
    """Keep nothing at hand that was rolled back."""
    project.document_at_hand = project.codebook_at_hand = None


class _Telling:
    """Tells how far a merge is, reading first, then replaying; and stops it when it is asked to."""

    def __init__(self, progress: Progress | None, project: Project, others: Sequence[Source]) -> None:
        self._progress, self._done, self._total = progress, 0, 0
        if progress is not None:
            # How many rows a copy has is known when it is open; it is likely to have as many as this one.
            here = journal.count(project)
            coming = sum(here if isinstance(other, Path) else other.manifest.count for other in others)
            self._total = here + 2 * coming

    def expect(self, count: int) -> None:
        """Say how many rows are still to come."""
        self._total = self._done + count

    def step(self) -> None:
        """Count one more row."""
        self._done += 1
        if self._progress is None or self._done % TOLD_EVERY:
            return
        if not self._progress(min(self._done, self._total), self._total):
            raise _StoppedError


def _refuse_itself(project: Project, others: Sequence[Path]) -> None:
    for path in others:
        try:
            same = path.samefile(project.path)
        except OSError:  # it is told when it is opened
            same = False
        if same:
            raise ProjectError(tr("{file} is the project itself: name another copy.", file=isolated(path.name)))


def _refuse_gaps(files: Iterable[Merged], *, go_on: bool) -> None:
    gaps = [gap for file in files for gap in file.gaps]
    if gaps and not go_on:
        raise GapError(gaps)


def _backup(project: Project) -> bool:
    """Make a backup; tell whether all that there is is kept."""
    if not journal.count(project):  # it is being made from a package
        return True
    try:
        backup.make(project)
    except AnnotatorError as error:
        log.warning("no backup before a merge: %s", type(error).__name__)
        return False
    return True


def _take(project: Project, source: Source, taken: Fresh, step: Callable[[], None]) -> Merged:
    with opened(project, source, step) as incoming:
        held, another = acknowledging.held(project, incoming.manifest), _is_another(project, incoming)
        found = sort_out(project, incoming.entries)
        said = journal.named_in(found.fresh)
        texts = _take_texts(project, incoming, said)
        journal.add(project, found.fresh)
        taken.entries.extend(found.fresh)
        taken.changes.update(incoming.content.changes)
        forks.add(project, found.forks)
        gaps = acknowledging.gaps(project, incoming, held, found.loose)
        parts.settle(project, {entry.site for entry in found.fresh}, acknowledging.chosen(incoming, gaps))
        if incoming.manifest is not None:
            acknowledging.receive(project, incoming.manifest)
        merged = _merged(project, incoming, found, said, texts, gaps)
        return replace(merged, another=another)


def _is_another(project: Project, incoming: Incoming) -> bool:
    """Tell whether what comes began as a project of its own, which is united with this one now."""
    ours, theirs = set(rows.begun_at(project)), {entry.site for entry in incoming.entries if entry.kind == "create"}
    return bool(ours and theirs) and not ours & theirs


def _take_texts(project: Project, incoming: Incoming, said: Named) -> int:
    waiting = journal.named_in(journal.waiting_for_text(project))
    missing = {id for id in said.documents | waiting.documents if not documents.has_text(project, id)}
    count = 0
    for document, found in incoming.content.texts(missing):
        documents.keep(project, document, found)
        count += 1
    documents.keep_originals(project, incoming.content.originals(said.originals | waiting.originals))
    return count


def _merged(
    project: Project, incoming: Incoming, found: Sorted, said: Named, texts: int, gaps: Sequence[Gap]
) -> Merged:
    counts = Counter(entry.coder for entry in found.fresh)
    by = [(_name(project, said, id), count) for id, count in counts.items()]
    version = codebooks.version(project)
    return Merged(
        name=incoming.name,
        new=len(found.fresh),
        known=found.known,
        texts=texts,
        by=tuple(sorted(by, key=lambda one: (-one[1], one[0]))),
        gaps=tuple(gaps),
        forks=tuple(_forks(project, found, said)),
        other_codebook=sum(entry.codebook not in ("", version) for entry in found.fresh) if version else 0,
        labels=tuple(sorted(said.labels)),
    )


def _name(project: Project, said: Named, id: str) -> str:
    if not id:
        return ""
    return said.coders.get(id) or coders.coder(project, CoderId(id)).name


def _forks(project: Project, found: Sorted, said: Named) -> Iterator[ForkFound]:
    for fork in forks.read(project.db):
        if fork.site in found.of_forks:
            whose = {entry.coder for entry in found.fresh if entry.site == fork.site and entry.coder}
            who = tr(", ").join(sorted(_name(project, said, id) for id in whose)) or fork.origin[:8]
            yield ForkFound(fork.site, fork.origin, fork.seq, found.of_forks[fork.site], who)
