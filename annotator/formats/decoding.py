"""Bytes to text: which encoding a report was written in, and what in it cannot be read.

In this order: what a byte-order mark says; the pattern of UTF-16; strict UTF-8; UTF-8 with damage, taken only on a
person's word; then the Arabic encodings of one byte a letter, told apart by chardet.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import chardet

from annotator.arabic.clean import REPLACEMENT
from annotator.errors import InputError
from annotator.language import isolated, ntr, number, tr

UTF_8, UTF_16_LE, UTF_16_BE = "utf-8", "utf-16-le", "utf-16-be"
ONE_BYTE = ("windows-1256", "iso-8859-6", "cp720")
ENCODINGS: tuple[str, ...] = (UTF_8, UTF_16_LE, UTF_16_BE, *ONE_BYTE)

LINES_NAMED = 10  # damaged lines that a sentence names

_MARKS = ((codecs.BOM_UTF8, UTF_8), (codecs.BOM_UTF16_LE, UTF_16_LE), (codecs.BOM_UTF16_BE, UTF_16_BE))
_OTHER_PROGRAMS = (  # what the files of other programs begin with; a PDF or RTF would otherwise pass for text
    b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b",
    b"SQLite format 3\x00",
)  # fmt: skip
_LOOKED_AT = 65_536  # bytes that are enough to tell a pattern by
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r\x0b\x0c\x1a") + b"\x7f"
_TOO_MANY_CONTROLS = 50  # one in so many; a stray one is cleaned away
_SURE = 100  # letters after which a lucky guess is out of the question
_ESCAPED = re.compile("[\udc80-\udcff]")
_WIDE = re.compile("[^\x00-\x7f\udc80-\udcff]")


class DecodingError(InputError):
    """Bytes that are no text that we can read.

    Attributes:
        code: Why not: "empty", "binary", "encoding", "damaged".
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class DamagedError(DecodingError):
    """A text with bytes that its encoding does not have: a person may take it all the same.

    Attributes:
        encoding: How the rest was read.
        lines: Numbers of the lines concerned, from 1.
    """

    def __init__(self, encoding: str, lines: tuple[int, ...]) -> None:
        super().__init__("damaged", _damage(encoding, lines))
        self.encoding, self.lines = encoding, lines


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text as it was read, not cleaned yet: a byte-order mark is still there.

    Attributes:
        damaged_lines: Numbers, from 1, of the lines in which U+FFFD stands for bytes that could not be read.
    """

    text: str
    encoding: str
    damaged_lines: tuple[int, ...] = ()


def decode(data: bytes, encoding: str = "", *, accept_damaged: bool = False) -> Decoded:
    """Return the text of a report.

    Args:
        data: The bytes of the whole file.
        encoding: One of ``ENCODINGS``; it is found out where none is given.
        accept_damaged: Take bytes that cannot be read as U+FFFD.

    Raises:
        DamagedError: Some bytes cannot be read, and nobody has said to take the text all the same.
        DecodingError: There is nothing in it, it is no text, or the encoding is not one of ours.
    """
    chosen = _known(encoding) if encoding else ""
    _refuse(data)
    found = _read(data, _marked(data) or chosen or _detected(data))
    if found.damaged_lines and not accept_damaged:
        raise DamagedError(found.encoding, found.damaged_lines)
    return found


def guesses(data: bytes) -> list[Decoded]:
    """Return the text in every encoding in which all its bytes can be read, the likeliest first.

    The likeliest is among them even where it has damaged lines. Empty where it is no text at all.
    """
    try:
        _refuse(data)
    except InputError:
        return []
    found = [_read(data, _detected(data))]
    for encoding in () if _marked(data) else ENCODINGS:
        one = _read(data, encoding)
        if not one.damaged_lines and not _is_noise(one.text) and one.text not in {other.text for other in found}:
            found.append(one)
    return found


def _refuse(data: bytes) -> None:
    if not data:
        raise DecodingError("empty", tr("It is empty: there is nothing to import."))
    if data.startswith(_OTHER_PROGRAMS) or _is_binary(data):
        raise DecodingError(
            "binary", tr("It is the file of another program and no text: save it as plain text in UTF-8 first.")
        )


def _is_binary(data: bytes) -> bool:
    head = data[: _LOOKED_AT & ~1]
    wide = _marked(data) or _utf_16(data)
    if wide in (UTF_16_LE, UTF_16_BE):
        head = head.decode(wide, "replace").encode("latin-1", "replace")
    return (len(head) - len(head.translate(None, _CONTROLS))) * _TOO_MANY_CONTROLS > len(head)


def _is_noise(text: str) -> bool:
    """Tell whether a text has letters of all the world, as bytes read two by two have."""
    head = text[:2000]
    strange = sum(1 for char in head if not (char < "\u0780" or "\u2000" <= char <= "\u22ff" or char >= "\ufb50"))
    return strange * 10 > len(head)


def _known(encoding: str) -> str:
    wanted = encoding.lower().replace("_", "-")
    named = {"utf8": UTF_8, "utf-8-sig": UTF_8, "cp1256": ONE_BYTE[0], "iso8859-6": ONE_BYTE[1]}.get(wanted, wanted)
    if named not in ENCODINGS:
        sentence = tr(
            "{encoding} is no encoding that can be chosen here: choose one of {known}.",
            encoding=isolated(encoding),
            known=", ".join(ENCODINGS),
        )
        raise DecodingError("encoding", sentence)
    return named


def _detected(data: bytes) -> str:
    return _marked(data) or _utf_16(data) or (UTF_8 if _is_like_utf_8(data) else _one_byte(data))


def _marked(data: bytes) -> str:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def _utf_16(data: bytes) -> str:
    """Tell UTF-16 by its high bytes: in Arabic they are 06 and, for spaces, digits and signs, 00."""
    head = data[: _LOOKED_AT & ~1]
    if b"\x00" not in head and b"\x06" not in head:
        return ""
    even, odd = head[0::2], head[1::2]
    high = [sum(half.count(byte) for byte in (b"\x00", b"\x06")) / max(len(half), 1) for half in (even, odd)]
    if max(high) < 0.6 or min(high) > 0.3:
        return ""
    return UTF_16_BE if high[0] > high[1] else UTF_16_LE


def _is_like_utf_8(data: bytes) -> bool:
    """Tell whether the bytes are UTF-8, or were before some were damaged.

    Half of the sequences beyond ASCII must be valid. Arabic in one byte a letter has a few by chance, not one in ten;
    to read a damaged UTF-8 text as such would give nonsense without a word, so the person is asked well before.
    """
    try:
        data.decode(UTF_8)
    except UnicodeDecodeError:
        text = data.decode(UTF_8, "surrogateescape")
        return len(_WIDE.findall(text)) > len(_ESCAPED.findall(text))
    return True


def _one_byte(data: bytes) -> str:
    if _is_surely_iso(data):
        return ONE_BYTE[1]
    found = chardet.detect(data, include_encodings=ONE_BYTE, no_match_encoding=ONE_BYTE[0])["encoding"]
    named = str(found).lower()
    return named if named in ONE_BYTE else ONE_BYTE[0]


def _is_surely_iso(data: bytes) -> bool:
    """Tell ISO-8859-6 by its holes: no long text in the others keeps out of them. chardet errs on vowelled texts."""
    try:
        text = data.decode(ONE_BYTE[1])
    except UnicodeDecodeError:
        return False
    wide = [char for char in text if char > "\x7f"]
    return len(wide) >= _SURE and min(wide) > "\x9f"


def _read(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return _damaged(data, encoding)


def _damaged(data: bytes, encoding: str) -> Decoded:
    if encoding == UTF_8:  # what was damaged is told apart from a U+FFFD that had come before
        escaped = data.decode(encoding, "surrogateescape")
        text, lines = _ESCAPED.sub(REPLACEMENT, escaped), _lines_with(_ESCAPED, escaped)
    else:
        text = data.decode(encoding, "replace")
        lines = _lines_with(re.compile(REPLACEMENT), text)
    return Decoded(text, encoding, lines)


def _lines_with(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    return tuple(line for line, row in enumerate(text.split("\n"), start=1) if pattern.search(row))


def _damage(encoding: str, lines: tuple[int, ...]) -> str:
    named = tr(", ").join(number(line) for line in lines[:LINES_NAMED])
    if len(lines) > LINES_NAMED:
        named = tr("{lines} and others", lines=named)
    return ntr(
        "It is {encoding} but for damaged characters in line {lines}: look at it, then import it as it is or not at "
        "all.",
        "It is {encoding} but for damaged characters in {count} lines ({lines}): look at them, then import it as it is "
        "or not at all.",
        len(lines),
        encoding=encoding.upper(),
        lines=named,
    )
