"""The command for the codebook: shown, compared, replaced with a mapping, marks worth a second look."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import assets
from annotator.workflow.backups import backups
from tests.cli.running import done, english, run
from tests.workshop import TEXT

TITLE = TEXT.split("\n")[0]
SARA, BOSS = ("--coder", "sara"), ("--coder", "boss")
SEED = assets.seed("codebook.toml").read_text(encoding="utf-8")
FORCE = "قوات اللواء 41"


def line_of(code: str) -> str:
    """Return the line that defines a value."""
    return next(line for line in SEED.split("\n") if f'{{ code = "{code}"' in line) + "\n"


@pytest.fixture
def without_rebel(tmp_path: Path) -> Path:
    """Return the file of a codebook that lacks a value."""
    path = tmp_path / "new.toml"
    path.write_text(SEED.replace(line_of("rebel"), "", 1), encoding="utf-8")
    return path


@pytest.fixture
def rebel(project: Path) -> str:
    """Return a mark of the project that says this value."""
    start = TEXT.index(FORCE)
    value = done("mark", project, TITLE, str(start), str(start + len(FORCE)), "ACTOR", *SARA, "--json").value
    done("attributes", project, TITLE, value["id"], "kind=rebel", *SARA)
    return str(value["id"])


def kind(project: Path, span: str) -> object:
    """Return what the mark says of its kind."""
    return done("attributes", project, TITLE, span, *SARA, "--json").value["attributes"].get("kind")


def test_it_is_shown_with_labels_attributes_values_and_rules(project: Path) -> None:
    value = done("codebook", project, "--json").value
    assert [label["code"] for label in value["content"]["labels"]][:4] == ["ACTOR", "LOCATION", "TACTIC", "CASUALTY"]
    shown = done("codebook", project).out
    assert all(word in shown for word in ("ACTOR", "rebel", "outcome", "15. "))


def test_it_is_shown_in_the_language_that_was_chosen(project: Path, made_up: str) -> None:
    assert set(english(done("codebook", project, language=made_up).out)) <= {"day-1"}


def test_a_comparison_changes_nothing(project: Path, rebel: str, without_rebel: Path) -> None:
    before = done("codebook", project, "--json").value["version"]
    value = done("codebook", project, "--compare", without_rebel, "--json").value
    assert [one["place"] for one in value["differences"]] == ["ACTOR.kind.rebel"]
    assert (value["in_use"], value["concerned"]) == ({"ACTOR.kind.rebel": 1}, 0)
    assert "is used once: it must be mapped" in done("codebook", project, "--compare", without_rebel).out
    assert done("codebook", project, "--json").value["version"] == before != value["version"]
    assert kind(project, rebel) == "rebel"


def test_the_same_codebook_is_no_different(project: Path, tmp_path: Path) -> None:
    (tmp_path / "same.toml").write_text(SEED, encoding="utf-8")
    assert done("codebook", project, "--compare", tmp_path / "same.toml").out == "Nothing is different.\n"


@pytest.mark.parametrize(("target", "becomes"), [("militia", "militia"), ("", None)])
def test_a_replacement_with_a_mapping_is_one_step_that_undo_takes_back(
    project: Path, rebel: str, without_rebel: Path, target: str, becomes: str | None
) -> None:
    before = done("codebook", project, "--json").value["version"]
    words = ("codebook", project, "--replace", without_rebel, "--map", f"ACTOR.kind.rebel={target}", *BOSS)
    assert done(*words, "--json").value["changed"] == 1
    assert kind(project, rebel) == becomes
    done("undo", project, *BOSS)
    assert kind(project, rebel) == "rebel"
    assert done("codebook", project, "--json").value["version"] == before


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        ((), 2, "who does it"),
        (BOSS, 1, "ACTOR.kind.rebel"),
        ((*BOSS, "--map", "ACTOR.kind.rebel"), 2, "is not of the form PLACE=CODE"),
        ((*BOSS, "--map", "ACTOR.kind.rebel=nobody"), 1, "nobody"),
        ((*BOSS, "--map", "ACTOR.kind.rebel=militia", "--map", "NOTHING=ACTOR"), 1, "NOTHING"),
    ],
)
def test_a_replacement_that_would_lose_something_or_is_not_clear_is_refused(
    project: Path, rebel: str, without_rebel: Path, options: tuple[str, ...], code: int, sentence: str
) -> None:
    before = done("codebook", project, "--json").value["version"]
    ran = run("codebook", project, "--replace", without_rebel, *options)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err
    assert (kind(project, rebel), done("codebook", project, "--json").value["version"]) == ("rebel", before)


def test_a_broken_file_is_refused_with_its_line(project: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(SEED.replace('type = "choice"', 'type = "chioce"', 1), encoding="utf-8")
    ran = run("codebook", project, "--replace", broken, *BOSS)
    assert (ran.code, ran.out) == (1, "")
    line = SEED[: SEED.index('type = "choice"')].count("\n") + 1
    assert all(word in ran.err for word in ("chioce", "broken.toml", f"Line {line}:"))


def test_marks_worth_a_second_look_are_listed(project: Path, rebel: str, tmp_path: Path) -> None:
    assert done("codebook", project, "--looks").out == "No mark is worth a second look.\n"
    new = tmp_path / "new.toml"
    new.write_text(SEED.replace('definition_en = "', 'definition_en = "In short: ', 1), encoding="utf-8")
    assert done("codebook", project, "--compare", new, "--json").value["concerned"] == 1
    done("codebook", project, "--replace", new, *BOSS)
    (look,) = done("codebook", project, "--looks", "--json").value
    assert (look["id"], look["coder"], look["title"]) == (rebel, "sara", TITLE)
    assert "ACTOR" in look["reasons"][0]
    assert FORCE in done("codebook", project, "--looks").out


def test_a_backup_is_made_before_it_is_replaced(project: Path, rebel: str, without_rebel: Path) -> None:
    words = ("codebook", project, "--replace", without_rebel, *BOSS)
    assert run(*words).code == 1
    assert backups(project) == [], "what is refused needs none"
    value = done(*words, "--map", "ACTOR.kind.rebel=militia", "--json").value
    (copy,) = backups(project)
    assert value["backup"] == str(copy.path)
    assert kind(copy.path, rebel) == "rebel"


@pytest.mark.parametrize("suffix", [".toml", ".json"])
def test_it_is_saved_as_a_file_that_is_no_different(project: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"book{suffix}"
    value = done("codebook", project, "--save", target, "--json").value
    assert value["file"] == str(target)
    assert done("codebook", project, "--compare", target).out == "Nothing is different.\n"
    assert (target.read_text(encoding="utf-8")[0] == "{") == (suffix == ".json")
