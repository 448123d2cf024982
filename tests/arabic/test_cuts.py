"""Every way to cut a word from what is glued before it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.arabic.cuts import Cut, cuts


def test_the_whole_word_comes_first_and_every_cut_says_what_went() -> None:
    assert cuts("ولعشرات") == (Cut("ولعشرات"), Cut("عشرات", True, True), Cut("لعشرات", True))
    assert cuts("نحو") == (Cut("نحو"),)
    assert cuts("") == (Cut(""),)


def test_the_article_of_a_cut_is_told_from_its_word() -> None:
    assert [cut.bare for cut in cuts("للمئات")] == ["للمئات", "مئات"]
    assert cuts("العشرات")[0].bare == "عشرات"


@given(st.text(alphabet="وفبلكاعشرت", max_size=8))
def test_what_is_cut_off_and_what_is_left_are_the_word(key: str) -> None:
    for cut in cuts(key):
        assert key.endswith(cut.word)
        assert len(key) - len(cut.word) == cut.joined + cut.governed
