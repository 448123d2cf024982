"""What the program proposes for the selected mark: what it reads in its words, and what the same words said before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from annotator.core.codebook import LabelDefinition
from annotator.core.json_value import Json
from annotator.core.proposal import Proposal, propose
from annotator.core.saying import PROPOSED
from annotator.core.span import Span
from annotator.language import code, isolated, tr
from annotator.ui.coding import Coding
from annotator.ui.panels.proposal_card import ProposalCard
from annotator.ui.remembering import Remembering
from annotator.ui.session import Session
from annotator.workflow import attributes
from annotator.workflow.claim_words import claim_words, days_words
from annotator.workflow.proposals import report_day
from annotator.workflow.value_words import value_words

Place = tuple[str, int, int, str]


class Proposing(QObject):
    """Knows what is proposed for one selected mark, and takes it when a person says so. It never fills in 0."""

    def __init__(self, session: Session, coding: Coding, remembering: Remembering, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._coding, self._remembering = session, coding, remembering
        self._span: Span | None = None
        self._place: Place | None = None
        self._read: Proposal | None = None
        self._remembered: Mapping[str, Json] = {}

    def consider(self, spans: Sequence[Span]) -> None:
        """Read the words of the selected mark; of several, nothing is read."""
        self._span = spans[0] if len(spans) == 1 else None
        self._remembered = {} if self._span is None else self._remembering.values(self._span)
        place = None if self._span is None else _place(self._span)
        if place != self._place:
            self._place = place
            self._read = self._reading()

    def _reading(self) -> Proposal | None:
        session, span, document = self._session, self._span, self._session.document
        if span is None or document is None or span.document != document.id:
            return None
        return propose(document.text, span, session.codebook, dated=report_day(session.project, document.id))

    def forget(self) -> None:
        """Read again when a mark is considered next: the day of the report is another one."""
        self._place = None

    @property
    def open_values(self) -> dict[str, Json]:
        """What is proposed and not said yet, by the code of the attribute."""
        span = self._span
        if span is None:
            return {}
        return {name: value for name, value in self._values().items() if name not in span.attributes}

    def _values(self) -> dict[str, Json]:
        return {**self._remembered, **(self._read.values if self._read is not None else {})}

    def to_keep(self, spans: Sequence[Span]) -> Mapping[str, Json] | None:
        """Return what was read, to be kept beside what a coder says now for the first time."""
        if self._read is None or len(spans) != 1 or PROPOSED in spans[0].attributes:
            return None
        return self._read.values

    def take(self) -> None:
        """Let the mark say what is proposed, as one step; what it says already stays."""
        span, values, time = self._span, self.open_values, self._session.time
        if span is None or not values or self._session.who() is None:
            return
        proposed = self.to_keep([span])
        self._coding.do(
            lambda project: attributes.set_attributes(
                project, [span], values, proposed=proposed, active_ms=time.taken()
            )
        )

    def words(self, label: LabelDefinition) -> dict[str, str]:
        """Return what is proposed for each field, in words."""
        return {one.code: value_words(one, self.open_values.get(one.code)) for one in label.attributes}

    def show(self, card: ProposalCard) -> None:
        """Show what can be taken, with the reason; what a coder decided otherwise stays beside what she said."""
        span = self._span
        label = None if span is None else self._session.codebook.label(span.label)
        if span is None or label is None:
            card.show_proposal("", (), open_=False)
            return
        values = self.open_values
        if values:
            card.show_proposal(self._told(label, values), self._reasons(values), open_=True)
            return
        kept = span.attributes.get(PROPOSED)
        otherwise = kept if isinstance(kept, Mapping) else {}
        otherwise = {name: value for name, value in otherwise.items() if span.attributes.get(name) != value}
        card.show_proposal(_told(label, otherwise), (), open_=False)

    def _told(self, label: LabelDefinition, values: Mapping[str, Json]) -> str:
        days = None if self._read is None else self._read.days
        return _told(label, values) + ("" if days is None else tr(" · ") + days_words(days))

    def _reasons(self, values: Mapping[str, Json]) -> list[str]:
        read = self._read
        found = [] if read is None or not values.keys() & read.values.keys() else list(read.sentences)
        remembered = values.keys() - (read.values.keys() if read is not None else set())
        return found + ([tr("You said so of the same words before.")] if remembered else [])


def _told(label: LabelDefinition, values: Mapping[str, Json]) -> str:
    """Return values in words: a claim as one, the others with the names of their attributes."""
    claim = claim_words(label, values)
    rest = {"outcome", "min", "max"} if claim else set()
    others = [
        tr("{attribute}: {value}", attribute=one.names[code()], value=isolated(value_words(one, values[one.code])))
        for one in label.attributes
        if one.code in values and one.code not in rest and values[one.code] != one.default
    ]
    return tr(" · ").join(([claim] if claim else []) + others)


def _place(span: Span) -> Place:
    return span.id, span.start, span.end, span.label
