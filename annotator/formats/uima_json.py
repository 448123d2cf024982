"""UIMA CAS JSON 0.4: a folder with a file for each document, the types inside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.core.corpus import CorpusDocument, Written
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.formats import strict_json
from annotator.formats.decoding import decode
from annotator.formats.file_names import file_name
from annotator.formats.item import Item, Wanted
from annotator.formats.setting import PLAIN, UNSPLIT, Outlet, Setting
from annotator.formats.uima_cas import SOFA, Cas, Reference, Structure, cas_of
from annotator.formats.uima_reading import Stranger, coder_of_file, report_of
from annotator.formats.uima_types import Types
from annotator.language import tr

SUFFIX = ".json"


class _Writer:
    """Writes a file a document."""

    def __init__(self, outlet: Outlet, setting: Setting) -> None:
        self._outlet, self._setting = outlet, setting

    def add(self, corpus: CorpusDocument, part: str) -> Written:
        """Write a document."""
        written = write(corpus, self._setting)
        name = file_name(corpus) if part == UNSPLIT else f"{part}/{file_name(corpus)}"
        with self._outlet.text(f"{name}{SUFFIX}") as file:
            file.write(written.text)
        return written

    def finish(self) -> None:
        """Write nothing more."""


def open_writer(outlet: Outlet, setting: Setting) -> _Writer:
    """Begin a folder."""
    return _Writer(outlet, setting)


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document with its one set, or none, as JSON."""
    cas, written = cas_of(corpus, setting)
    types = Types()
    types.learn(cas)
    content: dict[str, Json] = {
        "%TYPES": types.to_json(),
        "%FEATURE_STRUCTURES": [_sofa(cas), *(_structure(one, types) for one in cas.structures)],
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [one.id for one in cas.structures]}},
    }
    return replace(written, text=json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n")


def _sofa(cas: Cas) -> dict[str, Json]:
    place: dict[str, Json] = {"%ID": 1, "%TYPE": SOFA, "sofaNum": 1, "sofaID": "_InitialView"}
    return {**place, "mimeType": "text/plain", "sofaString": cas.text}


def _structure(one: Structure, types: Types) -> dict[str, Json]:
    place: dict[str, Json] = {} if one.begin is None else {"begin": one.begin, "end": one.end}
    found: dict[str, Json] = {"%ID": one.id, "%TYPE": one.type, "@sofa": 1, **place}
    kinds = types.features.get(one.type, {})
    for name, value in one.features.items():
        if isinstance(value, Reference):
            found[f"@{name}"] = value.id
        else:
            found[name] = value if kinds.get(name, "").endswith("Integer") else str(value)
    return found


def read(path: Path, wanted: Wanted) -> Iterator[Item]:
    """Give the one report of a file.

    Raises:
        OSError: The file cannot be read.
        InputError: It is no text, or no CAS.
    """
    data = path.read_bytes()
    found = decode(data, wanted.encoding, accept_damaged=wanted.accept_damaged)
    stranger = _stranger(strict_json.loads(found.text.removeprefix("\ufeff")))
    report, findings = report_of(stranger, coder_of_file(path), wanted)
    yield Item(path, None, data, found.encoding, report, findings)


def _stranger(content: Any) -> Stranger:
    structures = content.get("%FEATURE_STRUCTURES") if isinstance(content, dict) else None
    if isinstance(structures, dict):  # an older edition had them by id
        structures = [{"%ID": id, **one} for id, one in structures.items() if isinstance(one, dict)]
    if not isinstance(structures, list):
        raise InputError(tr("It is no CAS: it has no {key}.", key="%FEATURE_STRUCTURES"))
    rows = [one for one in structures if isinstance(one, dict)]
    sofas = [one for one in rows if one.get("%TYPE") in (SOFA, "Sofa")]
    texts = [str(one["sofaString"]) for one in sofas if isinstance(one.get("sofaString"), str)]
    if not texts:
        raise InputError(tr("It is a CAS without a text."))
    first = next(one for one in sofas if isinstance(one.get("sofaString"), str)).get("%ID")
    own = [_plain(one) for one in rows if one.get("@sofa", first) == first and one not in sofas]
    return Stranger(texts[0], own)


def _plain(one: Mapping[str, Any]) -> tuple[str, str, dict[str, Any]]:
    """Return a structure's id, its type, and its features; a reference is the id of another."""
    features = {key.removeprefix("@"): value for key, value in one.items() if not key.startswith(("%", "^", "#"))}
    return str(one.get("%ID")), str(one.get("%TYPE")), features
