"""Lines of a file: cut at line feeds only, in any encoding, each with its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import InputError
from annotator.formats.decoding import DamagedError
from annotator.formats.json_lines import lines, whole

LONGEST = 1_000
FIRST, SECOND = '{"text": "قصف على سوق المدينة"}', '{"text": "هدوء في المدينة القديمة"}'


def file_of(folder: Path, data: bytes, name: str = "corpus.jsonl") -> Path:
    """Write a file and return it."""
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_line_ends_at_a_line_feed_and_nowhere_else(tmp_path: Path) -> None:
    text = '{"text": "a\u2028b\u0085c\x0bd\x0ce"}'
    found = list(lines(file_of(tmp_path, f"{text}\n{SECOND}".encode()), LONGEST))
    assert [line.text for line in found] == [text, SECOND]


def test_empty_lines_are_passed_over_and_counted(tmp_path: Path) -> None:
    found = list(lines(file_of(tmp_path, f"\n{FIRST}\r\n  \n{SECOND}\n\n".encode()), LONGEST))
    assert [line.number for line in found] == [2, 4]
    assert found[0].data == f"{FIRST}\r".encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
def test_lines_are_read_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    found = list(lines(file_of(tmp_path, f"{FIRST}\n{SECOND}\n".encode(encoding)), LONGEST))
    assert [line.text for line in found] == [FIRST, SECOND]
    assert [line.data.decode(line.encoding).removeprefix("\ufeff") for line in found] == [FIRST, SECOND]


def test_an_encoding_can_be_said(tmp_path: Path) -> None:
    (line,) = lines(file_of(tmp_path, '{"text": "à"}'.encode("windows-1256")), LONGEST, "windows-1256")
    assert (line.text, line.encoding) == ('{"text": "à"}', "windows-1256")


def test_a_damaged_line_is_told_by_its_number_in_the_file_and_the_others_are_read(tmp_path: Path) -> None:
    data = f"{FIRST}\n".encode() + SECOND.encode()[:10] + b"\xff" + SECOND.encode()[10:]
    path = file_of(tmp_path, data)
    sound, damaged = lines(path, LONGEST)
    assert sound.text == FIRST
    assert isinstance(damaged.error, DamagedError)
    assert damaged.error.lines == (2,)
    assert "line 2" in str(damaged.error)
    assert list(lines(path, LONGEST, accept_damaged=True))[1].text.count("\ufffd") == 1


def test_a_line_too_long_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    path = file_of(tmp_path, b"x" * (3 * LONGEST) + b"\n" + FIRST.encode())
    long, sound = lines(path, LONGEST)
    assert long.error is not None
    assert (sound.number, sound.text) == (2, FIRST)


def test_a_line_just_long_enough_is_read(tmp_path: Path) -> None:
    path = file_of(tmp_path, b"x" * LONGEST + b"\n" + FIRST.encode())
    assert [line.error for line in lines(path, LONGEST)] == [None, None]
    path = file_of(tmp_path, b"x" * (LONGEST + 1) + b"\n" + FIRST.encode())
    assert [line.error is None for line in lines(path, LONGEST)] == [False, True]


def test_a_value_over_many_lines_is_one_report_of_the_whole_file(tmp_path: Path) -> None:
    data = b'{\n  "text": "one"\n}\n'
    line = whole(file_of(tmp_path, data, "one.json"))
    assert line is not None
    assert (line.number, line.data, line.text) == (0, data, data.decode())


def test_a_file_whose_first_line_is_a_value_is_lines(tmp_path: Path) -> None:
    assert whole(file_of(tmp_path, f"{FIRST}\n{SECOND}".encode(), "many.json")) is None


def test_a_list_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="one report a line"):
        whole(file_of(tmp_path, b'[{"text": "one"}]', "list.json"))
