"""The report: one page that needs nothing from outside, right in both languages, with all that a paper needs."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from annotator import language
from annotator.agreement.bootstrap import SEED
from annotator.agreement.figure import ALL_PAIRS
from annotator.agreement.selection import Selection
from annotator.workflow import compare, corpus_material
from annotator.workflow.agreement_report.markup import Markup, tag, text_of
from annotator.workflow.agreement_report.page import page
from annotator.workflow.agreement_report.writing import DIAGNOSIS, write
from annotator.workflow.compare import Agreement

DAY = datetime.date(2025, 3, 2)
SENTENCE = "قُتل 7 مدنيين في سوق تل الزهور، وانسحبت قوات اللواء 41 من حاجز الجسر. تقرير {nth}"
PLACES = ((0, 14, "CASUALTY"), (17, 30, "LOCATION"), (40, 54, "ACTOR"), (58, 68, "LOCATION"))
NASTY = '<script>alert("x")</script>'


def corpus(folder: Path, *, coders: int = 3) -> Path:
    """Return a corpus of twelve reports; the coders differ here and there, and one has a nasty name."""
    people = ["sara", "علي", NASTY, *(f"coder{nth}" for nth in range(4, 9))][:coders]
    lines = []
    for nth in range(12):
        sets = []
        for place, who in enumerate(people):
            spans = [
                {
                    "id": f"{place}-{number}",
                    "start": start + (nth + place) % 3 * (number == 1),
                    "end": end,
                    "label": "TACTIC" if (nth, place, number) == (3, 1, 2) else label,
                    "attributes": {"outcome": "killed" if nth % (place + 2) else "injured"}
                    if label == "CASUALTY"
                    else {},
                }
                for number, (start, end, label) in enumerate(PLACES)
                if (nth + number) % 5 or place != 2
            ]
            links = [{"id": "r", "type": "at", "from": f"{place}-0", "to": f"{place}-1"}] if nth % 5 > 1 else []
            relevance = "yes" if (nth + place) % 4 else "no"
            sets.append({"coder": who, "spans": spans, "relations": links, "metadata": {"relevance": relevance}})
        metadata = {"title": f"{NASTY} {nth}", "date": f"2025-{1 + nth // 4:02}-01"}
        lines.append({"id": f"r{nth}", "text": SENTENCE.format(nth=nth), "metadata": metadata, "annotation_sets": sets})
    path = folder / "team.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def found(tmp_path: Path) -> Agreement:
    return figures(corpus(tmp_path))


def figures(path: Path, selection: Selection = Selection()) -> Agreement:  # noqa: B008
    made = compare.agreement(corpus_material.of_corpus(path), selection, resamples=50)
    assert made is not None
    return made


class Reader(HTMLParser):
    """Reads a page: which elements and attributes it has, what it says, and that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "script"):
            self.said += data


