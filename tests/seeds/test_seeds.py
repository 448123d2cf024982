"""What a new project starts from: the codebook, the sample reports, and the two that are coded already."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from annotator import assets
from annotator.arabic.clean import clean
from annotator.arabic.graphemes import is_boundary
from annotator.arabic.words import words
from annotator.arabic.zones import propose
from annotator.core.codebook import AttributeDefinition, Codebook, ValueDefinition
from annotator.core.codebook_content import codebook_of
from annotator.core.document import METADATA_KEYS, ZONE_KINDS, document_id
from annotator.core.offsets import Utf16Map
from annotator.formats import codebook_file
from tests.seeds.contrast import contrast

PAPER = {"light": "#fffdf8", "dark": "#23262d"}
LABELS = ("ACTOR", "LOCATION", "TACTIC", "CASUALTY", "SOURCE", "WEAPON", "DATE")
CORE = LABELS[:4]
REPORTS = assets.seed("reports")
FILES = sorted(REPORTS.iterdir())
NAMES = [path.name for path in FILES]
OLD = "09-windows-1256.txt"
# Links whose targets the machine form leaves open and we do not: another name of an actor is an actor's.
NARROWED = {("ACTOR", "apposition_of"): ("ACTOR",)}
ARABIC, LATIN, HARAKAT = (re.compile(pattern) for pattern in ("[\u0621-\u064a]", "[A-Za-z]", "[\u064b-\u0652]"))

Json = dict[str, Any]


def text_of(path: Path) -> str:
    """Return a report's text as it came, before cleaning."""
    return path.read_bytes().decode("cp1256" if path.name == OLD else "utf-8")


def text_named(beginning: str) -> str:
    return clean(text_of(next(path for path in FILES if path.name.startswith(beginning)))).text


def kinds_of(text: str) -> list[str]:
    return [kind for _, _, kind in propose(text)]


# ------------------------------------------------------------------------------------------------------------- codebook


