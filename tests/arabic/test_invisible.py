"""R18: what cannot be seen is known by name, counted once, and never taken for a sign that can be seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from annotator.arabic import invisible
from annotator.arabic.invisible import Kind
from tests.arabic.texts import hard_texts


@pytest.mark.parametrize(
    ("char", "kind"),
    [
        ("\u200f", Kind.RIGHT_TO_LEFT),
        ("\u061c", Kind.RIGHT_TO_LEFT),
        ("\u200e", Kind.LEFT_TO_RIGHT),
        ("\u2067", Kind.RIGHT_TO_LEFT),
        ("\u2068", Kind.FIRST_LETTER),
        ("\u2069", Kind.POP),
        ("\u200d", Kind.JOINER),
        ("\u200c", Kind.NON_JOINER),
        ("\u00a0", Kind.FIXED_SPACE),
        ("\u202f", Kind.FIXED_SPACE),
        (" ", Kind.SPACE),
        ("\t", Kind.TAB),
        ("\n", Kind.LINE_END),
        ("\u2028", Kind.LINE_END),
        ("\u206f", Kind.OTHER),
        ("ق", None),
        ("\u064b", None),
        ("ـ", None),
        ("\u0600", None),
        ("\u06dd", None),
    ],
)
def test_r18_each_invisible_character_has_its_kind(char: str, kind: Kind | None) -> None:
    assert invisible.kind(char) is kind


def test_r18_a_space_is_not_stepped_over_and_a_direction_mark_is() -> None:
    assert not any(map(invisible.is_invisible, " \u00a0\t\nق\u064b\u0600"))
    assert all(map(invisible.is_invisible, "\u200f\u200e\u061c\u200d\u200c\u2067\u2069\u00ad\ufeff"))


def test_r18_they_are_found_in_order_and_named() -> None:
    text = "قُتل\u200f 3\u00a0مدنيين"
    assert [(offset, text[offset]) for offset, _ in invisible.found(text, 0, len(text))] == [
        (4, "\u200f"),
        (5, " "),
        (7, "\u00a0"),
    ]
    assert invisible.name("\u200f") == "U+200F RIGHT-TO-LEFT MARK"
    assert invisible.name("\ue000") == "U+E000"


@given(hard_texts())
def test_r18_all_that_unicode_calls_a_format_character_or_a_space_is_found(text: str) -> None:
    found = {offset for offset, _ in invisible.found(text, 0, len(text))}
    for offset, char in enumerate(text):
        if unicodedata.category(char) in ("Zs", "Zl", "Zp"):
            assert offset in found
        elif unicodedata.category(char)[0] in "LMNPS" and char != "\u034f":
            assert offset not in found
