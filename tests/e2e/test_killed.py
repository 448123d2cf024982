"""A marking process is killed again and again: no acknowledged mark is ever lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.store import annotations as annotation_store
from annotator.workflow import projects
from annotator.workflow.check import check
from tests.workshop import add_report, coder, new_project

# Prints each span's id once its mark is on the disk; whoever reads the line may rely on it.
MARKING = """
import sys
from pathlib import Path
from annotator.core.document import DocumentId
from annotator.core.coder import CoderId
from annotator.core.span import Label
from annotator.workflow import annotate, projects
with projects.open_project(Path(sys.argv[1])) as project:
    while True:
        change = annotate.mark(project, DocumentId(sys.argv[2]), CoderId(sys.argv[3]), 0, 3, Label("TACTIC"))
        sys.stdout.write(change.added[0].id + "\\n")
        sys.stdout.flush()
"""

FEW, MANY = 6, 200


@pytest.mark.parametrize("rounds", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_a_kill_at_any_moment_loses_no_acknowledged_mark(tmp_path: Path, rounds: int) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project), coder(project)
    chance = random.Random(rounds)
    acknowledged: set[str] = set()
    for _ in range(rounds):
        acknowledged |= marked_until_killed(project.path, report, who.id, chance.uniform(0.0, 0.15))
    with projects.open_project(project.path) as project:
        stored = {span.id for span in annotation_store.spans_of(project, report, who.id)}
        assert acknowledged
        assert acknowledged <= stored
        assert len(stored - acknowledged) <= rounds  # at most the one in flight, each time
        found = check(project)
        assert found.sound, found.problems


def marked_until_killed(path: Path, report: str, who: str, seconds: float) -> set[str]:
    """Let a process mark, kill it some time after its first mark, and return what it had acknowledged."""
    arguments = [sys.executable, "-c", MARKING, str(path), report, who]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=os.environ)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)  # the moment of the kill is what is tried here
    process.kill()
    rest, _ = process.communicate()
    whole = [line for line in rest.split("\n")[:-1] if line]  # a line cut off by the kill was not acknowledged
    return {first.strip(), *whole} - {""}
