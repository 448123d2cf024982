"""Figures that are made of the same sums over documents: worked out once, and again for every resample."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.bootstrap import intervals, resampled
from annotator.agreement.figure import Figure

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Block:
    """Some figures.

    Attributes:
        columns: The counts that they are made of: a row each document, a column each count.
        evaluate: Makes the figures of sums: a row each set of sums, a column each figure; not a number where one is not
            defined.
        drafts: The figures without value and interval; ``reason`` is the one that holds if they are not defined.
        sure: Whether they have intervals.
    """

    columns: Matrix
    evaluate: Callable[[Matrix], Matrix]
    drafts: Sequence[Figure]
    sure: bool = True


def worked_out(blocks: Sequence[Block], resamples: int, seed: int) -> list[Figure]:
    """Return the figures of blocks over the same documents, with their intervals.

    Args:
        blocks: All with the same number of rows.
        resamples: How often documents are drawn; 0: no intervals.
        seed: See ``bootstrap``.
    """
    documents = len(blocks[0].columns)
    with np.errstate(invalid="ignore", divide="ignore"):
        if resamples and documents > 1:
            drawn = resampled(np.concatenate([block.columns for block in blocks], axis=1), resamples, seed)
        else:
            drawn = None
        figures: list[Figure] = []
        column = 0
        for block in blocks:
            width = block.columns.shape[1]
            sums = None if drawn is None or not block.sure else drawn[:, column : column + width]
            figures += _figures(block, sums)
            column += width
    return figures


def _figures(block: Block, drawn: Matrix | None) -> list[Figure]:
    if not block.drafts:
        return []
    values = block.evaluate(block.columns.sum(axis=0, keepdims=True))[0]
    found = [None] * len(values) if drawn is None else intervals(block.evaluate(drawn))
    return [
        replace(draft, value=None)
        if np.isnan(value)
        else replace(draft, value=float(value), interval=interval, reason="")
        for draft, value, interval in zip(block.drafts, values, found, strict=True)
    ]
