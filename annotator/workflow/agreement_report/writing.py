"""The report goes to files: a page, a table of all figures, and beside that what became of each mark."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

from annotator.errors import InputError
from annotator.language import isolated, tr
from annotator.workflow import agreement_values, compare
from annotator.workflow.agreement_report.page import page
from annotator.workflow.compare import Agreement
from annotator.workflow.swap import Swap

DIAGNOSIS = ".diagnosis.csv"
HEADINGS = ("document", "coder", "mark", "start", "end", "label", "counts", "why", "other", "outcome", "partner")


def write(found: Agreement, *, html: Path | None = None, table: Path | None = None) -> list[Path]:
    """Write the files that are wanted, all of them or none, and return them.

    Args:
        found: The figures.
        html: Where the page goes.
        table: Where the figures go as CSV; TABLE.diagnosis.csv comes beside it.

    Raises:
        InputError: A file cannot be written there.
    """
    for path in (html, table):
        _refuse(found, path)
    written: list[Path] = []
    with Swap() as swap:
        if html is not None:
            today = datetime.datetime.now(datetime.UTC).astimezone().date()
            swap.open(html).write(page(found, today))
            written.append(html)
        if table is not None:
            beside = table.with_name(table.name + DIAGNOSIS)
            swap.open(table).write(agreement_values.figures_csv(found.every_figure()))
            _write_diagnosis(found, swap, beside)
            written += [table, beside]
    return written


def _refuse(found: Agreement, path: Path | None) -> None:
    if path is None:
        return
    if path.is_dir():
        raise InputError(tr("{file} is a folder: name a file in it.", file=isolated(path.name)))
    if path.exists() and path.samefile(found.material.file):
        raise InputError(tr("{file} is what is compared: write to another file.", file=isolated(path.name)))


def _write_diagnosis(found: Agreement, swap: Swap, path: Path) -> None:
    called = found.material.called
    writer = csv.writer(swap.open(path), lineterminator="\n")
    writer.writerow(HEADINGS)
    for row in compare.diagnosis(found.material, found.summary.selection):
        mark, partner = row.mark, row.partner
        cells = (
            row.document,
            called.get(row.coder, row.coder),
            mark.id,
            mark.start,
            mark.end,
            mark.label,
            "no" if row.why else "yes",
            row.why,
            called.get(row.other, row.other),
            row.outcome,
            "" if partner is None else partner.id,
        )
        writer.writerow([agreement_values.guarded(cell) for cell in cells])
