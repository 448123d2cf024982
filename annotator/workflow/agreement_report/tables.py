"""Tables of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotator.agreement.figure import Figure
from annotator.language import number
from annotator.workflow import agreement_words as words
from annotator.workflow.agreement_report.markup import Child, Markup, tag
from annotator.workflow.agreement_report.style import step

NO_BREAK_SPACE = "\u00a0"


def table(headings: Sequence[Child], rows: Iterable[Sequence[Child]], *, numbers: int = 0, caption: str = "") -> Markup:
    """Return a table; the first cell of a row heads it, the last ``numbers`` columns are numbers."""
    columns = len(headings)

    def kind(nth: int) -> str | None:
        return "number" if nth >= columns - numbers else None

    head = tag("tr", *(tag("th", one, scope="col", class_=kind(nth)) for nth, one in enumerate(headings)))
    body = [
        tag(
            "tr",
            *(
                tag("th", one, scope="row") if nth == 0 else tag("td", one, class_=kind(nth))
                for nth, one in enumerate(row)
            ),
        )
        for row in rows
    ]
    return _wide(tag("table", _caption(caption), tag("thead", head), tag("tbody", *body)))


def heat(
    headings: Sequence[str],
    names: Sequence[str],
    cells: Sequence[Sequence[tuple[str, float | None]]],
    *,
    corner: str = "",
    caption: str = "",
) -> Markup:
    """Return a heat map: cells with a text and a share between 0 and 1; None has no colour."""
    head = tag("tr", tag("th", corner, scope="col"), *(tag("th", one, scope="col") for one in headings))
    body = [
        tag(
            "tr",
            tag("th", name, scope="row"),
            *(tag("td", text, class_="none" if share is None else step(share)) for text, share in row),
        )
        for name, row in zip(names, cells, strict=True)
    ]
    return _wide(tag("table", _caption(caption), tag("thead", head), tag("tbody", *body), class_="heat"))


def _caption(text: str) -> Markup | None:
    return tag("caption", text) if text else None


def _wide(inner: Markup) -> Markup:
    return tag("div", inner, class_="wide")


def cell(one: Figure | None) -> str:
    """Return a figure as a cell shows it."""
    return "–" if one is None else words.value_text(one)


def sure(one: Figure | None) -> str:
    """Return how sure a figure is, or why there is none."""
    if one is None:
        return ""
    if one.number is None:
        return words.reason(one.reason)
    return "–" if one.interval is None else together(words.interval_text(one))


def counts(one: Figure) -> str:
    """Return what an F1 is made of: twice what both have, by what each has."""
    found = {name: number(count) for name, count in one.counts.items()}
    if "n_first" in found:
        return together(f"{number(2)} × {found['tp']} / ({found['n_first']} + {found['n_second']})")
    return together(f"{number(2)} × {found['tp']} / {found['n']}") if "n" in found else ""


def together(text: str) -> str:
    """Return a text that is not broken at its spaces."""
    return text.replace(" ", NO_BREAK_SPACE)
