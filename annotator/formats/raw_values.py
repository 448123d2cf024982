"""Values of strangers' JSON, checked as far as a raw report needs: offsets, names, ids, texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from annotator.core.corpus import Finding
from annotator.core.json_value import Json, compact
from annotator.language import isolated, tr

LONGEST_NAME = 200  # code points of a label, an id, a kind
FARTHEST = 10**9  # an offset beyond it is a slip, and would only fill the screen

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

Item = TypeVar("Item")


def offset(value: Any) -> int:
    """Return an offset.

    Raises:
        TypeError: It is no whole number, or beyond all measure.
    """
    if isinstance(value, float) and value.is_integer():  # as some programs write every number
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > FARTHEST:
        raise TypeError(value)
    return value


def name(value: Any) -> str:
    """Return a label, a type or a kind.

    Raises:
        ValueError: It is empty, too long, no text, or has characters that no name has.
    """
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME or _CONTROL.search(value):
        raise ValueError(value)
    return value


def id_of(value: Any) -> str:
    """Return an id as text; "" where there is none.

    Raises:
        ValueError: It can be no id.
    """
    if value in ("", None):
        return ""
    return name(str(value) if isinstance(value, int) and not isinstance(value, bool) else value)


def text_of(content: Mapping[str, Any], key: str) -> str:
    """Return what stands under a key as text; "" where nothing does."""
    value = content.get(key)
    return value if isinstance(value, str) else "" if value is None else str(value)


def told(value: Json) -> Json:
    """Return what a title, source, address, date or language is as text: whoever shows it counts on that."""
    return value if isinstance(value, str) else "" if value is None else compact(value)


class Findings:
    """Collects what is to be told of one report."""

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def __iter__(self) -> Iterator[Finding]:
        """Give all that was told."""
        return iter(self._found)

    def tell(self, code: str, sentence: str) -> None:
        """Tell something."""
        self._found.append(Finding(code, sentence))

    def each(self, part: str, found: Any, read_one: Callable[[Any], Item]) -> tuple[Item, ...]:
        """Return what can be read of a list; the rest is told."""
        if found is None:
            return ()
        items: list[Item] = []
        for nth, one in enumerate(found if isinstance(found, list) else [found], start=1):
            try:
                items.append(read_one(one))
            except (KeyError, TypeError, ValueError, AttributeError, IndexError):
                shown = isolated(part)
                self.tell(
                    "part", tr("Number {nth} of its {part} cannot be used: it was left out.", nth=nth, part=shown)
                )
        return tuple(items)
