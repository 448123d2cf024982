"""A project with two documents as strangers coded them, exported in every format; and libraries that may be absent."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.core.coder import NOBODY
from annotator.workflow import export, ingest, projects
from annotator.workflow.export import Choice, ExportReport, Manner
from tests.formats.exchange import ALL
from tests.readers.truth import Truth, truth_of

MISSING = "TARMIZ_READERS_MISSING"  # readers that could not be installed, with the reason, as JSON

Export = Callable[..., tuple[Path, ExportReport]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the readers to their own command: they are heavy, and none of them belongs to the program."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.readers)


@pytest.fixture(scope="session")
def library() -> Callable[[str, str], Any]:
    """Return what imports a module of a reader, or skips the test with the reason why it is not there."""
    missing: dict[str, str] = json.loads(os.environ.get(MISSING, "{}"))

    def imported(reader: str, module: str) -> Any:
        try:
            return importlib.import_module(module)
        except ImportError as error:
            pytest.skip(missing.get(reader, f"{reader} is not installed ({error}): make test-readers installs it"))

    return imported


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that holds both documents."""
    folder = tmp_path_factory.mktemp("truth")
    corpus = folder / "corpus.jsonl"
    lines = (json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False) for path in ALL)
    corpus.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    path = folder / "truth.tarmiz"
    with projects.create(path, "truth") as opened:
        report = ingest.run(opened, [corpus], ingest.Options(), NOBODY, lambda *_: True)
        assert (len(report.new), report.problems) == (len(ALL), ())
    return path


@pytest.fixture(scope="session")
def truth() -> dict[str, Truth]:
    """Return what the documents say, by text."""
    found = [truth_of(json.loads(path.read_text(encoding="utf-8"))) for path in ALL]
    return {one.text: one for one in found}


@pytest.fixture
def exported(project: Path, tmp_path: Path) -> Export:
    """Return what exports the project in a format."""

    def write(name: str, **manner: Any) -> tuple[Path, ExportReport]:
        target = tmp_path / f"corpus-{name}"
        with projects.open_project(project) as opened:
            report = export.run(opened, target, name, choice=Choice(), manner=Manner(**manner))
        assert report.documents == len(ALL)
        return target, report

    return write
