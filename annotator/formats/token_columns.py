"""What the columns of a file of tokens are, and how its tags tell where a mark begins: its first lines say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.formats.layout import BIO, BIOES, IOB1

DOCUMENT = "-DOCSTART-"
_TAG = re.compile(r"O|[BIESLUM]-\S.*")
_SAME = {"U": "S", "L": "E", "M": "I"}  # what other programs call the same


@dataclass(frozen=True, slots=True)
class Columns:
    """How the lines of a file are to be read.

    Attributes:
        separator: One tab, or one space.
        nested: All columns behind the word are tags; else only the last is.
        scheme: One of ``layout.SCHEMES``.
        count: How many columns most lines have.
    """

    separator: str
    nested: bool
    scheme: str
    count: int = 2


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A line that holds a word.

    Attributes:
        words: Usually one; more where there was a space in it.
        middle: What stands between the word and its tags.
        tags: ("B", "PERS") for each mark that covers the word.
        doubt: What is wrong with the line: "" or a code.
    """

    words: tuple[str, ...]
    middle: str
    tags: tuple[tuple[str, str], ...]
    doubt: str = ""


def found_out(lines: Sequence[str]) -> Columns:
    """Find out how a file is to be read, from its first lines."""
    filled = [line for line in lines if line.strip() and not line.startswith(DOCUMENT)]
    with_tab = sum("\t" in line for line in filled)
    separator = "\t" if with_tab and with_tab * 2 >= len(filled) else " "
    rows = [fields(line, separator) for line in filled]
    nested = _is_nested([row for row in rows if len(row) > 1])
    count = Counter(map(len, rows)).most_common(1)[0][0] if rows else 2
    return Columns(separator, nested, _scheme(lines, separator), max(count, 2))


def fields(line: str, separator: str) -> list[str]:
    """Return the columns of a line; of several spaces in a row one counts."""
    return line.split("\t") if separator == "\t" else [field for field in line.split(" ") if field]


def _is_nested(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether every column behind the word holds tags: then most lines with more than two have nothing else."""
    more = [row for row in rows if len(row) > 2]
    return bool(more) and sum(all(map(is_tag, row[1:])) for row in more) * 2 > len(more)


def is_tag(field: str) -> bool:
    """Tell whether a field is a tag."""
    return _TAG.fullmatch(field) is not None


def _scheme(lines: Sequence[str], separator: str) -> str:
    """Find out the scheme: in IOB1 a B- stands only where a mark ends just before one of the same label."""
    begins = parts = False
    before: set[str] = set()
    for line in lines:
        own = [tag(field) for field in fields(line, separator)[1:] if field != "O" and is_tag(field)]
        if any(prefix in "ES" for prefix, _ in own):
            return BIOES
        begins = begins or any(prefix == "B" and label not in before for prefix, label in own)
        parts = parts or any(prefix == "I" and label not in before for prefix, label in own)
        before = {label for _, label in own}
    return IOB1 if parts and not begins else BIO


def tag(field: str) -> tuple[str, str]:
    """Return a tag's prefix, one of B I E S, and its label."""
    return _SAME.get(field[0], field[0]), field[2:]


@lru_cache(maxsize=1 << 15)  # most lines of a corpus occur again and again
def token_line(line: str, columns: Columns) -> TokenLine | None:
    """Return what a line holds; None where it holds no word."""
    row = fields(line, columns.separator)
    if columns.separator == " " and line.startswith(" "):
        row.insert(0, "")
    if not row or not row[0].strip():
        return None
    at = _first_tag(row, columns)
    if at is None:
        return TokenLine((row[0],), columns.separator.join(row[1:]), (), "no_tag")
    tags = tuple(tag(field) for field in row[at:] if field != "O" and is_tag(field))
    behind = at if columns.nested else max(1, at - (columns.count - 2))
    words = tuple(field for field in row[:behind] if field.strip())
    return TokenLine(words, columns.separator.join(row[behind:at]), tags, "words" if len(words) > 1 else "")


def _first_tag(row: Sequence[str], columns: Columns) -> int | None:
    """Return which column the tags begin with; a word is never one."""
    if len(row) < 2 or not is_tag(row[-1]):
        return None
    if not columns.nested:
        return len(row) - 1
    at = len(row) - 1
    while at > 1 and is_tag(row[at - 1]):
        at -= 1
    return at
