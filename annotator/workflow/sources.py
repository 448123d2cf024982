"""Where reports came from: a file, or a line of a corpus that says where another project had them from."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from annotator.arabic.clean import RULES_VERSION
from annotator.core.corpus import RawReport
from annotator.core.document import Document, Source, SourceId
from annotator.core.json_value import compact
from annotator.formats.jsonl_reading import are_sources
from annotator.workflow.import_report import file_name

CARRIED = "carried_sources"  # in the metadata of a source that is a line of our own format


def source_of(path: Path, document: Document, data: bytes, encoding: str, raw: RawReport) -> Source:
    """Return where the report came from; the same bytes under the same name are the same source whenever they come."""
    name, original = file_name(path), sha256(data).hexdigest()
    id = sha256(compact([document.id, name, original]).encode("utf-8")).hexdigest()[:32]
    metadata = {CARRIED: list(raw.sources)} if raw.sources else {**raw.metadata, **raw.layout}
    return Source(SourceId(id), document.id, name, original, encoding, RULES_VERSION, metadata)


def flattened(sources: Iterable[Source]) -> list[Source]:
    """Return the files that a document came from; a line of our own format stands for the sources it carried."""
    found: dict[str, Source] = {}
    for source in sources:
        for one in _carried(source) or [source]:
            found.setdefault(one.id, one)
    return sorted(found.values(), key=lambda source: (source.name, source.id))


def _carried(source: Source) -> list[Source]:
    carried: Any = source.metadata.get(CARRIED)
    if not are_sources(carried):
        return []
    names = ("name", "sha256", "encoding", "cleaning", "metadata")
    return [Source(one["id"], source.document, *(one[name] for name in names)) for one in carried]
