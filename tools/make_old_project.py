"""A project file of today's schema for the tests of all later versions: ``python -m tools.make_old_project``.

Run once for each released schema; the file it makes (tests/projects/) is never made again. It holds every kind of
record, undone and redone steps, a merge with conflicts, a withdrawn report and a row of a version yet to come. Beside
it lies what a replay of its journal must give for ever.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from annotator.core.annotation_set import Event, EventId, Note, NoteId, Relation, RelationId
from annotator.core.change import Change
from annotator.core.coder import NOBODY, CoderId
from annotator.core.document import Document, DocumentId, Metadata, Source, SourceId, Standing, Zone, Zones
from annotator.core.encoding import encoded
from annotator.core.entry import Entry
from annotator.core.span import Label, Span
from annotator.store import annotations as annotation_store
from annotator.store import documents, journal, records, rows, state
from annotator.store.migrations import SCHEMA_VERSION
from annotator.store.project import Project
from annotator.workflow import annotate, projects
from annotator.workflow.coders import coder_named
from annotator.workflow.merge import merge

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "projects"
REPORT = (
    "قصف على سوق تل الزهور\n\n"
    "قُتل 7 مدنيين وأصيب أكثر من ٢٠ آخرين 🚁 في قصف مدفعي نفذته قوات اللواء 41.\n"
    "تعليقات\nلا حول ولا قوة"
)
TEXTS = (
    ("utf-8", REPORT),
    ("cp1256", "اشتباكات على طريق الساحل بعد هدوء دام أسبوعا، وانسحاب مجموعات مسلحة من حاجز الجسر."),
    ("utf-16-le", "Ceasefire in Tell al-Zuhur: اتفاق على وقف إطلاق النار"),
)


def main() -> None:
    """Make the file and what is expected of it."""
    target = FOLDER / f"schema-{SCHEMA_VERSION}.tarmiz"
    if target.exists():
        sys.exit(f"{target} is there already and stays as it is.")
    with tempfile.TemporaryDirectory() as name:
        os.environ["TARMIZ_HOME"] = name
        made = _made(Path(name))
        with projects.open_project(made) as project:
            expected = json.dumps(_expected(project), ensure_ascii=False, indent=1, sort_keys=True)
        FOLDER.mkdir(exist_ok=True)
        shutil.copy(made, target)
    target.with_suffix(".json").write_text(expected + "\n", encoding="utf-8")
    print(f"{target}: {target.stat().st_size // 1024} kB")


def _made(folder: Path) -> Path:
    with projects.create(folder / "project.tarmiz", "مشروع قديم") as project:
        sara, ali = (coder_named(project, name, create=True).id for name in ("سارة", "ali"))
        first, second, third = (_imported(project, encoding, text) for encoding, text in TEXTS)
        _coded(project, first, sara)
        mark(project, second, ali, "حاجز الجسر", "LOCATION")
        annotate.set_status(project, second, ali, "done")
        annotate.withdraw(project, [third], ali)
    copy = Path(shutil.copy(project.path, folder / "copy.tarmiz"))
    with projects.open_project(project.path) as project:
        annotate.relabel(project, span(project, first, sara, "سوق تل الزهور"), Label("ACTOR"))
        annotate.undo(project, ali)
    with projects.open_project(copy) as other:
        annotate.relabel(other, span(other, first, sara, "سوق تل الزهور"), Label("TACTIC"))
        mark(other, second, sara, "مجموعات مسلحة", "ACTOR")
        _add_a_row_of_the_future(other)
    with projects.open_project(project.path) as project:
        merge(project, [copy])
        mark(project, first, ali, "قصف مدفعي", "TACTIC")
        annotate.undo(project, ali)
    return project.path


def _imported(project: Project, encoding: str, text: str) -> DocumentId:
    document, original = Document.of(text), text.encode(encoding)
    digest = sha256(original).hexdigest()
    source = Source(
        SourceId(digest[:32]), document.id, f"{digest[:6]}.txt", digest, encoding, 1, {"tags": ["a", 1, None]}
    )
    known = Metadata(document.id, {"source": "وكالة", "date": "2026-01-02"})
    zones = Zones(document.id, (Zone(0, 8, "title"), Zone(9, len(text), "body")), proposed=True)
    change = Change(added=(Standing(document.id), source, known, zones))
    journal.commit(project, "import", NOBODY, change, arrivals=[(document, [original])])
    return document.id


def _coded(project: Project, report: DocumentId, who: CoderId) -> None:
    place = mark(project, report, who, "سوق تل الزهور", "LOCATION")
    actor = mark(project, report, who, "قوات اللواء 41", "TACTIC")
    annotate.relabel(project, actor, Label("ACTOR"))
    deaths = mark(project, report, who, "7 مدنيين", "CASUALTY")
    annotate.resize(project, deaths, deaths.start - 5, deaths.end)
    gone = mark(project, report, who, "آخرين 🚁", "CASUALTY")
    link = Relation(RelationId("r1"), report, who, "at", actor.id, place.id, {"sure": True})
    hanging = Relation(RelationId("r2"), report, who, "at", gone.id, place.id)
    event = Event(EventId("e1"), report, who, {"type": "shelling", "roles": {"where": [place.id]}})
    note = Note(NoteId("n1"), report, who, {"text": "هل هو السوق نفسه؟", "question": True})
    journal.commit(project, "relate", who, Change(added=(link, hanging)), active_ms=1200)
    annotate.delete(project, [gone])
    journal.commit(project, "note", who, Change(added=(event, note)), active_ms=800)
    annotate.set_status(project, report, who, "done")
    mark(project, report, who, "قصف", "TACTIC")  # puts the report back to work
    for way in (annotate.undo, annotate.undo, annotate.redo, annotate.redo, annotate.undo):
        way(project, who)
    annotate.set_metadata(project, report, {"title": "عنوان", "source": "وكالة"}, who)
    annotate.set_zones(project, report, [Zone(0, 21, "title"), Zone(23, 90, "body")], who)
    annotate.undo(project, who)


def mark(project: Project, report: DocumentId, who: CoderId, words: str, label: str) -> Span:
    """Mark the first occurrence of the words."""
    start = documents.document(project, report).text.index(words)
    annotate.mark(project, report, who, start, start + len(words), Label(label))
    return span(project, report, who, words)


def span(project: Project, report: DocumentId, who: CoderId, quote: str) -> Span:
    """Return the span of this quote."""
    return next(one for one in annotation_store.spans_of(project, report, who) if one.quote == quote)


def _add_a_row_of_the_future(project: Project) -> None:
    """Write what no version will ever know, as a newer one would."""
    mine = [entry for entry in rows.by_site(project) if entry.site == project.site]
    clock = max(entry.lamport for entry in rows.entries(project))
    head = mine[-1]
    body = '{"added":[{"id":"x","kind":"from_the_future"}],"removed":[]}'
    fields = (head.coder, head.device, head.time, 0, "foresee", "", "", head.codebook, body, head.hash)
    entry = Entry(head.site, head.seq + 1, clock + 1, *fields).sealed()
    rows.add(project, [entry])
    with project.transaction():
        state.rebuild(project)


def _expected(project: Project) -> dict[str, object]:
    found = sorted(records.every(project.db), key=lambda record: (record.kind, record.key))
    return {
        "records": [encoded(record) for record in found],
        "conflicts": [[row.site, row.seq, row.reason, row.record] for row in journal.conflicts(project)],
        "steps": [[*whose, steps.done, steps.undone] for whose, steps in sorted(state.steps(project).items())],
        "reports": [[row.id, row.title, row.code_points, row.spans] for row in documents.listing(project)],
        "heads": {entry.site: [entry.seq, entry.hash] for entry in rows.by_site(project)},
    }


if __name__ == "__main__":
    main()
