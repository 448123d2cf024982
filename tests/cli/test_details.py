"""Commands for what is known of a report."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.running import done, run
from tests.workshop import TEXT

TITLE = TEXT.split("\n")[0]
SARA = ("--coder", "سارة")


def test_metadata_is_said_kept_and_taken_away(project: Path) -> None:
    assert done("metadata", project, TITLE, "--json").value == {}
    done("metadata", project, TITLE, "source=وكالة", "date=2016-05-12", "url=http://x.test/?a=b", *SARA)
    expected = {"source": "وكالة", "date": "2016-05-12", "url": "http://x.test/?a=b"}
    assert done("show", project, TITLE, "--json").value["metadata"] == expected
    assert "Source   \u2068وكالة\u2069" in done("metadata", project, TITLE).out
    value = done("metadata", project, TITLE, "url=", *SARA, "--json").value
    assert value == {"source": "وكالة", "date": "2016-05-12"}
    done("undo", project, *SARA)
    assert done("metadata", project, TITLE, "--json").value == expected


def test_a_title_of_ones_own_is_the_one_by_which_a_report_is_found(project: Path) -> None:
    done("metadata", project, TITLE, "title=سوق", *SARA)
    assert done("show", project, "سوق", "--json").value["title"] == "سوق"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["source=x"], "Say with \u2068--coder NAME\u2069 who says it."),
        (["source", *SARA], "\u2068source\u2069 is not of the form KEY=VALUE."),
        (["=x", *SARA], "is not of the form KEY=VALUE."),
    ],
)
def test_metadata_that_is_said_wrongly_is_a_wrong_call(project: Path, words: list[str], sentence: str) -> None:
    ran = run("metadata", project, TITLE, *words)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert done("metadata", project, TITLE, "--json").value == {}


def test_a_zone_is_said_and_the_ones_around_it_give_way(project: Path) -> None:
    before = done("zones", project, TITLE, "--json").value
    assert before == done("show", project, TITLE, "--json").value["zones"]
    start = TEXT.index("وقال ناشطون")
    value = done("zone", project, TITLE, str(start), str(len(TEXT)), "comments", *SARA, "--json").value
    assert value[-1] == {"start": start, "end": len(TEXT), "kind": "comments"}
    assert all(one["end"] <= next_one["start"] for one, next_one in pairwise(value))
    assert "comments" in done("zones", project, TITLE).out
    done("undo", project, *SARA)
    assert done("zones", project, TITLE, "--json").value == before


def test_a_zone_outside_the_text_is_refused(project: Path) -> None:
    before = done("zones", project, TITLE, "--json").value
    for start, end in (("0", "9999"), ("5", "2"), ("-1", "4")):
        ran = run("zone", project, TITLE, start, end, "body", *SARA)
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert done("zones", project, TITLE, "--json").value == before
