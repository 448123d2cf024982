"""The table of claims: what was coded, with the words and who says so; a joint figure never becomes deaths."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from annotator.core.span import Label
from annotator.store import documents
from annotator.store.project import Project
from annotator.workflow import annotate, attributes
from annotator.workflow.claims import COLUMNS, as_csv, as_jsonl, claims, write
from annotator.workflow.proposals import proposal_for
from tests.workshop import ACTOR, CASUALTY, add_report, coder, mark, new_project

TEXT = (
    "قصف على السوق\n\n"
    "قُتل سبعة مدنيين من أهالي البلدة، وفق مصدر طبي، وأصيب ما لا يقل عن 20 آخرين في قصف نفذته قوات اللواء 41.\n"
    "وقالت قوات اللواء 41 إنها قتلت وجرحت العشرات من المهاجمين."
)


def coded(project: Project) -> None:
    """Code the three claims of the report as the program proposes, with claimant and side."""
    report, who = add_report(project, TEXT), coder(project)
    annotate.set_metadata(project, report, {"date": "2016-05-16", "source": "=وكالة"}, who.id)
    source, force = (
        mark(project, report, who, "مصدر طبي", Label("SOURCE")),
        mark(project, report, who, "قوات اللواء 41"),
    )
    for words in ("قُتل سبعة مدنيين", "أصيب ما لا يقل عن 20 آخرين", "قتلت وجرحت العشرات"):
        span = mark(project, report, who, words, CASUALTY)
        proposal = proposal_for(project, span)
        assert proposal is not None
        attributes.set_attributes(project, [span], dict(proposal.values), proposed=proposal.values)
        attributes.link(project, span, "claimant", source if words.startswith("ق") and "سبعة" in words else force)
    assert force.label == ACTOR


def test_every_claim_is_a_row_with_its_words_and_its_claimant(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        coded(project)
        first, second, third = claims(project)
        assert (first.outcome, first.min, first.max, first.deaths_min, first.deaths_max) == ("killed", 7, 7, 7, 7)
        assert (first.claimant, first.victim, first.zone, first.date) == ("مصدر طبي", "civilian", "", "2016-05-16")
        assert (second.outcome, second.min, second.max, second.hedge) == ("wounded", 20, None, "at_least")
        assert (second.deaths_min, second.deaths_max) == (None, None)
        assert (third.outcome, third.joint, third.min, third.max) == ("killed|wounded", True, 20, 99)
        assert (third.deaths_min, third.deaths_max) == (None, None), "a joint figure never becomes deaths"
        assert third.claimant == "قوات اللواء 41"
        for row in (first, second, third):
            text = documents.document(project, documents.listing(project)[0].id).text
            assert text[row.start : row.end] == row.quote


def test_the_table_is_csv_that_no_spreadsheet_takes_for_a_formula(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        coded(project)
        rows = list(csv.DictReader(io.StringIO(as_csv(claims(project)))))
        assert tuple(rows[0]) == COLUMNS
        assert [row["min"] for row in rows] == ["7", "20", "20"]
        assert [row["max"] for row in rows] == ["7", "", "99"]
        assert [row["joint"] for row in rows] == ["", "", "yes"]
        assert {row["source"] for row in rows} == {"'=وكالة"}


def test_the_table_is_json_lines_too(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        coded(project)
        lines = [json.loads(line) for line in as_jsonl(claims(project)).splitlines()]
        assert [line["outcome"] for line in lines] == ["killed", "wounded", "killed|wounded"]
        assert lines[0]["source"] == "=وكالة"
        assert lines[1]["max"] is None


def test_a_claim_without_a_figure_has_none(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project, "سقوط ضحايا لم يعرف عددهم"), coder(project)
        mark(project, report, who, "ضحايا", CASUALTY)
        (row,) = claims(project)
        assert (row.min, row.max, row.deaths_min, row.deaths_max, row.hedge) == (None, None, None, None, "none")
        (written,) = csv.DictReader(io.StringIO(as_csv([row])))
        assert {written[name] for name in ("min", "max", "deaths_min", "deaths_max")} == {""}


def test_families_are_no_deaths(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, who = add_report(project, "مقتل عائلتين"), coder(project)
        span = mark(project, report, who, "مقتل عائلتين", CASUALTY)
        attributes.set_attributes(project, [span], {"outcome": ["killed"], "min": 2, "max": 2, "unit": "family"})
        (row,) = claims(project)
        assert (row.min, row.unit, row.deaths_min) == (2, "family", None)


def test_claims_of_one_coder_or_of_everybody_and_none_of_withdrawn_reports(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        report, sara, ali = add_report(project), coder(project, "sara"), coder(project, "ali")
        for who in (sara, ali):
            mark(project, report, who, "7 مدنيين", CASUALTY)
        assert [row.coder for row in claims(project)] == ["ali", "sara"]
        assert [row.coder for row in claims(project, sara.id)] == ["sara"]
        annotate.withdraw(project, [report], sara.id)
        assert list(claims(project)) == []


def test_a_table_that_is_stopped_is_not_written(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        add_report(project)
        seen: list[tuple[int, int]] = []

        def stop(done: int, every: int) -> bool:
            seen.append((done, every))
            return False

        assert write(project, tmp_path / "claims.csv", progress=stop) is None
        assert seen == [(0, 1)]
    assert list(tmp_path.glob("*claims*")) == []
