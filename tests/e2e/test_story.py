"""The story of the program, with real keys and clicks, in both languages.

A coder starts it, makes a project, imports reports, marks with mouse and keyboard, closes it, comes back, finds
everything, undoes, finishes, and exports a corpus that says just what she marked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from annotator import app as program
from annotator import language, logs, settings
from annotator.store import documents
from annotator.ui.dialogs.exporting import ExportDialog
from annotator.workflow import projects
from annotator.workflow.check import check
from tests.ui.conftest import app, no_question_left, no_unexpected_log, no_widget_left, qt_notes
from tests.ui.hands import click, click_row, drag_over, press, put_caret, write
from tests.ui.visiting import Visitor, visited
from tests.workshop import OTHER_TEXT, TEXT

pytestmark = pytest.mark.usefixtures("app")
__all__ = [
    "app",
    "no_question_left",
    "no_unexpected_log",
    "no_widget_left",
    "qt_notes",
]  # fixtures of the window's tests

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "report-deir-ez-zor.txt"
THREE_WORDS = re.compile(r"[ء-ي]{3,} [ء-ي]{3,} [ء-ي]{3,}")
NAME = {"en": "sara", "ar": "سارة"}


@dataclass
class Story:
    """What happens in one language, and what is to come of it.

    Attributes:
        marks: Words and label of every mark that stands, by the text they are in.
    """

    language: str
    folder: Path
    marks: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def project(self) -> Path:
        """The project file."""
        return self.folder / "study.tarmiz"

    def key(self, label: int) -> str:
        """Return the key of a label in the digits of the interface."""
        return "١٢٣٤"[label - 1] if self.language == "ar" else "1234"[label - 1]

    def reports(self) -> list[Path]:
        """Write the reports that wait to be imported: one in UTF-8, one in UTF-16."""
        inbox = self.folder / "inbox"
        inbox.mkdir(exist_ok=True)
        (inbox / "first.txt").write_text(TEXT.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
        (inbox / "second.txt").write_bytes(OTHER_TEXT.encode("utf-16"))
        return [inbox / "first.txt", inbox / "second.txt", *([REAL] if REAL.exists() else [])]


@pytest.fixture(params=["en", "ar"])
def story(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Story]:
    """A story in each language; the log that the program wrote is closed afterwards."""
    handlers, level = list(logs.log.handlers), logs.log.level
    yield Story(request.param, tmp_path)
    for handler in [one for one in logs.log.handlers if one not in handlers]:
        logs.log.removeHandler(handler)
        handler.close()
    logs.log.setLevel(level)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the system's dialogs for files answer: they cannot be clicked without a screen."""
    given: dict[str, object] = {}
    for question in ("getSaveFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, question, staticmethod(lambda *_, asked=question, **__: (given[asked], "")))
    return given


def test_a_coder_codes_reports_from_start_to_end(qtbot: QtBot, story: Story, answers: dict[str, object]) -> None:
    first = visited(lambda: program.run(None, language=story.language), FirstDay(qtbot, story, answers))
    second = visited(lambda: program.run(story.project, language=story.language), SecondDay(qtbot, story, answers))

    assert (first, second) == (0, 0)
    assert_the_project_is_sound(story)
    assert_the_corpus_says_what_was_marked(story)
    assert_the_words_and_tags_say_what_was_marked(story)
    assert_the_log_has_no_word_of_a_report(story)


class Day:
    """One visit to the program."""

    def __init__(self, qtbot: QtBot, story: Story, answers: dict[str, object]) -> None:
        self.qtbot, self.story, self.answers = qtbot, story, answers

    def __call__(self, coder: Visitor) -> None:
        raise NotImplementedError

    def label(self, coder: Visitor, number: int) -> str:
        """Return the code of a label."""
        return str(coder.session.codebook.labels[number - 1].code)

    def note(self, coder: Visitor) -> None:
        """Remember what is marked in the open report: the file, the text and the list say the same."""
        self.story.marks[coder.text.text()] = coder.marks
        short = {str(one.code): one.short_names[self.story.language] for one in coder.session.codebook.labels}
        assert coder.painted == {(quote, short[label]) for quote, label in coder.marks}


class FirstDay(Day):
    """The sample, a new project, reports, and marks of every kind."""

    def __call__(self, coder: Visitor) -> None:
        self.look_at_the_sample(coder)
        self.make_a_project(coder)
        self.import_reports(coder)
        self.mark_by_hand(coder)
        self.mark_by_keyboard(coder)
        self.correct(coder)
        if REAL.exists():
            self.code_the_real_report(coder)
        coder.press("Ctrl+Q")
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []

    def look_at_the_sample(self, coder: Visitor) -> None:
        assert language.code() == self.story.language
        assert coder.session.is_sample
        assert len(coder.listed) > 8
        assert len(coder.marks) > 3

    def make_a_project(self, coder: Visitor) -> None:
        self.answers["getSaveFileName"] = str(self.story.folder / "study")
        coder.press("Ctrl+N")
        assert coder.session.project.path == self.story.project
        assert coder.listed == []
        assert coder.page.who.field.hasFocus()
        write(coder.page.who.field, NAME[self.story.language])
        press(coder.page.who.field, "Return")
        assert not coder.page.who.isVisible()

    def import_reports(self, coder: Visitor) -> None:
        self.answers["getOpenFileNames"] = [str(path) for path in self.story.reports()]
        with self.qtbot.waitSignal(coder.place.importing.ended, timeout=10_000):
            coder.press("Ctrl+I")
        assert len(coder.listed) == len(self.story.reports())
        click_row(coder.page.reports.list, 0)
        assert coder.text.text() == TEXT

    def mark_by_hand(self, coder: Visitor) -> None:
        coder.mark("7 مدنيين", self.story.key(4))
        assert coder.selected == "7 مدنيين"
        drag_over(coder.text, "تل الزهور")
        click(coder.page.labels.buttons["LOCATION"])
        coder.click_word("مدفعي")
        coder.press(self.story.key(3))
        assert coder.marks == [("تل الزهور", "LOCATION"), ("7 مدنيين", "CASUALTY"), ("مدفعي", "TACTIC")]
        self.note(coder)

    def mark_by_keyboard(self, coder: Visitor) -> None:
        put_caret(coder.text, "كتائب النهر")
        coder.press("Shift+Ctrl+Left", "Shift+Ctrl+Left", self.story.key(1))
        assert coder.selected == "كتائب النهر"
        put_caret(coder.text, "Grad")
        coder.press(self.story.key(3))
        assert coder.marks[-2:] == [("كتائب النهر", "ACTOR"), ("Grad", "TACTIC")]
        self.note(coder)

    def correct(self, coder: Visitor) -> None:
        coder.click_word("كتائب النهر")
        coder.press("Ctrl+}", self.story.key(2), self.story.key(1))
        assert coder.selected == "كتائب النهر أطلقت"
        coder.press("Ctrl+{")
        coder.click_word("مدفعي")
        coder.press("Del")
        assert ("مدفعي", "TACTIC") not in coder.marks
        coder.press("Ctrl+Z")
        assert coder.selected == "مدفعي"
        coder.press("Ctrl+PgDown")
        coder.mark("طريق الساحل", self.story.key(2))
        self.note(coder)
        coder.press("Ctrl+PgUp")
        self.note(coder)

    def code_the_real_report(self, coder: Visitor) -> None:
        click_row(coder.page.reports.list, 2)
        text = coder.text.text()
        assert len(text) == 2729
        places = list(THREE_WORDS.finditer(text))
        for number, place in enumerate((places[0], places[len(places) // 2], places[-1]), start=1):
            coder.mark(place.group(), self.story.key(number))
        report = coder.report
        assert report is not None
        kinds = [zone.kind for zone in documents.zones_of(coder.session.project, report).zones]
        assert kinds[0] == "title"
        assert {"duplicate_title", "body", "comments"} <= set(kinds) or {
            "duplicate_title",
            "body",
            "boilerplate",
        } <= set(kinds)
        self.note(coder)
        click_row(coder.page.reports.list, 0)


class SecondDay(Day):
    """Everything is there; the last mark is taken back and brought back, the report finished, the corpus exported."""

    def __call__(self, coder: Visitor) -> None:
        self.find_everything(coder)
        self.take_back_and_bring_back(coder)
        self.finish(coder)
        self.export(coder, self.story.folder / "corpus.jsonl")
        self.export(coder, self.story.folder / "corpus.conll", "Down", "Down", "Down", "Down", unfinished=True)

    def find_everything(self, coder: Visitor) -> None:
        assert coder.session.project.path == self.story.project
        assert not coder.page.who.isVisible()
        assert coder.text.text() == TEXT
        for row in range(len(coder.listed)):
            click_row(coder.page.reports.list, row)
            self.see(coder)

    def see(self, coder: Visitor) -> None:
        before = self.story.marks.get(coder.text.text(), [])
        self.note(coder)
        assert self.story.marks[coder.text.text()] == before

    def take_back_and_bring_back(self, coder: Visitor) -> None:
        seen = [self.stored(coder)]
        for key in ("Ctrl+Z", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"):
            coder.press(key)
            seen.append(self.stored(coder))
        assert len(seen[1]) == len(seen[0]) - 1
        assert seen[2] != seen[1]
        assert seen[3:] == [seen[1], seen[0]]
        for row in range(len(coder.listed)):
            click_row(coder.page.reports.list, row)
            self.see(coder)

    def stored(self, coder: Visitor) -> set[tuple[str, str, str]]:
        """Return every mark of the project as it is in the file."""
        rows = coder.session.project.db.execute("SELECT id, quote, label FROM spans").fetchall()
        return {(row[0], row[1], row[2]) for row in rows}

    def finish(self, coder: Visitor) -> None:
        click_row(coder.page.reports.list, 0)
        coder.finish()
        assert coder.text.text() == OTHER_TEXT
        assert coder.titles_by_status["done"] == [TEXT.split("\n")[0]]

    def export(self, coder: Visitor, target: Path, *keys: str, unfinished: bool = False) -> None:
        self.answers["getSaveFileName"] = str(target)
        coder.press("Ctrl+E")
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ExportDialog))
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, ExportDialog)
        press(dialog, *keys)
        dialog.options.unfinished.setChecked(unfinished)
        press(dialog, "Return")
        self.qtbot.waitUntil(target.exists)
        coder.window.activateWindow()  # as a screen's window manager does when a dialog goes
        self.qtbot.waitUntil(coder.window.isActiveWindow)
        assert target.with_name(f"{target.name}.losses.json").exists()


def assert_the_project_is_sound(story: Story) -> None:
    """Journal, state, hashes and quotes agree."""
    with projects.opened(story.project) as project:
        found = check(project)
        assert found.sound, found.problems


def assert_the_corpus_says_what_was_marked(story: Story) -> None:
    """Every quote is its slice, and every mark is there, with its coder and status."""
    lines = (story.folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    corpus = [json.loads(line) for line in lines]
    assert {one["text"] for one in corpus} == set(story.marks)
    for one in corpus:
        (only,) = one["annotation_sets"]
        assert only["coder"] in (NAME[story.language], {"name": NAME[story.language]}) or NAME[story.language] in str(
            only["coder"]
        )
        assert only["status"] == ("done" if one["text"] == TEXT else "in_progress")
        spans = only["spans"]
        assert all(one["text"][span["start"] : span["end"]] == span["quote"] for span in spans)
        wide = one["text"].encode("utf-16-le")
        assert all(
            wide[2 * a : 2 * b].decode("utf-16-le") == span["quote"] for span in spans for a, b in [span["utf16"]]
        )
        assert [(span["quote"], span["label"]) for span in spans] == story.marks[one["text"]]


def assert_the_words_and_tags_say_what_was_marked(story: Story) -> None:
    """Chunks of CoNLL are the words of the marks, in the order of the texts."""
    chunks: list[tuple[list[str], str]] = []
    for line in (story.folder / "corpus.conll").read_text(encoding="utf-8").splitlines():
        word, _, tag = line.rpartition(" ")
        if tag.startswith("B-"):
            chunks.append(([word], tag[2:]))
        elif tag.startswith("I-"):
            chunks[-1][0].append(word)
    marks = [
        mark for text in (TEXT, OTHER_TEXT, *(set(story.marks) - {TEXT, OTHER_TEXT})) for mark in story.marks[text]
    ]

    assert [("".join(words), label) for words, label in chunks] == [
        ("".join(quote.split()), label) for quote, label in marks
    ]


def assert_the_log_has_no_word_of_a_report(story: Story) -> None:
    """Nothing that was read or marked is told to the log."""
    for handler in logs.log.handlers:
        handler.flush()
    written = (settings.data_folder() / "tarmiz.log").read_text(encoding="utf-8")
    words = {word for text in story.marks for word in re.findall(r"[ء-ي]{4,}", text)}
    assert len(words) > 20
    assert [word for word in words if word in written] == []
