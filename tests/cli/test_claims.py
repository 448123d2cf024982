"""Commands for casualties: read from standard input, and the table of what was coded."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator import cli
from tests.cli.running import done, run
from tests.workshop import TEXT

TITLE = TEXT.split("\n")[0]
SARA = ("--coder", "sara")
PHRASES = Path(__file__).parents[1] / "arabic" / "casualty_phrases.json"


def read(data: bytes, *options: str) -> tuple[int, str, str]:
    """Give the command its standard input; return exit code, output, errors."""
    words = ["--language", "en", "casualties", *options]
    result = CliRunner().invoke(cli.commands(), words, prog_name="annotator", input=data, catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def test_every_phrase_comes_out_as_one_object_a_line() -> None:
    phrases = json.loads(PHRASES.read_text(encoding="utf-8"))
    texts = [one["text"] for one in (phrases if isinstance(phrases, list) else phrases["phrases"])]
    code, out, err = read("\n".join(texts).encode(), "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [line["text"] for line in lines] == texts
    assert all(0 <= claim["start"] < claim["end"] <= len(line["text"]) for line in lines for claim in line["claims"])


def test_people_get_a_sentence_for_each_claim() -> None:
    code, out, _ = read("\ufeffمقتل ما لا يقل عن سبعة مدنيين\r\nلا شيء\n".encode())
    first, claim, second, nothing = out.splitlines()
    assert code == 0
    assert "مقتل ما لا يقل عن سبعة مدنيين" in first
    assert "killed" in claim
    assert "least 7, most open" in claim
    assert ("لا شيء" in second, nothing) == (True, "  no claim")


def test_what_is_not_utf8_is_named_by_its_line() -> None:
    code, out, err = read("مقتل سبعة\n".encode() + b"\xc7\xe1\n", "--json")
    assert (code, out.count("\n")) == (1, 1)
    assert "Line 2 is not in UTF-8." in err


@pytest.fixture
def coded(project: Path) -> Path:
    """Return a project in which one claim was coded as it is proposed."""
    words = "أصيب أكثر من ٢٠ آخرين"
    start = TEXT.index(words)
    span = done("mark", project, TITLE, str(start), str(start + len(words)), "CASUALTY", *SARA, "--json").value["id"]
    done("attributes", project, TITLE, span, "--take", *SARA)
    return project


def test_claims_are_listed(coded: Path) -> None:
    (row,) = done("claims", coded, "--json").value
    assert (row["coder"], row["outcome"], row["title"]) == ("sara", "wounded", TITLE)
    assert "wounded" in done("claims", coded).out
    assert done("claims", coded, "--coder", "sara", "--json").value == [row]


def test_claims_are_written_as_csv_and_jsonl(coded: Path, tmp_path: Path) -> None:
    (row,) = done("claims", coded, "--json").value
    for name in ("claims.csv", "claims.jsonl"):
        answer = done("claims", coded, tmp_path / name, "--json").value
        assert answer == {"file": str(tmp_path / name), "claims": 1}
    (written,) = csv.DictReader(io.StringIO((tmp_path / "claims.csv").read_text(encoding="utf-8-sig")))
    assert written["outcome"] == "wounded"
    assert json.loads((tmp_path / "claims.jsonl").read_text(encoding="utf-8")) == row


def test_no_claims_and_no_such_form(project: Path, tmp_path: Path) -> None:
    assert done("claims", project).out == "No casualties were coded yet.\n"
    ran = run("claims", project, tmp_path / "claims.xlsx")
    assert (ran.code, list(tmp_path.glob("claims*"))) == (2, [])
    assert "name the file .csv or .jsonl" in ran.err
