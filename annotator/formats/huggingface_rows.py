"""One row of the data set for each document and coder: text, words with BIO tags, marks, relations, what is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import CorpusDocument, Loss
from annotator.core.document import METADATA_KEYS
from annotator.core.json_value import Json, compact
from annotator.formats.layout import BIO
from annotator.formats.setting import Setting
from annotator.formats.tagging import side_by_side, words_of
from annotator.formats.token_lines import tags

NOT_IN_TAGS, WIDENED_IN_TAGS = "not_in_tags", "widened_in_tags"
_ONLY_IN_TAGS = {"no_word": NOT_IN_TAGS, "widened": WIDENED_IN_TAGS}


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns; labels and tags are still words."""

    values: dict[str, Json]
    losses: tuple[Loss, ...]


def rows(corpus: CorpusDocument, setting: Setting) -> Iterator[Row]:
    """Give a row for each set of a document."""
    for one in corpus.sets:
        yield _row(replace(corpus, sets=(one,)), setting)


def _row(corpus: CorpusDocument, setting: Setting) -> Row:
    (one,) = corpus.sets
    text, id = corpus.document.text, corpus.document.id
    found = words_of(corpus, setting)
    flat = side_by_side(found, NOT_IN_TAGS)
    tagged = tags(flat, len(found.words), BIO)
    values: dict[str, Json] = {
        "id": id,
        "text": text,
        "coder": one.coder.name,
        "status": one.status,
        **_known(corpus),
        "metadata": compact(corpus.metadata),
        "zones": [{"start": zone.start, "end": zone.end, "kind": zone.kind} for zone in corpus.zones.zones],
        "tokens": [text[start:end] for start, end in found.words],
        "token_spans": list(found.words),  # pairs: so many lists would keep the garbage collector busy
        "ner_tags": [own[0] if own else "O" for own in tagged],
        **_parts(one),
    }
    losses = [replace(loss, code=_ONLY_IN_TAGS.get(loss.code, loss.code)) for loss in found.losses]
    return Row(values, tuple(losses))


def _known(corpus: CorpusDocument) -> dict[str, Json]:
    values = {key: corpus.metadata.get(key) for key in METADATA_KEYS}
    return {key: value if isinstance(value, str) else "" for key, value in values.items()}


def _parts(one: AnnotationSet) -> dict[str, Json]:
    spans: list[Json] = [
        {
            "id": it.id,
            "start": it.start,
            "end": it.end,
            "label": it.label,
            "text": it.quote,
            "attributes": compact(it.attributes),
        }
        for it in one.spans
    ]
    relations: list[Json] = [
        {"id": it.id, "type": it.type, "from": it.source, "to": it.target, "attributes": compact(it.attributes)}
        for it in one.relations
    ]
    events, notes = ([compact({**it.content, "id": it.id}) for it in part] for part in (one.events, one.notes))
    return {"spans": spans, "relations": relations, "events": events, "notes": notes}
