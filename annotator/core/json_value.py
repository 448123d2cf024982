"""What JSON can hold, as a type, and the one form in which we write it where bytes matter."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


_scan: Callable[[str, int], tuple[Any, int]] = vars(json.JSONDecoder())["scan_once"]
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


quoted = json.encoder.encode_basestring  # a text as ``compact`` writes it


def compact(value: object) -> str:
    """Return JSON in one fixed form: sorted keys, no spaces, characters as they are.

    Raises:
        ValueError: A number that JSON does not have (NaN, infinity).
    """
    return _ENCODER.encode(value)  # made once: a merge writes a million of them


def parsed(text: str) -> Any:
    """Return what :func:`compact` wrote.

    Raises:
        ValueError: It is no JSON, or has something before or after it.
    """
    try:
        value, end = _scan(text, 0)  # json.loads would look for spaces around it
    except StopIteration as error:
        raise ValueError("no JSON") from error
    if end != len(text):
        raise ValueError("more than JSON")
    return value
