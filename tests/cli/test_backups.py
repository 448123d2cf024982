"""Backups on the command line: made, listed, put back; and a project that is repaired."""

from __future__ import annotations

from pathlib import Path

from annotator.store.database import connect
from tests.cli.running import done, run
from tests.workshop import TEXT

TITLE = TEXT.split("\n")[0]


def test_a_backup_is_made_listed_and_put_back(project: Path) -> None:
    assert "no backups" in done("backup", project, "--list").out
    (made,) = done("backup", project, "--json").value
    done("mark", project, TITLE, "0", "3", "TACTIC", "--coder", "سارة")
    told = done("restore", project, "--backup", "newest", "--dry-run", "--json").value
    assert (told["lost"]["changes"], told["kept_as"]) == (2, None)
    assert done("info", project, "--json").value["spans"] == 1
    shown = done("restore", project, "--backup", made["file"]).out
    assert "is again as it was" in shown
    assert done("info", project, "--json").value["spans"] == 0
    (kept,) = project.parent.glob("project-before-*.tarmiz")
    done("merge", project, kept)
    assert done("info", project, "--json").value["spans"] == 1


def test_restore_wants_reports_or_a_backup(project: Path) -> None:
    for words in (
        [],
        ["--coder", "x"],
        [TITLE],
        [TITLE, "--coder", "x", "--backup", "newest"],
        [TITLE, "--coder", "x", "--dry-run"],
    ):
        assert run("restore", project, *words).code == 2
    ran = run("restore", project, "--backup", "newest")
    assert (ran.code, "There is no backup" in ran.err) == (1, True)


def test_repair_says_what_is_missing_and_ends_with_4_then(project: Path) -> None:
    assert "Nothing is missing." in done("repair", project).out
    db = connect(project)
    db.execute("UPDATE texts SET text = 'x'")
    db.close()
    for file in project.with_name("project.backups").iterdir():
        file.unlink()
    ran = run("repair", project, "--json")
    assert (ran.code, ran.value["whole"], len(ran.value["lost_texts"])) == (4, False, 2)
    assert "could not be brought back" in run("repair", project).out
    done("check", project)


def test_merge_can_be_tried_out(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tarmiz"
    copy.write_bytes(project.read_bytes())
    done("mark", copy, TITLE, "0", "3", "TACTIC", "--coder", "علي")
    value = done("merge", project, copy, "--dry-run", "--json").value
    assert (value["files"][0]["new"], value["dry_run"]) == (2, True)
    assert "Nothing is stored yet" in done("merge", project, copy, "--dry-run").out
    assert done("info", project, "--json").value["spans"] == 0
