"""What agreement is computed on: the works of a project, or of a corpus in JSON Lines, in one form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.agreement.coding import CodedDocument, Coding, Link, Mark, Stretch
from annotator.agreement.events import ends_of, roles_of
from annotator.core.codebook import Codebook
from annotator.core.document import DocumentId, Zone
from annotator.core.json_value import Json
from annotator.core.reason import Reason
from annotator.store import codebooks, documents, works
from annotator.store import coders as coder_store
from annotator.store.project import Project

CODED_ZONES = ("title", "body")
IN_OWN_WORDS = ("text",)  # types of what is said of reports that nobody would write twice alike: not compared
AT_ONCE = 200  # documents whose marks are read at a time


@dataclass(frozen=True, slots=True)
class Material:
    """Documents with everybody's work, and what is to be known beside it.

    Attributes:
        name: What a report calls it: the project's name, or the file's.
        file: Where it lies.
        called: The coders' names by key; no two are the same.
        documents: Gives the documents, one at a time, each time it is called.
        count: How many there are.
        text: Returns the text of a document.
        labels: The labels that there are, whether anybody used them or not.
        codebook: What labels are called; None where nothing says.
        versions: In how many documents something was coded under each version of the codebook.
        reasons: Why coders differ, as far as it was noted, by disagreement.
        findings: What in a file could not be used, in sentences.
        has_days: It says when coders finished documents.
    """

    name: str
    file: Path
    called: Mapping[str, str]
    documents: Callable[[], Iterator[CodedDocument]]
    count: int
    text: Callable[[str], str]
    labels: tuple[str, ...] = ()
    codebook: Codebook | None = None
    versions: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    has_days: bool = False


def of_project(project: Project, *, days: bool = False) -> Material:
    """Return what a project holds. Documents are read while they are asked for.

    Args:
        project: The open project; it must stay open.
        days: Look up in the journal when coders finished; it takes a moment in a large project.
    """
    book = codebooks.codebook(project)
    people = {str(coder.id): coder.name for coder in coder_store.coders(project)}
    finished = works.days_finished(project) if days else {}
    return Material(
        name=codebooks.name(project),
        file=project.path,
        called=unlike(people),
        documents=lambda: _documents(project, finished),
        count=len(works.headings(project)),
        text=lambda id: documents.document(project, DocumentId(id)).text,
        labels=tuple(label.code for label in book.labels),
        codebook=book,
        versions=works.codebooks(project),
        reasons=works.reasons(project),
        has_days=days,
    )


def unlike(names: Mapping[str, str]) -> dict[str, str]:
    """Return names of which no two are the same: people who share one are told apart by their keys."""
    shared = Counter(names.values())
    return {key: name if shared[name] == 1 else f"{name} ({key[:8]})" for key, name in names.items()}


def outside(zones: Sequence[Zone], length: int) -> tuple[Stretch, ...]:
    """Return the stretches that are not coded: those in a zone that is neither title nor article."""
    found: list[Stretch] = []
    for zone in sorted(zones, key=lambda zone: zone.start):
        start, end = max(zone.start, found[-1][1] if found else 0), min(zone.end, length)
        if zone.kind not in CODED_ZONES and start < end:
            found.append((start, end))
    return tuple(found)


def _documents(project: Project, finished: Mapping[tuple[str, str], str]) -> Iterator[CodedDocument]:
    """Give the documents of a project in order of their ids."""
    sets = _Sets(project)
    zones = {str(zone.document): zone.zones for zone in works.zones(project)}
    headings = works.headings(project)
    for begin in range(0, len(headings), AT_ONCE):
        some = headings[begin : begin + AT_ONCE]
        rows = works.spans(project, some[0][0], some[-1][0])
        for id, title, length, published in some:
            marks: dict[str, list[Mark]] = defaultdict(list)
            for row in rows.get(id, ()):
                marks[row[1]].append(Mark._make(row[2:]))
            codings = tuple(sets.coding(id, coder, marks[coder], finished) for coder in sets.who(id, marks))
            yield CodedDocument(id, length, codings, outside(zones.get(id, ()), length), title, published)


class _Sets:
    """What coders have said beside their spans."""

    def __init__(self, project: Project) -> None:
        self._status: dict[tuple[str, str], str] = {
            (status.document, status.coder): status.status for status in works.statuses(project)
        }
        compared = {one.code for one in codebooks.codebook(project).report if one.type not in IN_OWN_WORDS}
        self._values: dict[tuple[str, str], Mapping[str, Json]] = {
            place: {name: value for name, value in values.items() if name in compared}
            for place, values in works.report_values(project).items()
        }
        self._coders: dict[str, list[str]] = defaultdict(list)
        for document, coder in self._status:
            self._coders[document].append(coder)
        self._links: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for one in works.relations(project):
            self._links[one.document, one.coder].append(Link(one.type, one.source, one.target, one.id))
        self._events: dict[tuple[str, str], list[tuple[str, Mapping[str, Json]]]] = defaultdict(list)
        for event in works.events(project):
            self._events[event.document, event.coder].append((event.id, event.content))

    def who(self, document: str, marks: Mapping[str, Sequence[Mark]]) -> list[str]:
        """Return the coders who began a document, in order of their keys."""
        return sorted({*marks, *self._coders.get(document, ())})

    def coding(
        self, document: str, coder: str, marks: Sequence[Mark], finished: Mapping[tuple[str, str], str]
    ) -> Coding:
        """Return one coder's work."""
        place = (document, coder)
        return coding_of(
            coder,
            marks,
            self._links.get(place, ()),
            self._events.get(place, ()),
            values=self._values.get(place, {}),
            done=self._status.get(place) == "done",
            finished=finished.get(place, ""),
        )


def coding_of(
    coder: str,
    marks: Sequence[Mark],
    links: Sequence[Link],
    events: Sequence[tuple[str, Mapping[str, Json]]],
    *,
    values: Mapping[str, Json] = {},
    done: bool,
    finished: str = "",
) -> Coding:
    """Return a coder's work, with events as roles."""
    if not links and not events:
        return Coding(coder, tuple(marks), values=values, done=done, finished=finished)
    relations, roles = ends_of(links, events, marks), roles_of(events, marks)
    return Coding(coder, tuple(marks), relations, roles, values, done, finished)
