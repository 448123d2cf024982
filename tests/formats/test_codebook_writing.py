"""A codebook that was written is the one that is read: TOML or JSON, whatever stands in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import assets
from annotator.core.codebook import Codebook
from annotator.errors import InputError
from annotator.formats import codebook_file
from annotator.formats.codebook_json import line_of
from annotator.formats.codebook_writing import as_json, as_toml

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "codebook-default.json"
SEED = codebook_file.read(assets.seed("codebook.toml"))
# Without half characters, which no file can hold.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
VALUES = st.recursive(
    st.booleans() | st.integers(-(1 << 53), 1 << 53) | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)


@st.composite
def books(draw: st.DrawFn) -> Codebook:
    """Draw a codebook of one label, with anything that exports may want beside it."""
    named = {"ar": draw(WORDS), "en": draw(WORDS)}
    value = {"code": "v1", **named, **draw(st.dictionaries(WORDS.map("x_{}".format), VALUES, max_size=2))}
    attribute = {"code": "kind", **named, "type": "choice", "values": [value]}
    label = {"code": "ACTOR", **named, "attributes": [attribute], "examples": draw(st.lists(WORDS, max_size=2))}
    more = draw(st.dictionaries(WORDS.map("exports_{}".format), VALUES, max_size=3))
    return codebook_file.parse(json.dumps({"labels": [label], **more}), "book.json")


@pytest.mark.parametrize("suffix", codebook_file.SUFFIXES)
@given(book=books())
def test_what_was_written_is_read_as_the_same_codebook(suffix: str, book: Codebook) -> None:
    text = as_toml(book) if suffix == ".toml" else as_json(book)
    assert codebook_file.parse(text, f"book{suffix}") == book


@pytest.mark.parametrize("suffix", codebook_file.SUFFIXES)
def test_the_seed_is_written_and_read_again(suffix: str) -> None:
    text = as_toml(SEED) if suffix == ".toml" else as_json(SEED)
    assert codebook_file.parse(text, f"book{suffix}") == SEED


def test_toml_is_written_so_that_a_person_finds_her_way_in_it() -> None:
    lines = as_toml(SEED).split("\n")
    labels = [label.code for label in SEED.labels]
    assert [lines[at + 1] for at, line in enumerate(lines) if line == "[[labels]]"] == [
        f'code = "{one}"' for one in labels
    ]
    assert sum(line.startswith('    { code = "rebel"') for line in lines) == 1
    broken = as_toml(SEED).replace('code = "rebel", ', "", 1)
    number = next(at for at, line in enumerate(lines, start=1) if '"rebel"' in line)
    with pytest.raises(InputError, match=f"Line {number}:"):
        codebook_file.parse(broken, "book.toml")


def test_the_machine_form_is_read() -> None:
    if not SHARED.exists():
        pytest.skip("the machine form is not here")
    assert len(codebook_file.read(SHARED).labels) == len(SEED.labels)


GOOD = """{
  "labels": [
    {"code": "ACTOR", "ar": "فاعل", "en": "Actor", "short_en": null},
    {
      "code": "PLACE", "ar": "مكان",
      "en": "Place",
      "attributes": [
        {"code": "kind", "ar": "نوع", "en": "Kind", "type": "choice", "values": [
          {"code": "a", "ar": "أ", "en": "A"},
          {"code": "b", "ar": "ب", "en": "B"}]}
      ]
    }
  ],
  "lists": {"one": {"also": [], "values": []}}
}
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ('"code": "PLACE"', '"code": "مكان"', 5),
        ('"code": "PLACE"', '"code": "ACTOR"', 4),
        ('"code": "b"', '"code": "a"', 10),
        ('"en": "Place"', '"en": 3', 6),
        ('"type": "choice"', '"type": "pick"', 8),
        (', "en": "B"', "", 10),
        ('"also": []', '"also": ["one"]', 14),
        ('"en": "Place",', '"en": "Place"', 7),
    ],
)
def test_what_is_wrong_in_json_is_told_with_its_line(right: str, wrong: str, line: int) -> None:
    assert codebook_file.parse(GOOD, "book.json").labels[0].short_names["en"] == "Actor", "null says nothing"
    with pytest.raises(InputError, match=rf"(?i)line {line}:") as caught:
        codebook_file.parse(GOOD.replace(right, wrong, 1), "book.json")
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("text", ["[]", '"x"', "[" * 5000, '{"a": 1, "a": 2}', '{"labels": [1e999]}', "{}"])
def test_what_is_no_codebook_is_told_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"book\.JSON") as caught:
        codebook_file.parse(text, "book.JSON")
    assert len(str(caught.value).splitlines()) == 1


def test_the_line_of_what_is_missing_is_that_of_what_is_around_it() -> None:
    assert line_of(GOOD, ("labels", 1, "nothing")) == 4
    assert line_of(GOOD, ("labels", 9)) == 2
    assert line_of(GOOD, ("labels", 0, "code", "more")) == 3
    assert line_of(GOOD, ("lists", 0)) == 14
    assert line_of(GOOD, ()) is None
