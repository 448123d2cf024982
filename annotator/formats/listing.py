"""The corpus formats that can be written: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from annotator.core.corpus import CorpusDocument, Written
from annotator.formats import conll2002, jsonl
from annotator.language import tr


@dataclass(frozen=True, slots=True)
class Format:
    """A corpus format.

    Attributes:
        suffix: Of its files, with the dot.
        write: Returns one document in the format.
        one_coder: A file holds the work of one coder only.
    """

    name: str
    suffix: str
    write: Callable[[CorpusDocument], Written]
    one_coder: bool

    def describe(self) -> str:
        """Say in the interface language what the format is for."""
        return _descriptions()[self.name]


def _descriptions() -> dict[str, str]:
    return {
        "jsonl": tr("JSON Lines of Tarmiz: everything, for keeping and for importing again"),
        "conll2002": tr("CoNLL-2002: words with BIO tags, one coder a file, for training"),
    }


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("jsonl", ".jsonl", jsonl.write, one_coder=False),
        Format("conll2002", ".conll", conll2002.write, one_coder=True),
    )
}
