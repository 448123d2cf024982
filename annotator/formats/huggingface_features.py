"""The columns of the data set and what they hold: for Parquet, for what ``datasets`` keeps in it, and for the card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.core.document import METADATA_KEYS
from annotator.core.json_value import Json

STRING, OFFSET, NUMBER = "string", "int32", "int64"


@dataclass(frozen=True, slots=True)
class Classes:
    """A column of numbers that stand for names."""

    names: tuple[str, ...]


Feature = str | Classes | Sequence["Feature"] | Mapping[str, "Feature"]  # a sequence of one: a list of that


def features(labels: Sequence[str]) -> dict[str, Feature]:
    """Return the columns of a corpus with these labels."""
    tags = ("O", *(f"{prefix}-{label}" for label in labels for prefix in "BI"))
    classes = Classes(tuple(labels))
    span: dict[str, Feature] = {"id": STRING, "start": OFFSET, "end": OFFSET, "label": classes, "text": STRING}
    relation: dict[str, Feature] = dict.fromkeys(("id", "type", "from", "to", "attributes"), STRING)
    return {
        **dict.fromkeys(("id", "text", "coder", "status", *METADATA_KEYS, "metadata"), STRING),
        "zones": [{"start": OFFSET, "end": OFFSET, "kind": STRING}],
        "tokens": [STRING],
        "token_spans": [[OFFSET]],
        "ner_tags": [Classes(tags)],
        "spans": [{**span, "attributes": STRING}],
        "relations": [relation],
        "events": [STRING],
        "notes": [STRING],
    }


def kept(feature: Feature) -> Json:
    """Return a feature as ``datasets`` writes it into the file."""
    if isinstance(feature, Classes):
        return {"names": list(feature.names), "_type": "ClassLabel"}
    if isinstance(feature, str):
        return {"dtype": feature, "_type": "Value"}
    if isinstance(feature, Mapping):
        return {name: kept(one) for name, one in feature.items()}
    return {"feature": kept(feature[0]), "_type": "List"}


def arrow_type(pyarrow: Any, feature: Feature) -> Any:
    """Return the type of a column for pyarrow."""
    if isinstance(feature, Classes):
        return pyarrow.int64()
    if isinstance(feature, str):
        return {STRING: pyarrow.string(), OFFSET: pyarrow.int32(), NUMBER: pyarrow.int64()}[feature]
    if isinstance(feature, Mapping):
        return pyarrow.struct([(name, arrow_type(pyarrow, one)) for name, one in feature.items()])
    return pyarrow.list_(arrow_type(pyarrow, feature[0]))


def card_lines(columns: Mapping[str, Feature], indent: str = "") -> Iterator[str]:
    """Give the lines of YAML that declare columns on the card."""
    for name, feature in columns.items():
        yield f"{indent}- name: {name}"
        yield from _declared(feature, f"{indent}  ")


def _declared(feature: Feature, indent: str) -> Iterator[str]:
    if isinstance(feature, Classes):
        yield f"{indent}dtype:"
        yield from _class_lines(feature, f"{indent}  ")
    elif isinstance(feature, str):
        yield f"{indent}dtype: {feature}"
    elif isinstance(feature, Mapping):
        yield f"{indent}struct:"
        yield from card_lines(feature, indent)
    else:
        yield from _list_lines(feature[0], indent)


def _list_lines(inner: Feature, indent: str) -> Iterator[str]:
    if isinstance(inner, str):
        yield f"{indent}list: {inner}"
        return
    yield f"{indent}list:"
    if isinstance(inner, Classes):
        yield from _class_lines(inner, f"{indent}  ")
    elif isinstance(inner, Mapping):
        yield from card_lines(inner, indent)
    else:
        yield from _list_lines(inner[0], f"{indent}  ")


def _class_lines(classes: Classes, indent: str) -> Iterator[str]:
    yield f"{indent}class_label:"
    yield f"{indent}  names:"
    for nth, name in enumerate(classes.names):
        yield f"{indent}    '{nth}': {quoted(name)}"


def quoted(text: str) -> str:
    """Return a text as YAML takes it without doubt."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{inner}"'
