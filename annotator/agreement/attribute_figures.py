"""Agreement on attributes as figures: alpha over marks made exactly alike, and equal values over partners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement import figure as names
from annotator.agreement.attribute_tally import AttributeTally, Key
from annotator.agreement.batch import Rows
from annotator.agreement.block import Block, Matrix
from annotator.agreement.figure import Figure
from annotator.agreement.tally import Tally
from annotator.core.json_value import Json

MOST_VALUES = 250  # different ones; with more (names, free text) an interval would take longer than it is worth


def alpha_blocks(tally: Tally, place: Rows, documents: int) -> Iterator[Block]:
    """Give the figures of alpha on each attribute of each label, over all coders.

    Args:
        tally: Where they come from.
        place: Where each document of the tally stands among those that count.
        documents: How many those are.
    """
    labels, attributes = tally.labels.keys, tally.attributes
    groups = _joined(attributes.groups, 5)
    for label, attribute in _in_order(tally):
        scope: dict[str, Json] = {"attr": attributes.names.keys[attribute], "label": labels[label]}
        of_label = groups[groups[:, 1] == label]
        yield _nominal(attributes, (label, attribute), of_label, scope, place, documents)
        if (label, attribute) not in attributes.worded:
            sums = _joined(attributes.numeric.get((label, attribute), []), 6)
            yield _interval(sums, of_label, scope, place, documents)


def _in_order(tally: Tally) -> list[Key]:
    labels, names = tally.labels.keys, tally.attributes.names.keys
    return sorted(tally.attributes.known, key=lambda key: (labels[key[0]], names[key[1]]))


def _joined(parts: Sequence[NDArray[Any]], width: int) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.zeros((0, width), dtype=np.int64)


def _nominal(
    tally: AttributeTally, key: Key, groups: Rows, scope: dict[str, Json], place: Rows, documents: int
) -> Block:
    counted, differing = _joined(tally.counts.get(key, []), 3), _joined(tally.differing.get(key, []), 2)
    values, value = np.unique(counted[:, 1], return_inverse=True)
    columns = np.zeros((documents, len(values) + 2))
    np.add.at(columns[:, 0], place[differing[:, 0].astype(np.int64)], differing[:, 1])
    np.add.at(columns, (place[counted[:, 0]], 2 + value.reshape(-1)), counted[:, 2])
    np.add.at(columns[:, 1], place[groups[:, 0]], groups[:, 4])  # values at all; what is not set is the rest
    columns[:, 1] -= columns[:, 2:].sum(axis=1)
    draft = _draft("alpha_attr", scope, groups, documents)
    return Block(columns, _nominal_alpha, [draft], sure=len(values) <= MOST_VALUES)


def _nominal_alpha(sums: Matrix) -> Matrix:
    count = sums[:, 1:].sum(axis=1, keepdims=True)
    expected = count**2 - (sums[:, 1:] ** 2).sum(axis=1, keepdims=True)
    return np.asarray(1 - (count - 1) * sums[:, :1] / np.where(expected > 0, expected, np.nan))


def _interval(sums: NDArray[Any], groups: Rows, scope: dict[str, Json], place: Rows, documents: int) -> Block:
    columns = np.zeros((documents, 4))
    np.add.at(columns, place[sums[:, 0].astype(np.int64)], sums[:, 2:])
    draft = _draft("alpha_attr", {**scope, "level": "interval"}, groups, documents, usable=int(sums[:, 1].sum()))
    return Block(columns, _interval_alpha, [draft])


def _interval_alpha(sums: Matrix) -> Matrix:
    differing, count, total, squares = (sums[:, nth : nth + 1] for nth in range(4))
    expected = 2 * (count * squares - total**2)
    known = expected > 1e-9 * np.maximum(squares, 1e-300)
    return np.asarray(1 - (count - 1) * differing / np.where(known, expected, np.nan))


def _draft(measure: str, scope: dict[str, Json], groups: Rows, documents: int, *, usable: int | None = None) -> Figure:
    comparable = int(groups[:, 3].sum()) if usable is None else usable
    counts = {"groups": int(groups[:, 2].sum()), "usable": comparable}
    reason = names.NO_SHARED if not documents else names.NO_VARIATION if comparable else names.NOT_COMPARABLE
    return Figure(measure, scope, None, counts, reason=reason, documents=documents)


def percent_block(tally: Tally, coders: Json, rows: Mapping[str, Rows], place: Rows, documents: int) -> Block:
    """Return the share of equal values over partners, for each attribute of each label.

    Args:
        tally: Where they come from.
        coders: Whom the figures are about.
        rows: The rows of ``pair_labels`` and ``unequal`` that are about them.
        place: Where each document of the tally stands here.
        documents: How many there are.
    """
    labels, attributes = tally.labels.keys, tally.attributes.names.keys
    known = _in_order(tally)
    columns = np.zeros((documents, 2 * len(known)))
    drafts: list[Figure] = []
    for nth, (label, attribute) in enumerate(known):
        matched = rows["pair_labels"][rows["pair_labels"][:, 3] == label]
        unequal = rows["unequal"]
        unequal = unequal[(unequal[:, 3] == label) & (unequal[:, 4] == attribute)]
        np.add.at(columns[:, 2 * nth], place[matched[:, 0]], matched[:, 5])
        np.add.at(columns[:, 2 * nth + 1], place[unequal[:, 0]], unequal[:, 5])
        scope: dict[str, Json] = {"attr": attributes[attribute], "label": labels[label], "coders": coders}
        counts = {"matched": int(matched[:, 5].sum())}
        reason = names.NO_PARTNERS if documents else names.NO_SHARED
        drafts.append(Figure("attr_percent_overlap", scope, None, counts, reason=reason, documents=documents))
    return Block(columns, _equal, drafts)


def _equal(sums: Matrix) -> Matrix:
    matched, unequal = sums[:, 0::2], sums[:, 1::2]
    return np.asarray(1 - unequal / np.where(matched > 0, matched, np.nan))
