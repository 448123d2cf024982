"""Any file of tokens comes in with its marks and goes out again byte for byte; what our own lacks is in its losses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.corpus import CorpusDocument, RawReport
from annotator.core.document import Source, SourceId
from annotator.formats.cutting import source_words
from annotator.formats.item import Wanted
from annotator.formats.layout import BIOES
from annotator.formats.listing import FORMATS
from annotator.formats.setting import PLAIN
from annotator.formats.token_columns import found_out
from tests.formats.corpora import documents
from tests.formats.exchange import corpus_in, items, of_one, reports, written
from tests.formats.test_round_trips import FOUR, MANY, folder

WORD = st.text(alphabet="ابتقل🚁\u0651\u200cX.،", min_size=1, max_size=5).filter(lambda word: word.strip() == word)


@st.composite
def tokens(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]], list[int]]:
    """Draw words joined by spaces and line feeds, marks side by side over them, and where sentences begin."""
    words = draw(st.lists(WORD, min_size=1, max_size=12))
    begins = sorted(draw(st.sets(st.integers(1, len(words)), max_size=3)) - {len(words)})
    edges = sorted(draw(st.sets(st.integers(0, len(words)), max_size=8)))
    chunks = [
        (first, last, draw(st.sampled_from(FOUR)))
        for first, last in zip(edges[::2], edges[1::2], strict=False)
        if not any(first < begin < last for begin in begins)
    ]
    text = "".join(("" if not nth else "\n" if nth in begins else " ") + word for nth, word in enumerate(words))
    return text, chunks, begins


def lines_of(text: str, chunks: list[tuple[int, int, str]], scheme: str) -> str:
    """Return the file of tokens that another program would write: written from the description of the schemes alone."""
    tags: dict[int, str] = {}
    for first, last, label in chunks:
        for nth in range(first, last):
            inside = "I" if nth > first else "B"
            if scheme == "BIOES":
                inside = "S" if last - first == 1 else "B" if nth == first else "E" if nth == last - 1 else "I"
            tags[nth] = f"{inside}-{label}"
    lines, nth = [], 0
    for sentence in text.split("\n"):
        for word in sentence.split(" "):
            lines.append(f"{word} {tags.get(nth, 'O')}")
            nth += 1
        lines.append("")
    return "\n".join(lines)


def as_it_came(name: str, report: RawReport) -> str:
    """Return the lines of a report as they are written with its source's own words."""
    found = corpus_in(report)
    source = Source(SourceId("s"), found.document.id, "corpus.conll", "0", "utf-8", 1, report.layout)
    return FORMATS[name].write(replace(found, sources=(source,)), replace(PLAIN, cut=source_words)).text


@pytest.mark.parametrize(("name", "scheme"), [("conll2002", "BIO"), ("bioes", "BIOES")])
@given(drawn=tokens())
@MANY
def test_a_file_of_tokens_comes_in_with_its_marks_and_goes_out_as_it_came(
    name: str, scheme: str, drawn: tuple[str, list[tuple[int, int, str]], list[int]]
) -> None:
    text, chunks, _ = drawn
    file = lines_of(text, chunks, scheme)
    with folder() as place_:
        path = place_ / "corpus.conll"
        path.write_text(file, encoding="utf-8", newline="\n")
        (report,) = reports(name, path)
    found = corpus_in(report)
    assert found.document.text == text
    words = text.replace("\n", " ").split(" ")
    assert [(str(span.label), span.quote.replace("\n", " ")) for span in found.sets[0].spans] == [
        (label, " ".join(words[first:last])) for first, last, label in chunks
    ]
    assert as_it_came(name, report) == file


@pytest.mark.parametrize("name", ["conll2002", "bioes"])
@given(corpus=documents(coders=1))
@MANY
def test_our_own_words_come_back_with_the_marks_that_are_not_lost(name: str, corpus: CorpusDocument) -> None:
    draft = FORMATS[name].write(corpus)
    if not any(line.rpartition(" ")[2] != "O" for line in draft.text.split("\n") if line):
        return
    with folder() as place_:
        (path,) = written(place_, name, [of_one(corpus)])
        (report,) = reports(name, path)
    assert sum(len(one.spans) for one in report.sets) == draft.spans
    words = [line.rpartition(" ")[0] for line in draft.text.split("\n") if line]
    assert report.text.replace("\n", " ").split(" ") == words


# Files as strangers have them: several tags a line, lines without a tag or with two words, Windows' line ends, rules
# between documents, tags that go on with nothing. Whatever there is comes out as it came.

TAG = st.sampled_from(["O", "B-PERS", "I-PERS", "B-GPE", "I-GPE", "I-ORG", "S-ORG", "E-PERS"])
ODD = st.sampled_from(
    ["", "", "-DOCSTART- O", "-DOCSTART-", "word", "two words O", "  B-PERS", "a  O", "O", " O", "\u00a0 O"]
)


@st.composite
def strange(draw: st.DrawFn) -> str:
    separator, end = draw(st.sampled_from([" ", "\t"])), draw(st.sampled_from(["\n", "\r\n"]))
    most = draw(st.integers(1, 3))
    lines = [separator.join([draw(WORD), "B-PERS"])]
    for _ in range(draw(st.integers(0, 12))):
        plain = separator.join([draw(WORD), *draw(st.lists(TAG, min_size=1, max_size=most))])
        lines.append(draw(ODD) if draw(st.integers(0, 4)) == 4 else plain)
    return end.join(lines) + draw(st.sampled_from(["", end, end * 2]))


@pytest.mark.parametrize("name", ["conll2002", "bioes"])
@given(file=strange(), lines=st.integers(1, 4))
@MANY
def test_whatever_lines_a_file_has_it_goes_out_as_it_came(name: str, file: str, lines: int) -> None:
    with folder() as place_:
        path = place_ / "corpus.conll"
        path.write_text(file, encoding="utf-8", newline="")
        found = items(name, path, Wanted(lines=lines))
    assert [str(item.error) for item in found if item.error is not None] == []
    assert b"".join(item.data for item in found).decode() in (file, file + "\n", file + "\r\n")
    if (found_out(file.splitlines()).scheme == BIOES) == (name == "bioes"):
        assert "".join(as_it_came(name, item.report) for item in found if item.report is not None) == file
