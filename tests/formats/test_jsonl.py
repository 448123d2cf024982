"""Our own format: as it is specified, one document a line, and nothing lost on the way."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from annotator import assets
from annotator.core.annotation_set import AnnotationSet
from annotator.core.coder import NOBODY
from annotator.core.corpus import CorpusDocument
from annotator.core.document import Document, Zone, Zones
from annotator.core.placing import place
from annotator.formats import jsonl
from annotator.formats.jsonl_reading import SPAN_PARTS
from tests.formats.corpora import documents

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "corpus-format.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def problems(line: str) -> list[str]:
    """Return what the schema finds wrong in a line."""
    return [error.message for error in VALIDATOR.iter_errors(json.loads(line))]


def nobodys(one: AnnotationSet) -> AnnotationSet:
    """Return a set as it is while it is not known who is meant."""
    return replace(
        one,
        spans=tuple(replace(span, coder=NOBODY) for span in one.spans),
        relations=tuple(replace(relation, coder=NOBODY) for relation in one.relations),
        events=tuple(replace(event, coder=NOBODY) for event in one.events),
        notes=tuple(replace(note, coder=NOBODY) for note in one.notes),
    )


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@given(documents())
@settings(max_examples=50)
def test_what_is_written_is_read_with_nothing_lost(corpus: CorpusDocument) -> None:
    raw, findings = jsonl.read(jsonl.write(corpus).text)
    placed = place(raw)
    read = placed.corpus
    assert findings == ()
    assert {finding.code for finding in placed.findings} <= {"splits_letter"}
    assert read.document == corpus.document
    assert read.metadata == corpus.metadata
    assert read.zones == corpus.zones
    assert read.sets == tuple(nobodys(one) for one in corpus.sets)
    assert [source["id"] for source in raw.sources] == [source.id for source in corpus.sources]


@given(documents())
@settings(max_examples=50)
def test_what_is_written_is_one_line_as_the_schema_has_it(corpus: CorpusDocument) -> None:
    written = jsonl.write(corpus)
    assert written.text.splitlines(keepends=True) == [written.text]
    assert problems(written.text) == []
    assert (written.sets, written.spans) == (len(corpus.sets), sum(len(one.spans) for one in corpus.sets))
    assert written.losses == ()


@given(documents())
@settings(max_examples=50)
def test_every_span_carries_its_quote_and_its_place_in_utf_16(corpus: CorpusDocument) -> None:
    content = json.loads(jsonl.write(corpus).text)
    units = content["text"].encode("utf-16-le")
    for one in content["annotation_sets"]:
        for span in one["spans"]:
            assert content["text"][span["start"] : span["end"]] == span["quote"]
            start, end = span["utf16"]
            assert units[2 * start : 2 * end].decode("utf-16-le") == span["quote"]
            assert span.keys() <= SPAN_PARTS


def test_a_line_has_the_keys_that_are_specified(tmp_path: Path) -> None:
    document = Document.of("نص")
    corpus = CorpusDocument(document, {"title": "عنوان\u2028"}, Zones(document.id, (Zone(0, 2, "body"),)))
    line = jsonl.write(corpus).text
    assert "\\u2028" in line
    assert json.loads(line) == {
        "format": "tarmiz-corpus/1",
        "id": document.id,
        "text": "نص",
        "metadata": {"title": "عنوان\u2028"},
        "zones": [{"start": 0, "end": 2, "kind": "body"}],
        "zones_proposed": False,
        "annotation_sets": [],
        "sources": [],
    }


def test_the_coded_sample_is_as_the_schema_has_it() -> None:
    lines = assets.seed("sample.jsonl").read_text(encoding="utf-8").split("\n")
    assert [problems(line) for line in lines if line] == [[], []]


def test_the_schema_refuses_what_the_reader_tells() -> None:
    bad: list[dict[str, Any]] = [
        {},
        {"text": 5},
        {"text": "a", "format": "tarmiz-corpus/2"},
        {"text": "a", "annotation_sets": [{"status": "finished"}]},
        {"text": "a", "annotation_sets": [{"spans": [{"start": -1, "end": 1, "label": "X"}]}]},
        {"text": "a", "annotation_sets": [{"spans": [{"start": 0, "end": 1}]}]},
        {"text": "a", "zones": [{"start": 0, "end": 1}]},
    ]
    assert all(problems(json.dumps(line)) for line in bad)
    assert problems('{"text": "a"}') == []


def test_the_page_explains_every_key_of_the_schema() -> None:
    page = (DOCS / "corpus-format.md").read_text(encoding="utf-8")
    explained = {word for code in re.findall("`[^`]*`", page) for word in re.findall(r"\w+", code)}
    keys = {key for part in (SCHEMA, *SCHEMA["$defs"].values()) for key in part.get("properties", {})}
    assert keys - explained == set()
