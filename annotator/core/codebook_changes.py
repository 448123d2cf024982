"""What changed from one codebook to another, and which marks it makes worth a second look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from annotator.core.codebook import AttributeDefinition, Codebook, LabelDefinition, ValueDefinition
from annotator.core.span import Span
from annotator.language import code, isolated, tr

DifferenceCode = Literal[
    "added", "removed", "renamed", "definition", "type", "required", "default", "bounds", "targets", "key", "colours",
    "order", "rules", "data",
]  # fmt: skip
# By place: () for the book as a whole, (label), (label, attribute), (label, attribute, value); "report" for a label
# where the attribute is one of whole reports.
Place = tuple[str, ...]
REPORT = "report"

# What a coder may have judged otherwise, had she known.
_JUDGED_BY = frozenset(("definition", "type", "required", "bounds", "targets", "rules"))
_LABEL, _ATTRIBUTE, _VALUE = 1, 2, 3  # lengths of places


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not in the new codebook as it was in the old one.

    Attributes:
        place: What it is about, by codes.
        before, after: What it was and is, in words; "" where that says nothing.
    """

    code: DifferenceCode
    place: Place
    before: str = ""
    after: str = ""

    def sentence(self, name: str = "") -> str:
        """Say it, in the interface language; the name stands for the place, or its codes where there is none."""
        place = isolated(name or " › ".join(self.place) or tr("all labels"))
        before, after = isolated(self.before), isolated(self.after)
        return _sentences()[self.code].format(place=place, before=before, after=after)

    def concerns(self, span: Span) -> bool:
        """Tell whether a mark made under the old codebook is worth a second look because of it."""
        if not self.place or self.place[0] != span.label or self.code not in _JUDGED_BY:
            return False
        if len(self.place) < _VALUE:
            return True
        value = span.attributes.get(self.place[1])
        return self.place[2] in value if isinstance(value, list | tuple) else value == self.place[2]


def _sentences() -> Mapping[str, str]:
    return {
        "added": tr("New: {place}"),
        "removed": tr("Gone: {place}"),
        "renamed": tr("{place} is now called {after}; it was {before}."),
        "definition": tr("{place} is defined in other words."),
        "type": tr("{place} is now of the type {after}; it was {before}."),
        "required": tr("{place} must now be said."),
        "default": tr("{place}: the default is now {after}; it was {before}."),
        "bounds": tr("{place} has other bounds."),
        "targets": tr("{place} may lead to marks of other labels."),
        "key": tr("{place} is now on the key {after}; it was on {before}."),
        "colours": tr("{place} has other colours."),
        "order": tr("The order in {place} is another."),
        "rules": tr("A rule about {place} is new or another."),
        "data": tr("{place} is exported otherwise."),
    }


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


Coded = TypeVar("Coded", bound=_Coded)


def differences(before: Codebook, after: Codebook) -> list[Difference]:
    """Return what changed, in the order of the new codebook; what is gone comes where it stood."""
    found = list(_between(before.labels, after.labels, (), _of_label))
    found += _between(before.report, after.report, (REPORT,), _of_attribute)
    found += _of_rules(before, after)
    return found


def _between(
    before: Sequence[Coded],
    after: Sequence[Coded],
    place: Place,
    compare: Callable[[Coded, Coded, Place], Iterable[Difference]],
) -> Iterator[Difference]:
    old, new = {one.code: one for one in before}, {one.code: one for one in after}
    for name, one in new.items():
        if name in old:
            yield from compare(old[name], one, (*place, name))
        else:
            yield Difference("added", (*place, name))
    yield from (Difference("removed", (*place, name)) for name in old if name not in new)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield Difference("order", place)


def _of_label(before: LabelDefinition, after: LabelDefinition, place: Place) -> Iterator[Difference]:
    yield from _of_words(before, after, place)
    if before.shortcut != after.shortcut:
        yield Difference("key", place, before.shortcut, after.shortcut)
    if before.colours != after.colours:
        yield Difference("colours", place)
    yield from _between(before.attributes, after.attributes, place, _of_attribute)


def _of_attribute(before: AttributeDefinition, after: AttributeDefinition, place: Place) -> Iterator[Difference]:
    yield from _of_words(before, after, place)
    if before.type != after.type:
        yield Difference("type", place, before.type, after.type)
    if after.required and not before.required and after.default is None:
        yield Difference("required", place)
    if before.default != after.default:
        yield Difference("default", place, str(before.default), str(after.default))
    if (before.least, before.most) != (after.least, after.most):
        yield Difference("bounds", place)
    if before.targets != after.targets:
        yield Difference("targets", place)
    yield from _between(before.values, after.values, place, _of_value)


def _of_value(before: ValueDefinition, after: ValueDefinition, place: Place) -> Iterator[Difference]:
    yield from _of_words(before, after, place)
    if before.data != after.data:
        yield Difference("data", place)


class _Named(Protocol):
    @property
    def names(self) -> Mapping[str, str]: ...

    @property
    def definitions(self) -> Mapping[str, str]: ...


def _of_words(before: _Named, after: _Named, place: Place) -> Iterator[Difference]:
    if before.names != after.names:
        yield Difference("renamed", place, before.names[code()], after.names[code()])
    if before.definitions != after.definitions:
        yield Difference("definition", place)


def _of_rules(before: Codebook, after: Codebook) -> Iterator[Difference]:
    """Give the labels about which a rule is new, gone or another; one about all labels is about the book as a whole."""
    old, new = ({(rule.words["ar"], rule.words["en"]): rule for rule in book.rules} for book in (before, after))
    places: dict[Place, None] = {}
    for words in [*(words for words in new if words not in old), *(words for words in old if words not in new)]:
        labels = (new.get(words) or old[words]).labels
        about: list[Place] = [(str(label),) for label in labels] or [()]
        places.update(dict.fromkeys(about))
    yield from (Difference("rules", place) for place in places)


def gone(found: Iterable[Difference]) -> list[Place]:
    """Return the places of labels, attributes and values that are no longer there."""
    return [difference.place for difference in found if difference.code == "removed"]


def uses(span: Span, place: Place) -> bool:
    """Tell whether a mark uses a label, an attribute or a value."""
    if place[0] != span.label:
        return False
    if len(place) == _LABEL:
        return True
    value = span.attributes.get(place[1])
    if len(place) == _ATTRIBUTE:
        return value is not None
    return place[2] in value if isinstance(value, list | tuple) else value == place[2]
