"""What the store and the workflow cost: marking, importing, exporting, merging, checking."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.arabic.graphemes import snap
from annotator.core.coder import NOBODY, CoderId
from annotator.core.document import DocumentId
from annotator.core.span import Label
from annotator.formats.listing import FORMATS
from annotator.store import documents
from annotator.store.project import Project
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


def marked(project: Project, id: DocumentId, who: CoderId, start: int, label: Label) -> None:
    """Mark the stretch at the start, widened so that its edges cut no letter from its marks."""
    begin, end = snap(documents.document(project, id).text, start, start + 6)
    annotate.mark(project, id, who, begin, end, label)


def imported(project: Project, folder: Path, texts: Iterable[str]) -> list[DocumentId]:
    """Import reports from files and return their ids."""
    import_folder(project, written(folder, texts))
    return [row.id for row in documents.listing(project)]


def written(folder: Path, texts: Iterable[str]) -> Path:
    """Write reports as files of a new folder and return it."""
    place = folder / f"reports{time.monotonic_ns()}"
    place.mkdir()
    for number, text in enumerate(texts):
        (place / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return place


def import_folder(project: Project, path: Path) -> None:
    """Import a file or folder."""
    ingest.run(project, [path], ingest.Options(), NOBODY, lambda *_: True)


def import_and_export(folder: Path) -> dict[str, object]:
    """Import of 1,000 and 10,000 reports as files and as a corpus, and export in each format, four marks a report."""
    results: dict[str, object] = {}
    for count in (1_000, 10_000):
        place = written(folder, (report(110, seed) for seed in range(count)))
        seconds: dict[str, float] = {}
        with projects.create(folder / f"many{count}.tarmiz") as project:
            with lasting(seconds, "import_files_s"):
                import_folder(project, place)
            after_import = resident_mb()
            with lasting(seconds, "import_files_again_s"):
                import_folder(project, place)
            mark_all(project)
            for name, one in FORMATS.items():
                with lasting(seconds, f"export_{name}_s"):
                    export.run(project, folder / f"out{count}{one.suffix}", name)
            size = project.path.stat().st_size
        with projects.create(folder / f"again{count}.tarmiz") as project, lasting(seconds, "import_corpus_s"):
            import_folder(project, folder / f"out{count}.jsonl")
        memory = {"resident_after_import_mb": after_import, "resident_at_end_mb": resident_mb()}
        results[f"{count} reports"] = {**seconds, **memory, "file_mb": round(size / 1e6, 1)}
    return results


def mark_all(project: Project) -> None:
    """Mark four places in every report."""
    who = coder_named(project, "bench", create=True).id
    with project.transaction():
        for row in documents.listing(project):
            for nth, label in enumerate(LABELS):
                marked(project, row.id, who, row.code_points * nth // 5, label)


@contextmanager
def lasting(seconds: dict[str, float], name: str) -> Iterator[None]:
    """Note how many seconds something takes."""
    begin = time.perf_counter()
    yield
    seconds[name] = round(time.perf_counter() - begin, 2)


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
