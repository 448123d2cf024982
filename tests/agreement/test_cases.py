"""Every case gives the value that its paper, another program or a calculation by hand gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from annotator.agreement import kappa
from annotator.agreement.alpha import alpha
from annotator.agreement.f1 import f1
from annotator.agreement.figure import Figure
from annotator.agreement.summary import summary
from tests.agreement.casebook import NOT_OURS, OURS, case_files, documents_of, read

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "agreement"
FOLDERS = [OURS, SHARED] if SHARED.exists() else [OURS]


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(file, id=f"{folder.parent.name}-{file.stem}")
        for folder in FOLDERS
        for file in case_files(kind, folder)
    ]


def is_near(value: Any, expected: Any, tolerance: float) -> bool:
    if expected is None or isinstance(expected, list):
        return bool(value == expected)
    return value is not None and abs(value - expected) <= tolerance


def figures_of(case: Any) -> list[Figure]:
    found = summary(documents_of(case), {}, labels=case["labels"], resamples=0)
    return [*found.figures, *found.by_document()]


@pytest.mark.parametrize("file", cases("spans"))
def test_a_case_of_spans_gives_its_values(file: Path) -> None:
    case = read(file)
    figures = figures_of(case)
    for expected in case["expected"]:
        if expected["measure"] in NOT_OURS:
            continue
        found = [one for one in figures if one.measure == expected["measure"] and one.scope == expected["scope"]]
        assert len(found) == 1, expected
        assert is_near(found[0].value, expected["value"], expected.get("tol", 0)), (found[0], expected)
        assert bool(found[0].reason) == (expected["value"] is None)
        if "counts" in expected:
            assert found[0].counts == expected["counts"]


def of_items(measure: str, units: Sequence[Sequence[Any]], scope: Any) -> float | None:
    if measure == "alpha":
        return alpha(units, scope["level"])
    if measure == "fleiss_kappa":
        return kappa.fleiss_kappa(units)
    first, second = [unit[0] for unit in units], [unit[1] for unit in units]
    if measure == "specific_agreement":
        return kappa.specific_agreement(first, second, scope["category"])
    value: float | None = getattr(kappa, measure)(first, second)
    return value


@pytest.mark.parametrize("file", cases("items"))
def test_a_case_of_items_gives_its_values(file: Path) -> None:
    case = read(file)
    for expected in case["expected"]:
        value = of_items(expected["measure"], case["units"], expected["scope"])
        assert is_near(value, expected["value"], expected["tol"]), expected
    for table in case.get("tables", ()):
        both, only_first, only_second, neither = (table[cell] for cell in "abcd")
        values = {
            "f1": f1(both, 2 * both + only_first + only_second),
            "cohen_kappa": kappa.kappa_of_marks(both, only_first, only_second, neither),
        }
        for expected in table["expected"]:
            assert is_near(values[expected["measure"]], expected["value"], expected["tol"]), expected
    assert case["expected"] or case["tables"]
