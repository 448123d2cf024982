"""A document of brat as a raw report: its .txt file with the .ann file beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotator.core.corpus import Finding, RawContent, RawRelation, RawReport, RawSet, RawSpan
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.formats.decoding import UTF_8, decode
from annotator.formats.item import Item, Wanted
from annotator.formats.offset_units import BYTES, CODE_POINTS, SHORT_LINES, UTF_16, in_code_points, same_words
from annotator.formats.raw_values import name, offset
from annotator.language import isolated, tr

UNITS = (CODE_POINTS, UTF_16, SHORT_LINES, BYTES)  # a text of CRLF is shortened where it is read as text

_NUMBER = re.compile(r"0|-?[1-9]\d{0,15}")


def is_whole_number(value: str) -> bool:
    """Tell whether an attribute's value is read as a number."""
    return _NUMBER.fullmatch(value) is not None


def read(path: Path, wanted: Wanted) -> Iterator[Item]:
    """Give the one report of a .txt file and its .ann file; where that is empty, too, nobody began it.

    brat wants an .ann file for each text that is to be coded, so an empty one says nothing of anybody's work.

    Raises:
        OSError: A file cannot be read.
        InputError: The text is none.
    """
    text_file, marks_file = path.with_suffix(".txt"), path.with_suffix(".ann")
    data = text_file.read_bytes()
    found = decode(data, wanted.encoding, accept_damaged=wanted.accept_damaged)
    try:
        standoff = _standoff(marks_file, wanted)
        report = RawReport(found.text)
        if standoff is not None:
            report = in_code_points(replace(report, sets=(standoff.set(),)), UNITS, chosen=wanted.unit)
            report = _without_pieces(report, standoff)
    except InputError as error:
        yield Item(marks_file, error=error)
        return
    if standoff is not None and standoff.findings:
        yield Item(marks_file, findings=tuple(standoff.findings))
    yield Item(text_file, None, data, found.encoding, report)


def _standoff(path: Path, wanted: Wanted) -> _Standoff | None:
    """Return what a file of marks says; None where it is not there, or empty."""
    if not path.exists():
        return None
    if path.stat().st_size > wanted.longest:
        raise InputError(tr("It is too long for a report."))
    marks = path.read_bytes()
    if not marks.strip():
        return None
    lines = decode(marks, UTF_8, accept_damaged=wanted.accept_damaged).text
    standoff = _Standoff()
    for nth, line in enumerate(lines.removeprefix("\ufeff").split("\n"), start=1):
        standoff.take(nth, line.removesuffix("\r"))
    return standoff


@dataclass(slots=True)
class _Standoff:
    """What the lines of an .ann file say."""

    findings: list[Finding] = field(default_factory=list)
    in_pieces: set[str] = field(default_factory=set)
    _spans: dict[str, RawSpan] = field(default_factory=dict)
    _relations: list[RawRelation] = field(default_factory=list)
    _said: dict[str, dict[str, Json]] = field(default_factory=dict)
    _notes: list[RawContent] = field(default_factory=list)

    def take(self, nth: int, line: str) -> None:
        """Take a line; one that cannot be used is told by its number."""
        kinds: Mapping[str, Callable[[str, str, str], None]] = {
            "T": self._mark, "R": self._relation, "A": self._attribute, "M": self._attribute, "#": self._note,
            "*": self._same, "N": self._note, "E": self._event,
        }  # fmt: skip
        if not line.strip():
            return
        id, _, rest = line.partition("\t")
        said, _, quote = rest.partition("\t")
        try:
            kinds[line[0]](id, said, quote)
        except (KeyError, ValueError, TypeError, IndexError):
            sentence = tr("Line {line} of its marks cannot be used: it was left out.", line=nth)
            self.findings.append(Finding("part", sentence))

    def _mark(self, id: str, said: str, quote: str) -> None:
        label, _, places = said.partition(" ")
        pieces = [tuple(map(int, piece.split())) for piece in places.split(";")]
        if not all(len(piece) == 2 for piece in pieces):
            raise ValueError(places)
        if len(pieces) > 1:
            self.in_pieces.add(id)
        self._spans[id] = RawSpan(id, offset(pieces[0][0]), offset(pieces[-1][1]), name(label), quote)

    def _relation(self, id: str, said: str, _quote: str) -> None:
        kind, *ends = said.split()
        source, target = (end.partition(":")[2] for end in ends)
        self._relations.append(RawRelation(id, name(kind), source, target))

    def _attribute(self, _id: str, said: str, _quote: str) -> None:
        key, target, *value = said.split(" ", 2)
        self._said.setdefault(target, {})[key] = _value(value[0]) if value else True

    def _note(self, id: str, said: str, words: str) -> None:
        kind, _, target = said.partition(" ")
        content = _object(words) if kind == "AnnotatorNotes" else None
        if content is not None:
            self._said.setdefault(target, {}).update(content)
        else:
            self._notes.append(RawContent(id, {"kind": kind, "of": target, "text": words}))

    def _same(self, _id: str, said: str, _quote: str) -> None:
        kind, *marks = said.split()
        for first, second in pairwise(marks):
            self._relations.append(RawRelation("", name(kind), first, second))

    def _event(self, id: str, said: str, _quote: str) -> None:
        """An event ties its trigger to its arguments: a relation each."""
        (_, trigger), *arguments = [part.split(":", 1) for part in said.split()]
        self._said.setdefault(id, {})
        for role, target in arguments:
            self._relations.append(RawRelation(f"{id}-{role}-{target}", name(role), trigger, target))

    def set(self) -> RawSet:
        """Return the set that all lines together are."""
        spans = tuple(replace(span, attributes=self._said.get(id, {})) for id, span in self._spans.items())
        relations = tuple(replace(one, attributes=self._said.get(one.id, {})) for one in self._relations)
        return RawSet(spans=spans, relations=relations, notes=tuple(self._notes))


def _without_pieces(report: RawReport, standoff: _Standoff) -> RawReport:
    """Leave out marks in pieces between which there are words: no mark of ours has a hole."""
    (one,) = report.sets
    kept: list[RawSpan] = []
    for span in one.spans:
        covered = report.text[max(span.start, 0) : max(span.end, 0)]
        if span.id in standoff.in_pieces and span.quote is not None and not same_words(covered, span.quote):
            sentence = tr("A mark {label} is in pieces: it was left out.", label=isolated(span.label))
            standoff.findings.append(Finding("pieces", sentence))
        else:
            kept.append(span)
    return replace(report, sets=(replace(one, spans=tuple(kept)),))


def _value(value: str) -> Json:
    return int(value) if is_whole_number(value) else value


def _object(words: str) -> dict[str, Any] | None:
    try:
        found = json.loads(words)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
