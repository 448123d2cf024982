"""The folder for Hugging Face, read by datasets; its Parquet files, read by DuckDB."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.formats import huggingface
from annotator.workflow import splits
from tests.formats.exchange import ALL
from tests.readers.conftest import Export
from tests.readers.truth import Truth

Library = Callable[..., Any]


def test_datasets_loads_the_folder_with_every_mark(
    exported: Export, truth: dict[str, Truth], library: Library, tmp_path: Path
) -> None:
    datasets = library("datasets", "datasets")
    target, _ = exported("huggingface")
    found = datasets.load_dataset(str(target), cache_dir=str(tmp_path / "cache"))
    assert list(found) == ["train"]
    assert {row["text"] for row in found["train"]} == truth.keys()
    features = found["train"].features
    names = features["spans"].feature["label"].names
    for row in found["train"]:
        one = truth[row["text"]]
        assert sorted((it["start"], it["end"], names[it["label"]]) for it in row["spans"]) == one.sorted_marks()
        said = {it["id"]: json.loads(it["attributes"]) for it in row["spans"]}
        assert said == one.attributes
        assert len(row["tokens"]) == len(row["ner_tags"])
        assert any(features["ner_tags"].feature.names[tag] != "O" for tag in row["ner_tags"])


def test_the_parts_of_a_split_are_splits_of_the_data_set(exported: Export, library: Library, tmp_path: Path) -> None:
    datasets = library("datasets", "datasets")
    target, _ = exported("huggingface", split=splits.rule_of("50/50"))
    found = datasets.load_dataset(str(target), cache_dir=str(tmp_path / "cache"))
    assert {name: len(rows) for name, rows in found.items()} == {"train": 1, "test": 1}


def test_duckdb_reads_all_parts_as_one_table(
    exported: Export, truth: dict[str, Truth], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    duckdb = library("duckdb", "duckdb")
    library("datasets", "pyarrow.parquet")
    monkeypatch.setattr(huggingface, "BATCH", 1)
    monkeypatch.setattr(huggingface, "ROWS_A_FILE", 1)
    target, _ = exported("huggingface")
    files = sorted(target.rglob("*.parquet"))
    assert len(files) == len(ALL)
    spans = f"select text, unnest(spans) as span from '{target}/**/*.parquet'"
    rows = duckdb.sql(f'select text, span.start, span."end" from ({spans})').fetchall()
    marks = {(text, start, end) for text, one in truth.items() for start, end, _ in one.marks.values()}
    assert set(rows) == marks
