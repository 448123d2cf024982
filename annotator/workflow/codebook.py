"""A project gets another codebook: what changed is told, what is gone is mapped, marks worth a second look are listed.

Every function that changes something commits before it returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.core.change import Change
from annotator.core.codebook import Codebook
from annotator.core.codebook_changes import REPORT, Difference, Place, differences, gone, uses
from annotator.core.codebook_mapping import Mapped, exists, mapped
from annotator.core.coder import CoderId
from annotator.core.entry import CODEBOOK, REMAP
from annotator.core.json_value import Json
from annotator.core.remark import report_values
from annotator.core.span import Span
from annotator.errors import InputError
from annotator.formats.codebook_writing import as_json, as_toml
from annotator.language import isolated, tr
from annotator.store import annotations as annotation_store
from annotator.store import codebook_versions, codebooks, coders, documents, journal
from annotator.store.project import Project
from annotator.workflow import backups
from annotator.workflow.swap import Swap

_ATTRIBUTE = 2  # length of the place of an attribute


@dataclass(frozen=True, slots=True)
class Comparison:
    """What another codebook would mean for a project.

    Attributes:
        in_use: What is gone and is used, and how often.
        concerned: How many marks would be worth a second look.
    """

    before: Codebook
    after: Codebook
    differences: tuple[Difference, ...]
    in_use: Mapping[Place, int]
    concerned: int


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A mark that was made under an older codebook, and what changed since that concerns it.

    Attributes:
        version: Of the codebook under which it was last touched.
        title, coder: Of the report; the name of who made it.
    """

    span: Span
    version: str
    title: str
    coder: str
    differences: tuple[Difference, ...]


class MappingNeededError(InputError):
    """Something that is gone is used, and nothing says what becomes of it.

    Attributes:
        in_use: Its places, and how often each is used.
    """

    def __init__(self, in_use: Mapping[Place, int]) -> None:
        places = ", ".join(f"{isolated('.'.join(place))} ({count})" for place, count in in_use.items())
        sentence = tr(
            "These are used and are not in the new codebook: {places}. Say what becomes of each.", places=places
        )
        super().__init__(sentence)
        self.in_use = dict(in_use)


def compare(project: Project, after: Codebook) -> Comparison:
    """Return what another codebook would change, without changing anything."""
    before = codebooks.codebook(project)
    found = differences(before, after)
    spans = codebook_versions.every_span(project)
    concerned = sum(any(one.concerns(span) for one in found) for span in spans)
    return Comparison(before, after, tuple(found), _in_use(project, found, spans), concerned)


def _in_use(project: Project, found: Iterable[Difference], spans: Sequence[Span]) -> dict[Place, int]:
    places = gone(found)
    if not places:
        return {}
    labels = {(span.document, span.coder, span.id): span.label for span in spans}
    links = [
        (str(labels.get((link.document, link.coder, link.source), "")), link.type)
        for link in annotation_store.every_relation(project)
    ]
    reports = [report_values([note]) for note in annotation_store.every_note(project)]
    counts = {place: _count(place, spans, links, reports) for place in places}
    return {place: count for place, count in counts.items() if count}


def _count(place: Place, spans: Sequence[Span], links: Sequence[Place], reports: Sequence[Mapping[str, Json]]) -> int:
    if place[0] == REPORT:
        return sum(_says(values, place) for values in reports)
    return sum(uses(span, place) for span in spans) + links.count(place)


def _says(values: Mapping[str, Json], place: Place) -> bool:
    value = values.get(place[1])
    if len(place) == _ATTRIBUTE:
        return value is not None
    return place[2] in value if isinstance(value, list | tuple) else value == place[2]


