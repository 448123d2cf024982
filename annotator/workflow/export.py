"""A corpus leaves: documents with their sets, in a format, and a list of what the format could not carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from annotator.core.coder import CoderId
from annotator.core.corpus import Loss, Written
from annotator.errors import InputError
from annotator.formats.cutting import Clitics
from annotator.formats.listing import FORMATS, Format
from annotator.formats.setting import UNSPLIT, Setting
from annotator.language import isolated, tr
from annotator.store.project import Project
from annotator.workflow.choosing import EVERYTHING, Choice
from annotator.workflow.corpus_setting import PLAINLY, Manner, learn, setting_of
from annotator.workflow.corpus_writing import CODEBOOK, LOSSES, SPLIT, CorpusWriting, Progress, paths_of
from annotator.workflow.export_report import ExportReport
from annotator.workflow.leaving import Leaving, Piece

__all__ = [
    "CODEBOOK",
    "EVERYTHING",
    "LOSSES",
    "PLAINLY",
    "SPLIT",
    "Choice",
    "ExportReport",
    "Manner",
    "drafts",
    "losses_of",
    "preview",
    "run",
    "targets",
]


def run(
    project: Project,
    target: Path,
    format: str,  # noqa: A002
    *,
    coder: CoderId | None = None,
    choice: Choice = EVERYTHING,
    manner: Manner = PLAINLY,
    progress: Progress | None = None,
) -> ExportReport:
    """Write the corpus, whole or not at all, and beside it the codebook and what the format could not carry.

    Args:
        project: The open project.
        target: The file or folder to write. A format of one coder writes one for each, TARGET-name, where several
            coded; of a split corpus each part is a file, TARGET-part, or has its place in the folder.
        format: Name of a format in ``FORMATS``.
        coder: Only this coder's sets; the same as in ``choice``.
        choice: What goes out.
        manner: How it is written.
        progress: Told how many documents of how many are written; returns False to stop.

    Raises:
        InputError: There is no such format, or the target cannot be written.
        MissingPartError: The format needs a library that is not installed.
    """
    return CorpusWriting(project, target, _format(format), _with(choice, coder), manner).run(progress)


def losses_of(
    project: Project,
    format: str,  # noqa: A002
    *,
    coder: CoderId | None = None,
    choice: Choice = EVERYTHING,
    manner: Manner = PLAINLY,
) -> tuple[Loss, ...]:
    """Return what a format could not carry, without writing anything.

    Raises:
        InputError: There is no such format.
    """
    found = drafts(project, format, coder=coder, choice=choice, manner=manner)
    return tuple(loss for draft in found for loss in draft.losses)


def drafts(
    project: Project,
    format: str,  # noqa: A002
    *,
    coder: CoderId | None = None,
    choice: Choice = EVERYTHING,
    manner: Manner = PLAINLY,
) -> Iterator[Written]:
    """Give every document as it would be written, one at a time, so that a window stays alive meanwhile.

    Where joined letters are cut off, all documents are looked at before, each of which gives an empty draft. The last
    one has no text: its losses concern all documents alike. How a split would fall is not told.

    Raises:
        InputError: There is no such format.
    """
    chosen = _format(format)
    leaving = Leaving(project, chosen, _with(choice, coder), manner.anonymity)
    clitics = Clitics()
    for corpus in leaving.whole() if manner.tokens == "clitics" else ():
        learn(clitics, corpus)
        yield Written("")
    setting = setting_of(project, manner, tuple, zones=choice.zones)
    if manner.tokens == "clitics":
        setting = replace(setting, cut=clitics.cut)
    written = 0
    for _, pieces in leaving.drafts():
        some = [_drafted(chosen, setting, piece) for piece in pieces]
        written += any(draft.text for draft in some)
        yield from some
    yield Written("", losses=chosen.losses_of_all(written))


def _drafted(chosen: Format, setting: Setting, piece: Piece) -> Written:
    corpus, losses = piece
    if corpus is None:
        return Written("", losses=tuple(losses))
    draft = chosen.write(corpus, setting)
    return replace(draft, losses=(*losses, *draft.losses))


def preview(
    project: Project,
    format: str,  # noqa: A002
    *,
    choice: Choice = EVERYTHING,
    manner: Manner = PLAINLY,
    lines: int = 20,
) -> list[str]:
    """Return the first lines as the corpus would have them; of formats that are no text, what they hold, as JSON.

    Raises:
        InputError: There is no such format.
    """
    texts = (draft.text for draft in drafts(project, format, choice=choice, manner=manner))
    return list(islice((line for text in texts for line in text.removesuffix("\n").split("\n") if text), lines))


def targets(
    project: Project,
    target: Path,
    format: str,  # noqa: A002
    *,
    coder: CoderId | None = None,
    choice: Choice = EVERYTHING,
    manner: Manner = PLAINLY,
) -> list[Path]:
    """Return the files or folders that an export would write, without what lies beside them."""
    chosen = _format(format)
    leaving = Leaving(project, chosen, _with(choice, coder), manner.anonymity)
    parts = manner.split.parts if manner.split is not None else (UNSPLIT,)
    return [path for name in leaving.files for path in paths_of(target, chosen, name, parts)]


def _with(choice: Choice, coder: CoderId | None) -> Choice:
    return choice if coder is None else replace(choice, coder=coder)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise InputError(
            tr("There is no format {name}: choose one of {known}.", name=isolated(name), known=", ".join(FORMATS))
        )
    return FORMATS[name]
