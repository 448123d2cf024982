"""A person says what a stretch of a document is; the zones around it give way."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.core.document import Zone


def with_zone(zones: Iterable[Zone], start: int, end: int, kind: str) -> tuple[Zone, ...]:
    """Return the zones with [start, end) being of this kind.

    What others had of the stretch is taken from them; one that lay around it is cut in two, and
    neighbours of one kind that now touch become one.
    """
    pieces = [Zone(start, end, kind)]
    for zone in zones:
        if zone.start < start:
            pieces.append(Zone(zone.start, min(zone.end, start), zone.kind))
        if zone.end > end:
            pieces.append(Zone(max(zone.start, end), zone.end, zone.kind))
    return _joined(sorted(pieces, key=lambda zone: zone.start))


def _joined(zones: list[Zone]) -> tuple[Zone, ...]:
    joined: list[Zone] = []
    for zone in zones:
        if joined and joined[-1].kind == zone.kind and joined[-1].end == zone.start:
            joined[-1] = Zone(joined[-1].start, zone.end, zone.kind)
        else:
            joined.append(zone)
    return tuple(joined)
