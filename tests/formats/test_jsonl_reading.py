"""A line of our own format, or of a stranger's, becomes a raw report; what has no place is told."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.corpus import RawContent, RawRelation, RawReport, RawSet, RawSpan
from annotator.core.json_value import compact
from annotator.core.placing import place
from annotator.errors import InputError
from annotator.formats.jsonl import FORMAT, read

TEXT = "قصف على سوق"


KEYS = st.sampled_from(
    "text id start end label quote attributes spans relations events notes coder coder_id status type from to zones "
    "kind annotation_sets sources format metadata utf16 x".split()
)
LEAVES = st.sampled_from([None, True, 0, 3, -1, 10**30, 1.5, "", "x", "done", FORMAT, TEXT, "\x00", "a" * 300])
JUNK = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=20
)


def line(**content: Any) -> str:
    """Return a line with a text."""
    return json.dumps({"text": TEXT, **content}, ensure_ascii=False)


def codes(text: str) -> list[str]:
    """Return the codes of what is told of a line."""
    return [finding.code for finding in read(text)[1]]


def test_a_text_is_enough() -> None:
    assert read(line()) == (RawReport(TEXT), ())


@pytest.mark.parametrize("text", ["[]", '"text"', "5", "null", "{}", '{"text": null}', '{"text": 5}', '{"Text": "x"}'])
def test_a_line_without_a_text_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read(text)


def test_a_newer_format_is_refused_and_a_newer_edition_of_ours_read() -> None:
    with pytest.raises(InputError, match="newer version"):
        read(line(format="tarmiz-corpus/2"))
    assert read(line(format="tarmiz-corpus/1.4")) == (RawReport(TEXT), ())


def test_a_strangers_keys_are_kept_in_the_metadata() -> None:
    raw, findings = read(line(format="doccano", id="d1", lang="ar", metadata={"title": "عنوان"}, zones="none"))
    assert raw.metadata == {"title": "عنوان", "format": "doccano", "id": "d1", "lang": "ar", "zones": "none"}
    assert (raw.id, findings) == ("", ())


def test_metadata_under_another_name_are_read_and_what_stands_twice_is_told() -> None:
    raw, findings = read(line(meta={"title": "one"}, title="two", source="one", metadata={"source": "one"}))
    assert raw.metadata == {"title": "one", "source": "one"}
    assert [finding.code for finding in findings] == ["key"]


def test_metadata_that_are_no_object_are_kept_too() -> None:
    assert read(line(metadata=["a"]))[0].metadata == {"metadata": ["a"]}


def test_our_own_id_is_no_metadata() -> None:
    raw, _ = read(line(format=FORMAT, id="abc"))
    assert (raw.id, raw.metadata) == ("abc", {})


def test_a_set_is_read_with_all_its_parts() -> None:
    content = {
        "coder": "سارة",
        "coder_id": "c1",
        "status": "in_progress",
        "spans": [
            {
                "id": "T1",
                "start": 0,
                "end": 3,
                "label": "TACTIC",
                "quote": "قصف",
                "attributes": {"a": 1},
                "utf16": [0, 3],
            },
            {"start": 8.0, "end": 11.0, "label": "LOCATION", "surface": "سوق", "sure": True},
            {"id": 7, "start": 0, "end": 1, "label": "X", "text": "ق", "attributes": None},
        ],
        "relations": [{"id": "R1", "type": "at", "from": "T1", "to": 7, "weight": 2, "attributes": {"weight": 3}}],
        "events": [{"id": "E1", "trigger": "T1"}],
        "notes": [{"id": "N1", "text": "?"}, "see above"],
    }
    raw, findings = read(line(annotation_sets=[content]))
    assert findings == ()
    assert raw.sets == (
        RawSet(
            coder="سارة",
            coder_id="c1",
            status="in_progress",
            spans=(
                RawSpan("T1", 0, 3, "TACTIC", "قصف", {"a": 1}),
                RawSpan("", 8, 11, "LOCATION", "سوق", {"sure": True}),
                RawSpan("7", 0, 1, "X", "ق"),
            ),
            relations=(RawRelation("R1", "at", "T1", "7", {"weight": 3}),),
            events=(RawContent("E1", {"trigger": "T1"}),),
            notes=(RawContent("N1", {"text": "?"}), RawContent("", {"text": "see above"})),
        ),
    )


def test_a_set_says_that_it_is_not_done_or_it_is_done() -> None:
    assert read(line(annotation_sets=[{}]))[0].sets == (RawSet(status="done"),)
    raw, findings = read(line(annotation_sets=[{"status": "finished"}]))
    assert raw.sets == (RawSet(status="in_progress"),)
    assert [finding.code for finding in findings] == ["status"]


def test_one_set_may_stand_in_the_line_itself() -> None:
    spans = [{"start": 0, "end": 3, "label": "TACTIC"}]
    raw, findings = read(line(coder="coder1", spans=spans, status="published"))
    assert raw.sets == (RawSet(coder="coder1", spans=(RawSpan("", 0, 3, "TACTIC"),)),)
    assert (raw.metadata, findings) == ({"status": "published"}, ())
    raw, _ = read(line(coder="coder1", title="x"))
    assert (raw.sets, raw.metadata) == ((), {"coder": "coder1", "title": "x"})


@pytest.mark.parametrize(
    "span",
    [
        {"start": 0, "end": 3},
        {"start": "0", "end": 3, "label": "X"},
        {"start": True, "end": 3, "label": "X"},
        {"start": 0.5, "end": 3, "label": "X"},
        {"start": 0, "end": 10**40, "label": "X"},
        {"start": 0, "end": 3, "label": ""},
        {"start": 0, "end": 3, "label": 5},
        {"start": 0, "end": 3, "label": "X\u0000"},
        {"start": 0, "end": 3, "label": "X" * 201},
        {"start": 0, "end": 3, "label": "X", "id": ["T1"]},
        [0, 3, "X"],
        "X",
        None,
    ],
)
def test_a_span_that_cannot_be_used_is_told_and_the_others_are_read(span: Any) -> None:
    good = {"start": 0, "end": 3, "label": "X"}
    raw, findings = read(line(spans=[span, good]))
    assert raw.sets[0].spans == (RawSpan("", 0, 3, "X"),)
    assert [finding.code for finding in findings] == ["part"]
    assert "Number 1 of its \u2068spans\u2069" in findings[0].sentence


@pytest.mark.parametrize("sets", [[5], ["x"], [None], [[]]])
def test_a_set_that_is_none_is_told(sets: Any) -> None:
    assert codes(line(annotation_sets=sets)) == ["part"]


def test_parts_that_are_no_lists_are_told() -> None:
    assert codes(line(annotation_sets=[{"spans": 5, "relations": "x", "events": 3}])) == ["part", "part", "part"]


def test_zones_are_read_and_what_else_they_say_is_told() -> None:
    zones = [
        {"start": 0, "end": 3, "kind": "title"},
        {"start": 4, "kind": "body"},
        {"start": 4, "end": 7, "kind": "body", "n": 1},
    ]
    raw, findings = read(line(zones=zones, zones_proposed=True))
    assert (raw.zones, raw.proposed) == (((0, 3, "title"), (4, 7, "body")), True)
    assert [finding.code for finding in findings] == ["part", "key"]


def test_no_zones_and_none_said_are_told_apart() -> None:
    assert read(line(zones=[]))[0].zones == ()
    assert read(line())[0].zones is None


def test_where_another_project_had_it_from_is_read_in_our_own_format_only() -> None:
    source = {"id": "s", "name": "a.txt", "sha256": "0" * 64, "encoding": "utf-8", "cleaning": 1, "metadata": {}}
    assert read(line(format=FORMAT, sources=[source]))[0].sources == (source,)
    for content in (
        {"sources": [source]},
        {"format": FORMAT, "sources": ["a.txt"]},
        {"format": FORMAT, "sources": "a"},
    ):
        raw, _ = read(line(**content))
        assert raw.sources == ()
        assert raw.metadata["sources"] == content["sources"]


def test_half_a_character_stays_in_the_text_for_cleaning_to_count_and_nowhere_else() -> None:
    raw, _ = read(r'{"text": "a\ud83d b", "title": "c\ud83d"}')
    assert raw.text == "a\ud83d b"
    assert raw.metadata == {"title": "c\ufffd"}


@given(st.dictionaries(KEYS, JUNK, max_size=8), st.booleans())
def test_whatever_a_line_holds_it_is_placed_or_told(content: dict[str, Any], has_text: bool) -> None:
    found = json.dumps(content | ({"text": TEXT} if has_text else {}))
    try:
        raw, _ = read(found)
    except InputError:
        return
    placed = place(raw).corpus
    for one in placed.sets:
        assert all(placed.document.text[span.start : span.end] == span.quote for span in one.spans)
        assert all(span.id and span.label.strip() for span in one.spans)
    compact([placed.metadata, [one.content for part in placed.sets for one in part.events]]).encode("utf-8")
