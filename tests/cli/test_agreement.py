"""Agreement and disagreements on the command line: of a project, and of anybody's corpus."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.agreement.casebook import NOT_OURS, OURS, case_files, corpus_of, read
from tests.cli.running import done, run
from tests.workshop import TEXT

TITLE = "قصف على سوق تل الزهور"
SARA, ALI = ("--coder", "sara"), ("--coder", "علي")


@pytest.fixture
def compared(project: Path) -> Path:
    """Return a project in which two coders have done a report."""
    for who, end, label in ((SARA, "3", "TACTIC"), (ALI, "3", "TACTIC"), (SARA, "10", "ACTOR"), (ALI, "9", "ACTOR")):
        done("mark", project, TITLE, "0" if end == "3" else "4", end, label, *who)
    for who in (SARA, ALI):
        done("done", project, TITLE, "--anyway", *who)
    return project


def value_of(figures: Any, measure: str, scope: Any) -> Any:
    found = [one for one in figures if one["measure"] == measure and one["scope"] == scope]
    assert len(found) == 1, (measure, scope)
    return found[0]


def test_figures_of_a_project_are_told(compared: Path) -> None:
    figures = done("agreement", compared, "--json").value
    one = value_of(figures, "f1_strict", {"coders": ["sara", "علي"], "label": None})
    assert (one["value"], one["counts"]) == (0.5, {"tp": 1, "n_first": 2, "n_second": 2})
    assert (one["interval"], one["reason"], one["documents"]) == (None, None, 1)
    nothing = value_of(figures, "alpha_u", {"label": "CASUALTY"})
    assert (nothing["value"], nothing["reason"]) == (None, "Nobody marked anything with this label.")
    assert nothing["reason_code"] == "no_unit"
    told = done("agreement", compared).out
    assert "Only 1 report was finished by two coders" in told
    assert "F1, same marks                              0.500" in told
    assert "sara / \u2068علي\u2069" in told


def test_it_is_told_in_the_other_language(compared: Path, made_up: str) -> None:
    told = done("agreement", compared, language=made_up).out
    assert "F1, same" not in told
    assert "٠٫٥٠٠" in told or "٠,٥٠٠" in told


@pytest.mark.parametrize("file", case_files("spans"), ids=lambda file: file.stem)
def test_every_case_gives_its_values_as_a_corpus(file: Path, tmp_path: Path) -> None:
    case = read(file)
    corpus = tmp_path / "case.jsonl"
    corpus.write_text(corpus_of(case), encoding="utf-8")
    figures = done("agreement", corpus, "--json", "--resamples", "20").value
    for expected in case["expected"]:
        if expected["measure"] not in NOT_OURS:
            one = value_of(figures, expected["measure"], expected["scope"])
            if isinstance(expected["value"], float):
                assert one["value"] == pytest.approx(expected["value"], abs=expected["tol"])
            else:
                assert one["value"] == expected["value"]
            assert one["counts"].items() >= expected.get("counts", {}).items()


CORPUS = OURS / "spans" / "p-unequal-documents.json"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "case.jsonl"
    path.write_text(corpus_of(read(CORPUS)), encoding="utf-8")
    return path


@pytest.mark.parametrize("chosen", [["--coders", "A", "B"], ["--coders", "A,B"], ["--coders", "A", "--coders", "B"]])
def test_coders_are_chosen_one_after_the_other_or_with_commas(corpus: Path, chosen: list[str]) -> None:
    figures = done("agreement", corpus, *chosen, "--json").value
    assert value_of(figures, "f1_strict", {"coders": "all pairs", "label": None})["counts"] == {"tp": 3, "n": 9}


def test_labels_and_reports_are_chosen(corpus: Path) -> None:
    figures = done("agreement", corpus, "--label", "ACTOR", "LOCATION", "--report", "d1", "--json").value
    assert {one["scope"].get("label") for one in figures} == {None, "ACTOR", "LOCATION"}
    assert value_of(figures, "shared_documents", {"coders": ["A", "B"]})["value"] == 1


def test_a_seed_and_the_number_of_resamples_are_kept_to(corpus: Path) -> None:
    def interval(*words: str) -> Any:
        return value_of(
            done("agreement", corpus, "--json", *words).value, "f1_chars", {"coders": "all pairs", "label": None}
        )["interval"]

    assert interval("--seed", "1", "--resamples", "7") == interval("--seed", "1", "--resamples", "7")
    assert interval("--resamples", "0") is None


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--coders", "Z"], 1, "There is no coder"),
        (["--since", "yesterday"], 2, "is no day of the form"),
        (["--resamples", "-1"], 2, "is a number from 0 to"),
        (["--seed", "99999999999"], 2, "is a number from 0 to"),
        (["--html", "/nowhere/at/all.html"], 1, "Error: "),
    ],
)
def test_what_cannot_be_used_is_told(corpus: Path, words: list[str], code: int, sentence: str) -> None:
    ran = run("agreement", corpus, *words)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err


def test_files_that_are_no_corpus_are_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": 1}\n', encoding="utf-8")
    ran = run("agreement", broken)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert "line 1" in ran.err
    assert run("agreement", tmp_path / "gone.tarmiz").code == 4
    assert run("disagreements", tmp_path / "gone.jsonl").code == 1


def test_a_page_and_tables_are_written_and_named(compared: Path, tmp_path: Path) -> None:
    page, table = tmp_path / "report.html", tmp_path / "figures.csv"
    told = done("agreement", compared, "--html", page, "--csv", table)
    assert (
        told.out == "Written: \u2068report.html\u2069, \u2068figures.csv\u2069, \u2068figures.csv.diagnosis.csv\u2069\n"
    )
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    figures = done("agreement", compared, "--json").value
    assert len({row["measure"] for row in rows}) == len({one["measure"] for one in figures})
    assert [float(row["value"]) for row in rows if row["measure"] == "f1_chars" and row["document"]] == [
        one["value"] for one in figures if one["measure"] == "f1_chars" and "docs" in one["scope"]
    ]
    assert done("agreement", compared, "--csv", table, "--json").value == figures


def test_the_project_itself_is_never_written_over(compared: Path) -> None:
    before = compared.read_bytes()
    ran = run("agreement", compared, "--csv", compared)
    assert ran.code == 1
    assert "is what is compared" in ran.err
    assert compared.read_bytes()[:100] == before[:100]


def test_disagreements_are_listed(compared: Path) -> None:
    (one,) = done("disagreements", compared, "--json").value
    assert (one["kind"], one["labels"], one["coders"]) == ("boundary", ["ACTOR"], ["sara", "علي"])
    assert [mark["quote"] for mark in one["marks"]] == [TEXT[4:10], TEXT[4:9]]
    assert (one["start"], one["end"], one["quote"], one["title"]) == (4, 10, TEXT[4:10], TITLE)
    assert (one["reason"], one["note"]) == (None, None)
    told = done("disagreements", compared).out
    assert "other edges" in told
    assert told.endswith("1 disagreement.\n")
    assert done("disagreements", compared, "--label", "TACTIC").out == "There are no disagreements.\n"


def test_the_same_disagreement_has_the_same_id_in_every_run(corpus: Path) -> None:
    first, again = (done("disagreements", corpus, "--json").value for _ in range(2))
    assert first == again
    assert len({one["id"] for one in first}) == len(first)


def test_other_commands_start_without_numpy(tmp_path: Path) -> None:
    """It takes a tenth of a second to load, which only agreement needs."""
    import subprocess
    import sys

    code = "import sys; from annotator.__main__ import main; main(['--version']); sys.exit('numpy' in sys.modules)"
    environment = {**os.environ, "TARMIZ_HOME": str(tmp_path)}
    assert (
        subprocess.run([sys.executable, "-c", code], env=environment, check=False, capture_output=True).returncode == 0
    )


def test_the_answer_is_json_that_any_reader_takes(corpus: Path) -> None:
    out = done("agreement", corpus, "--json").out
    assert json.loads(out, parse_constant=lambda name: pytest.fail(name))
