"""XMI and CAS JSON, read by DKPro Cassis."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.uima_cas import MARK, RELATION, SOURCE, TARGET, TOKEN, ZONE
from tests.readers.conftest import Export
from tests.readers.truth import Truth


def _loaded(cassis: Any, name: str, target: Path) -> list[Any]:
    if name == "uima-json":
        files = sorted(path for path in target.glob("*.json") if path.name != "codebook.json")
        return [cassis.load_cas_from_json(path.read_text(encoding="utf-8")) for path in files]
    with (target / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    found = []
    for path in sorted(target.glob("*.xmi")):
        with path.open("rb") as file:
            found.append(cassis.load_cas_from_xmi(file, types))
    return found


@pytest.mark.parametrize("name", ["uima-xmi", "uima-json"])
def test_cassis_finds_text_marks_attributes_and_relations(
    name: str, exported: Export, truth: dict[str, Truth], library: Callable[..., Any]
) -> None:
    target, _ = exported(name)
    found = _loaded(library("dkpro-cassis", "cassis"), name, target)
    assert {cas.sofa_string for cas in found} == truth.keys()
    for cas in found:
        one = truth[cas.sofa_string]
        marks = list(cas.select(MARK))
        assert sorted((it.begin, it.end, it.label) for it in marks) == one.sorted_marks()
        assert all(it.get_covered_text() == one.text[it.begin : it.end] for it in marks)
        counts = [said["count"] for said in one.attributes.values() if "count" in said]
        assert [it.count for it in marks if it.count] == counts
        ends = [(it[SOURCE], it[TARGET], it.label) for it in cas.select(RELATION)]
        ties = [(label, *((end.begin, end.end, end.label) for end in (first, last))) for first, last, label in ends]
        assert sorted(ties) == one.ties
        assert "".join(it.get_covered_text() for it in cas.select(TOKEN)) == "".join(one.text.split())
        assert " ".join(it.get_covered_text() for it in cas.select(ZONE)).split() == one.text.split()
