"""The concordance: every mention of some words in the project, with what stands before and after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from annotator.arabic.graphemes import ceiling, floor
from annotator.arabic.mentions import Form, mentions
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.span import Label, Span
from annotator.store import annotations, documents, search
from annotator.store.documents import DocumentRow, Progress
from annotator.store.project import Project
from annotator.store.search import Only

CONTEXT = 80  # code points before and after
BATCH = 50  # documents asked for at once

# Whether a mention must be marked: any; marked by the coder in whatever way; not marked at all.
Marked = Literal["any", "marked", "unmarked"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for.

    Attributes:
        words: One or several, in any spelling.
        document: Only in this one; None for all.
        label: Only mentions that the coder has marked with it, wholly or in part.
        status: Only in reports with which the coder is so far.
    """

    words: str
    document: DocumentId | None = None
    label: Label | None = None
    marked: Marked = "any"
    status: Progress | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One mention: offsets in code points, the words around it, and the coder's spans that overlap it."""

    document: DocumentId
    title: str
    start: int
    end: int
    form: Form
    before: str
    match: str
    after: str
    spans: tuple[Span, ...] = ()

    def has(self, label: Label) -> bool:
        """Tell whether just these words are marked with the label."""
        return any((span.start, span.end, span.label) == (self.start, self.end, label) for span in self.spans)


def lines(project: Project, wanted: Wanted, coder: CoderId | None) -> Iterator[Line]:
    """Go through the mentions, report by report; only as many reports are read as are asked for."""
    for id in _documents(project, wanted, coder):
        row = documents.row(project, id, coder)
        if wanted.status is None or row.status == wanted.status:
            yield from _lines_of(project, row, wanted, coder)


def _documents(project: Project, wanted: Wanted, coder: CoderId | None) -> Iterator[DocumentId]:
    if wanted.document is not None:
        yield wanted.document
        return
    only = Only(coder, wanted.label, wanted.marked == "marked", wanted.status)
    after = 0
    while batch := search.mentioning(project, wanted.words, after=after, most=BATCH, only=only):
        yield from (id for _, id in batch)
        after = batch[-1][0]


def _lines_of(project: Project, row: DocumentRow, wanted: Wanted, coder: CoderId | None) -> Iterator[Line]:
    text = documents.document(project, row.id).text
    found = mentions(text, wanted.words)
    spans = annotations.spans_of(project, row.id, coder) if found and coder is not None else []
    for mention in found:
        over = tuple(span for span in spans if span.start < mention.end and mention.start < span.end)
        if _is_wanted(over, wanted):
            before = _one_line(text[ceiling(text, mention.start - CONTEXT) : mention.start])
            after = _one_line(text[mention.end : floor(text, mention.end + CONTEXT)])
            match = text[mention.start : mention.end]
            yield Line(row.id, row.title, mention.start, mention.end, mention.form, before, match, after, over)


def _is_wanted(over: tuple[Span, ...], wanted: Wanted) -> bool:
    if wanted.marked != "any" and bool(over) != (wanted.marked == "marked"):
        return False
    return wanted.label is None or any(span.label == wanted.label for span in over)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
