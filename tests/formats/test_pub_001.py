"""One document in every format, as other programs wrote it: each gives what the canonical file says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator.core.corpus import CorpusDocument
from annotator.formats.token_columns import found_out
from tests.formats.exchange import PUB, corpus_in, corpus_of, marks, of_one, reports, ties, written

TEXT = (PUB / "text.txt").read_text(encoding="utf-8")
WITH_OFFSETS = {
    "doccano": "doccano.jsonl",
    "labelstudio": "labelstudio.json",
    "prodigy": "prodigy.jsonl",
    "brat": "brat/doc.txt",
    "uima-xmi": "uima/doc.xmi",
    "uima-json": "uima/doc.cas.json",
}
KEEPS_ATTRIBUTES = set(WITH_OFFSETS) - {"doccano"}
TOKEN_FILES = {"conll2002.conll": "conll2002", "conll2003.conll": "conll2002", "bioes.conll": "bioes"}
# Whole words, without the nested one: what the token files hold, by their first and last words.
CHUNKS = [
    ("ACTOR", "الجيش"),
    ("ACTOR", "وقوات الدعم السريع"),
    ("LOCATION", "مستشفى الفاشر الجنوبي"),
    ("CASUALTY", "7 مدنيين"),
    ("TACTIC", "بالمدفعية"),
]


@pytest.fixture(scope="module")
def canonical() -> CorpusDocument:
    """Return the document as it is."""
    return corpus_of(0)


def without_attributes(corpus: CorpusDocument) -> list[tuple[int, int, str]]:
    return [one[:3] for one in marks(corpus.sets[0])]


@pytest.mark.parametrize("name", WITH_OFFSETS)
def test_a_format_with_offsets_gives_the_text_and_every_mark_and_relation(name: str, canonical: CorpusDocument) -> None:
    (report,) = reports(name, PUB / WITH_OFFSETS[name])
    found = corpus_in(report)
    assert found.document.text == canonical.document.text == TEXT
    assert without_attributes(found) == without_attributes(canonical)
    assert ties(found.sets[0]) == ties(canonical.sets[0])
    if name in KEEPS_ATTRIBUTES:
        assert marks(found.sets[0]) == marks(canonical.sets[0])


@pytest.mark.parametrize("name", sorted(set(WITH_OFFSETS) - {"brat"}))
def test_what_is_known_of_the_report_comes_along(name: str, canonical: CorpusDocument) -> None:
    (report,) = reports(name, PUB / WITH_OFFSETS[name])
    expected = {key: canonical.metadata[key] for key in ("id", "source", "date", "url")}
    assert report.metadata == expected


def test_doccanos_older_form_without_relations_is_read_too(canonical: CorpusDocument) -> None:
    (report,) = reports("doccano", PUB / "doccano-label.jsonl")
    assert without_attributes(corpus_in(report)) == without_attributes(canonical)


@pytest.mark.parametrize("file", TOKEN_FILES)
def test_a_file_of_tokens_gives_whole_words(file: str) -> None:
    (report,) = reports(TOKEN_FILES[file], PUB / file)
    found = corpus_in(report)
    assert [(span.label, span.quote) for span in found.sets[0].spans] == CHUNKS


def test_the_scheme_of_a_file_of_tokens_is_found_out() -> None:
    schemes = {file: found_out((PUB / file).read_text(encoding="utf-8").split("\n")).scheme for file in TOKEN_FILES}
    assert schemes == {"conll2002.conll": "BIO", "conll2003.conll": "BIO", "bioes.conll": "BIOES"}


def test_the_coder_of_prodigy_is_a_coder_here() -> None:
    (report,) = reports("prodigy", PUB / "prodigy.jsonl")
    assert [one.coder for one in report.sets] == ["coder1"]


def test_the_types_of_xmi_are_read_beside_it_and_not_needed(tmp_path: Path) -> None:
    (known,) = reports("uima-xmi", PUB / "uima" / "doc.xmi")
    (unknown,) = reports("uima-xmi", Path(shutil.copy(PUB / "uima" / "doc.xmi", tmp_path)))
    assert [span.attributes.get("count") for span in known.sets[0].spans] == [None, None, None, None, 7, None]
    assert [span.attributes.get("count") for span in unknown.sets[0].spans] == [None, None, None, None, "7", None]


@pytest.mark.parametrize("name", WITH_OFFSETS)
def test_our_own_file_of_it_is_read_with_the_same_marks(name: str, canonical: CorpusDocument, tmp_path: Path) -> None:
    (path,) = written(tmp_path, name, [of_one(canonical)])
    (report,) = reports(name, path)
    found = corpus_in(report)
    assert found.document == canonical.document
    assert without_attributes(found) == without_attributes(canonical)
    assert ties(found.sets[0]) == ties(canonical.sets[0])
