"""What the store and the workflow cost: marking, importing, exporting, merging, checking."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from annotator.core.document import DocumentId
from annotator.core.span import Label
from annotator.store import documents
from annotator.workflow import annotate, export, ingest, projects
from annotator.workflow.check import check
from annotator.workflow.coders import coder_named
from annotator.workflow.merge import merge
from tests.bench.clock import Clock, resident_mb
from tests.bench.texts import report

SIZES = ((600, 100), (6_000, 500), (30_000, 2_000))
LABELS = [Label(code) for code in ("ACTOR", "LOCATION", "TACTIC", "CASUALTY")]


def marks(folder: Path) -> dict[str, object]:
    """One mark, committed, in reports of several sizes that hold many marks already."""
    results: dict[str, object] = {}
    for words, spans in SIZES:
        with projects.create(folder / f"marks{words}.tarmiz") as project:
            (id,) = imported(project, folder, [report(words)])
            who = coder_named(project, "bench", create=True).id
            length = len(documents.document(project, id).text)
            spots = [(length - 40) * nth // (spans + 200) for nth in range(spans + 200)]
            with project.transaction():
                for nth, start in enumerate(spots[:spans]):
                    marked(project, id, who, start, LABELS[nth % 4])
            clock = Clock()
            for nth, start in enumerate(spots[spans:]):
                with clock.round():
                    marked(project, id, who, start, LABELS[nth % 4])
            results[f"{words} words, {spans} spans"] = clock.figures()
    return results


def marked(project: projects.Project, id: DocumentId, who: object, start: int, label: Label) -> None:
    """Mark the first stretch at or after the start whose edges cut no letter from its marks."""
    from annotator.arabic.graphemes import snap
    from annotator.core.coder import CoderId

    text = documents.document(project, id).text
    begin, end = snap(text, start, start + 6)
    annotate.mark(project, id, CoderId(str(who)), begin, end, label)


def imported(project: projects.Project, folder: Path, texts: list[str]) -> list[DocumentId]:
    """Import reports from files and return their ids."""
    place = folder / f"reports{time.monotonic_ns()}"
    place.mkdir()
    for number, text in enumerate(texts):
        (place / f"{number:06}.txt").write_text(text, encoding="utf-8")
    ingest.run(project, [place], ingest.Options(), _nobody(), lambda *_: True)
    return [row.id for row in documents.listing(project)]


def _nobody() -> object:
    from annotator.core.coder import NOBODY

    return NOBODY


def import_and_export(folder: Path) -> dict[str, object]:
    """Import and export of 1,000 and of 10,000 reports."""
    results: dict[str, object] = {}
    for count in (1_000, 10_000):
        texts = [report(110, seed) for seed in range(count)]
        with projects.create(folder / f"many{count}.tarmiz") as project:
            begin = time.perf_counter()
            imported(project, folder, texts)
            read = time.perf_counter()
            export.run(project, folder / f"out{count}.jsonl", "jsonl")
            wrote = time.perf_counter()
            results[f"{count} reports"] = {
                "import_s": round(read - begin, 2),
                "export_jsonl_s": round(wrote - read, 2),
                "resident_mb": resident_mb(),
                "file_mb": round(project.path.stat().st_size / 1e6, 1),
            }
    return results


def merging(folder: Path) -> dict[str, object]:
    """Merge and check of a copy with 5,000 new marks."""
    with projects.create(folder / "merge.tarmiz") as project:
        (id,) = imported(project, folder, [report(6_000)])
        who = coder_named(project, "bench", create=True).id
    copy = Path(shutil.copy(project.path, folder / "merge-copy.tarmiz"))
    with projects.open_project(copy) as project, project.transaction():
        for start in range(5_000):
            marked(project, id, who, start * 5 % 30_000, LABELS[start % 4])
    with projects.open_project(folder / "merge.tarmiz") as project:
        begin = time.perf_counter()
        merge(project, [copy])
        merged = time.perf_counter()
        check(project)
        checked = time.perf_counter()
    return {"merge_5000_rows_s": round(merged - begin, 2), "check_5000_rows_s": round(checked - merged, 2)}


MEASURES: dict[str, Callable[[Path], dict[str, object]]] = {
    "mark_committed": marks,
    "import_export": import_and_export,
    "merge_check": merging,
}
