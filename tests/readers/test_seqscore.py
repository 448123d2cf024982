"""CoNLL-2002 and BIOES, read by SeqScore."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.readers.conftest import Export
from tests.readers.truth import Truth, Words, bare

GONE = ("nested_dropped", "overlap_dropped", "no_word")


@pytest.mark.parametrize(("name", "encoding"), [("conll2002", "BIO"), ("bioes", "BIOES")])
@pytest.mark.parametrize("tokens", ["words", "clitics"])
def test_seqscore_finds_the_marks_that_the_losses_leave(
    name: str, encoding: str, tokens: str, exported: Export, truth: dict[str, Truth], library: Callable[..., Any]
) -> None:
    conll = library("seqscore", "seqscore.conll")
    target, report = exported(name, tokens=tokens)
    (path,) = report.files
    (sentences,) = conll.ingest_conll_file(
        path, encoding, "utf-8", conll.LineSpec(0, 1), ignore_document_boundaries=False, allow_comment_lines=False
    )
    found: list[Words] = sorted(
        (mention.type, bare("".join(sentence.tokens[mention.span.start : mention.span.end])))
        for sentence in sentences
        for mention in sentence.mentions
    )
    assert found == sorted(words for one in truth.values() for words in one.words(report.losses, GONE))
    assert target == path
