"""A line of our own corpus format, or of a stranger's JSON Lines with a ``text``, as a raw report."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from annotator.core.annotation_set import STATUSES, Status
from annotator.core.corpus import Finding, RawContent, RawRelation, RawReport, RawSet, RawSpan
from annotator.core.document import METADATA_KEYS
from annotator.core.json_value import Json, compact
from annotator.errors import InputError
from annotator.formats import strict_json
from annotator.language import isolated, tr

FORMAT = "tarmiz-corpus/1"
FAMILY, MAJOR = "tarmiz-corpus/", 1

# What other programs call the same things.
METADATA = ("metadata", "meta")
QUOTE = ("quote", "surface", "text")
SET_PARTS = ("coder", "coder_id", "status", "spans", "relations", "events", "notes")
ZONE_PARTS = ("start", "end", "kind")
SPAN_PARTS = {"id", "start", "end", "label", *QUOTE, "attributes", "utf16"}
RELATION_PARTS = {"id", "type", "from", "to", "attributes"}
SOURCE_PARTS = {"id": str, "name": str, "sha256": str, "encoding": str, "cleaning": int, "metadata": dict}
LONGEST_NAME = 200  # code points of a label, an id, a kind
FARTHEST = 10**9  # an offset beyond it is a slip, and would only fill the screen

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

Item = TypeVar("Item")


def read(line: str) -> tuple[RawReport, tuple[Finding, ...]]:
    """Return the report that a line holds, and what in the line could not be used.

    Raises:
        InputError: It is no JSON object with a ``text``, or was written in a newer format.
    """
    return _Line(strict_json.loads(line, raw="text")).report()


class _Line:
    """One line, while it is read."""

    def __init__(self, content: Any) -> None:
        if not isinstance(content, dict):
            raise InputError(tr("This is no JSON object."))
        if not isinstance(content.get("text"), str):
            raise InputError(tr('It has no "text", so there is no report in it.'))
        self._content: dict[str, Any] = dict(content)
        self._findings: list[Finding] = []
        self._is_ours = self._format()

    def report(self) -> tuple[RawReport, tuple[Finding, ...]]:
        """Take everything that is known out of the line; the rest goes to the metadata."""
        content = self._content
        text = content.pop("text")
        zones = self._zones()
        proposed = content.pop("zones_proposed", False) is True if zones is not None else False
        sets = self._sets()
        sources = self._sources()
        id = _text(content, "id") if self._is_ours else ""
        if self._is_ours:
            content.pop("id", None)
        raw = RawReport(text, self._metadata(), zones, proposed, sets, sources, id)
        return raw, tuple(self._findings)

    def _format(self) -> bool:
        name = self._content.get("format")
        if not isinstance(name, str) or not name.startswith(FAMILY):
            return False
        if name.removeprefix(FAMILY).split(".")[0] != str(MAJOR):
            raise InputError(tr("It is in the format {format} of a newer version of Tarmiz.", format=isolated(name)))
        del self._content["format"]
        return True

    def _metadata(self) -> dict[str, Json]:
        """Return the metadata, and with it every key of the line that means nothing to us."""
        found: dict[str, Json] = {}
        for name in METADATA:
            if isinstance(self._content.get(name), dict):
                found |= self._content.pop(name)
        for key, value in self._content.items():
            if key not in found:
                found[key] = value
            elif found[key] != value:
                sentence = tr("It says two things of {key}: the one in the metadata was kept.", key=isolated(key))
                self._tell("key", sentence)
        return {key: _told(value) if key in METADATA_KEYS else value for key, value in found.items()}

    def _zones(self) -> tuple[tuple[int, int, str], ...] | None:
        if not isinstance(self._content.get("zones"), list):
            return None
        return self._each("zones", self._content.pop("zones"), self._zone)

    def _zone(self, content: Mapping[str, Any]) -> tuple[int, int, str]:
        self._tell_unknown(content, ZONE_PARTS)
        return _offset(content["start"]), _offset(content["end"]), _name(content["kind"])

    def _sets(self) -> tuple[RawSet, ...]:
        if isinstance(self._content.get("annotation_sets"), list):
            return self._each("annotation_sets", self._content.pop("annotation_sets"), self._set)
        if any(isinstance(self._content.get(part), list) for part in ("spans", "relations", "events", "notes")):
            parts = [part for part in SET_PARTS if part != "status" or self._content.get(part) in STATUSES]
            own = {part: self._content.pop(part) for part in parts if part in self._content}
            return self._each("spans", [own], self._set)
        return ()

    def _set(self, content: Mapping[str, Any]) -> RawSet:
        self._tell_unknown(content, SET_PARTS)
        return RawSet(
            coder=_text(content, "coder"),
            coder_id=_text(content, "coder_id"),
            status=self._status(content.get("status", "done")),
            spans=self._each("spans", content.get("spans"), _span),
            relations=self._each("relations", content.get("relations"), _relation),
            events=self._each("events", content.get("events"), _content),
            notes=self._each("notes", content.get("notes"), _content),
            values=_values(content),
        )

    def _status(self, value: Any) -> Status:
        for status in STATUSES:
            if value == status:
                return status
        shown = isolated(str(value))
        self._tell("status", tr("A set is said to be {status}: it was taken as in progress.", status=shown))
        return "in_progress"

    def _sources(self) -> tuple[Mapping[str, Any], ...]:
        if not self._is_ours or not are_sources(self._content.get("sources")):
            return ()
        return tuple(self._content.pop("sources"))

    def _each(self, part: str, found: Any, read_one: Callable[[Mapping[str, Any]], Item]) -> tuple[Item, ...]:
        """Return what can be read of a list; the rest is told."""
        if found is None:
            return ()
        items: list[Item] = []
        for nth, one in enumerate(found if isinstance(found, list) else [found], start=1):
            try:
                items.append(read_one(one))
            except (KeyError, TypeError, ValueError, AttributeError):
                shown = isolated(part)
                self._tell(
                    "part", tr("Number {nth} of its {part} cannot be used: it was left out.", nth=nth, part=shown)
                )
        return tuple(items)

    def _tell_unknown(self, content: Mapping[str, Any], known: Collection[str]) -> None:
        for key in sorted(content.keys() - set(known)):
            self._tell("key", tr("What it says of {key} has no place here: it was left out.", key=isolated(key)))

    def _tell(self, code: str, sentence: str) -> None:
        self._findings.append(Finding(code, sentence))


def _told(value: Json) -> Json:
    """Return what a title, source, address, date or language is as text: whoever shows it counts on that."""
    return value if isinstance(value, str) else "" if value is None else compact(value)


def _span(content: Mapping[str, Any]) -> RawSpan:
    quote = next((content[key] for key in QUOTE if isinstance(content.get(key), str)), None)
    return RawSpan(
        id=_id(content),
        start=_offset(content["start"]),
        end=_offset(content["end"]),
        label=_name(content["label"]),
        quote=quote,
        attributes=_attributes(content, SPAN_PARTS),
    )


def _relation(content: Mapping[str, Any]) -> RawRelation:
    source, target = (_name(str(content[key])) for key in ("from", "to"))
    return RawRelation(_id(content), _name(content["type"]), source, target, _attributes(content, RELATION_PARTS))


def _values(content: Mapping[str, Any]) -> dict[str, Json]:
    """Return what a set says of the whole report: its metadata, and with them every key that means nothing to us."""
    values = {key: value for key, value in content.items() if key not in (*SET_PARTS, *METADATA)}
    for name in METADATA:
        if isinstance(content.get(name), dict):
            values |= content[name]
    return values


def _content(content: Any) -> RawContent:
    if isinstance(content, str):
        return RawContent("", {"text": content})
    return RawContent(_id(content), {key: value for key, value in content.items() if key != "id"})


def _attributes(content: Mapping[str, Any], known: set[str]) -> dict[str, Json]:
    """Return the attributes, and with them every key that means nothing to us."""
    given = content.get("attributes")
    attributes = dict(given) if isinstance(given, dict) else {} if given is None else {"attributes": given}
    return {key: value for key, value in content.items() if key not in known} | attributes


def _id(content: Mapping[str, Any]) -> str:
    id = content.get("id", "")
    if id in ("", None):
        return ""
    return _name(str(id) if isinstance(id, int) and not isinstance(id, bool) else id)


def _offset(value: Any) -> int:
    if isinstance(value, float) and value.is_integer():  # as some programs write every number
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > FARTHEST:
        raise TypeError(value)
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME or _CONTROL.search(value):
        raise ValueError(value)
    return value


def _text(content: Mapping[str, Any], key: str) -> str:
    value = content.get(key)
    return value if isinstance(value, str) else "" if value is None else str(value)


def are_sources(found: Any) -> bool:
    """Tell whether a value is a list of sources as our own format has them."""
    return isinstance(found, list) and all(
        isinstance(one, dict) and all(isinstance(one.get(key), kind) for key, kind in SOURCE_PARTS.items())
        for one in found
    )
