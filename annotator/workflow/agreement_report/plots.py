"""Small plots as SVG. In an Arabic report they run from the other side, as the page does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.agreement.bootstrap import Interval
from annotator.language import decimal, is_rtl
from annotator.workflow.agreement_report.markup import Markup, plain, tag

WIDTH, NAMES = 760, 290
ROW, TOP, BOTTOM = 30, 8, 26
INK, QUIET, RULE = "#1c2730", "#55636d", "#dfe5e9"
COLOURS = ("#145c7a", "#b8650b", "#5f4b8b", "#2f7d4f", "#a3324e")
SHAPES = ("circle", "square", "diamond", "ring", "cross")
LONGEST = 46  # code points of a name


@dataclass(frozen=True, slots=True)
class Point:
    """One value in a row, with its interval; None where it is not defined."""

    value: float | None
    interval: Interval | None = None


def ranges(rows: Sequence[tuple[str, Sequence[Point]]], *, low: float = 0.0, title: str) -> Markup:
    """Return a row for each name with its points and their intervals on one scale.

    Args:
        rows: Names and points; the points of one place have one shape and colour.
        low: Where the scale begins; it ends at 1.
        title: What is shown, for those who do not see it.
    """
    height = TOP + ROW * len(rows) + BOTTOM
    scale = _Scale(low, 1.0)
    parts = _axis(scale, height)
    for nth, (name, points) in enumerate(rows):
        middle = TOP + ROW * nth + ROW / 2
        parts.append(_text(name[:LONGEST], NAMES - 14, middle + 4.5, size=13.5, side="end"))
        gap = min(8.0, 20.0 / max(len(points), 1))
        for place, point in enumerate(points):
            parts += _point(point, scale, middle + gap * (place - (len(points) - 1) / 2), place)
    return _svg(parts, height, title)


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def at(self, value: float) -> float:
        span = WIDTH - NAMES - 24
        return NAMES + span * (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        first = round(self.low * 4)
        return [nth / 4 for nth in range(first, 5)]


def _axis(scale: _Scale, height: float) -> list[Markup]:
    parts: list[Markup] = []
    for tick in scale.ticks():
        x = scale.at(tick)
        stroke = INK if tick == 0 else RULE
        parts.append(_line(x, TOP, x, height - BOTTOM + 2, stroke))
        parts.append(_text(decimal(tick, 2), x, height - 7, size=11.5, fill=QUIET, side="middle"))
    return parts


def _point(point: Point, scale: _Scale, y: float, place: int) -> list[Markup]:
    if point.value is None:
        return []
    colour, parts = COLOURS[place % len(COLOURS)], []
    if point.interval is not None:
        low, high = (scale.at(edge) for edge in point.interval)
        parts.append(_line(low, y, high, y, colour, width=1.8))
    return [*parts, shape(place, scale.at(point.value), y, mirrored=True)]


def shape(place: int, x: float, y: float, *, mirrored: bool = False) -> Markup:
    """Return the sign of the points of one place."""
    colour, kind = COLOURS[place % len(COLOURS)], SHAPES[place % len(SHAPES)]
    x = _x(x) if mirrored else x
    match kind:
        case "circle":
            return tag("circle", cx=_n(x), cy=_n(y), r=4.5, fill=colour)
        case "square":
            return tag("rect", x=_n(x - 4), y=_n(y - 4), width=8, height=8, fill=colour)
        case "diamond":
            return tag("path", d=f"M{_n(x)} {_n(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5z", fill=colour)
        case "ring":
            return tag("circle", cx=_n(x), cy=_n(y), r=4, fill="#ffffff", stroke=colour, stroke_width=2)
    return tag("path", d=f"M{_n(x - 4)} {_n(y - 4)}l8 8m0 -8l-8 8", stroke=colour, stroke_width=2.2, fill="none")


def key(names: Sequence[str]) -> Markup:
    """Return what the signs mean."""
    return tag(
        "ul",
        *(
            tag("li", tag("svg", shape(place, 7, 7), width=14, height=14, aria_hidden="true"), f" {name}")
            for place, name in enumerate(names)
        ),
        class_="key",
    )


def lines(names: Sequence[str], series: Sequence[Sequence[float | None]], *, title: str) -> Markup:
    """Return lines over time, from 0 to 1.

    Args:
        names: Of the steps in time.
        series: The values of each line, one a step.
        title: What is shown, for those who do not see it.
    """
    height, start, end = 240.0, 52.0, WIDTH - 24.0
    wide = (end - start) / max(len(names) - 1, 1)

    def y(value: float) -> float:
        return 14 + (height - 50) * (1 - min(max(value, 0.0), 1.0))

    parts: list[Markup] = []
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(_line(start, y(tick), end, y(tick), INK if tick == 0 else RULE))
        parts.append(_text(decimal(tick, 2), start - 8, y(tick) + 4, size=11.5, fill=QUIET, side="end"))
    every = max(1, -(-len(names) // 9))
    for nth in range(0, len(names), every):
        side = "middle" if 0 < nth < len(names) - 1 else "start" if nth == 0 else "end"
        parts.append(_text(names[nth], start + wide * nth, height - 12, size=11.5, fill=QUIET, side=side))
    for place, values in enumerate(series):
        there = [(start + wide * nth, y(value)) for nth, value in enumerate(values) if value is not None]
        path = "M" + "L".join(f"{_n(_x(x))} {_n(height_at)}" for x, height_at in there) if there else ""
        if path:
            parts.append(tag("path", d=path, fill="none", stroke=COLOURS[place % len(COLOURS)], stroke_width=2))
        parts += [shape(place, x, height_at, mirrored=True) for x, height_at in there]
    return _svg(parts, height, title)


def _svg(parts: Sequence[Markup], height: float, title: str) -> Markup:
    return tag(
        "svg",
        tag("title", plain(title)),
        *parts,
        viewBox=f"0 0 {WIDTH} {_n(height)}",
        width=WIDTH,
        height=_n(height),
        role="img",
        direction="ltr",  # anchors are where they are set, whichever way the page runs
    )


def _x(x: float) -> float:
    return WIDTH - x if is_rtl() else x


def _line(x: float, y: float, to_x: float, to_y: float, stroke: str, *, width: float = 1) -> Markup:
    return tag("line", x1=_n(_x(x)), y1=_n(y), x2=_n(_x(to_x)), y2=_n(to_y), stroke=stroke, stroke_width=width)


def _text(text: str, x: float, y: float, *, size: float, side: str, fill: str = INK) -> Markup:
    turned = {"start": "end", "end": "start"} if is_rtl() else {}
    return tag("text", plain(text), x=_n(_x(x)), y=_n(y), font_size=size, fill=fill, text_anchor=turned.get(side, side))


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
