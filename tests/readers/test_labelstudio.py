"""Label Studio's own converter, with the configuration that lies beside the tasks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.readers.conftest import Export
from tests.readers.truth import Truth


def test_the_converter_finds_the_marks(
    exported: Export, truth: dict[str, Truth], library: Callable[..., Any], tmp_path: Path
) -> None:
    converter = library("label-studio-sdk", "label_studio_sdk.converter.converter")
    target, _ = exported("labelstudio")
    config = target.with_name(f"{target.name}.config.xml").read_text(encoding="utf-8")
    made = converter.Converter(config, project_dir=None)
    made.convert(str(target), str(tmp_path / "out"), "JSON_MIN", is_dir=False)
    (file,) = (tmp_path / "out").iterdir()
    tasks = json.loads(file.read_text(encoding="utf-8"))
    assert {task["text"] for task in tasks} == truth.keys()
    for task in tasks:
        found = sorted((it["start"], it["end"], label) for it in task["label"] for label in it["labels"])
        assert found == truth[task["text"]].sorted_marks()
