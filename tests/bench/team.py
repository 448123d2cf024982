"""What a team's work costs: packing a coder's work, merging that of twenty, repairing a large project."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from annotator.arabic.graphemes import snap
from annotator.core.change import Change
from annotator.core.coder import CoderId, new_coder_id
from annotator.core.document import Document
from annotator.core.edit import mark
from annotator.core.entry import Entry, SiteId, body_of
from annotator.core.span import Label
from annotator.core.team import Role
from annotator.exchange.keys import new_identity
from annotator.exchange.manifest import Manifest, Person, Rows
from annotator.exchange.package import Contents, made, opened
from annotator.store import correspondents, documents, journal, rows, state
from annotator.store.correspondents import Correspondent
from annotator.store.project import Project
from annotator.workflow import packing, projects, repair
from annotator.workflow.coders import coder_named
from annotator.workflow.merge import merge
from tests.bench.clock import resident_mb
from tests.bench.store import LABELS, imported
from tests.bench.texts import report

MARKED = 6  # code points
KEPT_AT_HAND = 200_000  # rows that are made before they are stored


def texts_of(project: Project, folder: Path, count: int) -> list[Document]:
    """Import so many reports of 110 words and return their texts."""
    return [
        documents.document(project, id)
        for id in imported(project, folder, (report(110, seed) for seed in range(count)))
    ]


def marked(project: Project, site: SiteId, coder: CoderId, texts: list[Document], count: int) -> Iterator[Entry]:
    """Give rows of marks that somebody made elsewhere, in order, report after report."""
    clock, previous, each = journal.highest_clock(project), "", count // len(texts)
    for number in range(count):
        document = texts[number // each % len(texts)]
        change = first_mark(document, coder, number % each * 7 % (len(document.text) - 40), LABELS[number % 4])
        row = Entry(
            site=site,
            seq=number + 1,
            lamport=clock + number + 1,
            coder=coder,
            device=project.device,
            time="2026-01-01T00:00:00.000Z",
            active_ms=4_000,
            kind="mark",
            document=document.id,
            text_sha256=document.id * 2,
            codebook="0" * 12,
            body=body_of(change),
            previous=previous,
        ).sealed()
        previous = row.hash
        yield row


def first_mark(document: Document, coder: CoderId, start: int, label: Label) -> Change:
    """Mark a stretch at the start, widened so that its edges cut no letter from its marks."""
    begin, end = snap(document.text, start, start + MARKED)
    return mark(document, coder, begin, end, label)


def fill(project: Project, site: SiteId, coder: CoderId, texts: list[Document], count: int) -> None:
    """Store so many marks, as a merge does."""
    with project.transaction():
        some: list[Entry] = []
        for row in marked(project, site, coder, texts, count):
            some.append(row)
            if len(some) == KEPT_AT_HAND:
                journal.add(project, some)
                some.clear()
        journal.add(project, some)
        state.rebuild(project)


def pack(folder: Path) -> dict[str, object]:
    """Pack the work of a coder: 500 reports with 25,000 marks."""
    identity, other = new_identity(), new_identity().public
    with projects.create(folder / "pack.tarmiz") as project:
        texts = texts_of(project, folder, 500)
        who, boss = coder_named(project, "bench", create=True), coder_named(project, "boss", create=True)
        journal.commit(project, "role", boss.id, Change(added=(Role(boss.id, "supervisor"),)))
        fill(project, SiteId("b" * 32), who.id, texts, 25_000)
        correspondents.put(
            project,
            Correspondent(other.fingerprint, boss.id, "boss", other.signing, other.sealing, correspondents.now()),
        )
        begin = time.perf_counter()
        done = packing.pack(project, folder / "bench.spanpkg", who.id, boss.id, identity)
        seconds = time.perf_counter() - begin
    return {"pack_25000_marks_s": round(seconds, 2), "rows": done.rows, "kb": done.size // 1000}


def merge_packages(folder: Path) -> dict[str, object]:
    """Merge the packages of 20 coders, 5,000 entries each."""
    boss = new_identity()
    with projects.create(folder / "team.tarmiz") as project:
        texts = texts_of(project, folder, 2_000)
        packages = [work_of(project, number, texts, boss.public.sealing) for number in range(20)]
        taken = [opened(data, f"{number}.spanpkg", boss) for number, data in enumerate(packages)]
        begin = time.perf_counter()
        done = merge(project, taken, progress=lambda *_: True)
        seconds = time.perf_counter() - begin
        begin = time.perf_counter()
        merge(project, taken[:1])
        again = time.perf_counter() - begin
    return {
        "merge_100000_rows_s": round(seconds, 2),
        "new": done.new,
        "merge_a_package_again_s": round(again, 2),
        "resident_mb": resident_mb(),
    }


def work_of(project: Project, number: int, texts: list[Document], sealing: str) -> bytes:
    """Return the package of one coder's work."""
    identity, who = new_identity(), new_coder_id()
    site = SiteId(f"{number:032x}")
    found = list(marked(project, site, who, texts[number * 100 : number * 100 + 100], 5_000))
    manifest = Manifest(
        kind="work",
        id=os.urandom(16).hex(),
        number=1,
        time=correspondents.now(),
        projects=rows.begun_at(project),
        project="bench",
        sender=Person(who, f"coder {number}"),
        recipient=Person(new_coder_id(), "boss"),
        keys=identity.public,
        recipients=(sealing,),
        codebook="",
        rows=(Rows(site, 0, len(found), whole=True),),
        count=len(found),
    )
    return made(manifest, Contents(found), identity)


def repairing(folder: Path) -> dict[str, object]:
    """Repair a project of 1,000,000 marks: its state rebuilt in place."""
    with projects.create(folder / "large.tarmiz") as project:
        texts = texts_of(project, folder, 5_000)
        who = coder_named(project, "bench", create=True)
        fill(project, SiteId("b" * 32), who.id, texts, 1_000_000)
        size = project.path.stat().st_size
    begin = time.perf_counter()
    done = repair.repair(project.path)
    seconds = time.perf_counter() - begin
    return {
        "repair_1000000_marks_s": round(seconds, 1),
        "whole": done.is_whole,
        "file_mb": round(size / 1e6),
        "resident_mb": resident_mb(),
    }


MEASURES: dict[str, Callable[[Path], dict[str, object]]] = {
    "pack": pack,
    "merge_packages": merge_packages,
    "repair": repairing,
}
