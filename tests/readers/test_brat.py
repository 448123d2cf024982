"""brat, read by bioc."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.formats.exchange import ALL
from tests.readers.conftest import Export
from tests.readers.truth import Truth


def test_bioc_finds_text_marks_attributes_and_relations(
    exported: Export, truth: dict[str, Truth], library: Callable[..., Any]
) -> None:
    brat = library("bioc", "bioc.brat")
    target, report = exported("brat")
    respelt = {loss.detail["type"]: loss.detail["respelt"] for loss in report.losses if loss.code == "type_respelt"}
    found = 0
    for path in sorted(target.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as text, path.with_suffix(".ann").open(encoding="utf-8") as marks:
            document = brat.load(text, marks)
        one = truth[document.text]
        entities = {it.id: (*it.total_span, it.type) for it in document.entities}
        assert sorted(entities.values()) == one.sorted_marks()
        ties = sorted(
            (it.type, *(entities[it.arguments[end]] for end in ("Arg1", "Arg2"))) for it in document.relations
        )
        assert ties == sorted((respelt.get(kind, kind), *ends) for kind, *ends in one.ties)
        found += 1
    assert found == len(ALL)
