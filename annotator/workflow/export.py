"""A corpus leaves: documents with their sets, in a format, and a list of what the format could not carry."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.formats import losses as loss_words
from annotator.formats.listing import FORMATS, Format
from annotator.language import isolated, ntr, tr
from annotator.store import annotations as annotation_store
from annotator.store import coders, documents
from annotator.store.project import Project
from annotator.workflow.projects import SUFFIX
from annotator.workflow.swap import Swap
from annotator.workflow.taking import flattened

LOSSES = ".losses.json"

Progress = Callable[[int, int], bool]
Output = tuple[Path, CoderId | None]


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote.

    Attributes:
        files: The files written, without the one that lists the losses; none where it was stopped.
        documents, sets, spans: How many of them the files hold.
        losses: What the format could not carry.
        loss_file: The file that lists them.
        stopped: Somebody stopped it; nothing was written.
    """

    files: tuple[Path, ...]
    documents: int
    sets: int
    spans: int
    losses: tuple[Loss, ...]
    loss_file: Path
    stopped: bool = False

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            "files": [str(path) for path in self.files],
            "documents": self.documents,
            "sets": self.sets,
            "spans": self.spans,
            "counts": loss_words.counted(self.losses),
            "losses": [asdict(loss) for loss in self.losses],
            "loss_file": str(self.loss_file),
            "stopped": self.stopped,
        }

    def sentence(self) -> str:
        """Sum it up in one line."""
        if self.stopped:
            return tr("The export was stopped: nothing was written.")
        return tr(
            "{documents} with {spans} written to {files}.",
            documents=ntr("{count} report", "{count} reports", self.documents),
            spans=ntr("{count} mark", "{count} marks", self.spans),
            files=tr(", ").join(isolated(path.name) for path in self.files),
        )

    def details(self) -> list[str]:
        """Say what could not be carried, a line each kind."""
        return loss_words.sentences(loss_words.counted(self.losses))


@dataclass(slots=True)
class _Counts:
    documents: int = 0
    sets: int = 0
    spans: int = 0

    def add(self, written: Written) -> None:
        """Count one document."""
        self.documents += bool(written.text)
        self.sets += written.sets
        self.spans += written.spans


