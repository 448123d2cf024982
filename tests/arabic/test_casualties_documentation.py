"""docs/casualties.md says how claims are read: each of its examples is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.arabic.casualties import Claim, casualties

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "casualties.md"


def examples() -> list[list[str]]:
    """Return the rows of the table of examples."""
    part = DOCUMENTATION.read_text(encoding="utf-8").split("## By example")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def aside(claim: Claim) -> set[str]:
    """Return what else a claim says, as the last column has it."""
    said = {f"{name} {count}" for name, count in {**claim.subset, **claim.breakdown}.items()}
    said |= {word for word in (claim.framing, claim.unit) if word not in ("", "person")} | set(claim.flags)
    return said | ({"joint"} if claim.joint else set()) | ({"cumulative"} if claim.cumulative else set())


@pytest.mark.parametrize(("words", "outcome", "least", "most", "hedge", "other"), examples())
def test_every_example_of_the_documentation_is_read_so(
    words: str, outcome: str, least: str, most: str, hedge: str, other: str
) -> None:
    found = casualties(words)
    if not outcome:
        assert found == []
        return
    (claim,) = found
    bounds = tuple(int(cell) if cell else None for cell in (least, most))
    assert (claim.outcome, (claim.least, claim.most), claim.hedge) == (outcome, bounds, hedge)
    assert aside(claim) == set(filter(None, re.split(r",\s*", other)))