def refuse_outside(text: str) -> None:
    """Fail where a page could load or run anything."""
    reader = Reader(text)
    assert reader.open == []
    names = {name for name, _ in reader.elements}
    assert not names & {"script", "link", "iframe", "img", "object", "embed", "base", "form", "a", "audio", "video"}
    for name, attributes in reader.elements:
        assert not [key for key in attributes if key in ("src", "href", "style", "srcset") or key.startswith("on")], (
            name
        )
    assert not re.search(r"https?:|//|url\(|@import|data:", text.partition("<title>")[2])
    policies = [
        one.get("content") for name, one in reader.elements if one.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert str(policies[0]).startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_page_needs_nothing_from_outside_and_runs_nothing(found: Agreement, code: str) -> None:
    language.use(code)
    text = page(found, DAY)
    refuse_outside(text)
    (html,) = [attributes for name, attributes in Reader(text).elements if name == "html"]
    assert (html["lang"], html["dir"]) == (code, "rtl" if code == "ar" else "ltr")


def test_what_people_wrote_is_shown_and_never_markup(found: Agreement) -> None:
    text = page(found, DAY)
    assert NASTY not in text
    assert NASTY in Reader(text).said


def test_every_part_is_there(found: Agreement) -> None:
    said = Reader(page(found, DAY)).said
    for heading in (
        "All labels",
        "By label",
        "By pair of coders",
        "Labels against labels",
        "By coder",
        "What marks say",
        "Links",
        "Values of whole reports",
        "Over time",
        "Disagreements",
        "Reports, from the worst",
        "Methods, for a paper",
        "Each mark",
    ):
        assert heading in said, heading
    assert "Only 12 reports were finished by two coders" in said


def test_the_figures_of_the_page_are_those_of_the_command_line(found: Agreement) -> None:
    said = Reader(page(found, DAY)).said
    for one in found.figures:
        of_all = one.scope.get("coders", ALL_PAIRS) == ALL_PAIRS or one.scope.get("label", "") is None
        if one.measure in ("f1_strict", "f1_overlap", "alpha_u") and of_all and one.number is not None:
            assert f"{one.number:.3f}" in said, one


def test_the_methods_name_numbers_seed_version_and_sources(found: Agreement) -> None:
    said = Reader(page(found, DAY)).said
    methods = said[said.index("Methods, for a paper") :]
    assert (
        f"over 12 reports that two or more of 3 coders had finished independently, with {found.summary.spans} marks"
        in methods
    )
    assert f"50 bootstrap resamples of reports (seed {SEED})" in methods
    for part in (
        "Tarmiz 0.1.0",
        "numpy",
        "Hripcsak",
        "Quality & Quantity",
        "Cohen, J. (1960)",
        "Krippendorff, K. (2011)",
    ):
        assert part in methods, part


@pytest.mark.parametrize("coders", [1, 2, 8])
def test_a_page_is_made_of_any_number_of_coders(tmp_path: Path, coders: int) -> None:
    refuse_outside(page(figures(corpus(tmp_path, coders=coders)), DAY))


def test_a_page_of_nothing_says_why(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text(json.dumps({"text": "قصف"}, ensure_ascii=False), encoding="utf-8")
    text = page(figures(path), DAY)
    refuse_outside(text)
    assert "Nobody has coded here yet" in Reader(text).said
    assert ">0.000<" not in text


def test_pictures_are_well_made(found: Agreement) -> None:
    for picture in re.findall(r"<svg.*?</svg>", page(found, DAY)):
        ElementTree.fromstring(picture)


def test_the_same_figures_make_the_same_page(found: Agreement) -> None:
    assert page(found, DAY) == page(found, DAY)


def test_text_is_escaped_and_isolated_by_elements() -> None:
    assert text_of("a < \u2068b & \x07\u2069") == "a &lt; <bdi>b &amp; \ufffd</bdi>"
    assert tag("p", "<", Markup("<b>x</b>"), class_="quiet", hidden=False) == '<p class="quiet">&lt;<b>x</b></p>'


def test_every_mark_is_in_the_diagnosis(found: Agreement, tmp_path: Path) -> None:
    table = tmp_path / "figures.csv"
    write(found, table=table)
    lines = table.with_name(table.name + DIAGNOSIS).read_text(encoding="utf-8").splitlines()
    marks = sum(len(coding.marks) for document in found.material.documents() for coding in document.codings)
    assert len(lines) == 1 + 2 * marks  # each is compared with two coders


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "made.jsonl"
    sets = [{"coder": who, "spans": [{"start": 0, "end": 2, "label": "@SUM(A1)"}]} for who in ("=cmd", "+1")]
    path.write_text(json.dumps({"text": "قصف", "annotation_sets": sets}, ensure_ascii=False), encoding="utf-8")
    table = tmp_path / "figures.csv"
    for file in write(figures(path), table=table):
        cells = [cell for line in file.read_text(encoding="utf-8").splitlines() for cell in line.split(",")]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_browser_shows_the_page_and_complains_of_nothing(found: Agreement, tmp_path: Path, code: str) -> None:
    language.use(code)
    file = tmp_path / "report.html"
    write(found, html=file)
    picture, profile = tmp_path / "page.png", tmp_path / "profile"
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--enable-logging=stderr",
        f"--user-data-dir={profile}",
        "--window-size=1000,1400",
        f"--screenshot={picture}",
        file.as_uri(),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert picture.stat().st_size > 20_000, ran.stderr
    assert not [line for line in ran.stderr.splitlines() if "CONSOLE" in line], ran.stderr
