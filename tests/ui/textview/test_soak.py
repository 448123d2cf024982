"""A minute of everything at random, without a crash, an error or a leak."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
MOST_GROWTH = 12.0
"""Megabytes after the caches are warm; the letters that fonts keep are among them."""


def worked(seconds: float, home: Path) -> dict[str, Any]:
    """Let the hand work in a process of its own, and return what it counted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TARMIZ_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.textview.soak", str(seconds)],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=seconds * 4 + 60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_moment_of_everything_at_random_breaks_nothing(tmp_path: Path) -> None:
    """The first second of the minute below, so that it is known to run."""
    answer = worked(1, tmp_path)

    assert answer["errors"] == []
    assert answer["done"] > 20


@pytest.mark.soak
def test_a_minute_of_everything_at_random_breaks_nothing_and_leaks_nothing(tmp_path: Path) -> None:
    answer = worked(60, tmp_path)

    assert answer["errors"] == []
    assert answer["done"] > 1_000
    assert answer["end"]["mb"] - answer["warm"]["mb"] < MOST_GROWTH, answer
    assert answer["end"]["objects"] - answer["warm"]["objects"] < 500, answer
