"""XMI of UIMA read with expat: nothing outside the file is looked up, and a document type is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from annotator.errors import InputError
from annotator.formats.item import Item, Wanted
from annotator.formats.uima_cas import SOFA
from annotator.formats.uima_reading import Row, Stranger, coder_of_file, report_of
from annotator.formats.uima_types import read_value
from annotator.language import isolated, tr

TYPES = "TypeSystem.xml"
BETWEEN = " "  # a namespace and a name, as expat gives them
DEEPEST = 64

_INITIAL = "_InitialView"
_NUMBERS = ("begin", "end")


def read(path: Path, wanted: Wanted) -> Iterator[Item]:
    """Give the one report of a file; the types are looked for beside it.

    Raises:
        OSError: The file cannot be read.
        InputError: It is no whole XML, declares a document type, or is no CAS.
    """
    data = path.read_bytes()
    kinds = _kinds(path.parent / TYPES) or _kinds(path.parent.parent / TYPES)
    handler = _Structures(kinds)
    _parse(data, handler.start, handler.end, handler.words)
    report, findings = report_of(handler.stranger(), coder_of_file(path), wanted)
    yield Item(path, None, data, "utf-8", report, findings)


def _parse(data: bytes, start: Any, end: Any, words: Any = None) -> None:
    parser = expat.ParserCreate(namespace_separator=BETWEEN)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        sentence = tr("It is no whole XML (see line {line}): get the file anew.", line=error.lineno)
        raise InputError(sentence) from error
    except InputError:
        raise
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise InputError(tr("It is XML in an encoding that cannot be read: save it as UTF-8.")) from error


def _refuse(*_: object) -> None:
    raise InputError(tr("It declares a document type, which no CAS has: it is not read."))


@dataclass(slots=True)
class _Structures:
    """Takes the elements of an XMI file.

    Attributes:
        kinds: The range of each feature by type, as far as it is known.
    """

    kinds: Mapping[str, Mapping[str, str]]
    rows: list[tuple[str, Row]] = field(default_factory=list)
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)
    _depth: int = 0
    _is_cas: bool = False
    _list: list[str] | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise InputError(tr("Its elements are nested too deeply: {most} levels are the limit.", most=DEEPEST))
        if self._depth == 1:
            self._is_cas = name.endswith(f"{BETWEEN}XMI")
        elif self._depth == 2:
            self._take(_type(name), given)
        else:
            self._list = []  # one of several values of a feature

    def _take(self, kind: str, given: Mapping[str, str]) -> None:
        plain = {key.rpartition(BETWEEN)[2]: value for key, value in given.items()}
        id = plain.pop("id", "") if f"http://www.omg.org/XMI{BETWEEN}id" in given else ""
        if kind == SOFA:
            self.texts[id] = (plain.get("sofaID", ""), plain.get("sofaString", ""))
        else:
            ranges = self.kinds.get(kind, {})
            features = {key: _value(key, value, ranges.get(key, "")) for key, value in plain.items()}
            self.rows.append((str(features.pop("sofa", "")), (id, kind, features)))

    def words(self, words: str) -> None:
        """Take what stands in an element."""
        if self._list is not None:
            self._list.append(words)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        self._depth -= 1
        if self._list is not None and self.rows:
            features = self.rows[-1][1][2]
            features.setdefault(name.rpartition(BETWEEN)[2], []).append("".join(self._list))
            self._list = None

    def stranger(self) -> Stranger:
        """Return the text of the first view, and what stands over it.

        Raises:
            InputError: It is no CAS, or one without a text.
        """
        if not self._is_cas:
            raise InputError(tr("It is XML, but no CAS."))
        views = sorted(self.texts, key=lambda id: self.texts[id][0] != _INITIAL)
        filled = [id for id in views if self.texts[id][1]]
        if not filled:
            raise InputError(tr("It is a CAS without a text."))
        return Stranger(self.texts[filled[0]][1], [row for sofa, row in self.rows if sofa in ("", filled[0])])


def _type(name: str) -> str:
    """Return a type's name: that of its package stands in the namespace, as http:///webanno/custom.ecore."""
    space, _, short = name.rpartition(BETWEEN)
    package = space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    return short if package in ("", "uima.noNamespace") else f"{package}.{short}"


def _value(key: str, value: str, kind: str) -> Any:
    if key in _NUMBERS:
        return int(value) if value.isdecimal() else value
    return read_value(value, kind)


def _kinds(path: Path) -> dict[str, dict[str, str]]:
    """Return the range of each feature by type; empty where there is no such file."""
    if not path.is_file():
        return {}
    handler = _Ranges()
    try:
        _parse(path.read_bytes(), handler.start, handler.end, handler.words)
    except InputError as error:
        file = isolated(path.name)
        raise InputError(tr("The types beside it, {file}: {reason}", file=file, reason=str(error))) from error
    return handler.kinds


@dataclass(slots=True)
class _Ranges:
    """Takes the elements of a type system."""

    kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    _words: list[str] = field(default_factory=list)
    _type: str = ""
    _feature: str = ""
    _inside: list[str] = field(default_factory=list)

    def start(self, name: str, _given: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self._inside.append(name.rpartition(BETWEEN)[2])
        self._words = []

    def words(self, words: str) -> None:
        """Take what stands in an element."""
        self._words.append(words)

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        name, text = self._inside.pop(), "".join(self._words).strip()
        around = self._inside[-1] if self._inside else ""
        if (name, around) == ("name", "typeDescription"):
            self._type = text
        elif (name, around) == ("name", "featureDescription"):
            self._feature = text
        elif name == "rangeTypeName":
            self.kinds.setdefault(self._type, {})[self._feature] = text
