"""GLiNER: words with marks whose ends are inclusive, and labels as the model reads them."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given

from annotator.core.corpus import CorpusDocument
from annotator.formats import gliner
from tests.formats.corpora import documents
from tests.formats.exchange import corpus_of, written


@given(corpus=documents(coders=1))
def test_every_mark_that_covers_a_word_is_there_with_its_words(corpus: CorpusDocument) -> None:
    draft = gliner.write(corpus)
    if not draft.text:
        return
    content = json.loads(draft.text)
    words = content["tokenized_text"]
    gone = {loss.detail["id"] for loss in draft.losses if loss.code == "no_word"}
    wide = {loss.detail["id"]: str(loss.detail["widened"]) for loss in draft.losses if loss.code == "widened"}
    expected = [
        (gliner.label(span.label), "".join(wide.get(span.id, span.quote).split()))
        for span in corpus.sets[0].spans
        if span.id not in gone
    ]
    found = [(label, "".join("".join(words[first : last + 1]).split())) for first, last, label in content["ner"]]
    assert len(found) == draft.spans == len(expected)
    assert sorted(label for label, _ in found) == sorted(label for label, _ in expected)


def test_a_file_is_a_list_that_json_reads(tmp_path: Path) -> None:
    corpora = [corpus_of(nth) for nth in range(2)]
    written(tmp_path, "gliner", corpora)
    content = json.loads((tmp_path / "corpus.json").read_text(encoding="utf-8"))
    assert len(content) == 2
    first = content[0]
    assert [" ".join(first["tokenized_text"][start : end + 1]) for start, end, _ in first["ner"]][:1] == ["الجيش"]
    assert {label for _, _, label in first["ner"]} == {"actor", "location", "casualty", "tactic"}
