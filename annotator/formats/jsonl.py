"""Our own corpus format: JSON Lines, one document a line, nothing lost. See docs/corpus-format.md."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import CorpusDocument, Written
from annotator.core.document import Source
from annotator.core.json_value import Json
from annotator.core.offsets import Utf16Map
from annotator.core.span import Span
from annotator.formats.jsonl_reading import FORMAT, read

__all__ = ["FORMAT", "read", "write"]

# Characters that JSON allows in a string and that other programs take for the end of a line.
_LINE_ENDS = re.compile("[\u2028\u2029\x85]")


def write(corpus: CorpusDocument) -> Written:
    """Return a document as one line, with its line feed."""
    units = Utf16Map(corpus.document.text)
    content: dict[str, Any] = {
        "format": FORMAT,
        "id": corpus.document.id,
        "text": corpus.document.text,
        "metadata": corpus.metadata,
        "zones": [{"start": zone.start, "end": zone.end, "kind": zone.kind} for zone in corpus.zones.zones],
        "zones_proposed": corpus.zones.proposed,
        "annotation_sets": [_set(one, units) for one in corpus.sets],
        "sources": [_source(one) for one in corpus.sources],
    }
    line = _LINE_ENDS.sub(_escaped, json.dumps(content, ensure_ascii=False, allow_nan=False))
    return Written(f"{line}\n", len(corpus.sets), sum(len(one.spans) for one in corpus.sets))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _set(one: AnnotationSet, units: Utf16Map) -> dict[str, Json]:
    return {
        "coder": one.coder.name,
        "coder_id": one.coder.id,
        "status": one.status,
        "spans": [_span(span, units) for span in one.spans],
        "relations": [
            {
                "id": relation.id,
                "type": relation.type,
                "from": relation.source,
                "to": relation.target,
                "attributes": relation.attributes,
            }
            for relation in one.relations
        ],
        "events": [_content(event.id, event.content) for event in one.events],
        "notes": [_content(note.id, note.content) for note in one.notes],
    }


def _span(span: Span, units: Utf16Map) -> dict[str, Json]:
    return {
        "id": span.id,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "quote": span.quote,
        "attributes": span.attributes,
        "utf16": [units.to_utf16(span.start), units.to_utf16(span.end)],
    }


def _content(id: str, content: Mapping[str, Json]) -> dict[str, Json]:
    return {"id": id, **{key: value for key, value in content.items() if key != "id"}}


def _source(source: Source) -> dict[str, Json]:
    return {
        "id": source.id,
        "name": source.name,
        "sha256": source.original,
        "encoding": source.encoding,
        "cleaning": source.cleaning,
        "metadata": source.metadata,
    }
