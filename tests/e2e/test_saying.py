"""A whole report said by keys alone: five marks of each label with attributes and links, and the table of claims of it.

The tables were read by a person against the reports before they were put beside this file. Of the real report, which is
not in this repository, only places and values are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator import assets
from annotator.arabic.clean import clean
from annotator.core.json_value import Json
from annotator.core.saying import PROPOSED
from annotator.workflow import attributes, claims
from annotator.workflow.check import check
from tests.e2e.test_story import REAL
from tests.ui.conftest import (
    OpenProgram,
    app,
    no_question_left,
    no_unexpected_log,
    no_widget_left,
    open_program,
    qt_notes,
)
from tests.ui.hands import press, write
from tests.ui.person import Person
from tests.workshop import add_report, new_project

__all__ = [
    "app",
    "no_question_left",
    "no_unexpected_log",
    "no_widget_left",
    "open_program",
    "qt_notes",
]  # fixtures of the window's tests

HERE = Path(__file__).parent
COMPARED = (
    "start", "end", "zone", "outcome", "min", "max", "hedge", "joint", "deaths_min", "deaths_max", "victim", "unit",
    "cumulative", "generic", "framing", "subset",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One mark, and what is to be said of it.

    Attributes:
        key: Of its label.
        place: Its words, or where it is.
        says: By the code of the attribute, several values with | between them; what is proposed is taken first.
        links: The places that links lead to, by the code of the attribute.
    """

    key: str
    place: str | tuple[int, int]
    says: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str | tuple[int, int]] = field(default_factory=dict)


def named(kind: str, mention: str) -> dict[str, str]:
    return {"kind": kind, "mention": mention}


def placed(kind: str, precision: str) -> dict[str, str]:
    return {"kind": kind, "precision": precision, "mention": "name"}


def source(kind: str, mention: str) -> dict[str, str]:
    return {"type": kind, "mention": mention}


SEED = (
    Told("1", 'قوات "درع الوادي"', named("militia", "name")),
    Told("1", 'حركة "السهم الأخضر"', named("rebel", "name")),
    Told("1", "المسلحين", named("rebel", "nominal"), {"apposition_of": 'حركة "السهم الأخضر"'}),
    Told("1", "الطرفين", named("group", "anaphor")),
    Told("1", "لجنة وساطة قبلية", named("communal", "nominal")),
    Told("2", "وادي الريحان", placed("area", "1")),
    Told("2", "حاجز المثلث", placed("facility_military", "1")),
    Told("2", "معسكر الغيم", placed("facility_military", "2")),
    Told("2", "مدينة الربوة", placed("city", "1")),
    Told("2", "سوق الربوة", placed("facility_civilian", "1"), {"same_place_as": "مدينة الربوة"}),
    Told("3", "اشتباكات عنيفة", {"type": "armed_clash"}),
    Told("3", "هاجموا", {"type": "ground_assault"}, {"same_event_as": "اشتباكات عنيفة"}),
    Told("3", "انسحبوا", {"type": "withdrawal"}),
    Told("3", "هدنة", {"type": "agreement_truce", "status": "ceased"}),
    Told("3", "اغتيال", {"type": "assassination"}),
    Told("5", "مصدر عسكري", source("belligerent", "nominal")),
    Told("5", "المصدر العسكري", source("belligerent", "nominal")),
    Told("5", "بيان نشرته", source("belligerent", "nominal")),
    Told("5", "مسؤول محلي", source("official", "nominal")),
    Told("5", "المسؤول", source("official", "nominal")),
    Told("6", "الأسلحة المتوسطة", {"kind": "small_arms_ammunition", "role": "used"}),
    Told("6", "قذائف الهاون", {"kind": "artillery_mortar", "role": "used"}),
    Told("6", "الطيران المسيّر", {"kind": "drone", "role": "used"}),
    Told("6", "عربتين محترقتين", {"kind": "vehicle", "role": "destroyed", "quantity": "عربتين"}),
    Told("6", "كميات من الذخائر", {"kind": "small_arms_ammunition", "role": "captured"}),
    Told("7", "فجر الأحد", {}, {"anchor": "اشتباكات عنيفة"}),
    Told("7", "قبيل الفجر", {"value": "قبيل الفجر", "precision": "day"}),
    Told("7", "قبل شهرين", {}),
    Told("7", "ظهراً", {"value": "ظهر اليوم نفسه", "precision": "day"}),
    Told("7", "الفجر", {"value": "فجر اليوم نفسه", "precision": "day"}),
    Told("4", "سقوط سبعة عشر قتيلاً وجريحاً", {}, {"claimant": "مصدر عسكري", "victim_side": "الطرفين"}),
    Told("4", "أُسر أربعة منهم", {}, {"claimant": "مصدر عسكري", "victim_side": "المسلحين"}),
    Told(
        "4",
        "قتلت أكثر من عشرين عنصراً",
        {},
        {
            "claimant": "بيان نشرته",
            "victim_side": 'قوات "درع الوادي"',
            "perpetrator": 'حركة "السهم الأخضر"',
        },
    ),
    Told("4", "نزوح نحو 120 عائلة", {}, {"claimant": "مسؤول محلي"}),
    Told("4", "للمدنيين العالقين", {"outcome": "besieged", "victim": "civilian", "hedge": "plural"}),
)

