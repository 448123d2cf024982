"""R1 to R4, R6, R12 at every scale factor, in every font: a process each, since Qt reads the scale when it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.ui.textview.rendering import FAMILIES, ink_marks

ROOT = Path(__file__).parents[3]
SCALES = ("1", "1.25", "1.5", "2")

Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """Return what each process saw; they run side by side."""
    processes = {scale: started(scale, tmp_path_factory.mktemp("home")) for scale in SCALES}
    found = {}
    for scale, process in processes.items():
        out, err = process.communicate(timeout=180)
        assert process.returncode == 0, err
        found[scale] = json.loads(out)
    return found


def started(scale: str, home: Path) -> subprocess.Popen[str]:
    """Start a process that looks at the view at a scale factor."""
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen", "TARMIZ_HOME": str(home)}
    command = [sys.executable, "-m", "tests.ui.textview.scale_probe"]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


@pytest.mark.parametrize("scale", SCALES)
def test_r1_r2_marks_change_no_pixel_of_ink_in_any_font_at_any_scale(answers: Answers, scale: str) -> None:
    """R1, R2; and every mark can be seen (R3)."""
    answer = answers[scale]

    assert answer["ratio"] == float(scale)
    assert len(answer["ink"]) == len(FAMILIES) * len(ink_marks())
    assert [case for case in answer["ink"] if case["ink"] != 0] == []
    assert [case for case in answer["ink"] if case["fill"] == 0] == []


@pytest.mark.parametrize("scale", SCALES)
def test_r3_r4_r6_boxes_and_hits_are_right_in_any_font_at_any_scale(answers: Answers, scale: str) -> None:
    """R3, R4, R6, R12."""
    none = {"empty": 0, "torn": 0, "pieces": 0, "missed": 0}
    assert answers[scale]["boxes"] == dict.fromkeys(FAMILIES, none)


@pytest.mark.parametrize("scale", SCALES)
def test_fills_and_underlines_are_crisp_at_any_scale(answers: Answers, scale: str) -> None:
    """Their edges are those of pixels: a fill, its line and the paper follow each other without a colour between."""
    assert answers[scale]["colours"] == dict.fromkeys(FAMILIES, 3)
