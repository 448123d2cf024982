"""Corpora out and in again for tests: files are written as an export writes them, and read as an import reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO

from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import CorpusDocument, RawReport
from annotator.core.json_value import compact
from annotator.core.placing import place
from annotator.core.span import Span
from annotator.formats import jsonl
from annotator.formats.item import Item, Wanted
from annotator.formats.listing import FORMATS
from annotator.formats.setting import PLAIN, UNSPLIT, Setting
from annotator.workflow.outlets import FolderOutlet

PUB = Path(__file__).parent / "pub-001"
ALL = (PUB / "canonical.json", Path(__file__).parent / "pub-002" / "canonical.json")
Mark = tuple[int, int, str, str]  # start, end, label, attributes


class FilesOf:
    """An outlet of a format that is one file: all of it under one folder."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder, self._suffix = folder, suffix
        self._open: list[IO[str]] = []

    def text(self, name: str, *, beside: bool = False) -> IO[str]:
        path = self._folder / (f"beside{name}" if beside else f"corpus{name}{self._suffix}")
        self._open.append(path.open("w", encoding="utf-8", newline="\n"))
        return self._open[-1]

    def binary(self, name: str) -> IO[bytes]:
        raise AssertionError(name)

    def close(self) -> None:
        for file in self._open:
            file.close()


def written(folder: Path, name: str, corpora: Iterable[CorpusDocument], setting: Setting = PLAIN) -> list[Path]:
    """Write documents in a format; return the files that a reader of it takes."""
    chosen = FORMATS[name]
    outlet = FolderOutlet(folder) if chosen.is_folder else FilesOf(folder, chosen.suffix)
    writer = chosen.open(outlet, setting)
    for corpus in corpora:
        writer.add(corpus, UNSPLIT)
    writer.finish()
    outlet.close()
    return sorted(path for path in folder.rglob("*") if path.is_file() and chosen.takes(path))


def items(name: str, path: Path, wanted: Wanted = Wanted()) -> list[Item]:  # noqa: B008  (frozen)
    """Return what the reader of a format makes of a file."""
    read = FORMATS[name].read
    assert read is not None
    return list(read(path, wanted))


def reports(name: str, path: Path, wanted: Wanted = Wanted()) -> list[RawReport]:  # noqa: B008
    """Return the reports of a file, of which nothing may be refused."""
    found = items(name, path, wanted)
    assert [str(item.error) for item in found if item.error is not None] == []
    return [item.report for item in found if item.report is not None]


def corpus_in(report: RawReport) -> CorpusDocument:
    """Return a raw report as it is placed, without anything left out."""
    placed = place(report)
    assert {finding.code for finding in placed.findings} <= {"splits_letter"}
    return placed.corpus


def corpus_of(nth: int) -> CorpusDocument:
    """Return one of the documents that other programs wrote."""
    raw, findings = jsonl.read(json.dumps(json.loads(ALL[nth].read_text(encoding="utf-8"))))
    assert findings == ()
    return corpus_in(raw)


def mark(span: Span) -> Mark:
    """Return what a mark says, without who made it and what it is called."""
    return span.start, span.end, str(span.label), compact(span.attributes)


def marks(one: AnnotationSet) -> list[Mark]:
    """Return all marks of a set, in order."""
    return sorted(map(mark, one.spans))


def ties(one: AnnotationSet) -> list[tuple[str, str, str, str]]:
    """Return the relations of a set between its marks, by what they tie."""
    ends = {str(span.id): compact([span.start, span.end, span.label]) for span in one.spans}
    tied = [it for it in one.relations if it.source in ends and it.target in ends]
    return sorted((it.type, ends[it.source], ends[it.target], compact(it.attributes)) for it in tied)


def of_one(corpus: CorpusDocument) -> CorpusDocument:
    """Return a document with its first set only."""
    return replace(corpus, sets=corpus.sets[:1])
