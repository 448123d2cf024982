"""Bytes to text: the right encoding, and nothing taken for text that is none, or damaged without a word."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import assets
from annotator.formats.decoding import ENCODINGS, DamagedError, Decoded, DecodingError, decode, guesses
from tests.workshop import TEXT

PLAIN = "قتل سبعة مدنيين واصيب اكثر من عشرين اخرين في قصف مدفعي على سوق المدينة صباح الثلاثاء وفق مصدر طبي"
ISO, CP720 = "iso-8859-6", "cp720"


def seeds() -> list[str]:
    """Return the texts of the sample reports."""
    return [decode(path.read_bytes()).text for path in sorted(assets.seed("reports").glob("*.txt"))]


@pytest.mark.parametrize("encoding", ["windows-1256", ISO, CP720, "utf-8", "utf-16-le", "utf-16-be"])
def test_an_encoding_that_nothing_tells_is_found_out(encoding: str) -> None:
    found = decode(PLAIN.encode(encoding))
    assert found == Decoded(PLAIN, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_a_byte_order_mark_says_it_all_and_stays_for_cleaning_to_count(mark: bytes, encoding: str) -> None:
    found = decode(mark + TEXT.encode(encoding), "windows-1256")
    assert found == Decoded("\ufeff" + TEXT, encoding)


def test_every_seed_is_read_the_same_in_every_encoding_that_can_hold_it() -> None:
    for text in seeds():
        for encoding in ENCODINGS:
            try:
                data = text.encode(encoding)
            except UnicodeEncodeError:
                continue
            assert decode(data) == Decoded(text, encoding)


def test_short_lines_in_windows_1256_are_told_from_the_other_arabic_encodings() -> None:
    lines = [
        line for text in seeds() for line in text.split("\n") if sum("\u0620" < char < "\u0650" for char in line) > 20
    ]
    assert len(lines) > 50
    for line in lines:
        try:
            data = line.encode("windows-1256")
        except UnicodeEncodeError:
            continue
        assert decode(data).encoding == "windows-1256"


def test_a_long_vowelled_text_in_iso_8859_6_is_known_by_what_the_encoding_lacks() -> None:
    text = "عُلَمَاءُ آثَارٍ يَعْتَقِدُونَ أَنَّهُمُ اكْتَشَفُوا مَدِينَةً قَدِيمَةً فِي شَمَالِ الْبِلَادِ قُرْبَ النَّهْرِ"
    assert decode(text.encode(ISO)) == Decoded(text, ISO)


def test_ascii_is_utf_8() -> None:
    assert decode(b"BREAKING: two killed").encoding == "utf-8"


def test_utf_16_without_a_mark_is_no_utf_8_though_all_its_bytes_would_pass() -> None:
    text = "قتل مدني"
    data = text.encode("utf-16-le")
    assert data.decode("utf-8") != text
    assert decode(data) == Decoded(text, "utf-16-le")


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty"), (b"%PDF-1.7\n%\xe2\xe3", "binary"), (b"PK\x03\x04rest", "binary")]
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(DecodingError) as refused:
        decode(data)
    assert refused.value.code == code
    assert guesses(data) == []


def test_bytes_of_all_values_are_no_text() -> None:
    data = random.Random(7).randbytes(20_000)
    with pytest.raises(DecodingError, match="another program"):
        decode(data)


def test_sound_in_sixteen_bits_is_no_text() -> None:
    samples = random.Random(3)
    data = b"".join(samples.randrange(-200, 200).to_bytes(2, "little", signed=True) for _ in range(5_000))
    with pytest.raises(DecodingError, match="another program"):
        decode(data)


def test_a_text_with_a_stray_nul_is_a_text() -> None:
    data = TEXT.replace(" ", "\0", 1).encode()
    assert decode(data) == Decoded(TEXT.replace(" ", "\0", 1), "utf-8")


def test_one_broken_byte_is_told_with_its_line_and_taken_only_on_ones_word() -> None:
    first, second = TEXT.split("\n\n")
    data = f"{first}\n\n".encode() + b"\xff" + second.encode()
    with pytest.raises(DamagedError, match="UTF-8 but for damaged characters in line 3") as damaged:
        decode(data)
    assert damaged.value.lines == (3,)
    assert decode(data, accept_damaged=True) == Decoded(f"{first}\n\n\ufffd{second}", "utf-8", (3,))


def test_a_replacement_character_that_came_with_the_text_is_no_damage() -> None:
    assert decode("قصف\ufffd على\nسوق".encode()) == Decoded("قصف\ufffd على\nسوق", "utf-8")
    data = "قصف\ufffd على\n".encode() + b"\xc3" + " سوق المدينة".encode()
    assert decode(data, accept_damaged=True).damaged_lines == (2,)


def test_many_damaged_lines_are_not_all_named() -> None:
    data = b"\n".join(b"\xff" + "سوق المدينة القديمة".encode() for _ in range(30))
    with pytest.raises(DamagedError, match=r"in 30 lines .*1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and others"):
        decode(data)


@given(st.integers(0, len(TEXT.encode()) - 1), st.sampled_from([0xFF, 0xC0, 0x80, 0xFE]))
def test_a_damaged_utf_8_text_is_never_read_as_something_else(place: int, byte: int) -> None:
    data = bytearray(TEXT.encode())
    data[place] = byte
    found = decode(bytes(data), accept_damaged=True)
    assert found.encoding == "utf-8"
    assert "\ufffd" in found.text or found.text.encode() == bytes(data)


def test_a_text_cut_in_the_middle_of_a_letter_is_damaged() -> None:
    for encoding in ("utf-8", "utf-16-le"):
        with pytest.raises(DamagedError):
            decode(PLAIN.encode(encoding)[:-1])


@pytest.mark.parametrize("name", ["UTF8", "cp1256", "utf-8-sig", "ISO8859-6", "Windows-1256"])
def test_other_names_of_our_encodings_are_understood(name: str) -> None:
    assert decode(b"text", name).text == "text"


def test_an_encoding_that_is_none_of_ours_is_refused() -> None:
    with pytest.raises(DecodingError, match=r"latin-1.* choose one of utf-8, ") as refused:
        decode(b"text", "latin-1")
    assert refused.value.code == "encoding"


def test_bytes_that_a_chosen_encoding_does_not_have_are_damage() -> None:
    with pytest.raises(DamagedError, match="ISO-8859-6"):
        decode("كتاب\nكتاب".encode("windows-1256"), ISO)


def test_guesses_begin_with_the_likeliest_and_hold_no_two_alike() -> None:
    found = guesses(PLAIN.encode())
    assert found[0] == Decoded(PLAIN, "utf-8")
    assert "windows-1256" in [one.encoding for one in found]
    assert len({one.text for one in found}) == len(found)
    assert [one.encoding for one in guesses(b"plain")] == ["utf-8"]


def test_guesses_leave_out_readings_in_letters_of_all_the_world() -> None:
    assert not {"utf-16-le", "utf-16-be"} & {one.encoding for one in guesses(TEXT.encode())}


def test_guesses_show_a_damaged_text_with_its_lines() -> None:
    first = guesses(b"\xff" + TEXT.encode())[0]
    assert (first.encoding, first.damaged_lines) == ("utf-8", (1,))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    try:
        found = decode(data, accept_damaged=True)
    except DecodingError as error:
        found = None
        code = error.code
    assert code in {"empty", "binary"} if found is None else found.encoding in ENCODINGS
