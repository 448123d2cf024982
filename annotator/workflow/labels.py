"""Marks whose label the codebook lacks: kept, left out, or a reason to refuse the report."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from annotator.core.annotation_set import AnnotationSet
from annotator.core.codebook import Codebook
from annotator.core.corpus import CorpusDocument, Finding
from annotator.errors import InputError
from annotator.language import isolated, tr

Labels = Literal["keep", "drop", "refuse"]


class RefusedError(InputError):
    """A report that cannot be taken.

    Attributes:
        code: Why, as a stable word.
        labels: Its labels that the codebook lacks, where it is for them.
    """

    def __init__(self, code: str, sentence: str, labels: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.code, self.labels = code, labels


def with_known_labels(
    corpus: CorpusDocument, labels: Labels, codebook: Codebook
) -> tuple[CorpusDocument, list[Finding]]:
    """Do with marks whose label the codebook lacks as was said; a relation goes with its marks.

    Raises:
        RefusedError: There are such marks, and the report is to be refused for them.
    """
    found = {span.label for one in corpus.sets for span in one.spans}
    unknown = sorted(label for label in found if codebook.label(label) is None)
    if not unknown:
        return corpus, []
    if labels == "refuse":
        named = tr(", ").join(isolated(label) for label in unknown)
        sentence = tr("The codebook does not have its labels {labels}: it was left out.", labels=named)
        raise RefusedError("labels", sentence, tuple(unknown))
    findings = [Finding("label", _unknown(label, labels)) for label in unknown]
    if labels == "drop":
        corpus = replace(corpus, sets=tuple(_without(one, frozenset(unknown)) for one in corpus.sets))
    return corpus, findings


def _unknown(label: str, labels: Labels) -> str:
    if labels == "drop":
        return tr("The codebook has no label {label}: its marks were left out.", label=isolated(label))
    return tr("The codebook has no label {label}: its marks were kept as they are.", label=isolated(label))


def _without(one: AnnotationSet, labels: frozenset[str]) -> AnnotationSet:
    gone = {str(span.id) for span in one.spans if span.label in labels}
    return replace(
        one,
        spans=tuple(span for span in one.spans if span.id not in gone),
        relations=tuple(
            relation for relation in one.relations if relation.source not in gone and relation.target not in gone
        ),
    )