@pytest.fixture(scope="module")
def content() -> Json:
    return tomllib.loads(assets.seed("codebook.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return codebook_file.read(assets.seed("codebook.toml"))


def test_the_codebook_has_its_labels_on_the_first_digits_the_four_that_every_project_needs_first(
    codebook: Codebook,
) -> None:
    assert [(label.code, label.shortcut) for label in codebook.labels] == list(zip(LABELS, "1234567", strict=True))
    assert tuple(label.code for label in codebook.labels if not label.optional) == CORE


def test_the_codebook_says_what_it_is(content: Json) -> None:
    assert content["id"].isascii()
    assert content["version"] == "1.0"
    assert ARABIC.search(content["name"]["ar"])
    assert LATIN.search(content["name"]["en"])


def test_every_label_speaks_both_languages(codebook: Codebook) -> None:
    for label in codebook.labels:
        assert re.fullmatch("[A-Z]+", label.code)
        for said in (label.names, label.short_names, label.definitions):
            assert ARABIC.search(said["ar"])
            assert not LATIN.search(said["ar"])
            assert LATIN.search(said["en"])
            assert not ARABIC.search(said["en"])
        assert all(len(short) <= 12 for short in label.short_names.values()), "captions stand above words"


@pytest.mark.parametrize("theme", PAPER)
def test_a_label_can_be_read_on_paper_in_its_colour(codebook: Codebook, theme: str) -> None:
    for label in codebook.labels:
        assert re.fullmatch("#[0-9a-f]{6}", label.colours[theme])
        assert contrast(label.colours[theme], PAPER[theme]) >= 4.5


def test_labels_differ_in_colour(codebook: Codebook) -> None:
    for theme in PAPER:
        assert len({label.colours[theme] for label in codebook.labels}) == len(LABELS)


def test_the_paper_is_the_paper_of_the_themes() -> None:
    for theme, paper in PAPER.items():
        colours = tomllib.loads(assets.resource("themes", f"{theme}.toml").read_text(encoding="utf-8"))["colours"]
        assert colours["paper"] == paper


def test_every_kind_of_zone_has_its_names(content: Json) -> None:
    assert sorted(zone["code"] for zone in content["zones"]) == sorted(ZONE_KINDS)
    for zone in content["zones"]:
        assert ARABIC.search(zone["ar"])
        assert LATIN.search(zone["en"])


def test_the_rules_are_written_in_both_languages(content: Json, codebook: Codebook) -> None:
    assert len(codebook.rules) == len(content["rules"]) == 15
    assert len({rule.code for rule in codebook.rules}) == 15
    for rule in content["rules"]:
        assert ARABIC.search(rule["ar"])
        assert LATIN.search(rule["en"])


def test_every_attribute_and_value_speaks_both_languages(codebook: Codebook) -> None:
    for _, attribute in codebook.every_attribute():
        every: list[AttributeDefinition | ValueDefinition] = [attribute, *attribute.values]
        for named in every:
            assert re.search("[\u0621-\u064a]", named.names["ar"])
            assert LATIN.search(named.names["en"]) or named.names["en"].isdecimal()
            assert bool(named.definitions["ar"]) == bool(named.definitions["en"])


def test_the_attributes_are_those_of_the_design(codebook: Codebook) -> None:
    required = {
        str(label.code): [attribute.code for attribute in label.attributes if attribute.required]
        for label in codebook.labels
    }
    assert required == {
        "ACTOR": ["kind", "mention"],
        "LOCATION": ["kind", "precision", "mention"],
        "TACTIC": ["type", "polarity", "status"],
        "CASUALTY": ["outcome", "hedge", "victim"],
        "SOURCE": ["type", "mention"],
        "WEAPON": ["kind", "role"],
        "DATE": ["value", "precision"],
    }
    tactics = codebook.attribute("TACTIC", "type")
    assert tactics is not None
    assert len(tactics.values) == 40
    assert [attribute.code for attribute in codebook.report] == ["relevance", "duplicate_of", "note"]
    assert codebook.roles[0].code == "triggers"


def test_every_value_with_a_place_in_other_people_s_data_says_it(codebook: Codebook) -> None:
    tactics, kinds = codebook.attribute("TACTIC", "type"), codebook.attribute("ACTOR", "kind")
    assert tactics is not None
    assert kinds is not None
    for value in tactics.values:
        assert set(value.data) == {"acled_event", "acled_sub", "plover", "plover_mode", "ace"}
    assert {value.data.get("acled_code") for value in kinds.values} == {1, 2, 3, 4, 5, 6, 7, 8, None}
    for code, scale in (("LOCATION", "precision"), ("DATE", "precision")):
        precision = codebook.attribute(code, scale)
        assert precision is not None
        assert all({"acled", "ucdp"} <= set(value.data) for value in precision.values)


def test_examples_show_where_a_mark_begins_and_ends(codebook: Codebook) -> None:
    for label in codebook.labels:
        assert label.examples
        assert all(example.count("|") == 2 or example.startswith("و|") for example in label.examples)


def test_another_name_of_an_actor_is_an_actor(codebook: Codebook) -> None:
    alias = codebook.attribute("ACTOR", "apposition_of")
    assert alias is not None
    assert alias.targets == ("ACTOR",)


def test_the_codebook_is_what_the_machine_form_says() -> None:
    machine = REPORTS.parents[2] / "shared" / "data" / "codebook-default.json"
    if not machine.exists():
        pytest.skip("the machine form of the codebook is not on this machine")
    ours = codebook_file.read(assets.seed("codebook.toml"))
    theirs = codebook_of(json.loads(machine.read_text(encoding="utf-8")))
    for label in theirs.labels:
        for attribute in label.attributes:
            mine = ours.attribute(label.code, attribute.code)
            assert mine is not None
            assert (mine.type, mine.required, mine.default) == (attribute.type, attribute.required, attribute.default)
            assert (mine.least, mine.most) == (attribute.least, attribute.most)
            assert mine.targets == NARROWED.get((str(label.code), attribute.code), attribute.targets)
            assert [(v.code, v.names, v.data) for v in mine.values] == [
                (v.code, v.names, v.data) for v in attribute.values
            ]
    assert (ours.roles, ours.event_relations) == (theirs.roles, theirs.event_relations)


# -------------------------------------------------------------------------------------------------------------- reports


def test_there_are_reports_enough_in_a_fixed_order() -> None:
    assert len(FILES) >= 10
    assert [int(name[:2]) for name in NAMES] == list(range(1, len(NAMES) + 1))
    assert all(re.fullmatch(r"\d\d-[a-z0-9-]+\.txt", name) for name in NAMES)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_report_decodes_as_promised(path: Path) -> None:
    cleaned = clean(text_of(path))
    assert set(cleaned.counts) <= {"line_end"}
    assert ("line_end" in cleaned.counts) == (path.name == OLD)
    assert len(ARABIC.findall(cleaned.text)) > 100
    assert cleaned.text.endswith("\n")
    assert "\ufffd" not in cleaned.text


def test_the_old_report_is_windows_1256_and_nothing_newer() -> None:
    original = (REPORTS / OLD).read_bytes()
    with pytest.raises(UnicodeDecodeError):
        original.decode("utf-8")
    text = original.decode("cp1256")
    assert text.encode("cp1256") == original
    assert set("«»،–") <= set(text)
    assert "\u064b" in text, "tanween has its place in the code page"


def test_no_two_reports_are_alike() -> None:
    texts = [clean(text_of(path)).text for path in FILES]
    assert len({document_id(text) for text in texts}) == len(texts)
    paragraphs = [line for text in texts for line in set(text.split("\n")) if len(line) > 80]
    assert len(set(paragraphs)) == len(paragraphs)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_report_has_a_title_and_a_body(path: Path) -> None:
    kinds = kinds_of(clean(text_of(path)).text)
    assert kinds[0] == "title"
    assert kinds.count("body") == 1


def test_the_reports_have_what_they_are_there_for() -> None:
    assert text_named("04").split("\n")[0].isascii()
    figures = text_named("05")
    assert re.search("[0-9]", figures)
    assert re.search("[\u0660-\u0669]", figures)
    assert sum(line.count("|") == 4 for line in figures.split("\n")) >= 4
    assert sum(line.count("\t") == 4 for line in figures.split("\n")) >= 4
    assert len(HARAKAT.findall(text_named("06"))) > len(ARABIC.findall(text_named("06"))) // 2
    weapons = text_named("11")
    assert any(ord(character) > 0xFFFF for character in weapons[:5]), "before any span"
    assert "Grad" in weapons
    assert "BM-21" in weapons


def test_lengths_differ_from_a_flash_to_a_long_read() -> None:
    lengths = [len(words(clean(text_of(path)).text)) for path in FILES]
    assert min(lengths) < 60
    assert max(lengths) > 1500
    assert len([length for length in lengths if 100 < length < 400]) >= 8


def test_repeated_title_comments_and_menus_are_found() -> None:
    kinds = kinds_of(text_named("07"))
    assert kinds == ["title", "duplicate_title", "body", "comments", "boilerplate"]


def test_byline_and_caption_are_found() -> None:
    assert kinds_of(text_named("08")) == ["title", "byline", "caption", "body"]


def test_the_figures_in_the_tables_add_up() -> None:
    figures = text_named("05").translate({0x0660 + digit: str(digit) for digit in range(10)})
    months = [line.split(" | ") for line in figures.split("\n") if "/" in line and "|" in line]
    totals = next(line.split(" | ") for line in figures.split("\n") if line.startswith("المجموع |"))
    for column in range(1, 5):
        assert sum(int(row[column]) for row in months) == int(totals[column])
    districts = [line.split("\t") for line in figures.split("\n") if re.search(r"\t\d", line)]
    assert all(sum(map(int, row[1:4])) == int(row[4]) for row in districts)
    assert sum(int(row[4]) for row in districts) == int(totals[2])


def test_what_is_known_of_each_report_is_written_down() -> None:
    known = json.loads(assets.seed("reports.json").read_text(encoding="utf-8"))
    assert sorted(known) == NAMES
    for metadata in known.values():
        assert tuple(metadata) == METADATA_KEYS
        assert metadata["url"].startswith("https://example.org/")
        assert date.fromisoformat(metadata["date"]).isoformat() == metadata["date"]
        assert metadata["language"] == "ar"


# --------------------------------------------------------------------------------------------------- the coded reports


def lines() -> list[Json]:
    content = assets.seed("sample.jsonl").read_bytes().decode("utf-8")
    return [json.loads(line) for line in content.split("\n") if line]


LINES = lines()


def spans() -> Iterator[tuple[str, Json]]:
    for line in LINES:
        for annotation_set in line["annotation_sets"]:
            for span in annotation_set["spans"]:
                yield line["text"], span


def test_the_sample_holds_one_finished_report_and_one_begun() -> None:
    assert {line["format"] for line in LINES} == {"tarmiz-corpus/1"}
    sets = [annotation_set for line in LINES for annotation_set in line["annotation_sets"]]
    assert [(one["coder"], one["status"]) for one in sets] == [("sample", "done"), ("sample", "in_progress")]
    assert min(len(one["spans"]) for one in sets) >= 25


def test_the_sample_reports_are_those_of_the_folder() -> None:
    texts = {clean(text_of(path)).text: path.name for path in FILES}
    known = json.loads(assets.seed("reports.json").read_text(encoding="utf-8"))
    for line in LINES:
        assert line["id"] == document_id(line["text"])
        assert line["metadata"] == known[texts[line["text"]]]
        zones = [(zone["start"], zone["end"], zone["kind"]) for zone in line["zones"]]
        assert zones == propose(line["text"])


def test_every_quote_is_its_slice_in_both_units() -> None:
    for text, span in spans():
        assert text[span["start"] : span["end"]] == span["quote"]
        units = Utf16Map(text)
        assert span["utf16"] == [units.to_utf16(span["start"]), units.to_utf16(span["end"])]


def test_every_label_is_in_the_codebook_and_used(codebook: Codebook) -> None:
    for line in LINES:
        used = {span["label"] for one in line["annotation_sets"] for span in one["spans"]}
        assert set(CORE) <= used <= {label.code for label in codebook.labels}


def test_edges_part_no_letter_from_its_marks_and_hold_no_space_or_stop() -> None:
    for text, span in spans():
        assert is_boundary(text, span["start"])
        assert is_boundary(text, span["end"])
        assert re.fullmatch(r"\w(.*[\w\u064b-\u0652\"»])?", span["quote"])
        assert span["quote"].count('"') % 2 == 0


def test_marks_end_where_words_end_and_start_inside_them_only_after_a_joined_letter() -> None:
    inside = 0
    for text, span in spans():
        before, after = text[: span["start"]], text[span["end"] : span["end"] + 1]
        assert not re.match(r"\w", after)
        joined = re.search(r"\w*$", before)
        assert joined is not None
        assert joined.group() in {"", "و", "ف", "ب", "ل", "ك", "س"}
        inside += bool(joined.group())
    assert inside >= 5


def test_a_tactic_is_one_word() -> None:
    assert [span["quote"] for _, span in spans() if span["label"] == "TACTIC" and " " in span["quote"]] == []


def test_places_nest_and_marks_of_one_label_never_cross() -> None:
    for line in LINES:
        nested = 0
        for one, other in combinations(line["annotation_sets"][0]["spans"], 2):
            if one["label"] != other["label"] or other["start"] >= one["end"] or one["start"] >= other["end"]:
                continue
            nested += 1
            assert one["label"] == "LOCATION", "no actor inside an actor"
            assert one["start"] <= other["start"] < other["end"] <= one["end"]
        assert nested >= 4


def test_ids_are_unlike() -> None:
    ids = [span["id"] for _, span in spans()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in ids)


def test_marks_lie_in_title_and_body_only() -> None:
    for line in LINES:
        coded = [(zone["start"], zone["end"]) for zone in line["zones"] if zone["kind"] in ("title", "body")]
        for span in line["annotation_sets"][0]["spans"]:
            assert any(start <= span["start"] and span["end"] <= end for start, end in coded)
