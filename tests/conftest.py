"""What every test has: no screen, a home of its own, English, and no warnings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from annotator import language

# No test is timed: a slow machine is not a bug.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the program a home of its own, and English; both as they were afterwards."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("TARMIZ_HOME", str(folder))
    language.use("en")
    yield folder
    language.use("en")
