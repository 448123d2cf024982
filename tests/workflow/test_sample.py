"""The sample project: made once, from the seeds, with what they say of each report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator import assets
from annotator.store import annotations as annotation_store
from annotator.store import documents
from annotator.workflow import sample
from annotator.workflow.check import check


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


def test_the_sample_is_opened_again_and_not_made_anew() -> None:
    with sample.opened() as project:
        who = sample.coder(project)
        site = project.site
    with sample.opened() as project:
        assert (project.site, sample.coder(project)) == (site, who)


def test_a_sample_that_cannot_be_filled_leaves_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "codebook.toml").write_bytes(assets.seed("codebook.toml").read_bytes())
    monkeypatch.setattr(assets, "seed", lambda *parts: seeds.joinpath(*parts))  # an installation without its reports
    with pytest.raises(OSError, match=r"reports\.json"):
        sample.opened()
    assert not sample.path().exists()
