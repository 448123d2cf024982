"""The codebook as a file that a supervisor reads and writes: TOML, or JSON."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.core.codebook import Codebook
from annotator.core.codebook_content import codebook_of
from annotator.core.codebook_table import CodebookError, Place
from annotator.errors import InputError
from annotator.formats import codebook_json
from annotator.language import isolated, tr

SUFFIXES = (".toml", ".json")
LARGEST = 5_000_000  # bytes; no codebook that people read is so long
_HEADING = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.\-\" ]+?)\s*\]\]?")


def read(path: Path) -> Codebook:
    """Read a codebook.

    Raises:
        InputError: The file cannot be read, is neither TOML nor JSON, or is no codebook; with its line where it can be
            told.
    """
    name = isolated(path.name)
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(tr("The codebook {file} is too long to be one.", file=name))
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(tr("The codebook {file} cannot be read.", file=name)) from error
    except UnicodeDecodeError as error:
        raise InputError(tr("The codebook {file} is not in UTF-8: save it as UTF-8.", file=name)) from error
    return parse(text, path.name)


def parse(text: str, name: str) -> Codebook:
    """Return the codebook that a text of TOML or JSON describes.

    Args:
        text: The file's text.
        name: What the file is called, for errors; with ``.json`` at its end it is JSON.

    Raises:
        InputError: It is no TOML or JSON, or no codebook; with its line where it can be told.
    """
    is_json = name.lower().endswith(".json")
    file, content = isolated(name), _content(text, name, codebook_json.content_of if is_json else tomllib.loads)
    try:
        return codebook_of(content)
    except CodebookError as error:
        line = codebook_json.line_of(text, error.place) if is_json else line_of(text, error.place)
        if line is None:
            raise InputError(
                tr("The codebook {file} cannot be used: {reason}", file=file, reason=str(error))
            ) from error
        sentence = tr(
            "The codebook {file} cannot be used. Line {line}: {reason}", file=file, line=str(line), reason=str(error)
        )
        raise InputError(sentence) from error


def _content(text: str, name: str, read_text: Callable[[str], Mapping[str, Any]]) -> Mapping[str, Any]:
    try:
        return read_text(text)
    except (tomllib.TOMLDecodeError, RecursionError, InputError) as error:
        reason = str(error) or type(error).__name__
        sentence = tr("The codebook {file} cannot be read: {reason}.", file=isolated(name), reason=reason)
        raise InputError(sentence) from error


def line_of(text: str, place: Place) -> int | None:
    """Return the line, from 1, on which what a place names stands; that of the table around it where it is missing.

    None where the file is written in some other way than with headings and one value a line.
    """
    lines = text.split("\n")
    found, heading, begin, end = None, "", 0, len(lines)
    for step in place:
        if isinstance(step, int) and heading and (tables := list(_tables(lines, heading, begin, end))):
            if step >= len(tables):
                return found
            begin, end = tables[step]
            found = begin + 1
        elif isinstance(step, int):
            inline = [at for at in range(begin, end) if lines[at].lstrip().startswith("{")]
            return inline[step] + 1 if step < len(inline) else found
        else:
            heading = f"{heading}.{step}" if heading else step
            table = next(_tables(lines, heading, begin, end, single=True), None)
            key = _line_with_key(lines, step, begin, end)
            if table is not None:
                begin, end = table
                found = begin + 1
            elif key is not None:
                begin, found = key, key + 1
    return found


def _tables(lines: list[str], heading: str, begin: int, end: int, *, single: bool = False) -> Iterator[tuple[int, int]]:
    """Give the lines of each table of a heading, half-open, with the tables inside it."""
    brackets = "[" if single else "[["
    starts = [
        at
        for at in range(begin, end)
        if (match := _HEADING.match(lines[at]))
        and match[1] == heading
        and lines[at].lstrip().startswith("[[") == (brackets == "[[")
    ]
    for start in starts:
        later = (at for at in range(start + 1, end) if _ends(lines[at], heading))
        yield start, next(later, end)


def _ends(line: str, heading: str) -> bool:
    match = _HEADING.match(line)
    return match is not None and line.lstrip().startswith("[") and not match[1].startswith(f"{heading}.")


def _line_with_key(lines: list[str], key: str, begin: int, end: int) -> int | None:
    """Return the line of a table on which a key gets its value, before the tables inside it."""
    for at in range(begin, end):
        if at > begin and _HEADING.match(lines[at]) and lines[at].lstrip().startswith("["):
            return None
        if re.match(rf'\s*"?{re.escape(key)}"?\s*=', lines[at]):
            return at
    return None
