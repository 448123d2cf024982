"""A season of a team without a network loses nothing, doubles nothing and mixes nothing up."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.span import Span
from annotator.store import forks, journal, records
from annotator.store.project import Project
from annotator.workflow import export, projects
from annotator.workflow.check import check
from annotator.workflow.incoming import Source
from annotator.workflow.merge import merge
from tests.e2e.holdings import as_written, marks_of, state
from tests.e2e.post import FATES
from tests.e2e.season import NEW_LABEL, OLD_LABEL, Season, Size, played

SMALL = Size(coders=3, reports=27, shared=6, marks=2)
FULL = Size(coders=20, reports=2_000, shared=400, marks=4)


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """Play a small season, once for all tests here."""
    folder = tmp_path_factory.mktemp("season")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TARMIZ_HOME", str(folder))
        yield played(folder, SMALL)


def test_after_a_season_every_row_is_there_once_and_the_state_is_that_of_one_shared_file(season: Season) -> None:
    assert_nothing_is_lost(season)


@pytest.mark.soak
def test_after_a_season_of_twenty_coders_nothing_is_lost_either(tmp_path: Path) -> None:
    assert_nothing_is_lost(played(tmp_path, FULL))


def assert_nothing_is_lost(season: Season) -> None:
    """Assert that everything happened that can, and that none of it did harm."""
    assert {*FATES, "forked", "put back", "fork found"} <= {what for what, count in season.post.seen.items() if count}
    with season.boss.at_work() as merged, projects.open_project(season.shared) as shared:
        assert (found := check(merged)).sound, found.problems
        assert journal.conflicts(merged) == []
        held = Counter((row.site, row.seq, row.hash) for row in as_written(merged))
        assert held == dict.fromkeys(season.stored, 1)
        assert state(merged) == state(shared)
        assert forks.read(merged.db)
        labels = {span.label for span in records.select(merged.db, Span.kind)}
        assert {OLD_LABEL, NEW_LABEL} <= labels  # some were marked with the old codebook when the new one was in force
        hers = [marks_of(merged, person) for person in season.crew]
    for person, marks in zip(season.crew, hers, strict=True):
        with person.at_work() as project:
            assert (found := check(project)).sound, found.problems
            assert marks_of(project, person) == marks  # on both laptops, and with the labels that the supervisor gave


# What reaches a supervisor, in any order

FEW = settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=150)


@given(st.data())
@FEW
def test_any_order_of_merges_gives_the_same_bytes(season: Season, data: st.DataObject) -> None:
    assert_order_does_not_matter(season, data)


@pytest.mark.soak
@given(st.data())
@MANY
def test_any_of_many_orders_of_merges_gives_the_same_bytes(season: Season, data: st.DataObject) -> None:
    assert_order_does_not_matter(season, data)


def assert_order_does_not_matter(season: Season, data: st.DataObject) -> None:
    """Assert that packages and whole files, one or several at once, in two orders, give one and the same project."""
    sources = everything_sent(season)
    results = []
    for number in range(2):
        order = data.draw(st.permutations(sources))
        again = data.draw(st.lists(st.sampled_from(sources), max_size=2))
        path = Path(shutil.copy(season.begun, season.begun.with_name(f"united{number}.tarmiz")))
        with projects.open_project(path) as project:
            for piece in in_pieces([*order, *again], data):
                merge(project, piece, go_on=True)
            results.append(content(project))
        shutil.rmtree(path.with_name(f"{path.stem}.backups"))
    assert results[0] == results[1]


def everything_sent(season: Season) -> list[Source]:
    """Return all work that ever went out, even what was lost on the way, and the copies that lie at home."""
    packages: list[Source] = [season.boss.opens(letter.file) for letter in season.sent]
    return [*packages, *(person.path for person in season.crew)]


def in_pieces(order: list[Source], data: st.DataObject) -> Iterator[list[Source]]:
    """Give the sources one by one, or some of them together."""
    while order:
        count = data.draw(st.integers(1, len(order)))
        yield order[:count]
        order = order[count:]


def content(project: Project) -> tuple[object, ...]:
    """Return what must not depend on the order: rows as they were written, records, and the bytes of an export."""
    assert (found := check(project)).sound, found.problems
    target = project.path.with_suffix(".jsonl")
    export.run(project, target, "jsonl")
    written = Counter((row.site, row.seq, row.hash) for row in as_written(project))
    reasons = sorted((row.reason, row.record) for row in journal.conflicts(project))
    return written, state(project), reasons, target.read_bytes()
