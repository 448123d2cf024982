"""The command export: the corpus, and what its format could not carry."""

from __future__ import annotations

import json
from pathlib import Path

from annotator.formats import losses as loss_words
from annotator.formats.listing import FORMATS
from tests.cli.running import done, run
from tests.workshop import OTHER_TEXT, TEXT

TITLE = TEXT.split("\n")[0]


def exported(path: Path) -> list[dict[str, object]]:
    """Return the lines of a file in our own format."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_our_own_format_comes_in_again_with_nothing_lost(project: Path, tmp_path: Path) -> None:
    done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "سارة")
    done("done", project, TITLE, "--anyway", "--coder", "سارة")
    done("metadata", project, TITLE, "source=وكالة", "--coder", "سارة")
    target, again, other = tmp_path / "out.jsonl", tmp_path / "again.jsonl", tmp_path / "other.tarmiz"
    shown = done("export", project, target, "--format", "jsonl").out
    assert shown == "2 reports with 1 mark written to \u2068out.jsonl\u2069.\nThe format carries all of it.\n"
    done("new", other)
    done("import", other, target)
    done("export", other, again, "--format", "jsonl")
    assert exported(target) == exported(again)
    assert [line["text"] for line in exported(target)] == [TEXT, OTHER_TEXT]


def test_what_a_format_cannot_carry_is_told_and_listed_beside_the_file(project: Path, tmp_path: Path) -> None:
    done("mark", project, TITLE, "0", "21", "TACTIC", "--coder", "سارة")
    done("mark", project, TITLE, "0", "3", "ACTOR", "--coder", "سارة")
    target = tmp_path / "out.conll"
    shown = done("export", project, target, "--format", "conll2002", "--unfinished").out.splitlines()
    assert shown[0] == "1 report with 1 mark written to \u2068out.conll\u2069."
    assert shown[-1] == "It is listed in \u2068out.conll.losses.json\u2069."
    listed = json.loads((tmp_path / "out.conll.losses.json").read_text(encoding="utf-8"))
    assert any(loss["document"] and loss["coder"] for loss in listed["losses"])
    assert shown[1:-1] == loss_words.sentences(listed["counts"])
    told = done("export", project, target, "--format", "conll2002", "--unfinished", "--json").value
    assert told["losses"] == listed["losses"]


def test_a_format_of_one_coder_makes_a_file_for_each_or_for_the_one_who_is_named(project: Path, tmp_path: Path) -> None:
    for coder in ("سارة", "ali"):
        done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", coder)
    target = tmp_path / "out.conll"
    value = done("export", project, target, "--format", "conll2002", "--json").value
    assert {Path(file).name for file in value["files"]} == {"out-سارة.conll", "out-ali.conll"}
    value = done("export", project, target, "--format", "conll2002", "--coder", "ali", "--json").value
    assert [Path(file).name for file in value["files"]] == ["out.conll"]
    ran = run("export", project, target, "--format", "conll2002", "--coder", "غائب")
    assert ran.code == 1
    assert "There is no coder" in ran.err


def test_every_format_is_explained_in_the_help() -> None:
    shown = " ".join(done("export", "--help").out.split())
    for one in FORMATS.values():
        assert f"{one.name}: {one.describe()}" in shown


def test_a_target_that_cannot_be_is_refused_and_nothing_is_written(project: Path, tmp_path: Path) -> None:
    done("info", project)  # a copy becomes one of its own when it is first opened
    before = project.read_bytes()
    for target in (project, tmp_path, tmp_path / "none" / "out.jsonl", tmp_path / "x.tarmiz"):
        ran = run("export", project, target, "--format", "jsonl")
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert project.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["project.tarmiz"]
