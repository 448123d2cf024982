"""What looking for words costs where there are very many reports: the first fifty mentions, and a whole search."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from annotator.arabic.folding import fold_key
from annotator.core.change import Change
from annotator.core.coder import CoderId
from annotator.core.document import Document, Standing
from annotator.core.span import Label
from annotator.store import documents, records
from annotator.store.documents import Indexed
from annotator.store.project import Project
from annotator.workflow import annotate, projects
from annotator.workflow.coders import coder_named
from annotator.workflow.concordance import Wanted, lines
from tests.bench.clock import resident_mb, timed
from tests.bench.texts import report

REPORTS, FIRST, ROUNDS = 100_000, 50, 15
MARKED = "مصادر"
FINISHED = 200  # reports that the coder has worked on, spread over all
BASES = 2_000  # texts; each report is one of them with a beginning and an end of its own
PLACES = ("تل الزهور", "عين الحجل", "بير الشوك", "كفر النخيل", "وادي الرمان", "خان الورد", "دير السدر", "حصن الغراب")

# What people look for, and what makes it hard.
LOOKED_FOR = {
    "in nearly every report": MARKED,
    "two words": "سوق بلدة",
    "three words with a number": "قوات اللواء 41",
    "another spelling": "الاحياء",
    "a place in one of 100": "وادي الرمان",
    "a name in one of 1,000": "الغضنفري",
    "a name in one of 25,000": "القنفذاوي",
    "in no report": "الزبرجدان",
    "words that are everywhere, and nowhere together": "مدنيين الإغاثة",
}


def concordance(folder: Path) -> dict[str, object]:
    """The first fifty mentions of several words in 100,000 reports, with and without filters."""
    with projects.create(folder / "search.tarmiz") as project:
        who = coder_named(project, "bench", create=True).id
        fill(project)
        mark(project, who)
        results: dict[str, object] = {
            name: {**first_fifty(project, Wanted(words), who), "words": words} for name, words in LOOKED_FOR.items()
        }
        for name, wanted in _filtered().items():
            results[name] = first_fifty(project, wanted, who)
        results["file_mb"] = round(project.path.stat().st_size / 1e6, 1)
    return {**results, "resident_mb": resident_mb()}


def _filtered() -> dict[str, Wanted]:
    return {
        "only those with a label": Wanted(MARKED, label=Label("TACTIC")),
        "only those with a label that nobody used": Wanted(MARKED, label=Label("CASUALTY")),
        "only marked ones": Wanted(MARKED, marked="marked"),
        "only unmarked ones": Wanted(MARKED, marked="unmarked"),
        "only in finished reports": Wanted(MARKED, status="done"),
        "only in reports not begun": Wanted(MARKED, status="not_started"),
    }


def first_fifty(project: Project, wanted: Wanted, who: CoderId) -> dict[str, object]:
    """Measure the way to the fiftieth mention, or to the end where there are fewer."""
    found = len(list(islice(lines(project, wanted, who), FIRST)))
    return {**timed(lambda: list(islice(lines(project, wanted, who), FIRST)), ROUNDS), "found": found}


def fill(project: Project) -> None:
    """Put the reports into a project as an import does, but for the journal: it is not looked at here."""
    with project.transaction():
        for text, indexed in texts():
            document = Document.of(text)
            documents.keep(project, document, [], indexed)
            records.apply(project.db, Change(added=(Standing(document.id),)))


def texts() -> Iterator[tuple[str, Indexed]]:
    """Yield the reports with what the index knows of them: common words everywhere, places in some, names in few."""
    chance = random.Random(3)
    bases = [report(110, seed) for seed in range(BASES)]
    known = [Indexed.of(base) for base in bases]
    for nth in range(REPORTS):
        place = PLACES[min(int(chance.expovariate(0.6)), len(PLACES) - 1)]
        name = " بحسب الغضنفري" if nth % 1_000 == 7 else " وقال القنفذاوي" if nth % 25_000 == 24_000 else ""
        tail = f"وقع ذلك في {place}{name}، كما ورد في النشرة رقم {nth}."
        base = known[nth % BASES]
        yield f"{bases[nth % BASES]}\n{tail}", replace(base, key=f"{base.key} {fold_key(tail)}")


def mark(project: Project, who: CoderId) -> None:
    """Let the coder finish some reports with one mark each."""
    ids = [row[0] for row in project.db.execute("SELECT id FROM documents ORDER BY number").fetchall()]
    with project.transaction():
        for id in ids[REPORTS // FINISHED - 1 :: REPORTS // FINISHED]:
            start = documents.document(project, id).text.find(MARKED)
            if start >= 0:
                annotate.mark(project, id, who, start, start + len(MARKED), Label("TACTIC"))
            annotate.set_status(project, id, who, "done")


MEASURES: dict[str, Callable[[Path], dict[str, object]]] = {"concordance": concordance}
