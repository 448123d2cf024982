"""What marks say: attributes, links, and what is said of whole reports. Every function commits before it returns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotator.core import edit
from annotator.core.change import Change
from annotator.core.codebook import AttributeDefinition, Codebook
from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.remark import REPORT_ID, report_note, report_values
from annotator.core.saying import PROPOSED, misfit, said
from annotator.core.span import Span
from annotator.errors import InputError
from annotator.language import code, isolated, tr
from annotator.store import annotations as annotation_store
from annotator.store import codebooks
from annotator.store.project import Project
from annotator.workflow import annotate


def values_of(project: Project, span: Span) -> dict[str, Json]:
    """Return what a mark says, by the code of the attribute; a link is the id of the other mark."""
    label = codebooks.codebook(project).label(span.label)
    return said(span, annotation_store.relations_of(project, span.document, span.coder), label)


def set_attributes(
    project: Project,
    spans: Sequence[Span],
    values: Mapping[str, Json],
    *,
    proposed: Mapping[str, Json] | None = None,
    active_ms: int = 0,
) -> Change:
    """Say the same of several marks of one coder, as one step; None takes a value away.

    Args:
        project: The open project.
        spans: The marks, of one label or of several that have the attributes.
        values: By the code of the attribute; links are not among them.
        proposed: What the program had proposed when the coder decided, kept beside it.
        active_ms: Milliseconds of work since the coder's last row.

    Raises:
        InputError: An attribute that a label does not have, or a value that it cannot have.
        ChangedSinceError: A mark is no longer what it was.
    """
    if not spans:
        return Change()
    book = codebooks.codebook(project)
    for span in spans:
        for name, value in values.items():
            require_fitting(_attribute(book, span.label, name), value, span)
    beside: dict[str, Json] = {} if proposed is None else {PROPOSED: dict(proposed)}
    change = edit.set_attributes(spans, {**values, **beside})
    return annotate.commit(project, "attributes", spans[0].coder, change, active_ms) if change.added else change


def link(project: Project, source: Span, attribute: str, target: Span | None, *, active_ms: int = 0) -> Change:
    """Let a link of a mark lead to another mark; None takes the link away.

    Raises:
        InputError: The label has no such link, or the two marks cannot be joined by it.
    """
    return link_all(project, [source], attribute, target, active_ms=active_ms)


def link_all(
    project: Project, sources: Sequence[Span], attribute: str, target: Span | None, *, active_ms: int = 0
) -> Change:
    """Let the same link of several marks of one coder lead to another mark, as one step; None takes it away."""
    book, change = codebooks.codebook(project), Change()
    for source in sources:
        _require_link(_attribute(book, source.label, attribute), target)
        relations = annotation_store.relations_of(project, source.document, source.coder)
        change += edit.link(source, attribute, target, relations)
    if not change.added and not change.removed:
        return change
    return annotate.commit(project, "link", sources[0].coder, change, active_ms)


def _require_link(definition: AttributeDefinition, target: Span | None) -> None:
    if not definition.is_link:
        raise InputError(tr("{attribute} is no link to another mark.", attribute=_name(definition)))
    if target is not None and definition.targets and target.label not in definition.targets:
        labels = ", ".join(definition.targets)
        raise InputError(tr("{attribute} leads to marks {labels} only.", attribute=_name(definition), labels=labels))


def of_report(project: Project, document: DocumentId, coder: CoderId) -> Mapping[str, Json]:
    """Return what a coder says of a report as a whole, by the code of the attribute."""
    return report_values(annotation_store.notes_of(project, document, coder))


def set_of_report(
    project: Project, document: DocumentId, coder: CoderId, values: Mapping[str, Json], *, active_ms: int = 0
) -> Change:
    """Say something of a report as a whole; None takes a value away.

    Raises:
        InputError: The codebook has no such attribute of reports, or it cannot have the value.
    """
    known = {attribute.code: attribute for attribute in codebooks.codebook(project).report}
    for name, value in values.items():
        if name not in known:
            raise InputError(_no_attribute(name, known))
        require_fitting(known[name], value)
    notes = annotation_store.notes_of(project, document, coder)
    before = next((note for note in notes if note.id == REPORT_ID), None)
    kept = {name: value for name, value in {**report_values(notes), **values}.items() if value is not None}
    after = report_note(document, coder, kept) if kept else None
    change = edit.replace_note(before, after)
    if not change.added and not change.removed:
        return change
    return annotate.commit(project, "report_values", coder, change, active_ms)


def _attribute(book: Codebook, label: str, name: str) -> AttributeDefinition:
    definition = book.label(label)
    if definition is None:
        raise InputError(tr("The codebook has no label {label}: give the mark another.", label=isolated(label)))
    found = definition.attribute(name)
    if found is None:
        raise InputError(_no_attribute(name, (attribute.code for attribute in definition.attributes)))
    return found


def require_fitting(attribute: AttributeDefinition, value: Json, span: Span | None = None) -> None:
    """Refuse what is no value of an attribute at all; what only looks wrong is stored, and listed as a problem.

    Raises:
        InputError: The attribute cannot have the value.
    """
    if value is None:
        return
    name = _name(attribute)
    if attribute.is_link:
        raise InputError(tr("{attribute} is a link: say to which mark it leads.", attribute=name))
    why = misfit(attribute, value, span)
    if why:
        raise InputError(_refusal(why).format(attribute=name, value=isolated(str(value))))


def _refusal(why: str) -> str:
    return {
        "wrong_type": tr("{attribute} cannot be {value}: it is not of the kind that is asked for."),
        "unknown_value": tr("{attribute} cannot be {value}: the codebook has no such value."),
        "out_of_bounds": tr("{attribute} cannot be {value}: it is outside its bounds."),
        "too_large": tr("{attribute} cannot be {value}: it is too large to be kept exactly."),
        "no_such_day": tr("{attribute} cannot be {value}: that is no day; write it like 2016-05-14."),
        "outside_the_mark": tr("{attribute} cannot be {value}: that lies outside the mark."),
    }[why]


def _name(attribute: AttributeDefinition) -> str:
    return isolated(attribute.names[code()])


def _no_attribute(name: str, known: Iterable[str]) -> str:
    return tr("There is no attribute {name}: there are {known}.", name=isolated(name), known=", ".join(known))
