"""A codebook from what its file says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from annotator.core.codebook import Codebook, LabelDefinition
from annotator.core.json_value import Json, compact
from annotator.core.span import Label
from annotator.errors import InputError
from annotator.language import isolated, tr

LABEL_KEYS = ("code", "ar", "en")
FALLBACK_COLOURS = {"light": "#5f6368", "dark": "#a9b0b8"}


def codebook_of(content: Mapping[str, Any]) -> Codebook:
    """Return the codebook that a file's content describes.

    Args:
        content: The parsed file, as JSON values.

    Raises:
        InputError: A label lacks its code or a name, or two labels share a code or a key.
    """
    rows = content.get("labels")
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not rows:
        raise InputError(tr("The codebook has no labels: add a [[labels]] part for each."))
    labels = tuple(_label(number, row) for number, row in enumerate(rows, start=1))
    _refuse_twice([label.code for label in labels])
    _refuse_twice([label.shortcut for label in labels if label.shortcut])
    return Codebook(_version(content), dict(content), labels)


def _label(number: int, row: Any) -> LabelDefinition:
    if not isinstance(row, Mapping):
        raise InputError(tr("Label {number} of the codebook is not a [[labels]] part.", number=number))
    for key in LABEL_KEYS:
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise InputError(tr("Label {number} of the codebook lacks {key}.", number=number, key=isolated(key)))
    return LabelDefinition(
        code=Label(row["code"]),
        shortcut=str(row.get("key", row.get("shortcut", ""))),
        names={"ar": row["ar"], "en": row["en"]},
        short_names={"ar": row.get("short_ar", row["ar"]), "en": row.get("short_en", row["en"])},
        definitions={"ar": row.get("definition_ar", ""), "en": row.get("definition_en", "")},
        colours={**FALLBACK_COLOURS, **_colours(row)},
    )


def _colours(row: Mapping[str, Any]) -> dict[str, str]:
    colours = row.get("colour", row.get("color", {}))
    return {theme: str(colour) for theme, colour in colours.items()} if isinstance(colours, Mapping) else {}


def _refuse_twice(names: list[Any]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise InputError(tr("Two labels of the codebook share {name}: give each its own.", name=isolated(name)))


def _version(content: Mapping[str, Json]) -> str:
    return sha256(compact(content).encode("utf-8")).hexdigest()[:12]
