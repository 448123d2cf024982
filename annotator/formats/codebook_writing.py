"""A codebook written as the file that a supervisor can change: TOML as in the seed, or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotator.core.codebook import Codebook

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PARTED = "attributes"  # lists with headings of their own wherever they stand, as all lists at the top have


def as_json(book: Codebook) -> str:
    """Return the codebook as JSON, a key a line."""
    return f"{json.dumps(book.content, ensure_ascii=False, indent=2)}\n"


def as_toml(book: Codebook) -> str:
    """Return the codebook as TOML: headings for labels, attributes and rules, one value of a choice a line."""
    return "\n".join(_table(book.content, ())).strip("\n") + "\n"


def _table(content: Mapping[str, Any], way: tuple[str, ...]) -> Iterator[str]:
    """Give the lines of a table: first what is written on one line, then the tables in it."""
    inner = {key: value for key, value in content.items() if _is_parted(key, value, way)}
    for key, value in content.items():
        if key not in inner and value is not None:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in inner.items():
        place = (*way, _key(key))
        if isinstance(value, Mapping):
            yield from ("", f"[{'.'.join(place)}]", *_table(value, place))
        else:
            for row in value:
                yield from ("", f"[[{'.'.join(place)}]]", *_table(row, place))


def _is_parted(key: str, value: Any, way: tuple[str, ...]) -> bool:
    """Tell whether something gets a heading of its own."""
    if isinstance(value, Mapping):
        return True
    return (not way or key == _PARTED) and _is_of_tables(value)


def _is_of_tables(value: Any) -> bool:
    is_list = isinstance(value, Sequence) and not isinstance(value, str) and len(value) > 0
    return is_list and all(isinstance(row, Mapping) for row in value)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace(
            "\x7f", "\\u007f"
        )  # a text of JSON is one of TOML but for it
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_value(item)}' for key, item in value.items())} }}" if value else "{}"
    if isinstance(value, Sequence):
        return _list(value)
    return repr(value)


def _list(value: Sequence[Any]) -> str:
    if not _is_of_tables(value):
        return f"[{', '.join(_value(item) for item in value)}]"
    rows = "".join(f"    {_value(row)},\n" for row in value)
    return f"[\n{rows}]"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)
