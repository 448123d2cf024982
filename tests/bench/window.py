"""What a person waits for: the start, a report that opens, a mark from the key to the painted and stored mark."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator import settings
from annotator.arabic.graphemes import snap
from annotator.arabic.words import words as words_of
from annotator.core.document import DocumentId
from annotator.store import documents
from annotator.ui.application import made_application
from annotator.ui.program import Program
from annotator.ui.workplace import Workplace
from annotator.workflow import projects
from annotator.workflow.coders import coder_named
from tests.bench.clock import Clock, resident_mb
from tests.bench.store import LABELS, SIZES, imported, marked
from tests.bench.texts import report
from tests.ui import hands

CODER = "bench"
STARTS, OPENINGS, MARKS, SAYINGS = 7, 15, 100, 60
LAPTOP = (1366, 768)
TYPED = ("قصف مدفعي", "كتائب النهر", "الاحياء", "Grad", "مدنيين", "طريق تل الزهور")

# Prints the seconds from before the interpreter's start to the first picture of the report, and the memory then.
START = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from annotator import settings
from annotator.ui.application import made_application
from annotator.ui.program import Program

class Painted(QObject):
    painted = False
    def eventFilter(self, watched, event):
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False

app = made_application()
program = Program(app, settings.load())
program.window.show()
program.begin(Path(sys.argv[2]) if sys.argv[2] else None)
text = program.window.workplace.page.text
assert text.text()
watch = Painted()
text.viewport().installEventFilter(watch)
text.viewport().update()
while not watch.painted:
    app.processEvents()
app.processEvents()
seconds = time.time() - float(sys.argv[1])
from tests.bench.clock import resident_mb
print(seconds, resident_mb())
program.finish()
"""


def starts(folder: Path) -> dict[str, object]:
    """From nothing to the first painted report: the sample, and a project of 10,000 reports."""
    settings.load().set("coder_name", CODER)
    with projects.create(folder / "start.tarmiz") as project:
        imported(project, folder, (report(110, seed) for seed in range(10_000)))
    return {
        "the sample, made anew": _started(None, 1),
        "the sample": _started(None, STARTS),
        "10,000 reports, first time": _started(folder / "start.tarmiz", 1),
        "10,000 reports": _started(folder / "start.tarmiz", STARTS),
    }


def _started(project: Path | None, rounds: int) -> dict[str, float]:
    clock = Clock()
    memory = 0.0
    for _ in range(rounds):
        command = [sys.executable, "-c", START, str(time.time()), "" if project is None else str(project)]
        seconds, memory = map(float, subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())
        clock.rounds.append(seconds * 1000)
    return {**clock.figures(), "resident_mb": memory}


def openings(folder: Path) -> dict[str, object]:
    """A report of each size, with its marks, from the choice in the list to the painted page."""
    results: dict[str, object] = {}
    with at_work(folder / "openings.tarmiz", folder) as (app, place, ids):
        small = ids[-1]
        for (words, spans), id in zip(SIZES, ids, strict=False):
            clock = Clock()
            for _ in range(OPENINGS):
                place.reports.open(small)
                settle(app)
                with clock.round():
                    place.reports.open(id)
                    settle(app)
            assert len(place.shown.spans) == spans
            results[f"{words} words, {spans} spans"] = {**clock.figures(), "resident_mb": resident_mb()}
    return results


def marks(folder: Path) -> dict[str, object]:
    """One mark in a report of each size: from the key to the picture, stored and synced on the way."""
    results: dict[str, object] = {}
    with at_work(folder / "marking.tarmiz", folder) as (app, place, ids):
        for (words, spans), id in zip(SIZES, ids, strict=False):
            place.reports.open(id)
            settle(app)
            clock = Clock()
            for nth, offset in enumerate(_free_words(place)):
                place.page.text.set_caret(offset)
                place.coding.select(None)
                settle(app)
                with clock.round():
                    hands.press(place.page.text, str(nth % 4 + 1))
                    settle(app)
            assert len(place.session.spans()) == spans + len(clock.rounds)
            results[f"{words} words, {spans} spans"] = {**clock.figures(), "resident_mb": resident_mb()}
    return results


