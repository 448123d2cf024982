"""What an export wrote, and what it left behind: for a person in a line and its details, for a program as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annotator.core.corpus import Loss
from annotator.core.json_value import Json
from annotator.formats import losses as loss_words
from annotator.language import isolated, ntr, tr
from annotator.workflow import split_words
from annotator.workflow.loss_list import plain
from annotator.workflow.splits import Parted


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote.

    Attributes:
        files: The files or folders written, without what lies beside them; none where it was stopped.
        documents, sets, spans: How many of them the files hold.
        losses: What the format could not carry; of very many the first.
        loss_file: The file that lists them all.
        stopped: Somebody stopped it; nothing was written.
        counts: How many losses of each kind there are.
        parted: What went into which part; None where the corpus was not split.
    """

    files: tuple[Path, ...]
    documents: int
    sets: int
    spans: int
    losses: tuple[Loss, ...]
    loss_file: Path
    stopped: bool = False
    counts: dict[str, int] | None = None
    parted: Parted | None = None

    def counted(self) -> dict[str, int]:
        """Return how many losses of each kind there are, the gravest first."""
        return loss_words.counted(self.losses) if self.counts is None else self.counts

    def to_json(self) -> dict[str, Json]:
        """Return it as JSON values."""
        found: dict[str, Json] = {
            "files": [str(path) for path in self.files],
            "documents": self.documents,
            "sets": self.sets,
            "spans": self.spans,
            "counts": self.counted(),
            "losses": [plain(loss) for loss in self.losses],
            "loss_file": str(self.loss_file),
            "stopped": self.stopped,
        }
        return found if self.parted is None else {**found, "split": split_words.to_json(self.parted)}

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
        """Say what went into which part, then what could not be carried, a line each kind."""
        parted = [] if self.parted is None else split_words.details(self.parted)
        return parted + loss_words.sentences(self.counted())
