"""Figures of agreement and disagreements on the command line, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from annotator.agreement.disagreements import Disagreement
from annotator.agreement.figure import ALL_PAIRS, F1_MEASURES, Figure
from annotator.cli.answer import Answer
from annotator.language import isolated, ntr, tr, tr_in
from annotator.workflow import agreement_words as words
from annotator.workflow.compare import Agreement
from annotator.workflow.material import Material

OVERALL = (*F1_MEASURES, "alpha_u_pooled", "alpha_u_joint", "alpha_u_binary")
LONGEST = 40  # code points of words that are shown


def lines(answer: Answer, found: Agreement) -> Iterator[str]:
    """Give the notes, then the figures: of everything, by label, by pair, of attributes."""
    summary = found.summary
    yield answer.sentence(
        tr(
            "{documents}, {spans}, {coders} compared.",
            documents=ntr("{count} report", "{count} reports", len(summary.documents)),
            spans=ntr("{count} mark", "{count} marks", summary.spans),
            coders=ntr("{count} coder", "{count} coders", len(summary.coders)),
        )
    )
    yield from (answer.sentence(finding) for finding in found.material.findings)
    yield from (answer.sentence(words.note(one)) for one in found.notes)
    for heading, table in (
        (tr("All labels, all pairs"), _overall(answer, found)),
        (tr("By label"), _by_label(answer, found)),
        (tr("By pair of coders"), _by_pair(answer, found)),
        (tr("What marks say"), _attributes(answer, found)),
    ):
        shown = list(table)
        yield from ("", answer.sentence(heading), *shown) if shown else ()


def written_lines(answer: Answer, written: Sequence[Path]) -> Iterator[str]:
    """Name the files that were written."""
    names = tr(", ").join(isolated(path.name) for path in written)
    yield answer.sentence(tr("Written: {files}", files=names))


def _overall(answer: Answer, found: Agreement) -> Iterator[str]:
    rows = []
    for measure in OVERALL:
        scope = {"coders": ALL_PAIRS, "label": None} if measure in F1_MEASURES else {}
        one = found.find(measure, **scope)
        if one is not None:
            why = words.reason(one.reason)
            rows.append((words.measure_name(measure), words.value_text(one), words.interval_text(one), why))
    headings = (tr_in("column", "Measure"), tr_in("column", "Figure"), tr_in("column", "95 % interval"), "")
    return answer.table(headings, rows)


def _by_label(answer: Answer, found: Agreement) -> Iterator[str]:
    rows = []
    for label in found.summary.labels:
        figures = [found.find(measure, coders=ALL_PAIRS, label=label) for measure in ("f1_strict", "f1_overlap")]
        figures.append(found.find("alpha_u", label=label))
        if any(one is not None and one.number is not None for one in figures):
            rows.append((label, *map(_cell, figures)))
    measures = ("f1_strict", "f1_overlap", "alpha_u")
    return answer.table((tr_in("column", "Label"), *map(words.measure_name, measures)), rows)


def _by_pair(answer: Answer, found: Agreement) -> Iterator[str]:
    coders = list(found.summary.coders.values())
    measures = ("shared_documents", "f1_strict", "f1_overlap", "f1_overlap_any")
    rows = []
    for nth, one in enumerate(coders):
        for other in coders[nth + 1 :]:
            of_pair: dict[str, object] = {"coders": [one, other]}
            scopes = [of_pair, *([{**of_pair, "label": None}] * 3)]
            figures = [found.find(measure, **scope) for measure, scope in zip(measures, scopes, strict=True)]
            rows.append((_two(one, other), *map(_cell, figures)))
    return answer.table((tr_in("column", "Coders"), *map(words.measure_name, measures)), rows)


def _attributes(answer: Answer, found: Agreement) -> Iterator[str]:
    rows = []
    for one in found.figures:
        if one.measure == "alpha_attr" and "level" not in one.scope:
            equal = found.find("attr_percent_overlap", **one.scope, coders=ALL_PAIRS)
            usable = tr("{some} of {all}", some=one.counts["usable"], all=one.counts["groups"])
            rows.append((str(one.scope["label"]), str(one.scope["attr"]), _cell(one), usable, _cell(equal)))
    headings = (
        tr_in("column", "Label"),
        tr_in("column", "Attribute"),
        tr_in("column", "Alpha"),
        tr_in("column", "Comparable"),
        tr_in("column", "Equal"),
    )
    return answer.table(headings, rows)


def _two(one: str, other: str) -> str:
    return " / ".join(name if name.isascii() else isolated(name) for name in (one, other))


def _cell(one: Figure | None) -> str:
    return words.NOTHING if one is None else words.value_text(one)


def disagreement_lines(
    answer: Answer, found: Sequence[Disagreement], material: Material, titles: Mapping[str, str]
) -> Iterator[str]:
    """Give a line for each disagreement, and how many there are."""
    if not found:
        yield answer.sentence(tr("There are no disagreements."))
        return
    rows = []
    for one in found:
        quote = " ".join(material.text(one.document)[one.start : one.end].split())
        coders = _two(*(material.called.get(coder, coder) for coder in one.coders))
        rows.append(
            (
                words.kind_name(one.kind),
                ", ".join(one.labels),
                coders,
                f"{one.start}-{one.end}",
                quote[:LONGEST],
                titles.get(one.document, "")[:LONGEST],
            )
        )
    headings = (
        tr_in("column", "Kind"),
        tr_in("column", "Label"),
        tr_in("column", "Coders"),
        tr_in("column", "Offsets"),
        tr_in("column", "Words"),
        tr_in("column", "Title"),
    )
    yield from answer.table(headings, rows)
    yield answer.sentence(ntr("{count} disagreement.", "{count} disagreements.", len(found)))
