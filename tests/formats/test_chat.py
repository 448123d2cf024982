"""Chats: an instruction with the codebook's definitions, the report, and its marks as JSON that can be told apart."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from annotator import assets
from annotator.core.corpus import CorpusDocument
from annotator.formats import chat, codebook_file
from annotator.formats.setting import PLAIN
from tests.formats.corpora import documents

BOOK = codebook_file.read(assets.seed("codebook.toml"))


@given(corpus=documents(coders=1))
def test_the_answer_says_every_mark_with_its_place(corpus: CorpusDocument) -> None:
    written = chat.write(corpus)
    if not corpus.sets:
        assert (written.text, [loss.code for loss in written.losses]) == ("", ["not_coded"])
        return
    (one,) = corpus.sets
    assert written.text.count("\n") == 1
    system, user, assistant = json.loads(written.text)["messages"]
    assert (system["role"], user["role"], assistant["role"]) == ("system", "user", "assistant")
    text = user["content"]
    assert text == corpus.document.text
    answer = json.loads(assistant["content"])
    assert [(it["start"], it["end"], it["label"], it["attributes"]) for it in answer] == [
        (span.start, span.end, span.label, span.attributes) for span in one.spans
    ]
    assert all(text[it["start"] : it["end"]] == it["text"] for it in answer)


@pytest.mark.parametrize(("language", "word"), [("ar", "الوسوم:"), ("en", "Labels:")])
def test_the_instruction_has_the_definitions_of_the_codebook_in_its_language(language: str, word: str) -> None:
    setting = replace(PLAIN, codebook=BOOK, labels=("ACTOR", "OTHER"), language=language)
    lines = chat.instruction(setting).split("\n")
    assert lines[-3] == word
    actor = BOOK.label("ACTOR")
    assert actor is not None
    assert actor.definitions[language] in lines[-2]
    assert lines[-2].startswith(f"- ACTOR: {actor.names[language]}")
    assert lines[-1] == "- OTHER"
