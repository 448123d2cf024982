from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.folding import fold_key
from annotator.arabic.graphemes import is_boundary
from annotator.arabic.mentions import mentions


def found(text: str, words: str) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.form) for mention in mentions(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("قصف مدفعي وقصف جوي", "قصف", [("قصف", "same"), ("قصف", "proclitic")]),
        ("نِظَام جديد", "نظام", [("نِظَام", "spelling")]),
        ("النظـام", "النظام", [("النظـام", "spelling")]),
        ("القصف وبالقصف", "قصف", [("القصف", "article"), ("القصف", "article")]),
        ("للنظام وللنظام", "النظام", [("لنظام", "proclitic"), ("لنظام", "proclitic")]),
        ("للنظام", "نظام", [("لنظام", "article")]),
        ("نظامه ونظامهم", "نظام", [("نظامه", "pronoun"), ("نظامهم", "pronoun")]),
        ("قال إن قوات\nالأسد، وقوات الاسد", "قوات الأسد", [("قوات\nالأسد", "spelling"), ("قوات الاسد", "proclitic")]),
        ("اللواء 41 واللواء ٤١", "اللواء 41", [("اللواء 41", "same"), ("اللواء ٤١", "proclitic")]),
        ("«داعش» وداعش", "داعش", [("داعش", "same"), ("داعش", "proclitic")]),
    ],
)
def test_mentions_are_found_in_any_spelling_and_behind_proclitics(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قصفت الطائرات", "قصف"),  # a verb ending is no attached pronoun
        ("مصعدة", "صعدة"),  # the م is no clitic
        ("اللواء 141", "41"),
        ("بنظامي آخر", "ظام"),
        ("نص", ""),
        ("نص", "،"),
        ("", "نص"),
    ],
)
def test_other_words_are_no_mentions(text: str, words: str) -> None:
    assert found(text, words) == []


def test_mentions_do_not_overlap() -> None:
    assert found("هم هم هم", "هم هم") == [("هم هم", "same")]


words_of_texts = st.lists(
    st.sampled_from(["قصف", "القصف", "وقصف", "للقصف", "قَصْف", "قصفهم", "3", "🚁", "Grad", "،", "\n"]), max_size=8
)


@given(words_of_texts, st.sampled_from(["قصف", "القصف", "قصف القصف", "Grad", "3"]))
def test_every_mention_holds_the_words_between_edges_that_a_span_may_have(pieces: list[str], words: str) -> None:
    text = " ".join(pieces)
    end = 0
    for mention in mentions(text, words):
        assert end <= mention.start < mention.end <= len(text)
        assert is_boundary(text, mention.start)
        assert is_boundary(text, mention.end)
        assert fold_key(words).removeprefix("ال") in fold_key(text[mention.start : mention.end])
        end = mention.end


@given(words_of_texts)
def test_a_word_that_stands_alone_is_always_found(pieces: list[str]) -> None:
    text = " ".join(pieces)
    alone = sum(piece in {"قصف", "قَصْف"} for piece in pieces)
    assert sum(form in {"same", "spelling"} for _, form in found(text, "قصف")) == alone
