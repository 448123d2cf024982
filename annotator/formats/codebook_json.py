"""The codebook as JSON: read strictly, and on which line something stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from annotator.core.codebook_table import Place
from annotator.errors import InputError
from annotator.formats import strict_json
from annotator.language import tr

_SPACES = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def content_of(text: str) -> Mapping[str, Any]:
    """Return the content of a codebook's JSON; a key that is null is a key that is not there.

    Raises:
        InputError: It is no JSON, or no object; with its line where it can be told.
    """
    try:
        value = strict_json.loads(text)
    except InputError as error:
        cause = error.__cause__
        if isinstance(cause, json.JSONDecodeError):
            raise InputError(tr("line {line}: this is no JSON", line=str(cause.lineno))) from error
        raise InputError(str(error).rstrip(".")) from error
    if not isinstance(value, dict):
        raise InputError(tr("it is no JSON object"))
    content: dict[str, Any] = _without_nulls(value)
    return content


def _without_nulls(value: Any) -> Any:
    """Leave out what is null: TOML has no such thing, and both are to be one codebook."""
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


def line_of(text: str, place: Place) -> int | None:
    """Return the line, from 1, on which what a place names stands; that of what is around it where it is missing.

    None where the place is the whole.
    """
    at, found = _after_spaces(text, 0), None
    for step in place:
        begin = _member(text, at, step) if isinstance(step, str) else _item(text, at, step)
        if begin is None:
            break
        found, at = begin
    return None if found is None else text.count("\n", 0, found) + 1


def _member(text: str, at: int, key: str) -> tuple[int, int] | None:
    """Return where a key of an object begins, and where its value does."""
    if text[at] != "{":
        return None
    at = _after_spaces(text, at + 1)
    while text[at] == '"':
        name, end = _DECODER.raw_decode(text, at)
        value = _after_spaces(text, _after_spaces(text, end) + 1)
        if name == key:
            return at, value
        at = _next(text, value)
    return None


def _item(text: str, at: int, number: int) -> tuple[int, int] | None:
    """Return where an item of a list begins, twice."""
    if text[at] != "[":
        return None
    at = _after_spaces(text, at + 1)
    for _ in range(number):
        if text[at] == "]":
            return None
        at = _next(text, at)
    return None if text[at] == "]" else (at, at)


def _next(text: str, at: int) -> int:
    """Return where what follows a value begins: the next member or item, or the bracket at the end."""
    _, end = _DECODER.raw_decode(text, at)
    after = _after_spaces(text, end)
    return _after_spaces(text, after + 1) if text[after] == "," else after


def _after_spaces(text: str, at: int) -> int:
    match = _SPACES.match(text, at)
    return at if match is None else match.end()
