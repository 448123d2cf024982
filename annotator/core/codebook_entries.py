"""What stands in a codebook as entries that can be looked up: labels, attributes, values and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.arabic.folding import fold_key
from annotator.core.codebook import AttributeDefinition, Codebook, Names
from annotator.core.codebook_changes import REPORT, Place

RULES = "rules"  # the section of the rules, and the first part of their places


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One thing that a codebook defines.

    Attributes:
        place: By codes: (label), (label, attribute), (label, attribute, value); ("report", …) for what is said of whole
            reports; ("rules", code) for a rule.
        names, definitions: By interface language; a rule has its words as both.
        key: All its words in both languages and its code, folded.
    """

    place: Place
    names: Names
    definitions: Names
    key: str


def entries(book: Codebook) -> tuple[BookEntry, ...]:
    """Return all that a codebook defines, in its order."""
    return tuple(_entries(book))


def _entries(book: Codebook) -> Iterator[BookEntry]:
    for label in book.labels:
        yield _entry((str(label.code),), label.names, label.definitions, *label.examples)
        for attribute in label.attributes:
            yield from _of_attribute(str(label.code), attribute)
    for attribute in book.report:
        yield from _of_attribute(REPORT, attribute)
    for rule in book.rules:
        yield _entry((RULES, rule.code), rule.words, rule.words)


def _of_attribute(owner: str, attribute: AttributeDefinition) -> Iterator[BookEntry]:
    yield _entry((owner, attribute.code), attribute.names, attribute.definitions)
    for value in attribute.values:
        yield _entry((owner, attribute.code, value.code), value.names, value.definitions)


def _entry(place: Place, names: Names, definitions: Names, *more: str) -> BookEntry:
    words = (place[-1], *names.values(), *definitions.values(), *more)
    return BookEntry(place, names, definitions, fold_key("\n".join(word for word in words if word)))


def matching(every: tuple[BookEntry, ...], words: str) -> list[BookEntry]:
    """Return the entries that hold all the words typed, in any spelling; those whose name begins so come first."""
    typed = fold_key(words).split()
    if not typed:
        return []
    found = [entry for entry in every if all(word in entry.key for word in typed)]
    return sorted(found, key=lambda entry: not _is_named(entry.names, typed))


def _is_named(names: Mapping[str, str], typed: list[str]) -> bool:
    return any(fold_key(name).startswith(typed[0]) for name in names.values())
