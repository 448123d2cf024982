"""Any document with any marks comes in again as itself, or as the list of losses says: in each format we read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.annotation_set import AnnotationSet, Relation
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument, Loss, RawReport
from annotator.core.document import Document, DocumentId, Zones
from annotator.core.placing import place
from annotator.core.span import Label, Span, SpanId
from annotator.formats.listing import FORMATS
from tests.formats.corpora import documents
from tests.formats.exchange import Mark, corpus_in, marks, reports, ties, written

WITH_OFFSETS = ("doccano", "labelstudio", "prodigy", "brat", "uima-xmi", "uima-json")
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FOUR = ("ACTOR", "LOCATION", "TACTIC", "CASUALTY")
# Whatever drifts: wide characters, joiners, line ends of every kind, tabs, byte-order marks, separators, vowel marks.
NASTY = st.text(alphabet="اب 🚁👩\u200d\u0651\r\n\t\ufeff\u2028\u00a0\x85e\u0301«»", min_size=1, max_size=30)


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def there_and_back(name: str, corpus: CorpusDocument) -> tuple[RawReport, tuple[Loss, ...]]:
    """Return a document as it comes in again, and what the format said that it would lose."""
    losses = FORMATS[name].write(corpus).losses
    with folder() as place_:
        (path,) = written(place_, name, [corpus])
        (report,) = reports(name, path)
    return report, losses


def lost(losses: tuple[Loss, ...], code: str) -> dict[object, Loss]:
    return {loss.detail.get("id"): loss for loss in losses if loss.code == code}


def expected(one: AnnotationSet, losses: tuple[Loss, ...]) -> AnnotationSet:
    """Return the set with what the list of losses says, and with nothing else changed."""
    gone, bare, cut = lost(losses, "no_word"), lost(losses, "attributes_dropped"), lost(losses, "trimmed")
    respelt = {id: str(loss.detail["respelt"]) for id, loss in lost(losses, "label_respelt").items()}
    spans = []
    for span in (span for span in one.spans if span.id not in gone):
        span = replace(span, label=Label(respelt.get(span.id, span.label)))
        span = replace(span, attributes={}) if span.id in bare else span
        if span.id in cut:
            trimmed = str(cut[span.id].detail["trimmed"])
            start = span.start + span.quote.index(trimmed)
            span = replace(span, start=start, end=start + len(trimmed), quote=trimmed)
        spans.append(span)
    return replace(one, spans=tuple(spans), relations=tuple(tied(one, losses)))


def tied(one: AnnotationSet, losses: tuple[Loss, ...]) -> Iterator[Relation]:
    gone, bare = lost(losses, "relation_dropped"), lost(losses, "relation_attributes_dropped")
    respelt = lost(losses, "type_respelt")
    for it in (it for it in one.relations if it.id not in gone):
        it = replace(it, type=str(respelt[it.id].detail["respelt"])) if it.id in respelt else it
        yield replace(it, attributes={}) if it.id in bare else it


def distinct(found: list[Mark]) -> list[Mark]:
    """Return marks without those that say the very same: two such are one."""
    return sorted(set(found))


@pytest.mark.parametrize("name", WITH_OFFSETS)
@given(corpus=documents(coders=1))
@MANY
def test_text_marks_and_relations_come_back_as_the_losses_say(name: str, corpus: CorpusDocument) -> None:
    report, losses = there_and_back(name, corpus)
    found = corpus_in(report)
    assert found.document == corpus.document
    told = [] if any(loss.code == "nothing_told" for loss in losses) else corpus.sets
    for one, other in zip(told, found.sets, strict=True):
        wanted = expected(one, losses)
        assert distinct(marks(other)) == distinct(marks(wanted))
        assert ties(other) == ties(wanted)


@given(corpus=documents(coders=3))
@MANY
def test_a_task_of_label_studio_keeps_everybodys_work_apart(corpus: CorpusDocument) -> None:
    report, losses = there_and_back("labelstudio", corpus)
    found = corpus_in(report)
    assert [one.coder for one in found.sets] == [one.coder for one in corpus.sets]
    for one, other in zip(corpus.sets, found.sets, strict=True):
        own = tuple(loss for loss in losses if loss.coder == one.coder.id)
        assert marks(other) == marks(expected(one, own))


@given(corpus=documents(coders=3))
@MANY
def test_prodigy_has_a_task_for_each_coder(corpus: CorpusDocument) -> None:
    with folder() as place_:
        (path,) = written(place_, "prodigy", [corpus])
        found = [corpus_in(report) for report in reports("prodigy", path)]
    assert {one.document for one in found} == {corpus.document}
    assert [one.coder for it in found for one in it.sets] == [one.coder for one in corpus.sets]
    assert [marks(one) for it in found for one in it.sets] == [marks(one) for one in corpus.sets]


@pytest.mark.parametrize("name", [name for name in WITH_OFFSETS if name not in ("doccano", "brat")])
@given(corpus=documents(coders=1))
@MANY
def test_what_is_known_of_a_report_comes_back(name: str, corpus: CorpusDocument) -> None:
    report, _ = there_and_back(name, corpus)
    assert report.metadata == corpus.metadata


@pytest.mark.parametrize("name", ["uima-xmi", "uima-json"])
@given(corpus=documents(coders=1))
@MANY
def test_a_cas_keeps_zones_status_and_coder_too(name: str, corpus: CorpusDocument) -> None:
    found = corpus_in(there_and_back(name, corpus)[0])
    assert (found.zones, [one.status for one in found.sets]) == (corpus.zones, [one.status for one in corpus.sets])
    assert [one.coder for one in found.sets] == [one.coder for one in corpus.sets]


@st.composite
def raw(draw: st.DrawFn) -> CorpusDocument:
    """Draw a document whose text was never cleaned, with marks anywhere: as a stranger's file may have it."""
    text = draw(NASTY.filter(lambda text: bool(text.strip())))
    id, who = DocumentId("d"), Coder(CoderId("c"), "c")
    spans = []
    for nth in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        label = Label(draw(st.sampled_from(FOUR)))
        spans.append(Span(SpanId(f"s{nth}"), id, who.id, start, end, label, text[start:end]))
    spans.sort(key=lambda span: (span.start, span.end, span.id))
    return CorpusDocument(Document(id, text), {}, Zones(id, ()), (AnnotationSet(who, "done", tuple(spans)),))


@pytest.mark.parametrize("name", WITH_OFFSETS)
@given(corpus=raw())
@MANY
def test_offsets_into_a_text_that_was_never_cleaned_stay_true(name: str, corpus: CorpusDocument) -> None:
    report, losses = there_and_back(name, corpus)
    assert report.text == corpus.document.text
    found = [(span.start, span.end, span.label) for one in report.sets for span in one.spans]
    assert sorted(found) == [one[:3] for one in marks(expected(corpus.sets[0], losses))]
    placed = place(report)
    kept = {"span", "splits_letter"}  # one of nothing but a byte-order mark covers nothing once the text is clean
    assert {finding.code for finding in placed.findings} <= kept
    for one in placed.corpus.sets:
        assert all(placed.corpus.document.text[span.start : span.end] == span.quote for span in one.spans)
