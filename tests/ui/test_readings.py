"""What a person is shown of a file's bytes: every reading, the likeliest first, and damaged lines by their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.decoding import ENCODINGS
from annotator.ui import readings
from annotator.ui.readings import Reading, encoding_name, shortened

SENTENCE = "قال مصدر طبي إن سبعة مدنيين قتلوا في قصف على سوق البلدة، وأصيب آخرون بجروح."


def names(found: list[Reading]) -> list[str]:
    return [one.encoding for one in found]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6", "cp720", "utf-16-le"])
def test_the_reading_that_makes_sense_comes_first(encoding: str) -> None:
    words = SENTENCE.replace("،", "")

    found = readings.readings(words.encode(encoding))

    assert found[0].encoding == encoding
    assert found[0].text == words
    assert len(set(names(found))) == len(found)


def test_the_one_that_was_chosen_before_comes_first_where_the_bytes_allow_it() -> None:
    data = SENTENCE.encode("windows-1256")

    assert names(readings.readings(data, "windows-1256"))[0] == "windows-1256"
    assert "utf-8" not in names(readings.readings(data, "utf-8"))


def test_nothing_is_shown_of_what_is_no_text() -> None:
    assert readings.readings(b"") == []
    assert readings.readings(b"%PDF-1.7\n\x00\x01\x02") == []


def test_what_is_shown_is_clean() -> None:
    found = readings.readings(f"\ufeffعنوان\r\n\r\n{SENTENCE}\x00".encode())

    assert found[0].text == f"عنوان\n\n{SENTENCE} "
    assert found[0].sample == "عنوان"


def test_a_long_text_is_shown_by_its_beginning() -> None:
    found = readings.readings((SENTENCE * 2_000).encode())

    assert len(found[0].text) == readings.SHOWN


def test_damaged_lines_are_shown_with_their_numbers_and_places() -> None:
    lines = [f"السطر {nth}: {SENTENCE}".encode() for nth in range(1, 10)]
    lines[2] += b"\xff\xfe"
    lines[7] = b"\xc3" + lines[7]

    (found, *_) = readings.readings(b"\r\n".join(lines))

    assert found.encoding == "utf-8"
    assert found.lines == (3, 8)
    assert [damage.line for damage in found.damages] == [3, 8]
    assert all(set(found.text[one.start : one.end]) == {"\ufffd"} for one in found.damages)
    assert len(found.text.split("\n")) == 2


def test_damage_far_from_the_beginning_is_found_and_shown() -> None:
    data = (SENTENCE + "\n").encode() * 2_000 + "قتل ".encode() + b"\xff" + "ثلاثة".encode()

    (found, *_) = readings.readings(data)

    assert found.lines == (2_001,)
    assert found.text == "قتل \ufffdثلاثة"


def test_a_long_damaged_line_is_cut_around_the_damage() -> None:
    data = ("كلمة " * 1_000).encode() + b"\xff" + (" كلمة" * 1_000).encode()

    (found, *_) = readings.readings(data)

    assert len(found.text) < 3 * readings.AROUND
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert found.text[found.damages[0].start] == "\ufffd"


def test_no_more_than_so_many_damaged_lines_are_shown() -> None:
    data = b"\n".join(SENTENCE.encode() + b"\xff" for _ in range(500))

    (found, *_) = readings.readings(data)

    assert len(found.lines) == 500
    assert len(found.text.split("\n")) == readings.MOST_LINES


@given(st.binary(max_size=200))
def test_any_bytes_can_be_shown(data: bytes) -> None:
    for one in readings.readings(data):
        assert all(one.text[damage.start : damage.end].strip("\ufffd") == "" for damage in one.damages)


def test_every_encoding_has_a_name() -> None:
    assert all(encoding_name(encoding) != encoding for encoding in ENCODINGS)


def test_a_long_file_name_is_cut_in_its_middle() -> None:
    name = f"{'تقرير-' * 30}2016-05-12.txt"

    assert shortened("short.txt") == "short.txt"
    assert len(shortened(name)) == readings.LONGEST_NAME
    assert shortened(name).startswith("تقرير-")
    assert shortened(name).endswith("2016-05-12.txt")
