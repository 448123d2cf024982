"""Commands for a project as a whole."""

from __future__ import annotations

import shutil
from pathlib import Path

from annotator.language import isolated
from annotator.store.database import connect
from tests.cli.running import done, run
from tests.workshop import OTHER_TEXT, TEXT, add_report, coder, new_project
from tests.workshop import mark as mark_words


def test_new_makes_a_project_with_its_name_and_the_labels_of_the_seeds(tmp_path: Path) -> None:
    path = tmp_path / "work.tarmiz"
    assert "is ready" in done("new", path).out
    value = done("info", path, "--json").value
    assert (value["name"], value["documents"], value["spans"]) == ("work", 0, 0)
    assert value["labels"] == ["ACTOR", "LOCATION", "TACTIC", "CASUALTY", "SOURCE", "WEAPON", "DATE"]


def test_new_takes_a_name_and_a_codebook_of_ones_own(tmp_path: Path) -> None:
    book = tmp_path / "book.toml"
    book.write_text('[[labels]]\ncode = "WEAPON"\nar = "سلاح"\nen = "Weapon"\n', encoding="utf-8")
    path = tmp_path / "work.tarmiz"
    assert done("new", path, "--name", "العمل", "--codebook", book, "--json").value["name"] == "العمل"
    assert done("info", path, "--json").value["labels"] == ["WEAPON"]


def test_new_does_not_overwrite_a_project(project: Path) -> None:
    before = project.read_bytes()
    ran = run("new", project)
    assert (ran.code, ran.out) == (4, "")
    assert "exists already" in ran.err
    assert project.read_bytes() == before


def test_new_leaves_nothing_where_the_codebook_cannot_be_used(tmp_path: Path) -> None:
    book = tmp_path / "book.toml"
    book.write_text("labels = 3", encoding="utf-8")
    ran = run("new", tmp_path / "work.tarmiz", "--codebook", book)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["book.toml"]


def test_info_counts_what_a_project_holds(project: Path) -> None:
    done("mark", project, TEXT.split("\n")[0], "0", "3", "TACTIC", "--coder", "سارة")
    done("withdraw", project, OTHER_TEXT, "--coder", "سارة")
    value = done("info", project, "--json").value
    assert value["name"] == "مشروع"
    assert (value["documents"], value["withdrawn"], value["spans"]) == (1, 1, 1)
    assert value["code_points"] == len(TEXT)
    assert value["statuses"] == {"not_started": 0, "in_progress": 1, "done": 0}
    assert [one["name"] for one in value["coders"]] == ["سارة"]
    shown = done("info", project).out
    assert isolated("مشروع") in shown
    assert "Withdrawn" in shown


def test_info_writes_numbers_in_the_digits_of_the_language_but_not_in_json(project: Path, made_up: str) -> None:
    assert "٢٦٢" in done("info", project, language=made_up).out
    assert done("info", project, "--json", language=made_up).value["code_points"] == 262
    assert "٢" not in done("info", project, "--json", language=made_up).out


def test_check_says_that_a_project_is_sound(project: Path) -> None:
    assert "The project is sound" in done("check", project).out
    value = done("check", project, "--json").value
    assert value["sound"] is True
    assert value["problems"] == []


def test_check_ends_with_4_and_says_what_is_wrong_where(project: Path) -> None:
    db = connect(project)
    db.execute("UPDATE texts SET text = replace(text, 'قصف', 'قصص')")
    db.close()
    ran = run("check", project, "--json")
    assert ran.code == 4
    assert ran.value["sound"] is False
    assert {problem["code"] for problem in ran.value["problems"]} == {"text"}
    assert "is not the one that was imported" in run("check", project).out


def test_merge_unites_the_work_of_two_copies_and_adds_nothing_twice(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tarmiz"
    shutil.copyfile(project, copy)
    title = TEXT.split("\n")[0]
    done("mark", project, title, "0", "3", "TACTIC", "--coder", "سارة")
    done("mark", copy, title, "0", "3", "TACTIC", "--coder", "علي")
    shown = done("merge", project, copy).out
    assert "2 new changes" in shown
    assert {span["coder"] for span in done("show", project, title, "--json").value["spans"]} == {"سارة", "علي"}
    again = done("merge", project, copy, "--json").value
    assert [file["new"] for file in again["files"]] == [0]
    assert again["conflicts"] == []
    done("check", project)


def test_merge_lists_what_conflicts(tmp_path: Path) -> None:
    with new_project(tmp_path) as open_project:
        report, sara = add_report(open_project), coder(open_project)
        span = mark_words(open_project, report, sara, "قصف")
        path = open_project.path
    copy = tmp_path / "copy.tarmiz"
    shutil.copyfile(path, copy)
    done("relabel", path, report, span.id, "TACTIC", "--coder", "sara")
    done("relabel", copy, report, span.id[:8], "LOCATION", "--coder", "sara")
    value = done("merge", path, copy, "--json").value
    assert len(value["new_conflicts"]) == len(value["conflicts"]) == 1
    assert value["conflicts"][0]["reason"] == "changed"
    assert "1 change is kept but not applied" in done("check", path).out


def test_merge_refuses_a_file_that_is_no_project_and_changes_nothing(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tarmiz"
    other.write_text("كلام", encoding="utf-8")
    before = done("info", project, "--json").value
    ran = run("merge", project, other)
    assert ran.code == 4
    assert "is not a Tarmiz project" in ran.err
    assert done("info", project, "--json").value == before
