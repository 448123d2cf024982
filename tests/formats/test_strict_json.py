"""JSON from strangers: everything that could break a project later is refused now."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.json_value import compact
from annotator.errors import InputError
from annotator.formats.strict_json import DEEPEST, loads

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_sound_json_is_read_as_it_is(value: object) -> None:
    assert loads(json.dumps(value)) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"text": ', "no JSON"),
        ("", "no JSON"),
        ('{"a": 1, "b": 2, "a": 3}', "key \u2068a\u2069 stands in it twice"),
        ('{"a": NaN}', "NaN"),
        ('{"a": [-Infinity]}', "-Infinity"),
        ('{"a": 1e999}', "too long"),
        ('{"a": ' + "9" * 5_000 + "}", "too long"),
        ("[" * 100_000, "nested too deeply"),
        ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "nested too deeply"),
        ('{"a":' * 70 + "1" + "}" * 70, "nested too deeply"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        loads(text)


def test_nesting_is_allowed_as_deep_as_it_is_said() -> None:
    assert loads("[" * DEEPEST + "]" * DEEPEST) is not None


def test_half_characters_are_mended_but_for_the_raw_text() -> None:
    value = loads(
        r'{"text": "a\ud83d", "other\udc00": ["b\ud800c", {"text": "d\udfff"}], "whole": "\ud83d\ude81"}', raw="text"
    )
    assert value == {
        "text": "a\ud83d",
        "other\ufffd": ["b\ufffdc", {"text": "d\ufffd"}],
        "whole": "🚁",
    }


@given(VALUES, st.sampled_from([r"\ud800", r"\udfff", r"\uDBFF", "x"]))
def test_whatever_is_read_can_be_written_to_a_file(value: object, escape: str) -> None:
    text = f'{{"value": {json.dumps(value)}, "{escape}": ["{escape}"]}}'
    compact(loads(text)).encode("utf-8")
