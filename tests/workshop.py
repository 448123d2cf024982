"""Projects, reports and coders for tests: made as the program makes them, without files to import."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from annotator.core.change import Change
from annotator.core.coder import NOBODY, Coder
from annotator.core.document import Document, DocumentId, Source, SourceId, Standing
from annotator.core.entry import Entry
from annotator.core.span import Label, Span
from annotator.store import annotations as annotation_store
from annotator.store import documents, journal
from annotator.store.project import Project
from annotator.workflow import annotate, projects
from annotator.workflow.coders import coder_named

ACTOR, LOCATION, TACTIC, CASUALTY = (Label(code) for code in ("ACTOR", "LOCATION", "TACTIC", "CASUALTY"))

TEXT = (
    "قصف على سوق تل الزهور\n\n"
    "قُتل 7 مدنيين وأصيب أكثر من ٢٠ آخرين 🚁 في قصف مدفعي نفذته قوات اللواء 41، وفق مصدر طبي.\n"
    "وقال ناشطون إن كتائب النهر أطلقت صواريخ Grad باتجاه الأحياء الشرقية."
)
OTHER_TEXT = "اشتباكات على طريق الساحل بعد هدوء دام أسبوعاً، وانسحاب مجموعات مسلحة من حاجز الجسر."


def new_project(folder: Path, name: str = "project") -> Project:
    """Make and open a project file in the folder."""
    return projects.create(folder / f"{name}.tarmiz", name)


def add_report(project: Project, text: str = TEXT, name: str = "report.txt") -> DocumentId:
    """Put a report into the project, as an import does."""
    document = Document.of(text)
    original = text.encode("utf-8")
    digest = sha256(original).hexdigest()
    source = Source(SourceId(digest[:32]), document.id, name, digest, "utf-8", 1, {})
    change = Change(added=(Standing(document.id), source))
    journal.commit(project, "import", NOBODY, change, arrivals=[(document, [original])])
    return document.id


def coder(project: Project, name: str = "sara") -> Coder:
    """Return the coder of the name, made when new."""
    return coder_named(project, name, create=True, mine=True)


def mark(project: Project, document: DocumentId, who: Coder, words: str, label: Label = ACTOR) -> Span:
    """Mark the first occurrence of the words and return the span."""
    start = documents.document(project, document).text.index(words)
    change = annotate.mark(project, document, who.id, start, start + len(words), label)
    return next(record for record in change.added if isinstance(record, Span))


def quotes(project: Project, document: DocumentId, who: Coder) -> list[tuple[str, str]]:
    """Return quote and label of each of the coder's spans, in the order of the text."""
    return [(span.quote, span.label) for span in annotation_store.spans_of(project, document, who.id)]


def kinds(entries: Iterable[Entry]) -> list[str]:
    """Return what was done, row by row."""
    return [entry.kind for entry in entries]
