"""GLiNER: a JSON list of documents as words, and marks over them whose last word is named, not the one behind it."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.json_value import Json
from annotator.formats.json_text import one_line
from annotator.formats.setting import PLAIN, Lines, Outlet, Setting
from annotator.formats.span_losses import attribute_losses, part_losses, unfinished_loss
from annotator.formats.tagging import words_of

__all__ = ["open_writer", "write"]


def open_writer(outlet: Outlet, setting: Setting) -> Lines:
    """Begin a file."""
    return Lines(outlet, setting, write, head="[", between=",\n", tail="]\n")


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document's words with the marks of its one set; nothing where it has no set."""
    if not corpus.sets:
        return Written("", losses=(Loss("not_coded", corpus.document.id),))
    (one,) = corpus.sets
    found = words_of(corpus, setting)
    text = corpus.document.text
    marks: list[Json] = [[chunk.first, chunk.last - 1, label(chunk.span.label)] for chunk in found.chunks]
    content: dict[str, Json] = {"tokenized_text": [text[start:end] for start, end in found.words], "ner": marks}
    losses = (*found.losses, *_losses(one, corpus.document.id))
    return Written(one_line(content) if found.words else "", 1, len(marks), losses)


def label(code: str) -> str:
    """Return a label as the model reads it: in small letters, its words apart."""
    return code.replace("_", " ").lower()


def _losses(one: AnnotationSet, document: str) -> Iterator[Loss]:
    yield from unfinished_loss(one, document)
    yield from attribute_losses(one)
    yield from part_losses(one, document)
