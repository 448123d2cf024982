"""What is not as it should be in a coder's work over one report: nothing is refused, everything is listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from annotator.core.annotation_set import AnnotationSet, Note, Relation
from annotator.core.codebook import AttributeDefinition, Codebook, LabelDefinition
from annotator.core.document import DocumentId
from annotator.core.json_value import Json
from annotator.core.remark import report_values
from annotator.core.saying import in_force, misfit, said
from annotator.core.span import Span, SpanId
from annotator.language import code, isolated, tr

ProblemCode = Literal[
    "unknown_label", "required_empty", "wrong_type", "unknown_value", "out_of_bounds", "too_large", "no_such_day",
    "outside_the_mark", "min_above_max", "ends_before_it_starts", "not_joint", "link_to_nothing", "link_to_itself",
    "link_to_another_label",
]  # fmt: skip
# Two attributes of which the first may not be greater than the second, and the problem that it is when it is.
_ORDERED: tuple[tuple[str, str, ProblemCode], ...] = (
    ("min", "max", "min_above_max"),
    ("start", "end", "ends_before_it_starts"),
)
_OUTCOME, _JOINT = "outcome", "joint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be.

    Attributes:
        span: Which span, or "" for the report.
        start, end: Where the span is; 0 and 0 for the report.
        attribute: The code of the attribute concerned, or "".
        value: What is said there, as far as it matters.
        names: What to call the label, the attribute and the value, in the interface language.
    """

    code: ProblemCode
    document: DocumentId
    span: SpanId | str = ""
    start: int = 0
    end: int = 0
    attribute: str = ""
    value: Json = None
    names: Mapping[str, str] = field(default_factory=dict)

    def sentence(self) -> str:
        """Say what is wrong and what to do, in the interface language."""
        known = {"label": "", "attribute": self.attribute, "value": "", **self.names}
        return _sentence(self.code, {name: isolated(words) for name, words in known.items()})

    def content(self) -> dict[str, Json]:
        """Return it as JSON values, without its sentence."""
        return {"code": self.code, "span": self.span, "attribute": self.attribute, "value": self.value}


def problems_of(document: DocumentId, work: AnnotationSet, codebook: Codebook) -> list[Problem]:
    """Return all problems of one coder's work, in the order of the text, those of the report first."""
    found = list(of_report(document, work.notes, codebook))
    spans = {str(span.id): span for span in work.spans}
    for span in sorted(work.spans, key=lambda span: (span.start, span.end, span.id)):
        found += of_span(span, work.relations, codebook, spans)
    return found


def of_span(
    span: Span, relations: Iterable[Relation], codebook: Codebook, spans: Mapping[str, Span]
) -> Iterator[Problem]:
    """Give the problems of one span.

    Args:
        span: The span.
        relations: Those of its set.
        codebook: The codebook in force.
        spans: All spans of its set, by id.
    """
    label = codebook.label(span.label)
    if label is None:
        yield _problem("unknown_label", span, None, names={"label": span.label})
        return
    values = said(span, relations, label)
    yield from _of_values(span, label.attributes, values, label)
    yield from _of_links(span, label, values, spans)
    yield from _of_order(span, label, values)


def of_report(document: DocumentId, notes: Iterable[Note], codebook: Codebook) -> Iterator[Problem]:
    """Give the problems of what is said of a report as a whole, which stands in the notes of a set."""
    values = report_values(notes)
    for problem in _of_values(None, codebook.report, values, None):
        yield Problem(problem.code, document, "", 0, 0, problem.attribute, problem.value, problem.names)


def _of_values(
    span: Span | None,
    attributes: Iterable[AttributeDefinition],
    values: Mapping[str, Json],
    label: LabelDefinition | None,
) -> Iterator[Problem]:
    for attribute in attributes:
        value = values.get(attribute.code, attribute.default)
        if _is_empty(value):
            if attribute.required:
                yield _problem("required_empty", span, attribute, label=label)
        elif not attribute.is_link:
            why = misfit(attribute, value, span)
            if why:
                yield _problem(why, span, attribute, value, label=label)


