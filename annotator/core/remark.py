"""Notes on a report: remarks and questions, what is said of the report as a whole, and that it is done all the same.

All are kept as ``Note`` records, whose content says of which kind they are; notes of other programs stay as they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from annotator.core.annotation_set import Note, NoteId
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.span import SpanId

REMARK, REPORT, CONFIRMATION = "remark", "report", "confirmation"
# One a set: what is said of the report, and that it was finished with problems left open.
REPORT_ID, CONFIRMATION_ID = NoteId("report"), NoteId("confirmation")


@dataclass(frozen=True, slots=True)
class Remark:
    """A note on a span, or on the report.

    Attributes:
        span: Which span, or "" for the report.
        question: It is a question to the supervisor.
        answer: What was answered; a question without one is open.
        closed: Nothing more is to be done about it.
    """

    id: NoteId
    document: DocumentId
    coder: CoderId
    text: str
    span: SpanId | str = ""
    question: bool = False
    answer: str = ""
    closed: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether it is a question that waits for an answer."""
        return self.question and not self.answer and not self.closed

    def note(self) -> Note:
        """Return it as the journal keeps it."""
        content: dict[str, Json] = {"kind": REMARK, "text": self.text, "span": self.span, "question": self.question}
        content |= {"answer": self.answer} if self.answer else {}
        content |= {"closed": True} if self.closed else {}
        return Note(self.id, self.document, self.coder, content)


def new_remark(document: DocumentId, coder: CoderId, text: str, span: str = "", *, question: bool = False) -> Remark:
    """Return a remark with an id of its own."""
    return Remark(NoteId(uuid4().hex), document, coder, text, span, question)


def remark_of(note: Note) -> Remark | None:
    """Return the remark that a note holds; None for notes of another kind."""
    content = note.content
    text = content.get("text")
    if content.get("kind", REMARK) != REMARK or not isinstance(text, str):
        return None
    found = Remark(note.id, note.document, note.coder, text)
    return replace(
        found,
        span=_text(content, "span"),
        question=content.get("question") is True,
        answer=_text(content, "answer"),
        closed=content.get("closed") is True,
    )


def remarks_of(notes: Iterable[Note]) -> list[Remark]:
    """Return the remarks among notes."""
    return [remark for note in notes if (remark := remark_of(note)) is not None]


def report_note(document: DocumentId, coder: CoderId, values: Mapping[str, Json]) -> Note:
    """Return what a coder says of a report as a whole, as the journal keeps it."""
    return Note(REPORT_ID, document, coder, {"kind": REPORT, "attributes": dict(values)})


def report_values(notes: Iterable[Note]) -> Mapping[str, Json]:
    """Return what is said of the report as a whole, by the code of the attribute."""
    for note in notes:
        attributes = note.content.get("attributes")
        if note.content.get("kind") == REPORT and isinstance(attributes, Mapping):
            return attributes
    return {}


def confirmation(document: DocumentId, coder: CoderId, problems: Iterable[Mapping[str, Json]]) -> Note:
    """Return the record that a report was finished although problems were open: which ones they were."""
    return Note(CONFIRMATION_ID, document, coder, {"kind": CONFIRMATION, "problems": list(problems)})


def _text(content: Mapping[str, Json], key: str) -> str:
    value = content.get(key)
    return value if isinstance(value, str) else ""
