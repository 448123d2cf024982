"""The corpus formats that can be written: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.formats import conll2002, jsonl
from annotator.formats.losses import DOCUMENTS
from annotator.language import tr


@dataclass(frozen=True, slots=True)
class Format:
    """A corpus format.

    Attributes:
        suffix: Of its files, with the dot.
        write: Returns one document in the format.
        one_coder: A file holds the work of one coder only.
        never: Codes of what it carries of no document at all.
    """

    name: str
    suffix: str
    write: Callable[[CorpusDocument], Written]
    one_coder: bool = False
    never: tuple[str, ...] = ()

    def describe(self) -> str:
        """Say in the interface language what the format is for."""
        return _descriptions()[self.name]

    def losses_of_all(self, documents: int) -> tuple[Loss, ...]:
        """Return what is lost of every one of so many documents."""
        return tuple(Loss(code, detail={DOCUMENTS: documents}) for code in self.never) if documents else ()


def _descriptions() -> dict[str, str]:
    return {
        "jsonl": tr("JSON Lines of Tarmiz: everything, for keeping and for importing again"),
        "conll2002": tr("CoNLL-2002: words with BIO tags, one coder a file, for training"),
    }


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("jsonl", ".jsonl", jsonl.write),
        Format("conll2002", ".conll", conll2002.write, one_coder=True, never=("spacing_dropped", "metadata_dropped")),
    )
}
