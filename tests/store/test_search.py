"""The index finds every report that mentions some words, few others, and none that the filters leave out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import settings
from annotator.arabic.mentions import mentions
from annotator.core.document import DocumentId
from annotator.store import documents, search
from annotator.store.project import Project
from annotator.store.search import Only, mentioning
from annotator.workflow import annotate
from tests.workshop import ACTOR, TACTIC, add_report, coder, mark, new_project

PARTS = (
    "قصف", "القصف", "وقصف", "للقصف", "قَصْفٌ", "قصفهم", "قوات", "وبقوات", "الأسد", "الاسدي", "41", "٤١", "مقتل148", "و10",
    "Grad", "BM-21", "دير_الزور", "3.5", "«داعش»", "،", "🚁", "\u200fقصف", "ـقصفـ",
)  # fmt: skip


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project of a few hundred short texts of words that are hard to find."""
    chance, folder = random.Random(11), tmp_path_factory.mktemp("search")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(settings.HOME_VARIABLE, str(folder))
        with new_project(folder) as project, project.transaction():
            for nth in range(150):
                words = chance.choices(PARTS, k=chance.randint(1, 7))
                add_report(project, chance.choice((" ", " ", "\n")).join(words) + f" {nth}x", f"{nth}.txt")
            yield project


def ids(found: list[tuple[int, DocumentId]]) -> set[str]:
    return {id for _, id in found}


def test_whatever_is_mentioned_is_found(many: Project) -> None:
    texts = {row.id: documents.document(many, row.id).text for row in documents.listing(many)}
    chance = random.Random(5)
    several = [" ".join(chance.choices(PARTS, k=chance.randint(2, 3))) for _ in range(100)]
    for words in (*PARTS, *several):
        really = {id for id, text in texts.items() if mentions(text, words)}
        found = ids(mentioning(many, words, most=1_000))
        assert really <= found, words


def test_words_that_stand_apart_are_not_looked_at(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        apart = add_report(project, "قوات في المدينة، والأسد", "a.txt")
        together = add_report(project, "وقوات الأسد", "b.txt")
        assert ids(mentioning(project, "قوات الأسد")) == {together}
        assert ids(mentioning(project, "قوات")) == {apart, together}


def test_documents_come_a_batch_at_a_time_in_order(many: Project) -> None:
    whole = mentioning(many, "قصف", most=1_000)
    assert len(whole) > 15
    pieces, after = [], 0
    while batch := mentioning(many, "قصف", after=after, most=7):
        assert len(batch) <= 7
        pieces += batch
        after = batch[-1][0]
    assert pieces == whole == sorted(whole)


@pytest.mark.parametrize("words", ["", " ", "،", "🚁"])
def test_nothing_that_is_a_word_is_in_no_document(many: Project, words: str) -> None:
    assert mentioning(many, words) == []


def test_only_documents_of_a_coder_are_looked_at_where_it_is_asked(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        marked, finished, fresh = (add_report(project, f"قصف {nth}", f"{nth}.txt") for nth in range(3))
        sara, omar = coder(project), coder(project, "omar")
        mark(project, marked, sara, "قصف", TACTIC)
        mark(project, fresh, omar, "قصف", ACTOR)
        annotate.set_status(project, finished, sara.id, "done")

        def found(only: Only) -> set[str]:
            return ids(mentioning(project, "قصف", only=only))

        assert found(Only(sara.id, label=TACTIC)) == {marked}
        assert found(Only(sara.id, label=ACTOR)) == set()
        assert found(Only(omar.id, marked=True)) == {fresh}
        assert found(Only(sara.id, status="done")) == {finished}
        assert found(Only(sara.id, status="in_progress")) == {marked}
        assert found(Only(sara.id, status="not_started")) == {fresh}
        assert found(Only(None, label=TACTIC)) == set()
        assert found(Only(None, status="in_progress")) == {marked, fresh}
        assert found(search.EVERYWHERE) == {marked, finished, fresh}
