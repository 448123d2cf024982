"""Splits: nothing that is alike and no group is parted, the same seed gives the same split, and newcomers move none."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.arabic.likeness import likeness, pieces
from annotator.core.document import DocumentId
from annotator.errors import InputError
from annotator.store import documents, vocabulary
from annotator.store.project import Project
from annotator.workflow import annotate, export, projects, splits
from annotator.workflow.check import check
from annotator.workflow.export import Manner
from tests.arabic.test_likeness import report, retold
from tests.workshop import ACTOR, LOCATION, TACTIC, add_report, coder, new_project

GROUPS = 7


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project of 60 reports, every third retold from the one before, each of one of some sources."""
    folder = tmp_path_factory.mktemp("template")
    with new_project(folder) as project:
        fill(project, range(40))
    return folder / "project.tarmiz"


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Iterator[Project]:
    """Open a copy of it."""
    with projects.open_project(Path(shutil.copy(template, tmp_path))) as opened:
        yield opened


def fill(project: Project, seeds: range) -> list[DocumentId]:
    """Add a report for each seed, a retold one for each second, and a mark or two in each."""
    who = coder(project)
    made = []
    for seed in seeds:
        words = report(seed)
        for text in (" ".join(words), *([retold(words, seed, 3)] if seed % 2 else [])):
            id = add_report(project, text, f"{seed}.txt")
            annotate.set_metadata(project, id, {"source": f"source {seed % GROUPS}"}, who.id)
            for nth, label in enumerate((ACTOR, LOCATION, TACTIC)[: 1 + seed % 3]):
                annotate.mark(project, id, who.id, nth * 6, nth * 6 + 5, label)
            annotate.set_status(project, id, who.id, "done")
            made.append(id)
    return made


def ids(project: Project) -> list[DocumentId]:
    return [row.id for row in documents.listing(project)]


def test_no_pair_that_is_nearly_the_same_is_parted_and_shares_are_kept(project: Project) -> None:
    found = splits.split(project, ids(project), splits.rule_of("80/10/10"))
    texts = {id: pieces(documents.document(project, id).text) for id in ids(project)}
    parted = [
        (one, other)
        for one in texts
        for other in texts
        if one < other and found.parts[one] != found.parts[other] and likeness(texts[one], texts[other]) >= 0.7
    ]
    assert parted == []
    counts = Counter(found.parts.values())
    assert counts["train"] == pytest.approx(48, abs=3)
    assert min(counts["dev"], counts["test"]) >= 4
    assert found.held == ()
    labels = {row.part: row.labels for row in found.rows}
    assert all(set(labels[part]) == {"ACTOR", "LOCATION", "TACTIC"} for part in ("train", "dev", "test"))
    assert max(found.likeness.values(), default=0.0) < 0.7


def test_no_group_is_parted(project: Project) -> None:
    found = splits.split(project, ids(project), splits.rule_of("60/20/20", together=["source"]))
    parts = defaultdict(set)
    for id, source in vocabulary.metadata_values(project, "source").items():
        parts[source].add(found.parts[id])
    assert {source: len(one) for source, one in parts.items()} == {f"source {nth}": 1 for nth in range(GROUPS)}


def test_the_same_seed_gives_the_same_split_and_another_seed_another(project: Project) -> None:
    first, again, other = (
        splits.split(project, ids(project), splits.rule_of("50/50", seed)).parts for seed in (3, 3, 4)
    )
    assert first == again
    assert first != other


def test_a_later_export_moves_nothing_and_newcomers_go_where_their_like_is(project: Project, tmp_path: Path) -> None:
    rule = splits.rule_of("80/10/10")
    export.run(project, tmp_path / "first.jsonl", "jsonl", manner=Manner(split=rule))
    before = splits.split(project, ids(project), rule).parts
    late = {seed: add_report(project, retold(report(seed), 99, 5), f"late {seed}.txt") for seed in range(0, 40, 4)}
    fill(project, range(100, 120))

    after = splits.split(project, ids(project), rule)

    assert {id: after.parts[id] for id in before} == before
    texts = {documents.document(project, id).text: id for id in before}
    assert {seed: after.parts[id] for seed, id in late.items()} == {
        seed: before[texts[" ".join(report(seed))]] for seed in late
    }
    assert len(after.new) == len(ids(project)) - len(before)
    assert check(project).sound


def test_a_newcomer_that_is_like_reports_of_two_parts_is_held_back_and_listed(tmp_path: Path) -> None:
    project = new_project(tmp_path)
    halves = [report(seed, 100) for seed in (1, 2)]
    for half in halves:
        add_report(project, " ".join(half))
    rule = splits.rule_of("50/50")
    export.run(project, tmp_path / "first.jsonl", "jsonl", manner=Manner(split=rule))
    parts = splits.split(project, ids(project), rule).parts
    assert len(set(parts.values())) == 2
    bridge = [retold(half, 5, 2) for half in halves]
    held = add_report(project, bridge[0] + " " + " ".join(halves[1][:12]), "near the first.txt")
    twin = add_report(project, bridge[1] + " " + " ".join(halves[0][:12]), "near the second.txt")
    for id in (held, twin):
        annotate.set_metadata(project, id, {"event": "one"}, coder(project).id)

    grouped = splits.split(project, ids(project), splits.rule_of("50/50", together=["event"]))
    assert grouped.parts[held] == grouped.parts[twin]

    made = export.run(project, tmp_path / "second.jsonl", "jsonl", manner=Manner(split=splits.rule_of("50/50")))
    assert made.parted is not None
    assert {id: made.parted.parts[id] for id in parts} == parts


def test_a_report_between_two_parts_goes_into_none(tmp_path: Path) -> None:
    project = new_project(tmp_path)
    words = report(1, 200)
    first, last = " ".join(words), retold(words, 8, 32)
    for text in (first, last):
        add_report(project, text)
    assert likeness(pieces(first), pieces(last)) < 0.6
    rule = splits.rule_of("50/50")
    export.run(project, tmp_path / "first.jsonl", "jsonl", manner=Manner(split=rule))
    between = [one if nth % 2 else other for nth, (one, other) in enumerate(zip(words, last.split(), strict=True))]
    middle = add_report(project, " ".join(between), "between.txt")

    made = export.run(project, tmp_path / "second.jsonl", "jsonl", manner=Manner(split=rule))

    assert made.parted is not None
    assert made.parted.held == (middle,)
    assert (made.counts or {})["held_back"] == 1
    lines = [(tmp_path / f"second-{part}.jsonl").read_text(encoding="utf-8") for part in ("train", "test")]
    assert [text.count("\n") for text in lines] == [1, 1]
    assert middle in (tmp_path / "second.jsonl.split.csv").read_text(encoding="utf-8-sig")


def test_somebody_who_does_not_wait_stops_it(project: Project) -> None:
    with pytest.raises(splits.StoppedError):
        splits.split(project, ids(project), splits.rule_of("80/20"), lambda done, every: done < 3)


@pytest.mark.parametrize("typed", ["", "80", "80/10/5/5", "a/b", "0/100", "80//20", "-80/20"])
def test_what_is_no_split_is_told(typed: str) -> None:
    with pytest.raises(InputError, match="is no split"):
        splits.rule_of(typed)
