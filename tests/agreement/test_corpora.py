"""Figures of published corpora and of real coders, to four decimals; skipped where the data are not at hand."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from annotator.agreement.alpha import alpha
from annotator.agreement.coding import CodedDocument, Coding, Mark
from annotator.agreement.kappa import fleiss_kappa
from annotator.agreement.summary import summary

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora-ar"
pytestmark = pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not at hand")

ROUND_8 = {
    ("coder1", "coder2"): (0.6056, 0.7758),
    ("coder1", "coder3"): (0.6260, 0.7875),
    ("coder1", "coder4"): (0.5523, 0.7719),
    ("coder2", "coder3"): (0.5981, 0.7975),
    ("coder2", "coder4"): (0.5663, 0.7961),
    ("coder3", "coder4"): (0.6189, 0.7948),
}
FIGURES = [
    ("round8.jsonl", ROUND_8),
    ("round1.jsonl", {("coder2", "coder4"): (0.5015, 0.6804)}),
]
BIAS, PROPAGANDA = slice(5, 12), slice(13, 17)
ALPHA = {
    ("bias", "IAA", "Arabic"): 0.2077,
    ("bias", "IAA", ""): 0.1978,
    ("bias", "MAIN", "Arabic"): 0.1457,
    ("bias", "MAIN", ""): 0.1441,
    ("propaganda", "IAA", "Arabic"): 0.2667,
    ("propaganda", "IAA", ""): 0.2544,
    ("propaganda", "MAIN", "Arabic"): 0.0325,
    ("propaganda", "MAIN", ""): 0.0328,
}


def work(coder: str, spans: list[dict[str, object]]) -> Coding:
    """Return a coder's work: the number at the end of a label is dropped, and what is then there twice."""
    marks = {(one["start"], one["end"], re.sub(r"-\d+$", "", str(one["label"]))) for one in spans}
    return Coding(coder, tuple(Mark(*mark, id=str(mark)) for mark in marks))  # type: ignore[arg-type]


@pytest.mark.parametrize(("file", "expected"), FIGURES)
def test_real_coders_agree_as_far_as_was_found(file: str, expected: dict[tuple[str, str], tuple[float, float]]) -> None:
    lines = (CORPORA / "cameo-coders-en" / file).read_text(encoding="utf-8").splitlines()
    documents = [
        CodedDocument(one["id"], len(one["text"]), tuple(work(who, own["spans"]) for who, own in one["coders"].items()))
        for one in map(json.loads, lines)
    ]
    found = {
        (one.measure, tuple(one.scope["coders"])): one.number  # type: ignore[arg-type]
        for one in summary(documents, {}, resamples=0).figures
        if isinstance(one.scope.get("coders"), list) and one.scope.get("label", "") is None
    }
    for pair, values in expected.items():
        for measure, value in zip(("f1_strict", "f1_overlap"), values, strict=True):
            assert found[measure, pair] == pytest.approx(value, abs=5e-5)


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    path = CORPORA / "fignews-2024" / "FIGNEWS-2024-ALL-CLEAN-FLAT.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def items(rows: list[list[str]], columns: slice, kind: str, language: str) -> list[list[int]]:
    return [
        [place for place, count in enumerate(row[columns]) for _ in range(int(count or 0))]
        for row in rows
        if row[3] == kind and language in ("", row[1])
    ]


@pytest.mark.parametrize(("which", "expected"), ALPHA.items())
def test_alpha_of_fignews_is_what_was_published(
    rows: list[list[str]], which: tuple[str, str, str], expected: float
) -> None:
    task, kind, language = which
    units = items(rows, BIAS if task == "bias" else PROPAGANDA, kind, language)
    assert alpha(units) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(("language", "count", "expected"), [("Arabic", 160, 0.1255), ("", 800, 0.1314)])
def test_fleiss_of_fignews_is_what_was_published(
    rows: list[list[str]], language: str, count: int, expected: float
) -> None:
    units = [unit for unit in items(rows, BIAS, "IAA", language) if len(unit) == 10]
    assert len(units) == count
    assert fleiss_kappa(units) == pytest.approx(expected, abs=5e-5)