def run(
    project: Project,
    target: Path,
    format: str,  # noqa: A002
    *,
    coder: CoderId | None = None,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the corpus, whole or not at all, and beside it what the format could not carry.

    Args:
        project: The open project.
        target: The file to write. A format of one coder a file writes one for each, TARGET-name, where several coded.
        format: Name of a format in ``FORMATS``.
        coder: Only this coder's sets; None: everybody's.
        progress: Told how many documents of how many are written; returns False to stop.

    Raises:
        InputError: There is no such format, or the target cannot be written.
    """
    chosen = _format(format)
    _refuse_target(project, target)
    ids = [row.id for row in documents.listing(project)]
    outputs = _outputs(project, target, chosen, coder)
    loss_file = target.with_name(target.name + LOSSES)
    counts, losses = _Counts(), list[Loss]()
    with Swap() as swap:
        for nth, (path, who) in enumerate(outputs):
            file, told = swap.open(path), _told(progress, nth * len(ids), len(outputs) * len(ids))
            for written in _written(project, ids, chosen, who):
                file.write(written.text)
                counts.add(written)
                losses += written.losses
                if not told():
                    swap.drop()
                    return ExportReport((), 0, 0, 0, (), loss_file, stopped=True)
        losses += chosen.losses_of_all(counts.documents)
        files = tuple(path for path, _ in outputs)
        report = ExportReport(files, counts.documents, counts.sets, counts.spans, tuple(losses), loss_file)
        json.dump(_listed(report, format), swap.open(loss_file), ensure_ascii=False, indent=1)
    return report


def _told(progress: Progress | None, before: int, every: int) -> Callable[[], bool]:
    """Return what is called after each document, and tells whether to go on."""
    done = count(before + 1)
    return lambda: progress is None or progress(next(done), every)


def _listed(report: ExportReport, format: str) -> dict[str, Json]:  # noqa: A002
    """Return what the file of losses holds: names of files only, for it travels with the corpus."""
    content = report.to_json()
    del content["loss_file"], content["stopped"]
    return {"format": format, **content, "files": [path.name for path in report.files]}


def losses_of(project: Project, format: str, *, coder: CoderId | None = None) -> tuple[Loss, ...]:  # noqa: A002
    """Return what a format could not carry, without writing anything.

    Raises:
        InputError: There is no such format.
    """
    return tuple(loss for draft in drafts(project, format, coder=coder) for loss in draft.losses)


def drafts(project: Project, format: str, *, coder: CoderId | None = None) -> Iterator[Written]:  # noqa: A002
    """Give every document as it would be written, one at a time, so that a window stays alive meanwhile.

    The last one has no text: its losses concern all documents alike.

    Raises:
        InputError: There is no such format.
    """
    chosen = _format(format)
    ids = [row.id for row in documents.listing(project)]
    counts = _Counts()
    for _, who in _outputs(project, Path("corpus"), chosen, coder):
        for written in _written(project, ids, chosen, who):
            counts.add(written)
            yield written
    yield Written("", losses=chosen.losses_of_all(counts.documents))


def targets(project: Project, target: Path, format: str, *, coder: CoderId | None = None) -> list[Path]:  # noqa: A002
    """Return the files that an export would write, without the one that lists the losses."""
    return [path for path, _ in _outputs(project, target, _format(format), coder)]


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise InputError(
            tr("There is no format {name}: choose one of {known}.", name=isolated(name), known=", ".join(FORMATS))
        )
    return FORMATS[name]


def _refuse_target(project: Project, target: Path) -> None:
    file = isolated(target.name)
    if target.name.endswith(SUFFIX) or (target.exists() and target.samefile(project.path)):
        raise InputError(tr("{file} is a project: export to another file.", file=file))
    if target.is_dir():
        raise InputError(tr("{file} is a folder: name a file in it.", file=file))
    if target.exists() and not target.is_file():
        raise InputError(tr("{file} is no ordinary file: name another.", file=file))


def _outputs(project: Project, target: Path, chosen: Format, coder: CoderId | None) -> list[Output]:
    """Return which files are written, and with whose sets; None stands for everybody's."""
    if not chosen.one_coder or coder is not None:
        return [(target, coder)]
    people = coders.begun(project)
    if len(people) < 2:
        return [(target, people[0].id if people else None)]
    names = _file_names(people)
    return [(target.with_name(f"{target.stem}-{names[one.id]}{target.suffix}"), one.id) for one in people]


def _file_names(people: Sequence[Coder]) -> dict[CoderId, str]:
    """Return a name for each coder's file; two who would share one get the beginning of their ids."""
    safe = {one.id: re.sub(r"[^\w-]+", "_", one.name)[:60].strip("_") or one.id[:8] for one in people}
    folded = [name.casefold() for name in safe.values()]
    return {id: name if folded.count(name.casefold()) == 1 else f"{name}-{id[:8]}" for id, name in safe.items()}


def _written(project: Project, ids: Sequence[DocumentId], chosen: Format, coder: CoderId | None) -> Iterator[Written]:
    for id in ids:
        yield chosen.write(_corpus(project, id, coder))


def _corpus(project: Project, id: DocumentId, coder: CoderId | None) -> CorpusDocument:
    sets = annotation_store.sets_of(project, id)
    return CorpusDocument(
        document=documents.document(project, id),
        metadata=documents.metadata_of(project, id).values,
        zones=documents.zones_of(project, id),
        sets=tuple(one for one in sets if coder is None or one.coder.id == coder),
        sources=tuple(flattened(documents.sources_of(project, id))),
    )
