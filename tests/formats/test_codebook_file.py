"""A codebook as a file: what is wrong is told with its line, and a good one is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator import assets
from annotator.errors import InputError
from annotator.formats.codebook_file import LARGEST, line_of, parse, read

GOOD = """\
version = "1.0"

[[labels]]
code = "ACTOR"
ar = "فاعل"
en = "Actor"
[labels.colour]
light = "#2763a6"

[[labels.attributes]]
code = "kind"
ar = "النوع"
en = "Kind"
type = "choice"
values = [
    { code = "state", ar = "دولة", en = "State" },
    { code = "rebel", ar = "معارضة", en = "Rebel" },
]

[[labels]]
code = "PLACE"
ar = "مكان"
en = "Place"

[lists.mention]
also = []
values = [
    { code = "name", ar = "اسم", en = "Name" },
]
"""


def line_told(text: str) -> int:
    """Return the line that the error names."""
    with pytest.raises(InputError) as caught:
        parse(text, "book.toml")
    assert len(str(caught.value).splitlines()) == 1
    found = re.search(r"line (\d+)", str(caught.value), re.IGNORECASE)
    assert found, caught.value
    return int(found[1])


def number(text: str, words: str) -> int:
    """Return the line on which words stand first, from 1."""
    return text[: text.index(words)].count("\n") + 1


def test_a_good_file_is_read_with_all_that_is_in_it() -> None:
    book = parse(GOOD, "book.toml")
    assert [label.code for label in book.labels] == ["ACTOR", "PLACE"]
    assert [value.code for value in book.labels[0].attributes[0].values] == ["state", "rebel"]
    assert book.edition == "1.0"


@pytest.mark.parametrize(
    ("right", "wrong", "at"),
    [
        ('code = "ACTOR"', 'code = "فاعل"', 'code = "فاعل"'),
        ('code = "PLACE"', 'code = "ACTOR"', '[[labels]]\ncode = "ACTOR"\nar = "مكان"'),
        ('light = "#2763a6"', 'light = "blue"', 'light = "blue"'),
        ('type = "choice"', 'type = "pick"', 'type = "pick"'),
        ('type = "choice"\n', "", "[[labels.attributes]]"),
        ('code = "rebel"', 'code = "state"', '{ code = "state", ar = "معارضة"'),
        ('{ code = "rebel", ar = "معارضة", en = "Rebel" }', '{ ar = "معارضة", en = "Rebel" }', '{ ar = "معارضة"'),
        ("also = []", 'also = ["mention"]', 'also = ["mention"]'),
        ('code = "name", ar = "اسم", en = "Name"', 'code = "name", ar = "اسم"', '{ code = "name"'),
        ('en = "Actor"', "en = 3", "en = 3"),
        ("[[labels]]\n", "[[labels]\n", "[[labels]\n"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(right: str, wrong: str, at: str) -> None:
    text = GOOD.replace(right, wrong, 1)
    assert text != GOOD
    assert line_told(text) == number(text, at)


def test_a_place_that_cannot_be_found_has_no_line() -> None:
    assert line_of('id = "x"\nlabels = [{code = "x"}, {code = "y"}]', ("labels", 7, "code")) == 2, "all on one line"
    assert line_of('id = "x"', ("labels",)) is None
    assert line_of("", ()) is None


def test_the_seed_is_read(tmp_path: Path) -> None:
    seed = assets.seed("codebook.toml")
    copy = tmp_path / "book.toml"
    copy.write_bytes(b"\xef\xbb\xbf" + seed.read_bytes())
    assert read(copy) == read(seed)


def test_a_file_that_is_no_text_is_told_in_a_sentence(tmp_path: Path) -> None:
    for name, data, reason in (
        ("a.toml", "ملف".encode("cp1256"), "UTF-8"),
        ("b.toml", b"x" * (LARGEST + 1), "too long"),
        ("c.toml", b"labels = " + b"[" * 5000, "cannot be read"),
        ("d.toml", b"day = 2016-05-14\n" + GOOD.encode(), "neither text"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(InputError, match=reason) as caught:
            read(path)
        assert len(str(caught.value).splitlines()) == 1
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "gone.toml")
