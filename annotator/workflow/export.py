"""A corpus leaves: documents with their sets, in a format, and a list of what the format could not carry."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
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
from annotator.workflow.sources import flattened
from annotator.workflow.swap import Swap, refusal

LOSSES = ".losses.json"

Progress = Callable[[int, int], bool]


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
            "losses": [_plain(loss) for loss in self.losses],
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
    leaving = _Leaving(project, _format(format), target, coder)
    _refuse_target(project, target)
    loss_file = target.with_name(target.name + LOSSES)
    losses: list[Loss] = []
    with Swap() as swap:
        files = [swap.open(path) for path in leaving.paths]
        for done, drafts in enumerate(leaving.documents(), start=1):
            for file, written in zip(files, drafts, strict=True):
                file.write(written.text)
                losses += written.losses
            if progress is not None and not progress(done, len(leaving.ids)):
                swap.drop()
                return ExportReport((), 0, 0, 0, (), loss_file, stopped=True)
        report = leaving.report(losses, loss_file)
        swap.open(loss_file).write(_listed(report, format))
    return report


def _listed(report: ExportReport, format: str) -> str:  # noqa: A002
    """Return what the file of losses holds: a loss a line, and names of files only, for it travels with the corpus."""
    content: dict[str, Json] = {"format": format, "files": [path.name for path in report.files]}
    content |= {"documents": report.documents, "sets": report.sets, "spans": report.spans}
    content["counts"] = loss_words.counted(report.losses)
    losses = ",\n".join(json.dumps(_plain(loss), ensure_ascii=False) for loss in report.losses)
    return f'{json.dumps(content, ensure_ascii=False)[:-1]}, "losses": [\n{losses}\n]}}\n'


def _plain(loss: Loss) -> dict[str, Json]:
    return {"code": loss.code, "document": loss.document, "coder": loss.coder, "detail": loss.detail}


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
    leaving = _Leaving(project, _format(format), Path("corpus"), coder)
    for drafted in leaving.documents():
        yield from drafted
    yield Written("", losses=leaving.losses_of_all())


def targets(project: Project, target: Path, format: str, *, coder: CoderId | None = None) -> list[Path]:  # noqa: A002
    """Return the files that an export would write, without the one that lists the losses."""
    return _Leaving(project, _format(format), target, coder).paths


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise InputError(
            tr("There is no format {name}: choose one of {known}.", name=isolated(name), known=", ".join(FORMATS))
        )
    return FORMATS[name]


def _refuse_target(project: Project, target: Path) -> None:
    file = isolated(target.name)
    try:
        if target.name.endswith(SUFFIX) or (target.exists() and target.samefile(project.path)):
            raise InputError(tr("{file} is a project: export to another file.", file=file))
        if target.is_dir():
            raise InputError(tr("{file} is a folder: name a file in it.", file=file))
        if target.exists() and not target.is_file():
            raise InputError(tr("{file} is no ordinary file: name another.", file=file))
    except OSError as error:
        raise refusal(error, target) from error


class _Leaving:
    """One export: which files it makes, with whose sets, and what has been written so far.

    Attributes:
        ids: The documents that leave, in the order of their arrival.
        paths: The files.
    """

    def __init__(self, project: Project, chosen: Format, target: Path, coder: CoderId | None) -> None:
        self._project, self._chosen = project, chosen
        self.ids = [row.id for row in documents.listing(project)]
        people = coders.begun(project) if chosen.one_coder and coder is None else []
        if len(people) > 1:
            names = _file_names(people)
            self.paths = [target.with_name(f"{target.stem}-{names[one.id]}{target.suffix}") for one in people]
            self._whose: list[CoderId | None] = [one.id for one in people]
        else:
            self.paths, self._whose = [target], [people[0].id if people else coder]
        self._documents = self._sets = self._spans = 0

    def documents(self) -> Iterator[list[Written]]:
        """Give each document as each of the files is to hold it."""
        for id in self.ids:
            corpus = self._corpus(id)
            drafted = [self._draft(corpus, nth) for nth in range(len(self._whose))]
            self._documents += any(written.text for written in drafted)
            self._sets += sum(written.sets for written in drafted)
            self._spans += sum(written.spans for written in drafted)
            yield drafted

    def _draft(self, corpus: CorpusDocument, nth: int) -> Written:
        whose = self._whose[nth]
        sets = tuple(one for one in corpus.sets if whose is None or one.coder.id == whose)
        if not sets and len(self._whose) > 1 and (corpus.sets or nth):
            return Written("")  # it stands in another coder's file, or has been told of
        return self._chosen.write(replace(corpus, sets=sets))

    def _corpus(self, id: DocumentId) -> CorpusDocument:
        return CorpusDocument(
            document=documents.document(self._project, id),
            metadata=documents.metadata_of(self._project, id).values,
            zones=documents.zones_of(self._project, id),
            sets=tuple(annotation_store.sets_of(self._project, id)),
            sources=tuple(flattened(documents.sources_of(self._project, id))),
        )

    def losses_of_all(self) -> tuple[Loss, ...]:
        """Return what is lost of every document written so far."""
        return self._chosen.losses_of_all(self._documents)

    def report(self, losses: Sequence[Loss], loss_file: Path) -> ExportReport:
        """Return what was written, when all of it is."""
        every = (*losses, *self.losses_of_all())
        return ExportReport(tuple(self.paths), self._documents, self._sets, self._spans, every, loss_file)


def _file_names(people: Sequence[Coder]) -> dict[CoderId, str]:
    """Return a name for each coder's file; two who would share one get the beginning of their ids."""
    safe = {one.id: re.sub(r"[^\w-]+", "_", one.name)[:60].strip("_") or one.id[:8] for one in people}
    folded = [name.casefold() for name in safe.values()]
    return {id: name if folded.count(name.casefold()) == 1 else f"{name}-{id[:8]}" for id, name in safe.items()}
