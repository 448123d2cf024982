"""One table of a codebook's content, read strictly: what is wrong is told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from annotator.errors import InputError
from annotator.language import isolated, tr

LANGUAGES = ("ar", "en")
Place = tuple[str | int, ...]

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_VALUE_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


class CodebookError(InputError):
    """A codebook that cannot be used.

    Attributes:
        place: The way to what is wrong, by keys and by numbers from 0: ("labels", 2, "attributes", 0, "type").
        reason: What is wrong there.
        where: What a person calls the place: label ACTOR, attribute kind.
    """

    def __init__(self, place: Place, reason: str, where: str = "") -> None:
        super().__init__(tr("{where}: {reason}", where=where, reason=reason) if where else reason)
        self.place, self.reason, self.where = place, reason, where


class Table:
    """A table at a place, and how it is called; of many tables the name is made only where something is wrong."""

    def __init__(self, content: Any, place: Place, where: str | Callable[[], str]) -> None:
        self.place, self._where = place, where
        if not isinstance(content, Mapping):
            raise CodebookError(place, tr("this is not a table with keys and values."), self.where)
        self.content: Mapping[str, Any] = content

    @property
    def where(self) -> str:
        """What a person calls the place."""
        return self._where if isinstance(self._where, str) else self._where()

    @where.setter
    def where(self, where: str) -> None:
        self._where = where

    def error(self, reason: str, key: str = "") -> CodebookError:
        """Return what is wrong with the table, or with one key of it."""
        return CodebookError((*self.place, key) if key else self.place, reason, self.where)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; a key without a default must be there and not be empty."""
        value = self.content.get(key, default)
        if value is None:
            raise self.error(tr("{key} is missing.", key=isolated(key)))
        if not isinstance(value, str):
            raise self.error(tr('{key} must be a text between "quotation marks".', key=isolated(key)), key)
        if default is None and not value.strip():
            raise self.error(tr("{key} is empty.", key=isolated(key)), key)
        return value

    def code(self, key: str = "code", *, of_value: bool = False) -> str:
        """Return a code: Latin letters, digits and low lines."""
        code = self.text(key)
        if not (_VALUE_CODE if of_value else _CODE).fullmatch(code):
            sentence = tr(
                "{code} is no code: a code has only the letters A to Z, digits and _, and begins with a letter.",
                code=isolated(code),
            )
            raise self.error(sentence, key)
        return code

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self.content.get(key, default)
        if not isinstance(value, bool):
            raise self.error(tr("{key} must be true or false.", key=isolated(key)), key)
        return value

    def number(self, key: str) -> float | None:
        """Return a number, or None where none is given."""
        value = self.content.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.error(tr("{key} must be a number.", key=isolated(key)), key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one, and nothing is an empty one."""
        value = self.content.get(key, ())
        found = (value,) if isinstance(value, str) else value
        if not isinstance(found, Sequence) or not all(isinstance(one, str) for one in found):
            raise self.error(tr("{key} must be a list of texts.", key=isolated(key)), key)
        return tuple(found)

    def tables(self, key: str) -> list[Any]:
        """Return a list of tables, unread; nothing is an empty one."""
        rows = self.content.get(key, ())
        if not isinstance(rows, Sequence) or isinstance(rows, str):
            raise self.error(tr("{key} must be a list.", key=isolated(key)), key)
        return list(rows)

    def names(self, prefix: str = "", *, needed: bool = True) -> dict[str, str]:
        """Return what something is called, by language: the keys ar and en, with what stands before them."""
        return {one: self.text(f"{prefix}{one}", None if needed else "") for one in LANGUAGES}


def refuse_twice(codes: Iterable[str], place: Place, where: str) -> None:
    """Refuse a code that stands twice in one list, at its second place."""
    seen: set[str] = set()
    for number, code in enumerate(codes):
        if code in seen:
            reason = tr("{code} stands here twice: give each its own.", code=isolated(code))
            raise CodebookError((*place, number), reason, where)
        seen.add(code)
