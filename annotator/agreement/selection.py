"""What is compared: which coders, labels, documents, days, and which parts of a text. And why the rest is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from annotator.agreement.attributes import with_links_resolved
from annotator.agreement.coding import CodedDocument, Coding, Link, Mark, in_order
from annotator.agreement.stretches import is_inside

# Why a coder's work over a document, or one of its marks, is not compared. "" where it is.
Left = Literal["", "coder", "document", "unfinished", "day", "alone", "suggested", "outside", "label"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is chosen; nothing chosen is everything.

    Attributes:
        coders, labels, documents: Keys of those that are wanted.
        since, until: Days as ISO 8601 has them, both included; "" leaves an end open.
        by_publication: The days are those of the reports, not those on which coders finished them.
        whole_text: Comments, menus and other parts that are not coded count too.
        without_suggestions: Leave out a coder's work over a document where a mark came from a suggestion.
        against: A coder who is not compared with the others, but against whom each of them is: a gold standard.
    """

    coders: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    by_publication: bool = False
    whole_text: bool = False
    without_suggestions: bool = False
    against: str = ""

    def left_out(self, document: CodedDocument, coding: Coding) -> Left:
        """Return why a coder's work over a document is not compared, as far as it does not hang on the others'."""
        if self.documents and document.id not in self.documents:
            return "document"
        if self.coders and coding.coder not in (*self.coders, self.against):
            return "coder"
        if not coding.done:
            return "unfinished"
        if not self._is_in_time(document.published if self.by_publication else coding.finished):
            return "day"
        if self.without_suggestions and any(mark.is_suggested for mark in coding.marks):
            return "suggested"
        return ""

    def mark_left_out(self, document: CodedDocument, mark: Mark) -> Left:
        """Return why a mark of work that is compared is not."""
        if self.labels and mark.label not in self.labels:
            return "label"
        if not self.whole_text and is_inside(mark[:2], document.outside):
            return "outside"
        return ""

    def _is_in_time(self, day: str) -> bool:
        if not self.since and not self.until:
            return True
        return bool(day) and self.since <= day[:10] <= (self.until or "9999")


def counted(document: CodedDocument, selection: Selection) -> CodedDocument | None:
    """Return what of a document is compared, its marks in order; None where fewer than two coders' work is left."""
    codings = [coding for coding in document.codings if not selection.left_out(document, coding)]
    if len(codings) < 2:
        return None
    kept = tuple(_kept(document, coding, selection) for coding in codings)
    return replace(document, codings=kept, outside=() if selection.whole_text else document.outside)


def _kept(document: CodedDocument, coding: Coding, selection: Selection) -> Coding:
    marks = coding.marks
    if selection.labels or document.outside:
        marks = tuple(mark for mark in marks if not selection.mark_left_out(document, mark))
    gone = {mark.id for mark in coding.marks} - {mark.id for mark in marks} if len(marks) < len(coding.marks) else set()
    whole = replace(
        coding,
        marks=tuple(in_order(marks)),
        relations=_without_ends(coding.relations, gone),
        roles=_without_ends(coding.roles, gone),
    )
    return with_links_resolved(whole)


def _without_ends(links: tuple[Link, ...], gone: Iterable[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.source not in gone and link.target not in gone) if gone else links
