"""Commands for what marks say: attributes and links."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import SARA, TITLE, WORD, done, english, mark, run
from tests.workshop import TEXT

KILLED, WOUNDED, SOURCE, FORCE = "قُتل 7 مدنيين", "أصيب أكثر من ٢٠ آخرين", "مصدر طبي", "قوات اللواء 41"


def says(project: Path, span: str) -> dict[str, object]:
    """Return what a mark says."""
    found: dict[str, object] = done("attributes", project, TITLE, span, *SARA, "--json").value["says"]
    return found


def test_attributes_are_set_told_and_taken_away(project: Path) -> None:
    span = mark(project, KILLED, "CASUALTY")
    value = done(
        "attributes", project, TITLE, span[:8], "outcome=killed,wounded", "min=7", "max=9", "subset=children:2,women:1",
        "joint=yes", *SARA, "--json"
    ).value  # fmt: skip
    assert value["attributes"] == {
        "outcome": ["killed", "wounded"],
        "min": 7,
        "max": 9,
        "subset": {"children": 2, "women": 1},
        "joint": True,
    }
    done("attributes", project, TITLE, span, "max=", "subset=", *SARA)
    assert {"max", "subset"} & says(project, span).keys() == set()
    done("undo", project, *SARA)
    assert says(project, span)["max"] == 9


def test_values_of_every_kind_can_be_typed(project: Path) -> None:
    source = mark(project, SOURCE, "SOURCE")
    force = mark(project, FORCE, "ACTOR")
    claim = mark(project, KILLED, "CASUALTY")
    place = mark(project, "تل الزهور", "LOCATION")
    start = TEXT.index("الزهور")
    done("attributes", project, TITLE, claim, "outcome=killed، missing", f"claimant={source[:9]}", *SARA)
    done("attributes", project, TITLE, force, "canonical=لواء 41", *SARA)
    done(
        "attributes",
        project,
        TITLE,
        place,
        "lat=36.5",
        "vague=yes",
        f"core={start},{start + 6}",
        "endpoints=أ، ب",
        *SARA,
    )
    assert says(project, claim) | {"outcome": ["killed", "missing"], "claimant": source} == says(project, claim)
    assert says(project, force)["canonical"] == "لواء 41"
    core = {"lat": 36.5, "vague": True, "core": [start, start + 6], "endpoints": ["أ", "ب"]}
    assert says(project, place) | core == says(project, place)
    assert SOURCE in done("attributes", project, TITLE, claim, *SARA).out


@pytest.mark.parametrize(
    ("given", "code", "sentence"),
    [
        ("outcome=dead", 1, "dead"),
        ("min=many", 1, "many"),
        ("joint=perhaps", 1, "perhaps"),
        ("subset=children:many", 1, "subset"),
        ("colour=red", 1, "colour"),
        ("claimant=ffff", 1, "ffff"),
        ("outcome", 2, "is not of the form KEY=VALUE"),
        ("=7", 2, "is not of the form KEY=VALUE"),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_stored(
    project: Path, given: str, code: int, sentence: str
) -> None:
    span = mark(project, KILLED, "CASUALTY")
    before = says(project, span)
    ran = run("attributes", project, TITLE, span, "max=7", given, *SARA)
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err
    assert says(project, span) == before


def test_a_proposal_is_told_with_its_reasons_and_stores_nothing_until_it_is_taken(project: Path) -> None:
    span = mark(project, WOUNDED, "CASUALTY")
    before = says(project, span)
    proposal = done("attributes", project, TITLE, span, "--propose", *SARA, "--json").value
    assert {name: proposal["values"].get(name) for name in ("outcome", "min", "max")} == {
        "outcome": ["wounded"],
        "min": 21,
        "max": None,
    }
    assert {ground["words"] for ground in proposal["grounds"]} >= {"أكثر من ٢٠"}
    assert all(TEXT[one["start"] : one["end"]] == one["words"] for one in proposal["grounds"])
    assert proposal["sentences"]
    assert says(project, span) == before
    done("attributes", project, TITLE, span, "--take", "min=22", *SARA)
    assert says(project, span) | {"outcome": ["wounded"], "min": 22} == says(project, span)
    done("undo", project, *SARA)
    assert says(project, span) == before


def test_where_nothing_is_read_it_says_so(project: Path) -> None:
    span = mark(project, FORCE, "ACTOR")
    assert done("attributes", project, TITLE, span, "--propose", *SARA).out == "Nothing is read in these words.\n"
    assert done("attributes", project, TITLE, span, "--propose", *SARA, "--json").value is None


def test_show_gives_links_and_days(project: Path) -> None:
    source, claim = mark(project, SOURCE, "SOURCE"), mark(project, KILLED, "CASUALTY")
    done("attributes", project, TITLE, claim, f"claimant={source}", *SARA)
    links = {one["id"]: one["links"] for one in done("show", project, TITLE, "--json").value["spans"]}
    assert links == {claim: {"claimant": source}, source: {}}


def test_all_of_it_speaks_the_chosen_language(project: Path, made_up: str) -> None:
    span = mark(project, WOUNDED, "CASUALTY")
    done("note", project, TITLE, "سؤال", "--question", *SARA)
    for words in (
        ("attributes", project, TITLE, span, *SARA),
        ("attributes", project, TITLE, span, "--propose", *SARA),
        ("problems", project),
    ):
        shown = done(*words, language=made_up).out
        assert WORD in shown or "attributes" in words
        assert set(english(shown)) <= {"sara"}, words
    headings, row = done("questions", project, language=made_up).out.splitlines()
    assert (english(headings), "سؤال" in row) == ([], True)
