"""Cells of CSV files for spreadsheets: none of them is taken for a formula."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence

Cell = str | int | float | None

_SIGNS = "=+-@"  # what spreadsheets compute; their wide forms too, and Excel whatever begins with a tab or CR
_SKIPPED = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u00ad]*")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def guarded(cell: Cell) -> Cell:
    """Return a cell as it may be written: a text that a spreadsheet would compute has ' before it; numbers stay."""
    if not isinstance(cell, str) or not cell or _NUMBER.fullmatch(cell):
        return cell
    behind = _SKIPPED.match(cell)
    first = cell[behind.end() if behind else 0 :][:1]
    plain = unicodedata.normalize("NFKC", first)[:1]
    return f"'{cell}" if cell[0] in "\t\r" or (plain and plain in _SIGNS) else cell


def row(cells: Sequence[Cell]) -> str:
    """Return a line of CSV with its line end."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerow([guarded(cell) for cell in cells])
    return file.getvalue()
