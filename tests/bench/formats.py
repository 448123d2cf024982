"""What corpora cost: 100,000 reports with 1,000,000 marks out and in again, and the search for what is nearly the same.

Memory is that of the process of its own in which each part runs, at its highest; its processor time says what the work
costs where others use the machine too.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.core.annotation_set import AnnotationSet
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument
from annotator.core.document import Document, Zone, Zones
from annotator.core.span import Label, Span, SpanId
from annotator.formats import jsonl
from tests.bench.texts import report

REPORTS, MARKS, WORDS = 100_000, 10, 110
LABELS = [Label(code) for code in ("ACTOR", "LOCATION", "TACTIC", "CASUALTY")]
SARA = Coder(CoderId("bench"), "bench")
OUT = ("jsonl", "conll2002", "huggingface")


def corpus(count: int) -> Iterator[CorpusDocument]:
    """Give reports with marks on every tenth of their words."""
    for nth in range(count):
        document = Document.of(report(WORDS, nth))
        spans = tuple(_marks(document))
        zones = Zones(document.id, (Zone(0, len(document.text), "body"),))
        yield CorpusDocument(document, {"title": f"{nth}"}, zones, (AnnotationSet(SARA, "done", spans),))


def _marks(document: Document) -> Iterator[Span]:
    text = document.text
    at = 0
    for nth in range(MARKS):
        start = text.index(" ", at) + 1
        end = text.find(" ", start)
        yield Span(SpanId(f"{nth:08x}"), document.id, SARA.id, start, end, LABELS[nth % 4], text[start:end])
        at = end + max(1, (len(text) - end) // (2 * (MARKS - nth)))


def written(path: Path, count: int) -> Path:
    """Write a corpus in our own format."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(jsonl.write(one).text for one in corpus(count))
    return path


def apart(what: str, *arguments: Path | str) -> dict[str, object]:
    """Do something in a process of its own; return how long it took, and how much memory it held at most.

    Where it could not be done, a library is missing say, its last words are returned instead.
    """
    command = [sys.executable, "-m", "tests.bench.formats", what, *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, check=False, text=True)
    if ran.returncode:
        return {"not_measured": ran.stderr.strip().rpartition("\n")[2]}
    found: dict[str, object] = json.loads(ran.stdout)
    return found


def out_and_in(folder: Path) -> dict[str, object]:
    """Import of a corpus in our own format, export in each of some, and import of the token file."""
    source = written(folder / "corpus.jsonl", REPORTS)
    project = folder / "large.tarmiz"
    results: dict[str, object] = {"reports": REPORTS, "marks": REPORTS * MARKS}
    results["import_jsonl"] = apart("in", project, source, "jsonl")
    for name in OUT:
        results[f"export_{name}"] = apart("out", project, folder / f"out-{name}", name)
    results["import_conll2002"] = apart("in", folder / "tokens.tarmiz", folder / "out-conll2002", "conll2002")
    return results


def near_duplicates(folder: Path) -> dict[str, object]:
    """Families of nearly equal reports among as many."""
    return {"reports": REPORTS, **apart("alike", folder)}


MEASURES: dict[str, Callable[[Path], dict[str, object]]] = {
    "corpora_out_and_in": out_and_in,
    "near_duplicates": near_duplicates,
}


def _in(project: Path, source: Path, name: str) -> None:
    from annotator.core.coder import NOBODY
    from annotator.workflow import ingest, projects

    options = ingest.Options(format=name, coder="bench", keep_going=True)
    with projects.create(project) as opened:
        ingest.run(opened, [source], options, NOBODY, lambda *_: True)


def _out(project: Path, target: Path, name: str) -> None:
    from annotator.workflow import export, projects

    with projects.open_project(project) as opened:
        export.run(opened, target, name, progress=lambda *_: True)


def _alike(_folder: Path) -> None:
    from annotator.arabic.likeness import families, signature

    families([signature(report(WORDS, nth)) for nth in range(REPORTS)], 0.7)


def main() -> None:
    """Do one thing, and print what it took."""
    what, *arguments = sys.argv[1:]
    begin = time.perf_counter()
    if what == "in":
        _in(Path(arguments[0]), Path(arguments[1]), arguments[2])
    elif what == "out":
        _out(Path(arguments[0]), Path(arguments[1]), arguments[2])
    else:
        _alike(Path(arguments[0]))
    seconds, used = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_SELF)
    figures = {"seconds": seconds, "cpu_s": used.ru_utime + used.ru_stime, "peak_mb": used.ru_maxrss / 1e3}
    print(json.dumps({name: round(value, 1) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
