"""spaCy reads the DocBin with every mark, finds nothing wrong with the data, and trains on them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.spacy import SPANS_KEY
from annotator.workflow import splits
from tests.readers.conftest import Export
from tests.readers.truth import Truth, bare

Library = Callable[..., Any]


def test_spacy_finds_text_marks_and_entities(exported: Export, truth: dict[str, Truth], library: Library) -> None:
    spacy = library("spacy", "spacy")
    tokens = library("spacy", "spacy.tokens")
    target, report = exported("spacy")
    docs = list(tokens.DocBin().from_disk(target / "train.spacy").get_docs(spacy.blank("ar").vocab))
    assert {doc.text for doc in docs} == truth.keys()
    for doc in docs:
        one = truth[doc.text]
        spans = sorted((span.label_, bare(span.text)) for span in doc.spans[SPANS_KEY])
        assert spans == one.words(report.losses, ["no_word"])
        ents = sorted((span.label_, bare(span.text)) for span in doc.ents)
        assert ents == one.words(report.losses, ["no_word", "not_in_ents"])
        exact = json.loads(doc.user_data["spans"])
        assert sorted((it["start"], it["end"], it["label"]) for it in exact.values()) == one.sorted_marks()
        assert {id: it["attributes"] for id, it in exact.items()} == one.attributes


@pytest.mark.parametrize("split", [None, "50/50"])
def test_spacy_finds_nothing_wrong_with_the_folder_but_that_it_is_small(
    exported: Export, library: Library, split: str | None
) -> None:
    library("spacy", "spacy")
    target, _ = exported("spacy", split=splits.rule_of(split) if split else None)
    ran = _spacy(target, "debug", "data", "config.cfg")
    assert "Corpus is loadable" in ran.stdout
    assert "No entities crossing sentence boundaries" in ran.stdout
    wrong = [line for line in ran.stdout.splitlines() if "✘" in line and not re.search(r"✘ \d+ error", line)]
    assert [line for line in wrong if "Low number of examples to train a new pipeline" not in line] == []


def test_spacy_trains_on_the_folder_as_it_is(exported: Export, library: Library) -> None:
    library("spacy", "spacy")
    target, _ = exported("spacy")
    steps = ("--training.max_steps", "5", "--training.eval_frequency", "5")
    ran = _spacy(target, "train", "config.cfg", "--output", "model", *steps)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (target / "model" / "model-last" / "ner").is_dir()


def _spacy(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of spaCy's in a folder."""
    command = [sys.executable, "-m", "spacy", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
