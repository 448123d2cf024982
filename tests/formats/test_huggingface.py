"""Hugging Face: without its library the format says how to get it."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from annotator.errors import MissingPartError
from annotator.formats import huggingface

ROOT = Path(__file__).resolve().parents[2]


def test_without_its_library_the_format_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingPartError) as caught:
        huggingface.require()
    assert f'"{sys.executable}" -m pip install {huggingface.LIBRARY}' in str(caught.value)


def test_the_library_is_an_extra_of_the_project() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert [one.partition(">")[0] for one in extras["parquet"]] == [huggingface.LIBRARY]
