"""What stands in a codebook, by name, and what can take the place of something that is gone."""

from __future__ import annotations

from annotator.core.codebook import AttributeDefinition, Codebook
from annotator.core.codebook_changes import REPORT, Place
from annotator.language import code, tr
from annotator.ui.panels.codebook_page import section_name

NO_CHOICE = "?"  # no code is so: nobody has chosen yet
_LABEL, _ATTRIBUTE = 1, 2  # lengths of places


def place_name(book: Codebook, place: Place) -> str:
    """Return what a label, attribute or value is called, with what it belongs to; its code where it has no name.

    It is not isolated yet: names of one codebook run one way, and the first letter says which.
    """
    names = [section_name(book, place[0])] if place else []
    found = attribute(book, place)
    if len(place) >= _ATTRIBUTE:
        names.append(place[1] if found is None else found.names[code()])
    if len(place) > _ATTRIBUTE:
        value = None if found is None else found.value(place[2])
        names.append(place[2] if value is None else value.names[code()])
    return " › ".join(names)


def attribute(book: Codebook, place: Place) -> AttributeDefinition | None:
    """Return the attribute that a place is, or is in."""
    if len(place) < _ATTRIBUTE:
        return None
    return next((one for one in _owned(book, place[0]) if one.code == place[1]), None)


def _owned(book: Codebook, owner: str) -> tuple[AttributeDefinition, ...]:
    label = book.label(owner)
    return book.report if owner == REPORT else () if label is None else label.attributes


def choices(after: Codebook, place: Place) -> list[tuple[str, str]]:
    """Return what can become of something that is gone, by code and name: the first says that nobody chose yet."""
    found = [(NO_CHOICE, tr("Choose…"))]
    if len(place) == _LABEL:
        found += [(str(label.code), label.names[code()]) for label in after.labels]
        return [*found, ("", tr("The marks are taken away"))]
    if len(place) == _ATTRIBUTE:
        found += [(one.code, one.names[code()]) for one in _owned(after, place[0])]
    else:
        holder = attribute(after, place)
        found += [(value.code, value.names[code()]) for value in (() if holder is None else holder.values)]
    return [*found, ("", tr("It is no longer said"))]