def replace_codebook(project: Project, after: Codebook, coder: CoderId, mapping: Mapped | None = None) -> Change:
    """Put another codebook in the place of the one in force; what is gone and used is mapped, all as one step.

    The journal gets a row for the codebook, and one for each annotation set in which something is mapped.

    Args:
        project: The open project.
        after: The new codebook.
        coder: Who does it.
        mapping: What becomes of what is gone: a label gives way to a label, an attribute to one of the same label, a
            value to a value of the same attribute; or to nothing: then a mark is taken away, or no longer says it.

    Raises:
        MappingNeededError: Something that is gone is used and not mapped.
        InputError: Something is mapped to what the new codebook does not have.
    """
    before = codebooks.codebook(project)
    if before.version == after.version:
        return Change()
    known = mapping or {}
    spans = codebook_versions.every_span(project)
    _refuse_unmapped(project, before, after, known, spans)
    relations, notes = annotation_store.every_relation(project), annotation_store.every_note(project)
    books = Change(removed=(before,), added=(after,))
    work = mapped(spans, relations, notes, after, known)
    with project.transaction():
        journal.commit(project, CODEBOOK, coder, books)
        for change in work.by_set().values():
            journal.commit(project, REMAP, coder, change)
    return books + work


def back_up_before(project: Project, after: Codebook, mapping: Mapped) -> Path:
    """Return a backup of what there is before another codebook is put in force; nothing must be being stored.

    Raises:
        MappingNeededError, InputError: It could not be put in force with this mapping; no backup is made.
        ProjectError: The backup could not be made.
    """
    spans = codebook_versions.every_span(project)
    _refuse_unmapped(project, codebooks.codebook(project), after, mapping, spans)
    return backups.up_to_date(project)


def save(project: Project, target: Path) -> None:
    """Write the codebook in force to a file: JSON where its name ends so, else TOML.

    Raises:
        InputError: The file could not be written.
    """
    book = codebooks.codebook(project)
    text = as_json(book) if target.suffix.lower() == ".json" else as_toml(book)
    with Swap() as swap:
        swap.open(target).write(text)


def _refuse_unmapped(
    project: Project, before: Codebook, after: Codebook, mapping: Mapped, spans: Sequence[Span]
) -> None:
    """Refuse a mapping that leaves out what is gone and used, or that leads from or to what is not there."""
    in_use = _in_use(project, differences(before, after), spans)
    unmapped = {place: count for place, count in in_use.items() if place not in mapping}
    if unmapped:
        raise MappingNeededError(unmapped)
    _refuse_unknown(before, after, mapping)


def _refuse_unknown(before: Codebook, after: Codebook, mapping: Mapped) -> None:
    """Refuse a mapping from what never was, or to what is not there."""
    for place, target in mapping.items():
        name = isolated(".".join(place))
        if not exists(before, place):
            raise InputError(tr("{place} cannot be mapped: the codebook in force has no such thing.", place=name))
        if target and not exists(after, (*place[:-1], target)):
            words = isolated(target)
            raise InputError(
                tr("{place} cannot become {target}: the new codebook has no such thing.", place=name, target=words)
            )


def second_looks(project: Project) -> list[SecondLook]:
    """Return the marks that were last touched under an older codebook and that something since then concerns."""
    now = codebooks.codebook(project)
    if codebook_versions.versions(project) == [now.version]:
        return []
    touched = codebook_versions.last_touched(project)
    since: dict[str, list[Difference]] = {now.version: []}
    names = {coder.id: coder.name for coder in coders.coders(project)}
    titles: dict[str, str] = {}
    found: list[SecondLook] = []
    for span in codebook_versions.every_span(project, standing=True):
        version = touched.get((span.document, span.coder, str(span.id)), now.version)
        if version not in since:
            then = codebook_versions.of_version(project, version)
            since[version] = [] if then is None else differences(then, now)
        why = tuple(one for one in since[version] if one.concerns(span))
        if why:
            if span.document not in titles:
                titles[span.document] = documents.title_of(project, span.document)
            found.append(SecondLook(span, version, titles[span.document], names.get(span.coder, ""), why))
    return found


def looked_at(project: Project, spans: Sequence[Span], coder: CoderId) -> Change:
    """Say that marks were looked at again and are right under the codebook in force; nothing else changes."""
    change = Change(removed=tuple(spans), added=tuple(spans))
    if spans:
        journal.commit(project, "looked_at", coder, change)
    return change
