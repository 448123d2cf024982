from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import language
from annotator.ui import keys
from annotator.ui.keys import clash, sequences, shown, spellings


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("3", ("3", "٣", "۳")),
        ("Ctrl+Z", ("Ctrl+Z", "Ctrl+ئ")),
        ("Ctrl+2", ("Ctrl+2", "Ctrl+٢", "Ctrl+۲")),
        ("[", ("[", "ج")),
        ("{", ("{", "Shift+[", "Shift+ج")),
        ("?", ("?", "؟", "Shift+/", "Shift+ظ")),
        ("B", ("B", "ﻻ")),
        ("F1", ("F1",)),
        ("Ctrl++", ("Ctrl++",)),
        ("Ctrl+Return", ("Ctrl+Return",)),
    ],
)
def test_a_key_is_known_by_what_lies_under_the_finger(key: str, expected: tuple[str, ...]) -> None:
    assert spellings(key) == expected


def test_every_form_is_a_shortcut_that_qt_understands() -> None:
    forms = sequences(["Ctrl+Z", "3", "?"])
    assert [form.toString() for form in forms] == ["Ctrl+Z", "Ctrl+ئ", "3", "٣", "۳", "?", "؟", "Shift+/", "Shift+ظ"]
    assert all(form.count() == 1 for form in forms)


def test_a_key_is_shown_in_the_digits_of_the_interface() -> None:
    assert shown(("Ctrl+2", "X")) == "Ctrl+2"
    assert shown(()) == ""
    language.use("ar")
    assert shown(("2",)) == "٢"
    assert shown(("Ctrl+2",)) == language.isolated("Ctrl+٢")
    assert shown(("F3",)) == "F3"


@pytest.mark.parametrize("key", ["[", "Ctrl+{", "Ctrl+,", "Ctrl++", "Ctrl+-"])
def test_beside_arabic_words_a_key_keeps_its_order_and_a_bracket_its_side(key: str) -> None:
    language.use("ar")
    assert shown((key,)) == language.isolated(key)
    language.use("en")
    assert shown((key,)) == key


def test_two_keys_clash_when_one_keyboard_gives_the_same_for_both() -> None:
    assert clash("٣", ["3"])
    assert clash("Shift+/", ["?"])
    assert clash("ctrl+z", ["Ctrl+Z"])
    assert not clash("Ctrl+3", ["3"])
    assert not clash("X", [])


@given(st.sampled_from(sorted(keys.ARABIC)), st.sampled_from(["", "Ctrl+", "Alt+"]))
def test_the_first_form_is_always_the_key_itself(key: str, modifiers: str) -> None:
    assert spellings(modifiers + key)[0] == modifiers + key
    assert modifiers + keys.ARABIC[key] in spellings(modifiers + key)
