"""Label Studio: a JSON list of tasks, everybody's work in each, and beside it the labelling configuration.

Attributes are results with the id of their mark; what no control can hold stands as JSON in the ``meta`` of the mark's
own result, which Label Studio keeps. Who the numbers of ``completed_by`` are stands in the task's data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from annotator.core.annotation_set import AnnotationSet, Relation
from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.json_value import Json
from annotator.core.span import Span
from annotator.formats.columns import columns
from annotator.formats.json_text import one_line
from annotator.formats.labelstudio_config import config
from annotator.formats.labelstudio_reading import CODERS, OWN, read
from annotator.formats.setting import PLAIN, Lines, Outlet, Setting
from annotator.formats.span_losses import part_losses, unfinished_loss

__all__ = ["CONFIG", "open_writer", "read", "write"]

CONFIG = ".config.xml"  # what the labelling configuration beside the file ends with
LABEL, TEXT = "label", "text"  # names of controls
FEW_WORDS = 3  # that a choice has, where nobody says what the choices are

_NAME = re.compile(r"\w[\w-]*")


def open_writer(outlet: Outlet, setting: Setting) -> Lines:
    """Begin a file, and write the labelling configuration beside it."""
    lines = Lines(outlet, setting, write, head="[\n", between=",\n", tail="\n]\n")
    outlet.text(CONFIG, beside=True).write(config(setting))
    return lines


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document with its sets as one task."""
    data: dict[str, Json] = {"text": corpus.document.text, **columns(corpus.metadata, OWN)}
    people = {str(nth): {"name": one.coder.name, "id": one.coder.id} for nth, one in enumerate(corpus.sets, start=1)}
    task: dict[str, Json] = {
        "id": int(corpus.document.id[:12], 16),
        "data": {**data, CODERS: people} if people else data,
        "annotations": [_annotation(nth, one, setting) for nth, one in enumerate(corpus.sets, start=1)],
        "predictions": [],
    }
    losses = [loss for one in corpus.sets for loss in _losses(one, corpus.document.id)]
    return Written(one_line(task), len(corpus.sets), sum(len(one.spans) for one in corpus.sets), tuple(losses))


def _annotation(nth: int, one: AnnotationSet, setting: Setting) -> dict[str, Json]:
    ids = {str(span.id) for span in one.spans}
    result: list[Json] = [row for span in one.spans for row in _results(span, setting)]
    result += [_relation(it) for it in one.relations if it.source in ids and it.target in ids]
    return {"id": nth, "completed_by": nth, "was_cancelled": False, "ground_truth": False, "result": result}


def _results(span: Span, setting: Setting) -> Iterator[dict[str, Json]]:
    place: dict[str, Json] = {"start": span.start, "end": span.end, "text": span.quote}
    plain = {key: row for key, value in span.attributes.items() if (row := _control(key, value, setting))}
    rest = {key: value for key, value in span.attributes.items() if key not in plain}
    meta: dict[str, Json] = {"meta": {"attributes": rest}} if rest else {}
    yield {**_row(span, LABEL, "labels", {**place, "labels": [span.label]}), **meta}
    for key, (kind, value) in plain.items():
        yield _row(span, key, kind, {**place, kind: value})


def _row(span: Span, name: str, kind: str, value: Mapping[str, Json]) -> dict[str, Json]:
    return {"id": span.id, "from_name": name, "to_name": TEXT, "type": kind, "value": value}


def _control(key: str, value: Json, setting: Setting) -> tuple[str, Json] | None:
    """Return the kind of control that holds an attribute, and its value there; None where none does."""
    if not _NAME.fullmatch(key) or key in (LABEL, TEXT):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "number", value
    if not isinstance(value, str) or not value:
        return None
    return ("choices", [value]) if is_choice(key, value, setting) else None


def is_choice(key: str, value: str, setting: Setting) -> bool:
    """Tell whether an attribute's value is one of a few."""
    return value in setting.attributes.get(key, ()) if setting.attributes else len(value.split()) <= FEW_WORDS


def _relation(relation: Relation) -> dict[str, Json]:
    found: dict[str, Json] = {"type": "relation", "from_id": relation.source, "to_id": relation.target}
    found |= {"direction": "right", "labels": [relation.type]}
    return {**found, "meta": {"id": relation.id, "attributes": relation.attributes}}


def _losses(one: AnnotationSet, document: str) -> Iterator[Loss]:
    yield from unfinished_loss(one, document)
    yield from part_losses(one, document, relations={str(span.id) for span in one.spans})
