"""Published corpora come in, count as they should, and go out byte for byte; skipped where they are not at hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.arabic.words import Slice
from annotator.core.corpus import CorpusDocument
from annotator.core.document import Source, SourceId
from annotator.formats.cutting import source_words
from annotator.formats.item import LINES, Item
from annotator.formats.listing import FORMATS
from annotator.formats.setting import PLAIN
from tests.formats.exchange import corpus_in, items

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora-ar"
pytestmark = pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not at hand")

NESTED = tuple(CORPORA / "wojood-sample" / name for name in ("train.txt", "val.txt", "test.txt"))
WITHOUT_BREAKS = CORPORA / "anercorp" / "ANERCorp.conll"


@pytest.fixture(scope="module")
def nested() -> dict[Path, list[Item]]:
    """Return what is read of the corpus with marks inside marks."""
    return {path: items("conll2002", path) for path in NESTED}


@pytest.fixture(scope="module")
def without_breaks() -> list[Item]:
    """Return what is read of the corpus in which nothing parts sentences."""
    return items("conll2002", WITHOUT_BREAKS)


def documents(found: Sequence[Item]) -> list[CorpusDocument]:
    """Return the reports as an import stores them."""
    made = []
    for item in found:
        if item.report is not None:
            corpus = corpus_in(item.report)
            source = Source(SourceId("s"), corpus.document.id, item.path.name, "0", "utf-8", 1, item.report.layout)
            made.append(replace(corpus, sources=(source,)))
    return made


def written(found: Sequence[Item]) -> bytes:
    """Return the reports as they go out with their source's own words."""
    setting = replace(PLAIN, cut=source_words)
    return "".join(FORMATS["conll2002"].write(one, setting).text for one in documents(found)).encode("utf-8")


def lines_told(found: Sequence[Item]) -> dict[str, tuple[int, ...]]:
    """Return the lines that are told of, by what is odd about them."""
    return {finding.code: finding.lines for item in found for finding in item.findings}


def words(corpus: CorpusDocument) -> tuple[Slice, ...]:
    return source_words(corpus).words


def test_marks_inside_marks_count_as_their_readme_says(nested: dict[Path, list[Item]]) -> None:
    made = [corpus for found in nested.values() for corpus in documents(found)]
    assert sum(len(words(corpus)) for corpus in made) == 26_974
    assert sum(len(source_words(corpus).begins) + 1 for corpus in made) == 1_629
    assert sum(len(corpus.sets[0].spans) for corpus in made) == 4_222
    covered = [
        sum(span.start <= start and end <= span.end for span in corpus.sets[0].spans if span.start <= start < span.end)
        for corpus in made
        for start, end in words(corpus)
    ]
    assert sum(many > 1 for many in covered) == 1_078


@pytest.mark.parametrize("path", NESTED, ids=lambda path: path.name)
def test_marks_inside_marks_go_out_as_they_came(nested: dict[Path, list[Item]], path: Path) -> None:
    assert written(nested[path]) == path.read_bytes()


def test_a_tag_that_goes_on_with_nothing_is_told_by_its_line(nested: dict[Path, list[Item]]) -> None:
    assert {path.name: lines_told(found) for path, found in nested.items()} == {
        "train.txt": {"continues_nothing": (12_377,)},
        "val.txt": {},
        "test.txt": {},
    }


def test_a_file_without_breaks_is_cut_says_so_and_counts_as_its_readme_says(without_breaks: list[Item]) -> None:
    made = documents(without_breaks)
    lines = WITHOUT_BREAKS.read_bytes().count(b"\n")
    assert (lines, sum(len(corpus.sets[0].spans) for corpus in made)) == (150_313, 11_176)
    assert all(len(words(corpus)) <= LINES * 1.1 for corpus in made)
    told = without_breaks[-1].findings
    assert [finding.sentence for finding in told if finding.code == "cut"] == [
        f"It does not say where reports begin: it was cut into {len(made)} of them."
    ]
    found = lines_told(without_breaks)
    assert len(found["no_word"]) == 191
    raw = WITHOUT_BREAKS.read_text(encoding="utf-8").split("\n")
    assert all(len(raw[line - 1].split()) < 2 for line in found["no_word"])
    assert all(len(raw[line - 1].split()) > 2 for line in found["words"])


def test_a_file_without_breaks_goes_out_as_it_came(without_breaks: list[Item]) -> None:
    assert written(without_breaks) == WITHOUT_BREAKS.read_bytes()
