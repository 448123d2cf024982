"""CoNLL-2002: our own words, sound BIO tags, and every loss said."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from annotator.arabic.words import tokens
from annotator.core.annotation_set import AnnotationSet, Event, EventId, Note, NoteId, Relation, RelationId, Status
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument, Written
from annotator.core.document import Document, Zone, Zones
from annotator.core.span import Label, Span, SpanId
from annotator.formats.conll2002 import write
from tests.formats import bio
from tests.formats.corpora import documents
from tests.workshop import ACTOR, CASUALTY, LOCATION, TACTIC, TEXT

GONE = ("nested_dropped", "overlap_dropped", "no_word")
SARA = Coder(CoderId("c1"), "سارة")


def corpus_of(
    *marks: tuple[str, Label], text: str = TEXT, zones: tuple[Zone, ...] = (), status: Status = "done"
) -> CorpusDocument:
    """Return a document in which the first occurrence of each of some words is marked."""
    document = Document.of(text)
    spans = tuple(
        Span(SpanId(f"s{nth}"), document.id, SARA.id, text.index(words), text.index(words) + len(words), label, words)
        for nth, (words, label) in enumerate(marks)
    )
    return CorpusDocument(document, {}, Zones(document.id, zones), (AnnotationSet(SARA, status, spans),))


def codes(written: Written) -> list[str]:
    """Return the codes of what was lost."""
    return [loss.code for loss in written.losses]


def test_words_and_sentences_are_our_own() -> None:
    written = write(corpus_of())
    assert bio.words(written.text) == [TEXT[start:end] for start, end in tokens(TEXT)]
    assert [words[0] for words, _ in bio.read(written.text)] == ["قصف", "قُتل", "وقال"]
    assert written.text.endswith(" O\n\n")
    assert (written.sets, written.spans, written.losses) == (1, 0, ())


def test_marks_of_whole_words_come_back_as_they_are() -> None:
    written = write(corpus_of(("قصف", TACTIC), ("سوق تل الزهور", LOCATION), ("قوات اللواء 41", ACTOR)))
    assert bio.chunks(written.text) == [
        ("TACTIC", ("قصف",)),
        ("LOCATION", ("سوق", "تل", "الزهور")),
        ("ACTOR", ("قوات", "اللواء", "41")),
    ]
    assert (written.spans, codes(written)) == (3, [])


def test_a_mark_without_the_joined_letter_is_widened_and_told() -> None:
    written = write(corpus_of(("ناشطون", ACTOR), ("اتجاه الأحياء", LOCATION)))
    assert bio.chunks(written.text)[1] == ("LOCATION", ("باتجاه", "الأحياء"))
    (loss,) = written.losses
    assert (loss.code, loss.coder, loss.detail["quote"]) == ("widened", "c1", "اتجاه الأحياء")
    assert loss.detail["widened"] == "باتجاه الأحياء"


def test_of_nested_marks_the_outer_one_is_kept_whatever_their_order() -> None:
    marks = (("تل الزهور", LOCATION), ("سوق تل الزهور", LOCATION), ("تل", ACTOR))
    for order in (marks, marks[::-1]):
        written = write(corpus_of(*order))
        assert bio.chunks(written.text) == [("LOCATION", ("سوق", "تل", "الزهور"))]
        assert codes(written) == ["nested_dropped", "nested_dropped"]


def test_of_marks_that_cross_the_longer_one_is_kept() -> None:
    written = write(corpus_of(("قصف على سوق", TACTIC), ("سوق تل الزهور", LOCATION)))
    assert bio.chunks(written.text) == [("LOCATION", ("سوق", "تل", "الزهور"))]
    (loss,) = written.losses
    assert (loss.code, loss.detail["kept"]) == ("overlap_dropped", "s1")


def test_two_marks_in_one_word_cannot_both_be() -> None:
    written = write(corpus_of(("ب", TACTIC), ("اتجاه الأحياء", LOCATION), text="اتجهوا باتجاه الأحياء"))
    assert [label for label, _ in bio.chunks(written.text)] == ["LOCATION"]
    assert codes(written) == ["widened", "nested_dropped"]


def test_marks_that_touch_stay_two() -> None:
    written = write(corpus_of(("سوق", LOCATION), ("تل", LOCATION)))
    assert bio.chunks(written.text) == [("LOCATION", ("سوق",)), ("LOCATION", ("تل",))]


def test_a_mark_of_white_space_alone_is_told() -> None:
    assert codes(write(corpus_of(("\n\n", TACTIC)))) == ["no_word"]


def test_no_sentence_ends_inside_a_mark() -> None:
    written = write(corpus_of(("الزهور\n\nقُتل 7 مدنيين", CASUALTY)))
    assert bio.chunks(written.text) == [("CASUALTY", ("الزهور", "قُتل", "7", "مدنيين"))]
    assert len(bio.read(written.text)) == 2
    assert codes(written) == ["sentences_joined"]


def test_a_labels_white_space_becomes_a_low_line() -> None:
    written = write(corpus_of(("قصف", Label("my label"))))
    assert bio.chunks(written.text) == [("my_label", ("قصف",))]
    assert codes(written) == ["label_respelt"]


def test_what_has_no_column_is_told() -> None:
    corpus = corpus_of(("قصف", TACTIC), status="in_progress")
    (one,) = corpus.sets
    id = corpus.document.id
    whole = replace(
        one,
        spans=(replace(one.spans[0], attributes={"weapon": "artillery"}),),
        relations=(Relation(RelationId("r"), id, SARA.id, "at", SpanId("s0"), SpanId("s0")),),
        events=(Event(EventId("e"), id, SARA.id, {}),),
        notes=(Note(NoteId("n"), id, SARA.id, {}),),
    )
    written = write(replace(corpus, sets=(whole,)))
    assert codes(written) == ["unfinished", "attributes_dropped", "relation_dropped", "event_dropped", "note_dropped"]
    assert all((loss.document, loss.coder) == (id, SARA.id) for loss in written.losses)


def test_a_document_that_nobody_began_has_no_lines() -> None:
    written = write(replace(corpus_of(), sets=()))
    assert (written.text, codes(written)) == ("", ["not_coded"])


def test_a_repeated_title_and_comments_are_left_out_unless_something_in_them_is_marked() -> None:
    text = "عنوان\n\nعنوان\n\nقصف على سوق.\n\nالتعليقات\nشكرا"
    edges = ((0, 5, "title"), (7, 12, "duplicate_title"), (14, 26, "body"), (28, len(text), "comments"))
    zones = tuple(Zone(*edge) for edge in edges)
    written = write(corpus_of(("قصف", TACTIC), text=text, zones=zones))
    assert bio.words(written.text) == ["عنوان", "قصف", "على", "سوق", "."]
    assert [(loss.code, loss.detail["kind"]) for loss in written.losses] == [
        ("zone_left_out", "duplicate_title"),
        ("zone_left_out", "comments"),
    ]
    written = write(corpus_of(("شكرا", ACTOR), text=text, zones=zones))
    assert bio.words(written.text) == ["عنوان", "قصف", "على", "سوق", ".", "التعليقات", "شكرا"]


@given(documents(coders=1))
@settings(max_examples=50)
def test_any_document_gives_sound_bio_and_no_mark_disappears_without_a_word(corpus: CorpusDocument) -> None:
    written = write(corpus)
    spans = {span.id for one in corpus.sets for span in one.spans}
    gone = {loss.detail["id"] for loss in written.losses if loss.code in GONE}
    assert gone <= spans
    assert len(bio.chunks(written.text)) == written.spans == len(spans - gone)


@given(documents(coders=1))
@settings(max_examples=50)
def test_marks_that_lose_nothing_come_back_with_their_words(corpus: CorpusDocument) -> None:
    written = write(corpus)
    text = corpus.document.text
    lost = {loss.detail.get("id") for loss in written.losses if loss.code != "attributes_dropped"}
    found = bio.chunks(written.text)
    for span in (span for one in corpus.sets for span in one.spans if span.id not in lost):
        words = tuple(text[start:end] for start, end in tokens(text) if span.start <= start and end <= span.end)
        assert (str(span.label), words) in found
