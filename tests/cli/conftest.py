"""Projects for the command line, and a made-up language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotator import assets
from tests.cli.running import done, write_catalogue
from tests.workshop import OTHER_TEXT, TEXT


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a catalogue in which every sentence of the code is made of one Arabic word."""
    folder = tmp_path_factory.mktemp("i18n")
    write_catalogue(folder)
    return folder


@pytest.fixture
def made_up(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put the made-up language in the place of Arabic, and return its code."""
    real = assets.resource
    monkeypatch.setattr(assets, "resource", lambda *parts: catalogue if parts == ("i18n",) else real(*parts))
    return "ar"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project file with two reports, made by the command line."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "1.txt").write_text(TEXT, encoding="utf-8")
    (folder / "2.txt").write_text(OTHER_TEXT, encoding="utf-8")
    path = folder / "template.tarmiz"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TARMIZ_HOME", str(folder))
        done("new", path, "--name", "مشروع")
        done("import", path, folder / "1.txt", folder / "2.txt")
    return path


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    """Return a project file of the test's own, with two reports."""
    return Path(shutil.copyfile(template, tmp_path / "project.tarmiz"))
