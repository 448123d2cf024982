"""Agreement on anybody's data: a corpus in JSON Lines, with several annotation sets a document, read without a project.

Offsets and texts are taken as the file has them. Lines of one id are one document, and sets of one coder one work.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from annotator import assets
from annotator.agreement.coding import CodedDocument, Coding, Link, Mark, Stretch
from annotator.core.corpus import RawReport, RawSet, RawSpan
from annotator.core.document import Zone, document_id
from annotator.core.json_value import Json
from annotator.core.remark import REPORT
from annotator.errors import InputError
from annotator.formats import codebook_file, jsonl
from annotator.formats.json_lines import Line, lines
from annotator.language import isolated, ntr, tr
from annotator.workflow.material import IN_OWN_WORDS, Material, coding_of, outside, unlike
from annotator.workflow.preparing import LONGEST_LINE

SUFFIXES = (".jsonl", ".ndjson", ".json")


def is_corpus(path: Path) -> bool:
    """Tell whether a file is taken for a corpus, by its name."""
    return path.suffix.lower() in SUFFIXES


def of_corpus(path: Path) -> Material:
    """Return what a corpus holds.

    Raises:
        InputError: It cannot be read, a line is no report, or two texts have one id; the line is named.
    """
    reading = _Reading(path)
    try:
        for line in lines(path, LONGEST_LINE):
            reading.take(line)
    except OSError as error:
        raise InputError(
            tr("{file} cannot be read ({reason}).", file=isolated(path.name), reason=error.strerror or str(error))
        ) from error
    return reading.material()


@dataclass(slots=True)
class _Gathered:
    """One document while its lines are read."""

    text: str
    line: int
    title: str = ""
    published: str = ""
    outside: tuple[Stretch, ...] = ()
    sets: dict[str, list[RawSet]] = field(default_factory=lambda: defaultdict(list))


class _Reading:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._documents: dict[str, _Gathered] = {}
        self._names: dict[str, str] = {}
        self._unusable = 0

    def take(self, line: Line) -> None:
        """Take what a line holds."""
        try:
            if line.error is not None:
                raise line.error
            raw, _ = jsonl.read(line.text)
            self._take(line.number, raw)
        except InputError as error:
            raise InputError(
                tr(
                    "{file}, line {line}: {reason}",
                    file=isolated(self._path.name),
                    line=str(line.number),
                    reason=str(error),
                )
            ) from error

    def _take(self, number: int, raw: RawReport) -> None:
        id = _text(raw.id or raw.metadata.get("id")) or document_id(raw.text)
        document = self._documents.setdefault(id, _Gathered(raw.text, number))
        if document.text != raw.text:
            raise InputError(
                tr(
                    "Its text is another one than that of the same id {id} in line {line}.",
                    id=isolated(id),
                    line=str(document.line),
                )
            )
        document.title = document.title or _text(raw.metadata.get("title")) or _first_line(raw.text)
        document.published = document.published or _text(raw.metadata.get("date"))
        if raw.zones and not document.outside:
            document.outside = outside([Zone(*zone) for zone in raw.zones], len(raw.text))
        for one in raw.sets:
            key = one.coder_id or one.coder
            self._names.setdefault(key, one.coder or one.coder_id or tr("without a name"))
            document.sets[key].append(one)

    def material(self) -> Material:
        """Return it all."""
        coded = [self._coded(id, document) for id, document in sorted(self._documents.items())]
        findings = []
        if self._unusable:
            findings.append(
                ntr(
                    "{count} mark was left out: it lies outside its text, or its words are not those that stand there.",
                    "{count} marks were left out: they lie outside their texts, or their words are not those that "
                    "stand there.",
                    self._unusable,
                )
            )
        texts = {id: document.text for id, document in self._documents.items()}
        return Material(
            name=self._path.name,
            file=self._path,
            called=unlike(self._names),
            documents=lambda: iter(coded),
            count=len(coded),
            text=texts.__getitem__,
            labels=_labels(coded),
            codebook=codebook_file.read(assets.seed("codebook.toml")) if _labels(coded) else None,
            findings=tuple(findings),
        )

    def _coded(self, id: str, document: _Gathered) -> CodedDocument:
        codings = tuple(self._coding(coder, sets, document.text) for coder, sets in sorted(document.sets.items()))
        return CodedDocument(id, len(document.text), codings, document.outside, document.title, document.published)

    def _coding(self, coder: str, sets: Sequence[RawSet], text: str) -> Coding:
        values: dict[str, Json] = {}
        marks: list[Mark] = []
        links: list[Link] = []
        events: list[tuple[str, Mapping[str, Json]]] = []
        for one in sets:
            usable = [span for span in one.spans if _fits(span, text)]
            self._unusable += len(one.spans) - len(usable)
            marks += _named(usable, Counter(mark.id for mark in marks))
            links += [Link(link.type, link.source, link.target, link.id) for link in one.relations]
            events += [(event.id, event.content) for event in one.events]
            values |= _said_of_report(one)
            values |= one.values
        return coding_of(coder, marks, links, events, values=values, done=all(one.status == "done" for one in sets))


def _said_of_report(one: RawSet) -> dict[str, Json]:
    """Return what a set of our own format says of the report, but for what is in a coder's own words."""
    found: dict[str, Json] = {}
    for note in one.notes:
        said = note.content.get("attributes")
        if note.content.get("kind") == REPORT and isinstance(said, Mapping):
            found |= {str(name): value for name, value in said.items() if name not in _own_words()}
    return found


@cache
def _own_words() -> frozenset[str]:
    book = codebook_file.read(assets.seed("codebook.toml"))
    return frozenset(attribute.code for attribute in book.report if attribute.type in IN_OWN_WORDS)


def _fits(span: RawSpan, text: str) -> bool:
    if not 0 <= span.start < span.end <= len(text):
        return False
    return span.quote is None or span.quote == text[span.start : span.end]


def _named(spans: Iterable[RawSpan], seen: Counter[str]) -> list[Mark]:
    """Return spans as marks; one without an id, or with one that another has, gets one from its place."""
    marks: list[Mark] = []
    for span in spans:
        id = span.id if span.id and not seen[span.id] else f"{span.start}-{span.end}-{span.label}"
        if seen[id]:
            id = f"{id}#{seen[id]}"
        seen[id] += 1
        marks.append(Mark(span.start, span.end, span.label, id, span.attributes))
    return marks


def _labels(documents: Iterable[CodedDocument]) -> tuple[str, ...]:
    """Return our own labels, all of them, where a corpus uses no others."""
    used = {mark.label for document in documents for coding in document.codings for mark in coding.marks}
    ours = tuple(label.code for label in codebook_file.read(assets.seed("codebook.toml")).labels)
    return ours if used and used <= set(ours) else ()


def _text(value: Json) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _first_line(text: str) -> str:
    return next((line.strip()[:200] for line in text.split("\n") if line.strip()), "")
