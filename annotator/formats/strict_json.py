"""JSON from strangers: what Python's own reader lets through and we cannot keep is refused in a sentence."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from annotator.arabic.clean import REPLACEMENT
from annotator.errors import InputError
from annotator.language import isolated, tr

DEEPEST = 64  # lists and objects inside each other

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def loads(text: str, *, raw: str = "") -> Any:
    """Return the value that a JSON text stands for.

    Args:
        text: One JSON value.
        raw: Key of the outermost object whose text is left as it is; in all other strings lone surrogates become
            U+FFFD.

    Raises:
        InputError: It is no JSON, has a key twice, a number that JSON or we cannot hold, or is nested too deeply.
    """
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise InputError(tr("This is no JSON (see character {column}).", column=error.pos + 1)) from error
    except RecursionError as error:
        raise InputError(_too_deep()) from error
    except InputError:
        raise
    except ValueError as error:  # Python's guard against numbers of thousands of digits
        raise InputError(tr("A number in it is too long.")) from error
    _check(value, DEEPEST)
    return _mended(value, raw) if _ESCAPED_SURROGATE.search(text) else value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InputError(tr("The key {key} stands in it twice.", key=isolated(twice)))
    return found


def _no_number(name: str) -> Any:
    raise InputError(tr("{name} in it is no number that JSON has.", name=name))


def _too_deep() -> str:
    return tr("Its lists and objects are nested too deeply: {most} levels are the limit.", most=DEEPEST)


def _check(value: Any, levels: int) -> None:
    if isinstance(value, float):
        if not math.isfinite(value):
            raise InputError(tr("A number in it is too long."))
        return
    if not isinstance(value, dict | list):
        return
    if levels == 0:
        raise InputError(_too_deep())
    for item in value.values() if isinstance(value, dict) else value:
        if not isinstance(item, str):
            _check(item, levels - 1)


def _mended(value: Any, raw: str = "") -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub(REPLACEMENT, value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): item if raw and key == raw else _mended(item) for key, item in value.items()}
    return value
