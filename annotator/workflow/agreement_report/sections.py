"""What a report says of all marks: overall, by label, by pair of coders, by coder."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.agreement.figure import ALL_PAIRS, F1_MEASURES, Figure
from annotator.language import code, isolated, number, tr, tr_in
from annotator.workflow import agreement_words as words
from annotator.workflow.agreement_report import plots
from annotator.workflow.agreement_report.markup import Markup, joined, tag
from annotator.workflow.agreement_report.tables import cell, counts, heat, sure, table
from annotator.workflow.compare import Agreement

ALPHAS = ("alpha_u_pooled", "alpha_u_joint", "alpha_u_binary")
MOST_IN_MAP = 15  # coders; with more a heat map is no map any more


@dataclass(frozen=True, slots=True)
class Told:
    """The figures of a report, found by what they are of."""

    found: Agreement
    by_scope: Mapping[tuple[str, str], Figure]

    @classmethod
    def of(cls, found: Agreement) -> Told:
        """Sort the figures."""
        return cls(found, {_key(one.measure, one.scope): one for one in found.figures})

    def figure(self, measure: str, **scope: object) -> Figure | None:
        """Return a figure."""
        return self.by_scope.get(_key(measure, scope))

    @property
    def labels(self) -> list[str]:
        """The labels for which there is something to show."""
        return [label for label in self.found.summary.labels if label in self.found.summary.used]

    def label_name(self, label: str) -> str:
        """Return what a label is called."""
        book = self.found.material.codebook
        known = None if book is None else book.label(label)
        return label if known is None else known.names[code()]


def _key(measure: str, scope: Mapping[str, object]) -> tuple[str, str]:
    return (measure, repr(sorted(scope.items(), key=lambda item: item[0])))


def overall(told: Told) -> Markup:
    """Tell the figures of all labels and all pairs, what each means, and what they advise."""
    figures = [told.figure(measure, coders=ALL_PAIRS, label=None) for measure in F1_MEASURES]
    figures += [told.figure(measure) for measure in ALPHAS]
    there = [one for one in figures if one is not None]
    advice = words.hint(
        *(told.figure(f"f1_{kind}", coders=ALL_PAIRS, label=None) for kind in ("strict", "overlap", "overlap_any"))
    )
    rows = [
        (words.measure_name(one.measure), cell(one), sure(one), counts(one), words.meaning(one.measure))
        for one in there
    ]
    headings = (
        tr_in("column", "Measure"),
        tr_in("column", "Figure"),
        tr_in("column", "95 % interval"),
        tr_in("column", "Made of"),
        tr_in("column", "What it means"),
    )
    picture = plots.ranges(
        [(words.measure_name(one.measure), [_point(one)]) for one in there],
        low=_low(there),
        title=tr("Figures of all labels with their intervals"),
    )
    return section(
        tr("All labels"),
        tag("p", advice, class_="hint") if advice else None,
        picture,
        table(headings, rows),
    )


def by_label(told: Told) -> Markup | None:
    """Tell the figures of each label."""
    if not told.labels:
        return None
    measures = ("f1_strict", "f1_overlap", "alpha_u")
    rows, points = [], []
    for label in told.labels:
        figures = [told.figure(measure, coders=ALL_PAIRS, label=label) for measure in measures[:2]]
        figures.append(told.figure("alpha_u", label=label))
        name = told.label_name(label)
        points.append((name, [_point(one) for one in figures if one is not None]))
        both = figures[0]
        made = "" if both is None else counts(both)
        rows.append((isolated(name), *(part for one in figures for part in (cell(one), sure(one))), made))
    names = [words.measure_name(measure) for measure in measures]
    interval = tr_in("column", "95 % interval")
    headings = (
        tr_in("column", "Label"),
        *(part for name in names for part in (name, interval)),
        tr_in("column", "Same marks, made of"),
    )
    low = _low([one for one in told.found.figures if one.measure == "alpha_u" and "coders" not in one.scope])
    return section(
        tr("By label"),
        plots.key(names),
        plots.ranges(points, low=low, title=tr("Figures of each label with their intervals")),
        table(headings, rows),
    )


def by_pair(told: Told) -> Markup | None:
    """Tell the figures of each pair of coders, and draw them as maps."""
    coders = list(told.found.summary.coders.values())
    if len(coders) < 2:
        return None
    parts: list[Markup | None] = []
    if 2 < len(coders) <= MOST_IN_MAP:
        maps = (_map(told, coders, measure) for measure in ("f1_strict", "f1_overlap"))
        parts.append(tag("div", *maps, class_="beside"))
    headings = (
        tr_in("column", "Coders"),
        tr_in("column", "Reports"),
        *(words.measure_name(measure) for measure in F1_MEASURES),
        words.measure_name("alpha_u_pooled"),
    )
    rows = []
    for one, other in combinations(coders, 2):
        figures = [told.figure(measure, coders=[one, other], label=None) for measure in F1_MEASURES]
        figures.append(told.figure("alpha_u_pooled", coders=[one, other]))
        shared = told.figure("shared_documents", coders=[one, other])
        rows.append(
            (
                tr("{one} and {other}", one=isolated(one), other=isolated(other)),
                cell(shared),
                *map(_with_interval, figures),
            )
        )
    return section(tr("By pair of coders"), *parts, table(headings, rows, numbers=7))


def _with_interval(one: Figure | None) -> Markup | str:
    if one is None or one.number is None:
        return cell(one)
    return joined([cell(one), tag("br"), tag("span", sure(one), class_="quiet")])


def _map(told: Told, coders: Sequence[str], measure: str) -> Markup:
    rows: list[list[tuple[str, float | None]]] = []
    for one in coders:
        row: list[tuple[str, float | None]] = []
        for other in coders:
            figure = told.figure(measure, coders=[one, other], label=None) or told.figure(
                measure, coders=[other, one], label=None
            )
            row.append(("", None) if figure is None else (cell(figure), figure.number))
        rows.append(row)
    names = [isolated(name) for name in coders]
    return heat(names, names, rows, caption=words.measure_name(measure))


def label_table(told: Told) -> Iterator[Markup]:
    """Tell for each pair, and for all pairs, which labels stand where which others do."""
    coders = list(told.found.summary.coders.values())
    pairs: list[object] = [ALL_PAIRS]
    pairs += [[one, other] for one, other in combinations(coders, 2)] if 2 < len(coders) <= 6 else []
    parts = [_cross(told, pair if len(coders) != 2 else coders) for pair in pairs]
    if any(parts):
        yield section(tr("Labels against labels"), tag("p", words.meaning("confusion"), class_="quiet"), *parts)


def _cross(told: Told, coders: object) -> Markup | None:
    figure = told.figure("confusion", coders=coders)
    if figure is None or not isinstance(figure.value, list):
        return None
    counted = {(str(one), str(other)): count for one, other, count in figure.value if isinstance(count, int)}
    names = sorted({name for pair in counted for name in pair} - {""})
    both = {pair: counted.get(pair, 0) for pair in ((one, other) for one in [*names, ""] for other in [*names, ""])}
    most = max(both.values(), default=0) or 1
    shown = [told.label_name(name) for name in names] + [tr("no partner")]
    rows = [
        [
            (
                "" if not both[one, other] else number(both[one, other]),
                both[one, other] / most if both[one, other] else None,
            )
            for other in [*names, ""]
        ]
        for one in [*names, ""]
    ]
    if isinstance(coders, list):
        caption = tr("Rows: {one}. Columns: {other}.", one=isolated(str(coders[0])), other=isolated(str(coders[1])))
    else:
        caption = tr("All pairs together: a cell holds both orders of its two labels.")
    return heat([isolated(name) for name in shown], [isolated(name) for name in shown], rows, caption=caption)


def by_coder(told: Told) -> Markup | None:
    """Tell how far each coder agrees with the others, and with a reference."""
    coders = list(told.found.summary.coders.values())
    measures = ("mean_f1_strict", "mean_f1_overlap")
    against = told.found.material.called.get(told.found.summary.selection.against, "")
    if len(coders) < 3 and not against:
        return None
    rows, points = [], []
    for name in coders:
        figures = [told.figure(measure, coder=name) for measure in measures]
        if against:
            figures += [
                told.figure(measure, coder=name, against=against, label=None) for measure in ("f1_strict", "f1_overlap")
            ]
        points.append((name, [_point(one) for one in figures if one is not None]))
        rows.append(
            (
                isolated(name),
                number(max((one.documents for one in figures if one is not None), default=0)),
                *map(_with_interval, figures),
            )
        )
    names = [words.measure_name(measure) for measure in measures]
    if against:
        names += [
            tr("{measure}, against {name}", measure=words.measure_name(measure), name=isolated(against))
            for measure in ("f1_strict", "f1_overlap")
        ]
    headings = (tr_in("column", "Coder"), tr_in("column", "Reports"), *names)
    return section(
        tr("By coder"),
        plots.key(names),
        plots.ranges(points, title=tr("Each coder with the others")),
        table(headings, rows, numbers=len(names) + 1),
    )


def _point(one: Figure) -> plots.Point:
    return plots.Point(one.number, one.interval)


def _low(figures: Sequence[Figure]) -> float:
    """Return where a scale begins that holds these figures: at 0, or below where one is."""
    edges = [one.interval[0] if one.interval else one.number for one in figures if one.number is not None]
    least = min((edge for edge in edges if edge is not None), default=0.0)
    return 0.0 if least >= 0 else max(-1.0, math.floor(least * 4) / 4)


def section(title: str, *parts: Markup | None) -> Markup:
    """Return a section with its heading."""
    return tag("section", tag("h2", title), *parts)