REAL_MARKS = (
    Told("1", (119, 143), named("islamic_state", "name")),
    Told("1", (145, 149), named("islamic_state", "alias"), {"apposition_of": (119, 143)}),
    Told("1", (88, 98), named("state", "name")),
    Told("1", (385, 391), named("state", "nominal")),
    Told("1", (1063, 1073), named("civilian", "name")),
    Told("2", (201, 216), placed("city", "2")),
    Told("2", (1007, 1017), placed("neighbourhood", "1")),
    Told("2", (2124, 2128), placed("city", "1")),
    Told("2", (2525, 2535), placed("infrastructure", "1")),
    Told("2", (1305, 1318), placed("area", "2")),
    Told("3", (113, 118), {"type": "withdrawal"}),
    Told("3", (266, 274), {"type": "withdrawal"}, {"same_event_as": (113, 118)}),
    Told("3", (608, 615), {"type": "recapture"}),
    Told("3", (649, 654), {"type": "agreement_truce"}),
    Told("3", (2266, 2272), {"type": "ground_assault"}),
    Told("5", (236, 242), source("activists", "nominal")),
    Told("5", (803, 822), source("media", "name")),
    Told("5", (1026, 1041), source("activists", "nominal")),
    Told("5", (1068, 1073), source("activists", "name")),
    Told("5", (1877, 1888), source("unnamed", "nominal")),
    Told("6", (437, 453), {"kind": "small_arms_ammunition", "role": "captured"}),
    Told("6", (1339, 1366), {"kind": "landmine", "role": "used"}),
    Told("6", (2414, 2429), {"kind": "small_arms_ammunition", "role": "captured"}),
    Told("6", (2441, 2448), {"kind": "vehicle", "role": "captured"}),
    Told("6", (428, 444), {"kind": "unspecified", "role": "captured"}),
    Told("7", (186, 195), {}, {"anchor": (113, 118)}),
    Told("7", (845, 850), {}),
    Told("7", (1287, 1297), {}),
    Told("7", (2132, 2148), {}),
    Told("7", (2310, 2332), {}),
    Told(
        "4",
        (358, 376),  # which the program does not read
        {"outcome": "killed|wounded", "joint": "yes", "min": "20", "max": "99", "hedge": "tens"},
        {"claimant": (236, 242), "victim_side": (385, 391), "perpetrator": (119, 143)},
    ),
    Told("4", (2376, 2392), {}, {"perpetrator": (119, 143)}),
    Told("4", (1988, 2003), {"outcome": "killed", "generic": "yes", "hedge": "unknown"}, {"claimant": (1877, 1888)}),
    Told("4", (962, 974), {"outcome": "besieged", "hedge": "unknown"}),
    Told("4", (1782, 1804), {"outcome": "displaced", "generic": "yes", "hedge": "unknown"}),
)


