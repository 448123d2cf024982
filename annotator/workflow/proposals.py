"""What the program proposes for a mark: what it reads in its words, and what the same words were said to be before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from annotator.arabic.folding import fold_key
from annotator.core.codebook import Codebook
from annotator.core.coder import CoderId
from annotator.core.dating import day_of_report
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.proposal import Proposal, propose
from annotator.core.saying import misfit
from annotator.core.span import Span
from annotator.store import codebook_versions, codebooks, documents
from annotator.store.project import Project


def proposal_for(project: Project, span: Span) -> Proposal | None:
    """Return what is read in the words of a mark; None where nothing is."""
    text = documents.document(project, span.document).text
    return propose(text, span, codebooks.codebook(project), dated=report_day(project, span.document))


def report_day(project: Project, document: DocumentId) -> date | None:
    """Return the day of a report, as its metadata say it; None where they do not."""
    return day_of_report(documents.metadata_of(project, document).values)


class Remembered:
    """What a coder said last of marks with the same words and label, in any spelling."""

    def __init__(self, codebook: Codebook, spans: Iterable[Span] = ()) -> None:
        self._codebook = codebook
        self._known: dict[tuple[str, str], dict[str, Json]] = {}
        for span in spans:
            self.learn(span)

    @classmethod
    def of(cls, project: Project, coder: CoderId) -> Remembered:
        """Return what a coder has said in a project so far."""
        spans = (span for span in codebook_versions.every_span(project) if span.coder == coder and span.attributes)
        return cls(codebooks.codebook(project), spans)

    def learn(self, span: Span) -> None:
        """Take what one more mark says, in the place of what was said of the same words before."""
        kept = self._kept(span.label, span.attributes)
        if kept:
            self._known.setdefault(_words(span), {}).update(kept)

    def values(self, span: Span) -> Mapping[str, Json]:
        """Return what the same words were said to be, as far as the mark does not say it itself."""
        known = self._kept(span.label, self._known.get(_words(span), {}))
        return {name: value for name, value in known.items() if name not in span.attributes}

    def _kept(self, label: str, values: Mapping[str, Json]) -> dict[str, Json]:
        definition = self._codebook.label(label)
        attributes = () if definition is None else definition.attributes
        return {
            one.code: values[one.code]
            for one in attributes
            if one.remembered and one.code in values and not misfit(one, values[one.code])
        }


def _words(span: Span) -> tuple[str, str]:
    return span.label, fold_key(span.quote)
