"""What figures of agreement cost: all of them, with intervals, from a corpus at hand and from a project."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from pathlib import Path

from annotator.agreement.coding import CodedDocument, Coding, Mark
from annotator.agreement.summary import summary
from annotator.core.coder import NOBODY
from annotator.workflow import compare, ingest, material, projects
from tests.bench.clock import resident_mb, timed
from tests.bench.texts import report

LABELS = ("ACTOR", "LOCATION", "TACTIC", "CASUALTY")
CODERS = ("ali", "omar", "sara")
MARKS = 50


def all_figures(folder: Path) -> dict[str, object]:
    """All figures with 2,000 resamples, of works at hand; the sweep shows that it is linear."""
    return {f"{count} reports": _all_figures(count) for count in (1_000, 2_500, 5_000, 10_000)}


def _all_figures(count: int) -> dict[str, object]:
    before = resident_mb()
    documents = [_document(nth) for nth in range(count)]
    begin, busy = time.perf_counter(), time.process_time()
    made = summary(documents, {})
    figures = len(made.figures) + sum(1 for _ in made.by_document())
    return {
        "seconds": round(time.perf_counter() - begin, 2),
        "processor_s": round(time.process_time() - busy, 2),
        "figures": figures,
        "marks": made.spans,
        "resident_mb": resident_mb(),
        "resident_before_mb": before,
    }


def _document(nth: int) -> CodedDocument:
    """Return a report of some 2,000 characters that three coders marked nearly alike."""
    chance = random.Random(nth)
    places = sorted(chance.sample(range(0, 2_000, 8), MARKS + 3))
    truth = [(at, at + chance.randint(2, 12), chance.choice(LABELS)) for at in places]
    return CodedDocument(f"d{nth:06}", 2_020, tuple(_coding(coder, truth, chance) for coder in CODERS))


def _coding(coder: str, truth: list[tuple[int, int, str]], chance: random.Random) -> Coding:
    marks = []
    for start, end, label in truth:
        if chance.random() < 0.06:
            continue
        moved = start + (chance.random() < 0.15 and start + 1 < end)
        marks.append(Mark(moved, end, chance.choice(LABELS) if chance.random() < 0.07 else label, f"{coder}{start}"))
    return Coding(coder, tuple(marks))


def of_a_project(folder: Path) -> dict[str, object]:
    """The same from a project file, and the case behind a figure."""
    corpus = folder / "coded.jsonl"
    with corpus.open("w", encoding="utf-8") as file:
        for nth in range(1_000):
            file.write(json.dumps(_line(nth), ensure_ascii=False) + "\n")
    with projects.create(folder / "compared.tarmiz") as project:
        ingest.run(project, [corpus], ingest.Options(), NOBODY, lambda *_: True)
        begin = time.perf_counter()
        found = compare.agreement(material.of_project(project))
        figures = time.perf_counter() - begin
        assert found is not None
        cases = timed(lambda: list(compare.disagreements(found.material)), 3)
        days = timed(lambda: material.of_project(project, days=True), 3)
        text = timed(lambda: found.material.text(found.summary.documents[500].id), 50)
        return {
            "figures_s": round(figures, 2),
            "marks": found.summary.spans,
            "all_disagreements": cases,
            "days_finished": days,
            "text_of_a_case": text,
            "resident_mb": resident_mb(),
        }


def _line(nth: int) -> dict[str, object]:
    text = report(330, nth)
    chance = random.Random(nth)
    sets = []
    places = sorted(chance.sample(range(0, len(text) - 20, 8), MARKS + 3))
    truth = [(at, at + chance.randint(2, 12), chance.choice(LABELS)) for at in places]
    for coder in CODERS:
        marks = _coding(coder, truth, chance).marks
        spans = [{"id": mark.id, "start": mark.start, "end": mark.end, "label": mark.label} for mark in marks]
        sets.append({"coder": coder, "status": "done", "spans": spans})
    return {"text": text, "annotation_sets": sets, "zones": []}


MEASURES: dict[str, Callable[[Path], dict[str, object]]] = {
    "agreement": all_figures,
    "agreement_project": of_a_project,
}
