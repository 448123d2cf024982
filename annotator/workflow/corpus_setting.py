"""What a writer is told of the corpus as a whole: labels, attributes, how texts are cut, how far coders agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from annotator.core.coder import CoderId
from annotator.core.corpus import CorpusDocument
from annotator.formats.cutting import Clitics, Cutter, own_words, source_words
from annotator.formats.setting import UNSPLIT, Setting
from annotator.store import codebooks, vocabulary
from annotator.store.project import Project
from annotator.workflow.anonymous import OPENLY, Anonymity
from annotator.workflow.splits import Rule

if TYPE_CHECKING:
    from annotator.agreement.figure import Figure

Tokens = Literal["words", "clitics", "source"]
TOKENS: tuple[Tokens, ...] = get_args(Tokens)
MEASURES = ("f1_strict", "f1_overlap", "f1_chars", "alpha_u_pooled")  # of all pairs, on the card of a data set

LONGEST_VALUE, MOST_VALUES = 60, 30  # of an attribute that a program offers as choices


@dataclass(frozen=True, slots=True)
class Manner:
    """How a corpus is written.

    Attributes:
        tokens: How texts are cut: our own words, with joined letters apart, or as their source had them.
        language: Of instructions to language models, "ar" or "en".
        licence: Under which the corpus is given away.
        split: How it is split; None: not.
        anonymity: What is kept back.
    """

    tokens: Tokens = "words"
    language: str = "ar"
    licence: str = ""
    split: Rule | None = None
    anonymity: Anonymity = OPENLY


PLAINLY = Manner()


def setting_of(
    project: Project, manner: Manner, corpora: Callable[[], Iterable[CorpusDocument]], *, zones: Iterable[str] = ()
) -> Setting:
    """Return what writers are told.

    Args:
        project: The open project.
        manner: How the corpus is written.
        corpora: Gives all its documents, where they must be looked at beforehand.
        zones: Kinds of zones that go out; none for the usual ones.
    """
    book = codebooks.codebook(project)
    known = [str(label.code) for label in book.labels]
    return Setting(
        name=codebooks.name(project),
        codebook=book,
        labels=(*known, *(label for label in vocabulary.labels(project) if label not in known)),
        attributes=vocabulary.attributes(project, longest=LONGEST_VALUE, most=MOST_VALUES),
        relations=tuple(vocabulary.relation_types(project)),
        language=manner.language,
        cut=_cutter(manner.tokens, corpora),
        zones=frozenset(zones) or None,
        licence=manner.licence,
        parts=manner.split.parts if manner.split is not None else (UNSPLIT,),
    )


def _cutter(tokens: Tokens, corpora: Callable[[], Iterable[CorpusDocument]]) -> Cutter:
    if tokens == "source":
        return source_words
    if tokens == "words":
        return own_words
    clitics = Clitics()
    for corpus in corpora():
        learn(clitics, corpus)
    return clitics.cut


def learn(clitics: Clitics, corpus: CorpusDocument) -> None:
    """Take the words of a document for known, and what its marks begin with."""
    clitics.learn(corpus.document.text, {span.start for one in corpus.sets for span in one.spans})


def agreement_rows(project: Project, coders: Iterable[CoderId]) -> tuple[tuple[str, ...], ...]:
    """Return figures of agreement as rows of words: measure, value, interval, reports; none where one person coded."""
    if len(set(coders)) < 2:
        return ()
    # Only now: agreement loads numpy, which other commands do without.
    from annotator.agreement.figure import ALL_PAIRS
    from annotator.workflow import compare, material

    found = compare.agreement(material.of_project(project))
    figures = found.figures if found else ()
    wanted = [one for one in figures if one.measure in MEASURES and one.scope.get("coders", ALL_PAIRS) == ALL_PAIRS]
    return tuple(_row(one) for one in wanted if one.scope.get("label") is None)


def _row(figure: Figure) -> tuple[str, ...]:
    value = figure.reason if figure.number is None else f"{figure.number:.3f}"
    interval = "" if figure.interval is None else "{:.3f}–{:.3f}".format(*figure.interval)
    return figure.measure, value, interval, str(figure.documents)
