"""One export: from the first look at the target to files that are all in their place, or none."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from annotator.core.corpus import Loss
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.formats.listing import Format
from annotator.formats.setting import UNSPLIT, Setting, Writer
from annotator.language import isolated, tr
from annotator.store import coders, documents
from annotator.store.project import Project
from annotator.workflow import split_words, splits
from annotator.workflow.choosing import Choice
from annotator.workflow.corpus_setting import Manner, agreement_rows, setting_of
from annotator.workflow.export_report import ExportReport
from annotator.workflow.leaving import ALONE, Leaving, Piece
from annotator.workflow.loss_list import LossList
from annotator.workflow.outlets import FileOutlet, FolderOutlet, part_path
from annotator.workflow.projects import SUFFIX
from annotator.workflow.splits import Parted, StoppedError
from annotator.workflow.swap import Swap, refusal

LOSSES, CODEBOOK, SPLIT = ".losses.json", ".codebook.json", ".split.csv"  # what lies beside a corpus

Progress = Callable[[int, int], bool]


def named(target: Path, chosen: Format, name: str) -> Path:
    """Return a coder's own target."""
    if name == ALONE:
        return target
    return target.with_name(f"{target.name}-{name}" if chosen.is_folder else f"{target.stem}-{name}{target.suffix}")


def paths_of(target: Path, chosen: Format, name: str, parts: Sequence[str]) -> list[Path]:
    """Return the files or folders of a coder; one for each part where the format is files."""
    path = named(target, chosen, name)
    return [path] if chosen.is_folder else [part_path(path, part) for part in parts]


class CorpusWriting:
    """One export, from the first look at the target to the report."""

    def __init__(self, project: Project, target: Path, chosen: Format, choice: Choice, manner: Manner) -> None:
        self._project, self._target, self._manner = project, target, manner
        self._format = chosen
        self._leaving = Leaving(project, self._format, choice, manner.anonymity)
        self._setting = setting_of(project, manner, self._leaving.whole, zones=choice.zones)
        self._loss_file = target.with_name(target.name + LOSSES)
        self._documents = self._sets = self._spans = 0
        self._parted: Parted | None = None

    def run(self, progress: Progress | None) -> ExportReport:
        """Write everything, or nothing."""
        parts = self._setting.parts
        paths = [path for name in self._leaving.files for path in paths_of(self._target, self._format, name, parts)]
        for path in {self._target, *paths}:
            _refuse_target(self._project, path, self._format)
        if self._format.require is not None:
            self._format.require()
        try:
            self._split(progress)
            with Swap() as swap:
                report = self._written(swap, paths, progress)
                if report is None:
                    swap.drop()
        except StoppedError:
            report = None
        if report is None:
            return ExportReport((), 0, 0, 0, (), self._loss_file, stopped=True)
        if self._parted is not None:
            splits.store(self._project, self._parted)
        return report

    def _split(self, progress: Progress | None) -> None:
        rule = self._manner.split
        if rule is not None:
            ids = [corpus.document.id for corpus in self._leaving.whole() if corpus.sets or not self._format.training]
            self._parted = splits.split(self._project, ids, rule, progress)

    def _written(self, swap: Swap, paths: Sequence[Path], progress: Progress | None) -> ExportReport | None:
        """Return the report, or None where somebody stopped it."""
        with ExitStack() as stack:
            writers = [self._writer(swap, name, stack) for name in self._leaving.files]
            head: dict[str, Json] = {"format": self._format.name, "files": [path.name for path in paths]}
            losses = LossList(swap.open(self._loss_file), head)
            for done, (id, pieces) in enumerate(self._leaving.drafts(), start=1):
                self._write(writers, id, pieces, losses)
                if progress is not None and not progress(done, len(self._leaving.ids)):
                    return None
            for writer in writers:
                writer.finish()
        losses.take(self._format.losses_of_all(self._documents))
        self._write_companions(swap)
        held: dict[str, Json] = {"documents": self._documents, "sets": self._sets, "spans": self._spans}
        losses.finish(held if self._parted is None else {**held, "split": split_words.to_json(self._parted)})
        return ExportReport(
            tuple(paths),
            self._documents,
            self._sets,
            self._spans,
            tuple(losses.remembered),
            self._loss_file,
            counts=losses.counts(),
            parted=self._parted,
        )

    def _writer(self, swap: Swap, name: str, stack: ExitStack) -> Writer:
        target = named(self._target, self._format, name)
        if not self._format.is_folder:
            return self._format.open(FileOutlet(swap, target), self._told())
        outlet = FolderOutlet(swap.folder(target))
        stack.callback(outlet.close)
        outlet.text("codebook.json").write(self._codebook())
        return self._format.open(outlet, self._told())

    def _told(self) -> Setting:
        """Return what writers are told; only a card has figures of agreement."""
        if self._format.require is None:
            return self._setting
        people = [one.id for one in coders.begun(self._project)]
        return replace(self._setting, figures=agreement_rows(self._project, people))

    def _write(self, writers: Sequence[Writer], id: DocumentId, pieces: Sequence[Piece], losses: LossList) -> None:
        part = UNSPLIT
        if self._parted is not None:
            found = self._parted.parts.get(id)
            if found is None:
                losses.take([Loss("held_back", id)] if id in self._parted.held else [])
                for _, own in pieces:
                    losses.take(own)
                return
            part = found
        is_written = False
        for writer, (corpus, own) in zip(writers, pieces, strict=True):
            losses.take(own)
            if corpus is not None:
                written = writer.add(corpus, part)
                losses.take(written.losses)
                self._sets += written.sets
                self._spans += written.spans
                is_written = is_written or not self._format.training or written.sets > 0
        self._documents += is_written

    def _write_companions(self, swap: Swap) -> None:
        if not self._format.is_folder:
            swap.open(self._target.with_name(self._target.name + CODEBOOK)).write(self._codebook())
        if self._parted is not None:
            titles = {row.id: row.title for row in documents.listing(self._project)}
            file = swap.open(self._target.with_name(self._target.name + SPLIT))
            file.writelines(split_words.table(self._parted, titles))

    def _codebook(self) -> str:
        book = self._setting.codebook
        content = {} if book is None else {"version": book.version, "codebook": book.content}
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _refuse_target(project: Project, target: Path, chosen: Format) -> None:
    file = isolated(target.name)
    try:
        if target.name.endswith(SUFFIX) or (target.exists() and target.samefile(project.path)):
            raise InputError(tr("{file} is a project: export to another file.", file=file))
        if chosen.is_folder:
            _refuse_folder(target, file)
        elif target.is_dir():
            raise InputError(tr("{file} is a folder: name a file in it.", file=file))
        elif target.exists() and not target.is_file():
            raise InputError(tr("{file} is no ordinary file: name another.", file=file))
    except OSError as error:
        raise refusal(error, target) from error


def _refuse_folder(target: Path, file: str) -> None:
    """Refuse a folder in which something lies: it may be somebody's work."""
    if target.exists() and not target.is_dir():
        raise InputError(tr("{file} is a file: the format needs a folder of its own.", file=file))
    if target.is_dir() and any(target.iterdir()):
        raise InputError(tr("The folder {file} is not empty: name a new one.", file=file))