def sayings(folder: Path) -> dict[str, object]:
    """A value of a mark in a report of each size, by its digit: from the key to the picture, stored and synced."""
    results: dict[str, object] = {}
    with at_work(folder / "said.tarmiz", folder) as (app, place, ids):
        for (words, spans), id in zip(SIZES, ids, strict=False):
            place.reports.open(id)
            settle(app)
            clock, choosing = Clock(), Clock()
            marks = [span for span in place.shown.spans if span.label == "CASUALTY"]
            for nth, span in enumerate(marks[:: max(1, len(marks) // SAYINGS)][:SAYINGS]):
                with choosing.round():
                    place.coding.select_and_show(span.id)
                    settle(app)
                hands.press(place.page.text, "E")
                settle(app)
                with clock.round():
                    hands.press(place.page.text, str(nth % 4 + 1))
                    settle(app)
                place.page.text.setFocus()
            said = sum("outcome" in span.attributes for span in place.session.spans())
            assert said == len(clock.rounds)
            results[f"{words} words, {spans} spans"] = {"a_value": clock.figures(), "selecting": choosing.figures()}
    return results


def finds(folder: Path) -> dict[str, object]:
    """Words typed into the bar, letter by letter, in a report of each size: from the key to the picture of the hit."""
    results: dict[str, object] = {}
    with at_work(folder / "finding.tarmiz", folder) as (app, place, ids):
        field = place.page.find_bar.field
        for (words, spans), id in zip(SIZES, ids, strict=False):
            place.reports.open(id)
            settle(app)
            opening, typing = Clock(), Clock()
            for word in TYPED:
                place.page.text.setFocus()
                place.finding.show_document()  # forgets what it knows of the text
                with opening.round():
                    hands.press(place.page.text, "Ctrl+F")
                    settle(app)
                field.clear()
                settle(app)
                for letter in word:
                    with typing.round():
                        hands.write(field, letter)
                        settle(app)
                assert place.page.find_bar.count.text()
                hands.press(field, "Escape")
            results[f"{words} words, {spans} spans"] = {"bar_opens": opening.figures(), "a_letter": typing.figures()}
    return results


def _free_words(place: Workplace) -> list[int]:
    """Return where words begin that no mark touches, spread over the report."""
    text, taken = place.page.text.text(), place.page.text.marks_at
    free = [start for start, end in words_of(text) if end - start > 2 and not (taken(start) or taken(end - 1))]
    return free[:: max(1, len(free) // MARKS)][:MARKS]


@contextmanager
def at_work(path: Path, folder: Path) -> Iterator[tuple[QApplication, Workplace, list[DocumentId]]]:
    """Give the window at work in a project of a report of each size, and of a short one without marks."""
    settings.load().set("coder_name", CODER)
    ids = _coded(path, folder)
    app = made_application()
    program = Program(app, settings.load())
    try:
        program.window.resize(*LAPTOP)
        program.window.show()
        program.open(path)
        place = program.window.workplace
        assert place is not None
        place.page.text.setFocus()
        settle(app)
        yield app, place, ids
    finally:
        program.finish()
        settle(app)


def _coded(path: Path, folder: Path) -> list[DocumentId]:
    with projects.create(path) as project:
        who = coder_named(project, CODER, create=True).id
        ids = imported(project, folder, [report(words, words) for words, _ in SIZES] + [report(100)])
        by_length = sorted(ids, key=lambda id: len(documents.document(project, id).text))
        ordered = [*by_length[1:], by_length[0]]
        with project.transaction():
            for (_, spans), id in zip(SIZES, ordered, strict=False):
                text = documents.document(project, id).text
                for nth in range(spans):
                    start, _ = snap(text, (len(text) - 60) * nth // spans, (len(text) - 60) * nth // spans + 1)
                    marked(project, id, who, start, LABELS[nth % 4])
    return ordered


def settle(app: QApplication) -> None:
    """Let everything that waits be done and painted."""
    app.processEvents()
    app.processEvents()


MEASURES: dict[str, Callable[[Path], dict[str, object]]] = {
    "start": starts,
    "window_open": openings,
    "window_mark": marks,
    "window_say": sayings,
    "window_find": finds,
}