def _of_links(
    span: Span, label: LabelDefinition, values: Mapping[str, Json], spans: Mapping[str, Span]
) -> Iterator[Problem]:
    for attribute in label.links:
        target = values.get(attribute.code)
        if target is None:
            continue
        other = spans.get(str(target))
        if other is None:
            yield _problem("link_to_nothing", span, attribute, target, label=label)
        elif other.id == span.id:
            yield _problem("link_to_itself", span, attribute, target, label=label)
        elif attribute.targets and other.label not in attribute.targets:
            yield _problem("link_to_another_label", span, attribute, target, label=label, names={"value": other.label})


def _of_order(span: Span, label: LabelDefinition, values: Mapping[str, Json]) -> Iterator[Problem]:
    for first, second, problem in _ORDERED:
        low, high = values.get(first), values.get(second)
        attribute = label.attribute(first)
        if attribute is not None and label.attribute(second) is not None and _is_above(low, high):
            yield _problem(problem, span, attribute, low, label=label)
    joint, outcome = label.attribute(_JOINT), values.get(_OUTCOME)
    several = isinstance(outcome, list | tuple) and len(outcome) > 1 and (values.get("min") or values.get("max"))
    if joint is not None and several and not in_force(values, label.attributes).get(_JOINT):
        yield _problem("not_joint", span, joint, outcome, label=label)


def _is_above(low: Json, high: Json) -> bool:
    if isinstance(low, str) and isinstance(high, str):
        return low > high
    numbers = [one for one in (low, high) if isinstance(one, int | float) and not isinstance(one, bool)]
    return len(numbers) == 2 and numbers[0] > numbers[1]  # both are numbers


def _is_empty(value: Json) -> bool:
    return value is None or (isinstance(value, str | list | tuple | dict) and len(value) == 0)


def _problem(
    problem: ProblemCode,
    span: Span | None,
    attribute: AttributeDefinition | None,
    value: Json = None,
    *,
    label: LabelDefinition | None = None,
    names: Mapping[str, str] | None = None,
) -> Problem:
    called = {} if attribute is None else {"attribute": attribute.names[code()]}
    called |= {} if label is None else {"label": label.names[code()]}
    called |= {"value": ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)}
    called |= names or {}
    place = ("", 0, 0) if span is None else (span.id, span.start, span.end)
    document = DocumentId("") if span is None else span.document
    return Problem(problem, document, *place, "" if attribute is None else attribute.code, value, called)


def _sentence(problem: ProblemCode, names: Mapping[str, str]) -> str:
    sentences = {
        "unknown_label": tr("The codebook has no label {label}: give the mark another."),
        "required_empty": tr("{attribute} is empty, and must be said."),
        "wrong_type": tr("{attribute}: {value} is not of the kind that is asked for."),
        "unknown_value": tr("{attribute}: the codebook has no value {value}."),
        "out_of_bounds": tr("{attribute}: {value} is outside its bounds."),
        "too_large": tr("{attribute}: {value} is too large to be kept exactly."),
        "no_such_day": tr("{attribute}: {value} is no day of the calendar; write it like 2016-05-14."),
        "outside_the_mark": tr("{attribute} lies outside the mark: choose the part again."),
        "min_above_max": tr("{attribute} is above the most: one of the two is wrong."),
        "ends_before_it_starts": tr("{attribute} lies behind the last day: one of the two is wrong."),
        "not_joint": tr("Several outcomes have one figure: say that it is joint, or mark them apart."),
        "link_to_nothing": tr("{attribute} leads to a mark that is not there: choose another."),
        "link_to_itself": tr("{attribute} leads to the mark itself: choose another."),
        "link_to_another_label": tr("{attribute} leads to a mark {value}: choose one of another label."),
    }
    return sentences[problem].format(**names)
