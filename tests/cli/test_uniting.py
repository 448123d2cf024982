"""Projects of two supervisors who share a folder are brought together on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import done
from tests.workshop import OTHER_TEXT, TEXT

TITLE = TEXT.split("\n")[0]


@pytest.fixture
def shared(tmp_path: Path) -> tuple[Path, Path]:
    """Return the projects of two supervisors; one report is in both, and each has a coder called sara."""
    found = []
    for name, texts in (("north", (TEXT, OTHER_TEXT)), ("south", (TEXT, "تقرير من الجنوب عن قصف السوق القديم"))):
        path = tmp_path / f"{name}.tarmiz"
        done("new", path, "--name", name)
        boss = f"boss of {name}"
        done("coders", path, "--add", boss, "--supervisor", boss, "--coder", boss)
        for number, text in enumerate(texts):
            report = tmp_path / f"{name} {number}.txt"
            report.write_text(text, encoding="utf-8")
            done("import", path, report)
        done("assign", path, "--to", boss, "--coder", boss, "--report", TITLE)
        done("mark", path, TITLE, "0", "3", "TACTIC", "--coder", "sara")
        found.append(path)
    return found[0], found[1]


def corpus(path: Path) -> list[dict[str, Any]]:
    """Return what the project holds, as an export has it."""
    target = path.with_suffix(".jsonl")
    done("export", path, target, "--format", "jsonl")
    lines = target.read_text(encoding="utf-8").splitlines()
    for file in path.parent.glob(f"{target.name}*"):
        file.unlink()
    return [json.loads(line) for line in lines]


def test_two_projects_become_one_whichever_takes_the_other_first(shared: tuple[Path, Path]) -> None:
    north, south = shared
    before = south.read_bytes()
    tried = done("merge", north, south, "--dry-run", "--json").value
    assert (tried["dry_run"], tried["files"][0]["another_project"], len(corpus(north))) == (True, True, 2)
    assert "This is another project" in done("merge", north, south, "--dry-run").out
    told = done("merge", north, south, "--json").value
    assert (told["files"][0]["new"], told["files"][0]["texts"]) == (tried["files"][0]["new"], 1)
    assert south.read_bytes() == before
    done("merge", south, north)
    assert corpus(north) == corpus(south)
    assert len(corpus(north)) == 3
    for path in shared:
        done("check", path)


def test_two_people_of_one_name_stay_two_and_both_bosses_stay_supervisors(shared: tuple[Path, Path]) -> None:
    north, south = shared
    done("merge", north, south)
    people = done("coders", north, "--json").value
    assert sorted(one["name"] for one in people) == ["boss of north", "boss of south", "sara", "sara"]
    assert [one["name"] for one in people if one["roles"] == ["supervisor"]] == ["boss of north", "boss of south"]
    (report,) = [line for line in corpus(north) if line["text"] == TEXT]
    assert [coded["coder"] for coded in report["annotation_sets"]] == ["sara", "sara"]


def test_work_goes_on_in_both_and_is_brought_together_again(shared: tuple[Path, Path]) -> None:
    north, south = shared
    done("merge", north, south)
    assert done("merge", north, south, "--json").value["files"][0]["new"] == 0
    done("mark", south, TITLE, "7", "10", "LOCATION", "--coder", "sara")
    again = done("merge", north, south, "--json").value["files"][0]
    assert (again["new"], again["another_project"]) == (1, False)
    done("merge", south, north)
    assert corpus(north) == corpus(south)


def test_several_projects_are_taken_at_once_or_none(shared: tuple[Path, Path], tmp_path: Path) -> None:
    north, south = shared
    third = tmp_path / "third.tarmiz"
    done("new", third)
    files = done("merge", third, north, south, "--json").value["files"]
    assert [one["name"] for one in files] == ["north.tarmiz", "south.tarmiz"]
    assert len(corpus(third)) == 3
