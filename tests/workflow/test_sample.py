"""The sample project: made once, from the seeds, with what they say of each report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import assets
from annotator.core.saying import in_force
from annotator.store import annotations as annotation_store
from annotator.store import codebooks, documents
from annotator.store.codebook_versions import every_span
from annotator.workflow import finishing, proposals, sample
from annotator.workflow.check import check
from annotator.workflow.coders import coder_named


def test_the_sample_holds_every_seed_with_its_title_and_two_coded_reports() -> None:
    described = json.loads(assets.seed("reports.json").read_text(encoding="utf-8"))
    with sample.opened() as project:
        rows = documents.listing(project)
        assert sorted(row.title for row in rows) == sorted(one["title"] for one in described.values())
        assert len(rows) == len(list(assets.seed("reports").glob("*.txt")))
        coded = [one for row in rows for one in annotation_store.sets_of(project, row.id)]
        assert sorted(one.status for one in coded) == ["done", "in_progress"]
        assert all(one.spans for one in coded)
        assert check(project).sound
        for row in rows:
            assert documents.metadata_of(project, row.id).values.keys() == {
                "title",
                "source",
                "url",
                "date",
                "language",
            }


def test_nothing_is_left_to_be_said_of_the_marks_of_the_sample() -> None:
    with sample.opened() as project:
        assert finishing.all_problems(project) == []
        book = codebooks.codebook(project)
        for span in every_span(project):
            label = book.label(span.label)
            assert label is not None
            assert {one.code for one in label.attributes if one.required} <= span.attributes.keys()


def test_the_marks_of_the_sample_come_with_what_they_say_and_with_their_links() -> None:
    lines = [json.loads(line) for line in assets.seed("sample.jsonl").read_text(encoding="utf-8").splitlines()]
    written = [one for line in lines for one in line["annotation_sets"]]
    with sample.opened() as project:
        assert {span.id: span.attributes for span in every_span(project)} == {
            span["id"]: span["attributes"] for one in written for span in one["spans"]
        }
        assert {(link.type, link.source, link.target) for link in annotation_store.every_relation(project)} == {
            (link["type"], link["from"], link["to"]) for one in written for link in one["relations"]
        }


def test_the_claims_and_dates_of_the_sample_say_what_the_program_reads_in_them() -> None:
    with sample.opened() as project:
        book = codebooks.codebook(project)
        read = [span for span in every_span(project) if span.label in ("CASUALTY", "DATE")]
        assert {span.label for span in read} == {"CASUALTY", "DATE"}
        for span in read:
            proposal, label = proposals.proposal_for(project, span), book.label(span.label)
            assert proposal is not None
            assert label is not None
            assert in_force(span.attributes, label.attributes).items() >= proposal.values.items()


def test_the_sample_is_opened_again_and_not_made_anew() -> None:
    with sample.opened() as project:
        who = sample.coder(project)
        site = project.site
    with sample.opened() as project:
        assert (project.site, sample.coder(project)) == (site, who)


def test_the_coder_of_the_sample_stays_the_same_when_people_are_added() -> None:
    with sample.opened() as project:
        who = sample.coder(project)
        for name in ("A1", "B2", "ليلى"):
            coder_named(project, name, create=True)
    with sample.opened() as project:
        assert sample.coder(project) == who
        assert {span.coder for span in every_span(project)} == {who.id}


def test_a_sample_that_cannot_be_filled_leaves_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "codebook.toml").write_bytes(assets.seed("codebook.toml").read_bytes())
    monkeypatch.setattr(assets, "seed", lambda *parts: seeds.joinpath(*parts))  # an installation without its reports
    with pytest.raises(OSError, match=r"reports\.json"):
        sample.opened()
    assert not sample.path().exists()
