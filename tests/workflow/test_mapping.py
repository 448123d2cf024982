"""Labels and coders of other programs become ours, by a file that says how."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator import assets
from annotator.core.corpus import RawRelation, RawReport, RawSet, RawSpan
from annotator.errors import InputError
from annotator.formats import codebook_file
from annotator.workflow.mapping import LabelMapping, Target, mapping_of, read, suggested

BOOK = codebook_file.read(assets.seed("codebook.toml"))
SPANS = tuple(RawSpan(f"s{nth}", nth, nth + 1, label) for nth, label in enumerate(("PERS", "GPE", "MISC")))
REPORT = RawReport("abc", sets=(RawSet("user1", "7", spans=SPANS, relations=(RawRelation("r", "x", "s0", "s2"),)),))


def test_labels_are_replaced_or_left_out_with_what_hangs_on_them_and_told() -> None:
    targets = {"PERS": Target("ACTOR", {"kind": "person"}), "MISC": Target(None)}
    mapped, findings = LabelMapping(targets, {"user1": "sara"}).applied(REPORT)
    (one,) = mapped.sets
    assert [(span.label, span.attributes) for span in one.spans] == [("ACTOR", {"kind": "person"}), ("GPE", {})]
    assert one.relations == ()
    assert (one.coder, one.coder_id) == ("sara", "")
    assert [finding.code for finding in findings] == ["label_left_out"]
    assert "MISC" in findings[0].sentence


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("map.json", '{"PERS": "ACTOR", "MISC": null}'),
        ("map.json", '{"labels": {"PERS": "ACTOR", "MISC": null}}'),
        ("map.toml", 'PERS = "ACTOR"\nMISC = false\n'),
        ("map.toml", '[labels]\nPERS = "ACTOR"\nMISC = ""\n'),
    ],
)
def test_a_mapping_is_json_or_toml(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert read(path, BOOK) == LabelMapping({"PERS": Target("ACTOR"), "MISC": Target(None)})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[]", "no object"),
        ('{"PERS": "PERSON"}', "no label \u2068PERSON\u2069"),
        ('{"PERS": 7}', "\u2068PERS\u2069 is no label"),
        ('{"labels": {}, "coders": {"a": ""}}', "is no name"),
        ("{", "cannot be read"),
    ],
)
def test_what_is_no_mapping_is_told_with_its_file(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "map.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path, BOOK)
    assert told in str(caught.value)
    assert "map.json" in str(caught.value)


def test_a_mapping_says_more_of_marks() -> None:
    found = mapping_of({"ORG": {"label": "ACTOR", "attributes": {"kind": "organisation"}}}, BOOK)
    assert found.labels == {"ORG": Target("ACTOR", {"kind": "organisation"})}


def test_what_labels_likely_are_is_suggested_and_what_cannot_be_told_is_not() -> None:
    found = dict(suggested(["PERS", "actor", "GPE", "CARDINAL"], BOOK))
    assert found == {"PERS": "ACTOR", "actor": "ACTOR", "GPE": "LOCATION", "CARDINAL": ""}