class Sayer:
    """Somebody who has a keyboard and nothing else, before one report."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def range_of(self, place: str | tuple[int, int]) -> tuple[int, int]:
        """Return where a place is."""
        if isinstance(place, str):
            start = self.person.text.text().index(place)
            return start, start + len(place)
        return place

    def mark(self, told: Told) -> None:
        """Find the words with the keyboard, and give them their label."""
        person, (start, end) = self.person, self.range_of(told.place)
        person.press("Esc", "Esc", "Ctrl+Home", "Ctrl+F")
        finding, words = person.page.find_bar.field, person.text.text()[start:end]
        finding.clear()
        write(finding, words)
        hits = person.place.finding._hits
        for _ in range(hits.index((start, end))):
            press(finding, "Return")
        press(finding, "Escape")
        assert person.text.selection() == (start, end)
        person.press(told.key)
        assert person.place.coding.span is not None
        assert (person.place.coding.span.start, person.place.coding.span.end) == (start, end)

    def say(self, told: Told) -> None:
        """Take what is proposed, and say the rest."""
        self.person.press("T")
        for name, value in told.says.items():
            self.go_to(name)
            for one in value.split("|"):
                self.type(name, one)
        self.person.press("Esc") if self.person.page.inspector.focused() else None
        assert self.person.text.hasFocus()

    def go_to(self, name: str) -> None:
        """Go to a field by keys."""
        panel = self.person.page.inspector
        if panel.focused() is None:
            self.person.press("E")
        assert panel.form is not None
        names = list(panel.form.rows)
        by = names.index(name) - names.index(str(panel.focused()))
        for _ in range(abs(by)):
            self.person.press("Tab" if by > 0 else "Shift+Tab")
        assert panel.focused() == name

    def type(self, name: str, value: str) -> None:
        """Say a value by its digit, or by its name in the interface language."""
        panel = self.person.page.inspector
        assert panel.form is not None
        attribute, edit = panel.form.fields[name].attribute, panel.form.fields[name].edit
        codes = ["yes", "no"] if attribute.type == "bool" else [one.code for one in attribute.values]
        if value in codes and codes.index(value) < 9:
            self.person.press(str(codes.index(value) + 1))
            return
        found = attribute.value(value)
        write(edit, value if found is None else found.names[self.person.program.settings.text("language")])
        self.person.press("Return")

    def link(self, told: Told) -> None:
        """Make the links of a mark that is there."""
        person, (start, end) = self.person, self.range_of(told.place)
        for name, target in told.links.items():
            while (person.place.coding.span is None) or (
                (person.place.coding.span.start, person.place.coding.span.end) != (start, end)
                or person.place.coding.span.label != self.label(told.key)
            ):
                person.press("Tab" if (person.text.caret(), 0) <= (start, 1) else "Shift+Tab")
            self.go_to(name)
            person.press("Return")
            wanted = self.range_of(target)
            for _ in range(len(person.place.shown.spans)):
                at_hand = person.place.shown.span(str(person.text.selected_mark()))
                assert at_hand is not None
                if (at_hand.start, at_hand.end) == wanted:
                    break
                person.press("Tab")
            person.press("Return", "Esc")

    def label(self, key: str) -> str:
        """Return the code of the label of a key."""
        return next(str(one.code) for one in self.person.session.codebook.labels if one.shortcut == key)


def at_report(open_program: OpenProgram, folder: Path, text: str, language: str) -> Person:
    """Return somebody before a report, whose day is known."""
    with new_project(folder, "said") as project:
        add_report(project, text, "said.txt")
    person = open_program(folder / "said.tarmiz", language=language)
    person.press("Ctrl+D")
    field = person.page.details.fields["date"]
    write(field, "2025-03-17")
    press(field, "Return")
    person.press("Ctrl+D")
    person.read()
    return person


def worked(person: Person, marks: Sequence[Told]) -> None:
    """Say everything, see that nothing is missing, and finish the report without being asked anything."""
    sayer = Sayer(person)
    for told in marks:
        sayer.mark(told)
        sayer.say(told)
    for told in marks:
        if told.links:
            sayer.link(told)
    spans = person.spans()
    assert sorted(sayer.label(told.key) for told in marks) == sorted(span.label for span in spans)
    assert [problem.sentence() for problem in person.place.saying.problems.every] == []
    person.press("Ctrl+Return")
    assert QApplication.activeModalWidget() is None
    assert person.session.is_done()
    assert check(person.session.project).sound


def in_file(person: Person) -> Iterator[dict[str, Json]]:
    """Give the claims of the project: places and values, with the places that links lead to."""
    project = person.session.project
    spans = {span.id: span for span in person.session.spans()}
    for row in claims.claims(project):
        span = next(span for span in spans.values() if span.id == row.span)
        said = attributes.values_of(project, span)
        assert row.quote == person.text.text()[row.start : row.end]
        assert (row.coder, row.status) == ("sara", "done")
        value = {name: getattr(row, name) for name in COMPARED}
        for name, words in (("victim_side", row.side), ("perpetrator", row.perpetrator), ("claimant", row.claimant)):
            target = spans.get(said.get(name))  # type: ignore[call-overload]
            assert words == ("" if target is None else target.quote)
            value[name] = None if target is None else [target.start, target.end]
        value["read"] = dict(proposed) if isinstance(proposed := span.attributes.get(PROPOSED), Mapping) else None
        yield value


def reference(name: str) -> list[dict[str, Json]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("language", ["ar", pytest.param("en", marks=pytest.mark.soak)])
def test_five_marks_of_each_label_of_a_seed_report_are_said_by_keys_alone(
    open_program: OpenProgram, tmp_path: Path, language: str
) -> None:
    text = clean((assets.seed("reports") / "03-valley-clashes.txt").read_text(encoding="utf-8")).text
    person = at_report(open_program, tmp_path, text, language)
    worked(person, SEED)

    assert list(in_file(person)) == reference("claims_of_seed.jsonl")


@pytest.mark.soak
@pytest.mark.skipif(not REAL.exists(), reason="the real report is not in this repository")
def test_five_marks_of_each_label_of_the_real_report_are_said_by_keys_alone(
    open_program: OpenProgram, tmp_path: Path
) -> None:
    person = at_report(open_program, tmp_path, clean(REAL.read_text(encoding="utf-8")).text, "ar")
    worked(person, REAL_MARKS)

    assert list(in_file(person)) == reference("claims_of_real.jsonl")
