"""Independent programs come to the same figures, where they are right."""

from __future__ import annotations

import warnings
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement import kappa
from annotator.agreement.alpha import LEVELS, alpha
from annotator.agreement.coding import Mark
from annotator.agreement.f1 import strict
from annotator.core.annotation_set import AnnotationSet
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument
from annotator.core.document import Document, Zones
from annotator.core.span import Label, Span, SpanId
from annotator.formats import conll2002

krippendorff = pytest.importorskip("krippendorff")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # theirs, while they are loaded
    metrics = pytest.importorskip("sklearn.metrics")
    inter_rater = pytest.importorskip("statsmodels.stats.inter_rater")

units = st.lists(st.lists(st.sampled_from([None, 1, 2, 3, 5]), min_size=3, max_size=3), min_size=2, max_size=12)
pairs = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=20)


@settings(max_examples=30)
@given(units, st.sampled_from(LEVELS))
def test_alpha_is_that_of_krippendorff(found: list[list[int | None]], level: str) -> None:
    ours = alpha(found, level)  # type: ignore[arg-type]
    data = np.array([[np.nan if value is None else value for value in unit] for unit in found], dtype=float).T
    try:
        with np.errstate(invalid="ignore"):  # 0/0 where only one value is paired, and another stands alone
            theirs = krippendorff.alpha(reliability_data=data, level_of_measurement=level)
    except ValueError:
        theirs = None  # one value only, or nothing to pair
    if ours is None:
        assert theirs is None or np.isnan(theirs) or len({v for u in _pairable(found) for v in u}) < 2
    else:
        assert theirs == pytest.approx(ours)


def _pairable(found: list[list[int | None]]) -> list[list[int]]:
    return [kept for unit in found if len(kept := [value for value in unit if value is not None]) > 1]


@settings(max_examples=30)
@given(pairs)
def test_cohen_is_that_of_scikit_learn(found: list[tuple[str, str]]) -> None:
    first, second = [one for one, _ in found], [other for _, other in found]
    ours = kappa.cohen_kappa(first, second)
    if ours is not None:
        assert metrics.cohen_kappa_score(first, second) == pytest.approx(ours)


@settings(max_examples=30)
@given(st.lists(st.lists(st.sampled_from("abc"), min_size=4, max_size=4), min_size=2, max_size=10))
def test_fleiss_is_that_of_statsmodels(found: list[list[str]]) -> None:
    ours = kappa.fleiss_kappa(found)
    if ours is not None:
        table = np.array([[Counter(unit)[value] for value in "abc"] for unit in found])
        assert inter_rater.fleiss_kappa(table) == pytest.approx(ours)


def test_fleiss_gives_what_a_worked_example_gives() -> None:
    """Ten subjects, fourteen raters, five categories: kappa 0.210, as worked out in many textbooks."""
    rows = ((0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1))
    more = ((7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7))
    units = [[place for place, count in enumerate(row) for _ in range(count)] for row in rows + more]
    assert kappa.fleiss_kappa(units) == pytest.approx(0.210, abs=5e-4)


TEXT = "قالت مصادر إن قوات اللواء قصفت سوق البلدة صباح الثلاثاء"


@settings(max_examples=30)
@given(st.data())
def test_strict_f1_over_words_is_that_of_seqscore(data: st.DataObject) -> None:
    """Our own export of two coders' whole words as BIO, scored by another program."""
    scoring = pytest.importorskip("seqscore.scoring")
    words = _words()
    labels = st.lists(st.sampled_from(["", "ACTOR", "LOCATION"]), min_size=len(words), max_size=len(words))
    first, second = data.draw(labels), data.draw(labels)
    ours = strict(
        *([Mark(*word, label) for word, label in zip(words, of, strict=True) if label] for of in (first, second))
    )
    score, _ = scoring.score_label_sequences([_tags(first)], [_tags(second)], "BIO", repair=None)
    if ours.f1 is not None:
        assert float(score.f1) == pytest.approx(ours.f1)


def _words() -> list[tuple[int, int]]:
    found, start = [], 0
    for word in TEXT.split(" "):
        found.append((start, start + len(word)))
        start += len(word) + 1
    return found


def _tags(labels: list[str]) -> list[str]:
    document = Document.of(TEXT)
    coder = Coder(CoderId("c"), "c")
    spans = tuple(
        Span(SpanId(str(nth)), document.id, coder.id, start, end, Label(labels[nth]), TEXT[start:end])
        for nth, (start, end) in enumerate(_words())
        if labels[nth]
    )
    corpus = CorpusDocument(document, {}, Zones(document.id, ()), (AnnotationSet(coder, "done", spans),))
    return [line.split()[-1] for line in conll2002.write(corpus).text.split("\n") if line.strip()]
