"""What a report says beyond all marks: of attributes, links, whole reports, time, single documents, each mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from annotator.agreement.diagnosis import Diagnosed
from annotator.agreement.disagreements import KINDS
from annotator.agreement.figure import ALL_PAIRS, LINK_MEASURES, Figure
from annotator.core.reason import CAUSES
from annotator.language import isolated, number, tr, tr_in
from annotator.workflow import agreement_words as words
from annotator.workflow import compare
from annotator.workflow.agreement_report import plots
from annotator.workflow.agreement_report.markup import Markup, tag
from annotator.workflow.agreement_report.sections import Told, section
from annotator.workflow.agreement_report.tables import cell, counts, sure, table, together

MOST_DOCUMENTS = 60
MOST_MARKS = 3_000
LONGEST = 60  # code points of words that are shown


def attributes(told: Told) -> Markup | None:
    """Tell how far coders say the same of marks, always with how many could be compared."""
    rows = []
    for one in told.found.figures:
        if one.measure == "alpha_attr":
            scope = {key: value for key, value in one.scope.items() if key != "level"}
            equal = None if "level" in one.scope else told.figure("attr_percent_overlap", **scope, coders=ALL_PAIRS)
            kind = tr("interval") if "level" in one.scope else tr("nominal")
            usable = tr("{some} of {all}", some=one.counts["usable"], all=one.counts["groups"])
            share = cell(equal)
            if equal is not None and equal.number is not None:
                share = together(tr("{share} of {count}", share=share, count=equal.counts["matched"]))
            rows.append(
                (
                    isolated(told.label_name(str(one.scope["label"]))),
                    isolated(str(one.scope["attr"])),
                    kind,
                    cell(one),
                    sure(one),
                    usable,
                    share,
                )
            )
    if not rows:
        return None
    headings = (
        tr_in("column", "Label"),
        tr_in("column", "Attribute"),
        tr_in("column", "Level"),
        tr_in("column", "Alpha"),
        tr_in("column", "95 % interval"),
        tr_in("column", "Comparable groups"),
        tr_in("column", "Equal, overlapping marks"),
    )
    return section(tr("What marks say"), table(headings, rows))


def links(told: Told) -> Markup | None:
    """Tell F1 of relations and event roles."""
    rows = [
        (
            words.measure_name(one.measure),
            tr("with type") if one.scope["typed"] else tr("without type"),
            cell(one),
            sure(one),
            counts(one),
        )
        for one in told.found.figures
        if one.measure in LINK_MEASURES and one.scope["coders"] == ALL_PAIRS
    ]
    headings = (
        tr_in("column", "Measure"),
        tr_in("column", "Compared"),
        tr_in("column", "Figure"),
        tr_in("column", "95 % interval"),
        tr_in("column", "Made of"),
    )
    return section(tr("Links"), table(headings, rows)) if rows else None


def values(told: Told) -> Markup | None:
    """Tell agreement on values of whole reports."""
    rows = [_value_row(one) for one in told.found.figures if "metadata" in one.scope and _is_shown(told, one)]
    headings = (
        tr_in("column", "Value"),
        tr_in("column", "Measure"),
        tr_in("column", "Coders"),
        tr_in("column", "Figure"),
        tr_in("column", "95 % interval"),
        tr_in("column", "Reports"),
    )
    return section(tr("Values of whole reports"), table(headings, rows, numbers=1)) if rows else None


def _is_shown(told: Told, one: Figure) -> bool:
    """Tell whether a figure is worth a row; how far coders are is no judgement where all have finished."""
    if one.scope["metadata"] == "status":
        whole = told.figure("alpha", metadata="status", level="nominal")
        return whole is not None and whole.number is not None
    return True


def _value_row(one: Figure) -> tuple[str, ...]:
    coders = one.scope.get("coders")
    who = tr(" and ").join(isolated(str(name)) for name in coders) if isinstance(coders, list) else tr("all")
    measure = words.measure_name(one.measure)
    if "level" in one.scope:
        measure = f"{measure} ({one.scope['level']})"
    if "category" in one.scope:
        measure = f"{measure}: {isolated(str(one.scope['category']))}"
    return (isolated(str(one.scope["metadata"])), measure, who, cell(one), sure(one), number(one.documents))


def over_time(told: Told) -> Markup | None:
    """Draw F1 over the months."""
    months = compare.by_month(told.found)
    if len(months) < 2:
        return None
    measures = ("f1_strict", "f1_overlap")
    series = [
        [2 * both / either if either else None for both, either in (month.counts[measure] for month in months)]
        for measure in measures
    ]
    return section(
        tr("Over time"),
        plots.key([words.measure_name(measure) for measure in measures]),
        plots.lines([month.month for month in months], series, title=tr("F1 by month")),
    )


def worst(told: Told) -> Markup | None:
    """List documents, those on which coders agree least first."""
    rows = compare.worst_first(told.found)
    if not rows:
        return None
    measures = ("f1_strict", "f1_overlap", "f1_overlap_any")
    shown = [
        (
            isolated(row.title[:LONGEST]),
            isolated(row.id[:12]),
            *(cell(row.figures[measure]) for measure in measures),
            number(row.figures["f1_strict"].counts["n"]),
        )
        for row in rows[:MOST_DOCUMENTS]
    ]
    headings = (
        tr_in("column", "Report"),
        tr_in("column", "Id"),
        *(words.measure_name(measure) for measure in measures),
        tr_in("column", "Marks"),
    )
    more = (
        tag(
            "p",
            tr(
                "The {shown} on which coders agree least, of {all}; the others are in the table of figures (CSV).",
                shown=MOST_DOCUMENTS,
                all=len(rows),
            ),
            class_="quiet",
        )
        if len(rows) > MOST_DOCUMENTS
        else None
    )
    return section(tr("Reports, from the worst"), more, table(headings, shown, numbers=4))


def disagreements(told: Told) -> Markup | None:
    """Count disagreements by kind and label, and the reasons that were noted."""
    material = told.found.material
    kinds: Counter[tuple[str, str]] = Counter()
    noted: Counter[str] = Counter()
    for one in compare.disagreements(material, told.found.summary.selection):
        for label in one.labels or ("",):
            kinds[one.kind, label] += 1
        reason = material.reasons.get(one.id)
        noted["" if reason is None else reason.cause] += 1
    if not kinds:
        return None
    labels = sorted({label for _, label in kinds})
    rows = [
        (words.kind_name(kind), *(number(kinds[kind, label]) for label in labels))
        for kind in KINDS
        if any(kinds[kind, label] for label in labels)
    ]
    headings = ("", *(isolated(told.label_name(label)) for label in labels))
    parts = [table(headings, rows, numbers=len(labels))]
    if noted.total() > noted[""]:
        causes = [cause for cause in (*CAUSES, "") if noted[cause]]
        parts.append(
            table(
                [words.cause_name(cause) for cause in causes],
                [[number(noted[cause]) for cause in causes]],
                caption=tr("Reasons noted"),
            )
        )
    about = tr("{count} in all; one that concerns two labels stands under both.", count=noted.total())
    return section(tr("Disagreements"), tag("p", about, class_="quiet"), *parts)


def diagnosis(told: Told) -> Markup | None:
    """Say for each mark whether it counted, and what became of it."""
    found = compare.diagnosis(told.found.material, told.found.summary.selection)
    rows = list(islice(_diagnosed(told, found), MOST_MARKS + 1))
    if not rows:
        return None
    more = (
        tag(
            "p",
            tr(
                "The first {count} rows; all of them are in the diagnosis beside the table of figures (CSV).",
                count=MOST_MARKS,
            ),
            class_="quiet",
        )
        if len(rows) > MOST_MARKS
        else None
    )
    headings = (
        tr_in("column", "Words"),
        tr_in("column", "Label"),
        tr_in("column", "Report"),
        tr_in("column", "Offsets"),
        tr_in("column", "Coder"),
        tr_in("column", "Compared with"),
        tr_in("column", "Result"),
    )
    return section(tr("Each mark"), more, table(headings, rows[:MOST_MARKS]))


def _diagnosed(told: Told, found: Iterator[Diagnosed]) -> Iterator[tuple[str, ...]]:
    called, text, document = told.found.material.called, "", None
    for row in found:
        if row.document != document:
            document, text = row.document, told.found.material.text(row.document)
        mark = row.mark
        yield (
            isolated(" ".join(text[mark.start : mark.end].split())[:LONGEST]),
            isolated(told.label_name(mark.label)),
            isolated(row.document[:12]),
            f"{mark.start}–{mark.end}",
            isolated(called.get(row.coder, row.coder)),
            isolated(called.get(row.other, row.other)) if row.other else "",
            words.left_out(row.why) if row.why else words.outcome_name(row.outcome),
        )
