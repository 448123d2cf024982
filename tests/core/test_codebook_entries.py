"""What is looked up in a codebook: in both languages, in any spelling, by code."""

from __future__ import annotations

import pytest

from annotator import assets
from annotator.core.codebook_changes import Place
from annotator.core.codebook_entries import BookEntry, entries, matching
from annotator.formats import codebook_file


@pytest.fixture(scope="module")
def every() -> tuple[BookEntry, ...]:
    """Return the entries of the codebook of new projects."""
    return entries(codebook_file.read(assets.seed("codebook.toml")))


def test_labels_attributes_values_reports_and_rules_are_all_there(every: tuple[BookEntry, ...]) -> None:
    book = codebook_file.read(assets.seed("codebook.toml"))
    attributes = [attribute for _, attribute in book.every_attribute()]
    values = sum(len(attribute.values) for attribute in attributes)
    assert len(every) == len(book.labels) + len(attributes) + values + len(book.rules)
    assert len({entry.place for entry in every}) == len(every)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("معارضه", ("ACTOR", "kind", "rebel")),
        ("overthrow a government", ("ACTOR", "kind", "rebel")),
        ("rebel", ("ACTOR", "kind", "rebel")),
        ("ذُو صلة", ("report", "relevance", "relevant")),
        ("CASUALTY", ("CASUALTY",)),
        ("crossing conjunct", None),
        ("list each member", ("rules", "coordination")),
        ("تل الزهور قرب", ("LOCATION",)),
    ],
)
def test_what_is_typed_is_found_in_either_language(
    every: tuple[BookEntry, ...], words: str, place: Place | None
) -> None:
    found = [entry.place for entry in matching(every, words)]
    assert found == [] if place is None else place in found


def test_what_is_called_so_comes_before_what_only_says_so(every: tuple[BookEntry, ...]) -> None:
    found = matching(every, "مدنيون")
    assert found[0].names["ar"].startswith("مدنيون")
    assert matching(every, "Tactic")[0].place == ("TACTIC",)


def test_no_words_find_nothing(every: tuple[BookEntry, ...]) -> None:
    assert matching(every, "  ") == []
