"""The report as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

import datetime

from annotator import __version__
from annotator.language import code, date, is_rtl, isolated, number, tr
from annotator.workflow import agreement_words as words
from annotator.workflow.agreement_report import cases, sections
from annotator.workflow.agreement_report.markup import Markup, joined, plain, tag
from annotator.workflow.agreement_report.methods import methods
from annotator.workflow.agreement_report.sections import Told
from annotator.workflow.agreement_report.style import STYLE, policy
from annotator.workflow.compare import Agreement


def page(found: Agreement, day: datetime.date) -> str:
    """Return the report in the interface language.

    Args:
        found: The figures.
        day: When it was made.
    """
    told = Told.of(found)
    title = tr("Agreement: {name}", name=isolated(found.material.name))
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy()),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content=f"Tarmiz {__version__}"),
        tag("title", plain(title)),
        tag("style", Markup(STYLE)),
    )
    body = tag(
        "body",
        tag("header", tag("h1", title), tag("p", _subtitle(told, day), class_="quiet")),
        _facts(told),
        _notes(told),
        *_sections(told),
        methods(told),
        cases.diagnosis(told),
        tag("footer", tr("Made with Tarmiz {version}.", version=__version__)),
    )
    html = tag("html", head, body, lang=code(), dir="rtl" if is_rtl() else "ltr")
    return f"<!doctype html>\n{html}\n"


def _sections(told: Told) -> list[Markup | None]:
    return [
        sections.overall(told),
        sections.by_label(told),
        sections.by_pair(told),
        joined(sections.label_table(told)),
        sections.by_coder(told),
        cases.attributes(told),
        cases.links(told),
        cases.values(told),
        cases.over_time(told),
        cases.disagreements(told),
        cases.worst(told),
    ]


def _subtitle(told: Told, day: datetime.date) -> str:
    coders = tr(", ").join(isolated(name) for name in told.found.summary.coders.values())
    if not coders:
        return date(day)
    return tr("{date}. Coders: {coders}.", date=date(day), coders=coders)


def _facts(told: Told) -> Markup:
    summary = told.found.summary
    twice = sum(document.coders > 1 for document in summary.documents)
    facts = (
        (twice, tr("reports finished by two coders or more")),
        (summary.spans, tr("marks compared")),
        (len(summary.coders), tr("coders")),
        (len(told.labels), tr("labels in use")),
    )
    return tag("ul", *(tag("li", tag("b", number(count)), what) for count, what in facts), class_="facts")


def _notes(told: Told) -> Markup | None:
    notes = [*told.found.material.findings, *(words.note(one) for one in told.found.notes)]
    return tag("div", *(tag("p", one) for one in notes), class_="notes") if notes else None
