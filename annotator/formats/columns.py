"""A report's metadata as columns beside its text, in formats where other columns have a meaning of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from annotator.core.document import METADATA_KEYS
from annotator.core.json_value import Json
from annotator.formats.raw_values import told

REST = "metadata"  # holds what would be taken for a column of the format
_CALLED = {"doc_id": "id", "docId": "id"}  # what the id of a stranger's report is called where "id" is taken


def columns(metadata: Mapping[str, Json], taken: Collection[str]) -> dict[str, Json]:
    """Return the metadata as columns; what would be taken for one of the format's is put together under ``REST``."""
    plain = {key: value for key, value in metadata.items() if key not in taken and key != REST and key not in _CALLED}
    rest = {key: value for key, value in metadata.items() if key not in plain}
    if "doc_id" not in taken and isinstance(rest.get("id"), str):
        plain["doc_id"] = rest.pop("id")
    return {**plain, REST: rest} if rest else plain


def metadata_in(content: Mapping[str, Any], taken: Collection[str]) -> dict[str, Json]:
    """Return the metadata that an object's columns are."""
    found: dict[str, Json] = {}
    rest = content.get(REST)
    for key, value in content.items():
        if key not in taken and not (key == REST and isinstance(rest, dict)):
            found[_CALLED.get(key, key)] = value
    if isinstance(rest, dict):
        found |= rest
    return {key: told(value) if key in METADATA_KEYS else value for key, value in found.items()}
