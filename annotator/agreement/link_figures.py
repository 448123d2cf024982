"""F1 of relations and event roles as figures, and the table of labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from annotator.agreement import figure as names
from annotator.agreement.batch import Rows
from annotator.agreement.block import Block, Matrix
from annotator.agreement.figure import LINK_MEASURES, Figure
from annotator.agreement.label_table import LabelTable
from annotator.core.json_value import Json

# The kinds of ``Tally.links``, in order: relation or role, typed or not, strict or overlap.
KINDS = tuple(
    (LINK_MEASURES[2 * role + overlap], typed) for role in (0, 1) for typed in (True, False) for overlap in (0, 1)
)


def link_block(coders: Json, links: Rows, place: Rows, documents: int) -> Block:
    """Return F1 of relations and of roles, where anybody made some.

    Args:
        coders: Whom the figures are about.
        links: Rows of ``Tally.links`` that are about them.
        place: Where each document of the tally stands here.
        documents: How many there are.
    """
    present = [kind for kind in range(len(KINDS)) if (links[:, 3] // 4 == kind // 4).any()]
    columns = np.zeros((documents, 2 * len(present)))
    drafts: list[Figure] = []
    for nth, kind in enumerate(present):
        rows = links[links[:, 3] == kind]
        np.add.at(columns[:, 2 * nth], place[rows[:, 0]], rows[:, 4])
        np.add.at(columns[:, 2 * nth + 1], place[rows[:, 0]], rows[:, 5] + rows[:, 6])
        measure, typed = KINDS[kind]
        tp, first, second = (int(number) for number in rows[:, 4:7].sum(axis=0))
        counts = {"tp": tp, "n_first": first, "n_second": second}
        if not isinstance(coders, list):
            counts = {"tp": tp, "n": first + second}
        reason = names.NO_LINKS if documents else names.NO_SHARED
        scope: dict[str, Json] = {"coders": coders, "typed": typed}
        drafts.append(Figure(measure, scope, None, counts, reason=reason, documents=documents))
    return Block(columns, _f1, drafts)


def _f1(sums: Matrix) -> Matrix:
    return np.asarray(2 * sums[:, 0::2] / np.where(sums[:, 1::2] > 0, sums[:, 1::2], np.nan))


def table_figure(coders: Json, tables: Iterable[LabelTable], documents: int) -> Figure:
    """Return the table of labels: rows of a label of the first coder, one of the second, and how often both stand.

    For several pairs there is no first coder: the two labels of a row are in order.
    """
    total: LabelTable = Counter()
    for table in tables:
        for (one, other), count in table.items():
            total[(one, other) if isinstance(coders, list) else (min(one, other), max(one, other))] += count
    rows: list[list[Json]] = [[one, other, count] for (one, other), count in sorted(total.items())]
    reason = "" if rows else names.NO_SPANS if documents else names.NO_SHARED
    return Figure(
        "confusion", {"coders": coders}, rows or None, {"spans": 0} if not rows else {}, None, reason, documents
    )
