"""Events as links: from an event's trigger to each mark that fills a role in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.agreement.coding import Link, Mark
from annotator.core.json_value import Json

TRIGGERS = ("triggers", "trigger")
ROLES = "roles"

Event = tuple[str, Mapping[str, Json]]  # id and content


def trigger_of(content: Mapping[str, Json], marks: Mapping[str, Mark]) -> str:
    """Return the id of the mark that triggers an event, the first of several in the text; "" where there is none."""
    triggers = [marks[filler] for role, filler in _fillers(content, marks) if role in TRIGGERS]
    return min(triggers, key=lambda mark: mark[:4]).id if triggers else ""


def roles_of(events: Iterable[Event], marks: Sequence[Mark]) -> tuple[Link, ...]:
    """Return a link for each role of each event; an event without a trigger cannot have the same roles as another.

    >>> marks = [Mark(0, 4, "TACTIC", "t"), Mark(5, 9, "ACTOR", "a")]
    >>> [link[:3] for link in roles_of([("e", {"roles": {"triggers": ["t"], "targets": ["a"]}})], marks)]
    [('targets', 't', 'a')]
    """
    known = {mark.id: mark for mark in marks}
    return tuple(
        Link(role, trigger_of(content, known), filler, f"{id}:{role}:{filler}")
        for id, content in events
        for role, filler in _fillers(content, known)
        if role not in TRIGGERS
    )


def ends_of(links: Iterable[Link], events: Iterable[Event], marks: Sequence[Mark]) -> tuple[Link, ...]:
    """Return relations with the trigger in the place of an event that they start or end at."""
    known = {mark.id: mark for mark in marks}
    triggers = {id: trigger_of(content, known) for id, content in events if id not in known}
    return tuple(
        Link(link.type, triggers.get(link.source, link.source), triggers.get(link.target, link.target), link.id)
        for link in links
    )


def _fillers(content: Mapping[str, Json], marks: Mapping[str, Mark]) -> Iterator[tuple[str, str]]:
    """Give role and mark of everything in an event's content that names a mark."""
    inner = content.get(ROLES)
    named = {**content, **(inner if isinstance(inner, Mapping) else {})}
    for role, value in named.items():
        for one in value if isinstance(value, Sequence) and not isinstance(value, str) else [value]:
            if isinstance(one, str) and one in marks:
                yield role, one
            elif isinstance(one, Mapping):
                filler, its_role = one.get("span", one.get("target")), one.get("role", role)
                if isinstance(filler, str) and filler in marks:
                    yield str(its_role), filler
