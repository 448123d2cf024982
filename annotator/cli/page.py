"""One report on the command line: what is known of it, its parts, its text with offsets, and its marks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.cli.answer import GAP, Answer, width
from annotator.core.annotation_set import AnnotationSet
from annotator.core.coder import CoderId
from annotator.core.dating import day_of_report, days_of
from annotator.core.document import DocumentId, Metadata, Source, Zone, Zones
from annotator.core.json_value import Json
from annotator.core.span import Span
from annotator.language import isolated, number, tr, tr_in
from annotator.store import annotations as annotation_store
from annotator.store import documents
from annotator.store.documents import DocumentRow
from annotator.store.project import Project
from annotator.workflow.words import metadata_name, status_name, zone_name

SHOWN_OF_ID = 12  # digits; enough to tell reports and marks apart, and few enough to type
NARROWEST = 30  # columns of text, however narrow the terminal
LONGEST_QUOTE = 60  # code points
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Page:
    """All that a project has of one report; ``sets`` are those that are asked for."""

    row: DocumentRow
    text: str
    metadata: Metadata
    zones: Zones
    sources: tuple[Source, ...]
    sets: tuple[AnnotationSet, ...]

    def value(self) -> dict[str, Json]:
        """Return it as JSON values."""
        return {
            **row_value(self.row),
            "text": self.text,
            "metadata": self.metadata.values,
            "zones": [zone_value(zone) for zone in self.zones.zones],
            "zones_proposed": self.zones.proposed,
            "sources": [_source_value(source) for source in self.sources],
            "spans": [
                {**span_value(span, one.coder.name), **self._beside(span, one)}
                for one in self.sets
                for span in one.spans
            ],
            "notes": [
                {"id": note.id, "coder": one.coder.name, **note.content} for one in self.sets for note in one.notes
            ],
        }

    def _beside(self, span: Span, work: AnnotationSet) -> dict[str, Json]:
        """Return the links of a mark, and the days that a date stands for."""
        links = {relation.type: relation.target for relation in work.relations if relation.source == span.id}
        days = days_of(span.attributes, day_of_report(self.metadata.values))
        resolved: Json = None if days is None else [days.first.isoformat(), days.last.isoformat()]
        return {"links": links, **({"days": resolved} if "value" in span.attributes else {})}

    def lines(self, answer: Answer) -> Iterator[str]:
        """Give it line by line, for people."""
        yield from answer.facts(self._facts())
        for heading, lines in (
            (tr("Parts"), zone_lines(answer, self.zones)),
            (tr("Text"), text_lines(answer, self.text)),
            (tr("Marks"), self._marks(answer)),
        ):
            shown = list(lines)
            yield from ("", answer.sentence(heading), *shown) if shown else ()

    def _facts(self) -> list[tuple[str, str]]:
        sources = [f"{isolated(source.name)} ({source.encoding})" for source in self.sources]
        return [
            (tr_in("column", "Title"), isolated(self.row.title)),
            (tr_in("column", "Id"), self.row.id),
            (tr_in("column", "Status"), status_name(self.row.status)),
            (tr_in("column", "Code points"), number(self.row.code_points)),
            (tr_in("column", "Words"), number(self.row.words)),
            (tr_in("column", "Files"), ", ".join(sources)),
            *known(self.metadata.values),
        ]

    def _marks(self, answer: Answer) -> Iterator[str]:
        headings = (
            tr_in("column", "Id"),
            tr_in("column", "Start"),
            tr_in("column", "End"),
            tr_in("column", "Label"),
            tr_in("column", "Coder"),
            tr_in("column", "Words"),
        )
        return answer.table(headings, [_span_cells(one, span) for one in self.sets for span in one.spans])


def page_of(project: Project, id: DocumentId, coder: CoderId | None) -> Page:
    """Return a report, with the work of one coder or of everybody."""
    return Page(
        row=documents.row(project, id, coder),
        text=documents.document(project, id).text,
        metadata=documents.metadata_of(project, id),
        zones=documents.zones_of(project, id),
        sources=documents.sources_of(project, id),
        sets=tuple(one for one in annotation_store.sets_of(project, id) if coder in (None, one.coder.id)),
    )


def row_value(row: DocumentRow) -> dict[str, Json]:
    """Return what lists say of a report, as JSON values."""
    return {
        "id": row.id,
        "title": row.title,
        "code_points": row.code_points,
        "words": row.words,
        "status": row.status,
        "spans": row.spans,
    }


def span_value(span: Span, coder: str) -> dict[str, Json]:
    """Return a mark and the name of its coder, as JSON values."""
    return {
        "id": span.id,
        "coder": coder,
        "coder_id": span.coder,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "quote": span.quote,
        "attributes": span.attributes,
    }


def zone_value(zone: Zone) -> dict[str, Json]:
    """Return a part of a report, as JSON values."""
    return {"start": zone.start, "end": zone.end, "kind": zone.kind}


def _source_value(source: Source) -> dict[str, Json]:
    return {"name": source.name, "sha256": source.original, "encoding": source.encoding}


def known(values: Mapping[str, Json]) -> list[tuple[str, str]]:
    """Return name and value of all that is known of a report but its title."""
    return [(metadata_name(key), isolated(str(value))) for key, value in values.items() if key != "title"]


def zone_lines(answer: Answer, zones: Zones) -> Iterator[str]:
    """Give the parts of a report."""
    headings = (tr_in("column", "Start"), tr_in("column", "End"), tr_in("column", "Code"), tr_in("column", "Part"))
    cells = [(str(zone.start), str(zone.end), zone.kind, zone_name(zone.kind)) for zone in zones.zones]
    return answer.table(headings, cells)


def _span_cells(one: AnnotationSet, span: Span) -> tuple[str, ...]:
    place = (span.id[:SHOWN_OF_ID], str(span.start), str(span.end))
    return (*place, span.label, one.coder.name, shortened(span.quote))


def shortened(quote: str) -> str:
    """Return a quote on one line, not too long for a sentence."""
    line = " ".join(quote.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 1]}…"


def text_lines(answer: Answer, text: str) -> Iterator[str]:
    """Give the text, broken between words so that it fits the terminal; before each line the offset of its start."""
    digits = len(str(len(text)))
    columns = max(shutil.get_terminal_size().columns - digits - len(GAP), NARROWEST)
    offset = 0
    for paragraph in text.split("\n"):
        for start, piece in _pieces(paragraph, columns):
            yield f"{offset + start:>{digits}}{GAP}{answer.cell(piece.rstrip())}".rstrip() if piece.strip() else ""
        offset += len(paragraph) + 1


def _pieces(paragraph: str, columns: int) -> Iterator[tuple[int, str]]:
    """Give start and text of each line that the paragraph is broken into."""
    start, piece = 0, ""
    for word in _WORD.findall(paragraph):
        if piece and width(piece) + width(word.rstrip()) > columns:
            yield start, piece
            start, piece = start + len(piece), ""
        piece += word
    yield start, piece
