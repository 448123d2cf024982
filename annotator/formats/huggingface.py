"""Hugging Face: a folder that ``load_dataset`` takes: Parquet in parts, its columns declared, and the data set card.

Needs pyarrow. Each row is one coder's work on one document; only the column of tags cannot hold all of it.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator, Mapping
from typing import IO, Any

from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.json_value import Json
from annotator.errors import MissingPartError
from annotator.formats.huggingface_card import Part, card
from annotator.formats.huggingface_features import Classes, Feature, arrow_type, features, kept
from annotator.formats.huggingface_rows import Row, rows
from annotator.formats.json_text import one_line
from annotator.formats.setting import PLAIN, TRAIN, Outlet, Setting
from annotator.language import isolated, tr

__all__ = ["LIBRARY", "open_writer", "require", "write"]

LIBRARY = "pyarrow"  # the project's extra "parquet" brings it, too
BATCH = 500  # rows written at once
ROWS_A_FILE = 20_000


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document's rows as JSON Lines: for a look beforehand."""
    found = list(rows(corpus, setting))
    text = "".join(f"{one_line(row.values)}\n" for row in found)
    return _written(corpus, found, text)


def _written(corpus: CorpusDocument, found: list[Row], text: str = "") -> Written:
    spans = sum(len(one.spans) for one in corpus.sets)
    losses = [loss for row in found for loss in row.losses]
    losses += [] if corpus.sets else [Loss("not_coded", corpus.document.id)]
    return Written(text, len(found), spans, tuple(losses))


def require() -> Any:
    """Return pyarrow.

    Raises:
        MissingPartError: It is not installed; the sentence has the command that installs it.
    """
    try:
        importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        command = isolated(f'"{sys.executable}" -m pip install {LIBRARY}')
        raise MissingPartError(
            tr("Parquet needs the library pyarrow, which is not installed: {command}", command=command)
        ) from error
    return importlib.import_module("pyarrow")


def open_writer(outlet: Outlet, setting: Setting) -> _Writer:
    """Begin a folder.

    Raises:
        MissingPartError: See :func:`require`.
    """
    return _Writer(require(), outlet, setting)


class _Writer:
    """Writes rows in batches, files of so many rows, and the card at the end."""

    def __init__(self, pyarrow: Any, outlet: Outlet, setting: Setting) -> None:
        self._outlet, self._setting = outlet, setting
        columns = features(setting.labels)
        self._columns = columns
        self._parts = {part: _PartWriter(pyarrow, outlet, part or TRAIN, columns) for part in setting.parts}

    def add(self, corpus: CorpusDocument, part: str) -> Written:
        """Write a document's rows."""
        found = list(rows(corpus, self._setting))
        for row in found:
            self._parts[part].add(row.values)
        return _written(corpus, found)

    def finish(self) -> None:
        """Write what waits, and the card."""
        parts = [writer.finish() for writer in self._parts.values()]
        self._outlet.text("README.md").write(card(self._setting, self._columns, parts))


class _PartWriter:
    """The files of one part."""

    def __init__(self, pyarrow: Any, outlet: Outlet, name: str, columns: Mapping[str, Feature]) -> None:
        self._arrow, self._outlet, self._columns = pyarrow, outlet, columns
        self._types = {key: arrow_type(pyarrow, feature) for key, feature in columns.items()}
        self._schema = pyarrow.schema(list(self._types.items())).with_metadata(_metadata(columns))
        self._numbers = _numbers(columns)
        self._waiting: list[Mapping[str, Json]] = []
        self._part = Part(name)
        self._file: IO[bytes] | None = None
        self._writer: Any = None

    def add(self, row: Mapping[str, Json]) -> None:
        """Take a row."""
        self._part.learn(row)
        self._waiting.append(row)
        if len(self._waiting) >= BATCH:
            self._write()

    def finish(self) -> Part:
        """Write what waits, and return what the files hold; a part without rows is a file, too."""
        if self._waiting or self._writer is None:
            self._write()
        self._close()
        return self._part

    def _write(self) -> None:
        if self._writer is not None and self._part.rows_in_file >= ROWS_A_FILE:
            self._close()
        if self._writer is None:
            self._open()
        arrays = [self._arrow.array(list(self._values(key)), type=kind) for key, kind in self._types.items()]
        batch = self._arrow.RecordBatch.from_arrays(arrays, schema=self._schema)
        self._writer.write_batch(batch)
        self._part.wrote(len(self._waiting), batch.nbytes)
        self._waiting = []

    def _values(self, key: str) -> Iterator[Any]:
        """Give the values of a column, with numbers where names are declared as classes."""
        numbers = self._numbers
        for row in self._waiting:
            value: Any = row[key]
            if key == "ner_tags":
                yield [numbers[key][name] for name in value]
            elif key == "spans":
                yield [{**span, "label": numbers[key][span["label"]]} for span in value]
            else:
                yield value

    def _open(self) -> None:
        self._file = self._outlet.binary(self._part.next_file())
        parquet = importlib.import_module("pyarrow.parquet")
        self._writer = parquet.ParquetWriter(self._file, self._schema, compression="zstd")

    def _close(self) -> None:
        if self._writer is not None and self._file is not None:
            self._writer.close()
            self._part.closed(self._file.tell())
            self._file.close()
        self._writer = None


def _metadata(columns: Mapping[str, Feature]) -> dict[str, str]:
    return {"huggingface": json.dumps({"info": {"features": kept(columns)}}, ensure_ascii=False)}


def _numbers(columns: Mapping[str, Feature]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for key, inner in (("ner_tags", "names"), ("spans", "label")):
        feature: Any = columns[key]
        classes = feature[0] if inner == "names" else feature[0][inner]
        names = classes.names if isinstance(classes, Classes) else ()
        found[key] = {name: nth for nth, name in enumerate(names)}
    return found
