"""How sure a figure is: its 95 % interval over documents, by drawing as many documents again and again.

Marks of one document are not independent, so whole documents are drawn. All our figures are made of sums over
documents, so a thousand draws are one product of matrices.

Source:
    B. Efron, R. J. Tibshirani (1993), An Introduction to the Bootstrap, chapter 13 (the percentile interval).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

RESAMPLES = 2_000
SEED = 20_160_131
SHARE = 0.95
AT_ONCE = 2_500_000  # draws held in memory at a time

Interval = tuple[float, float]


def resampled(columns: Matrix, resamples: int = RESAMPLES, seed: int = SEED) -> Matrix:
    """Return the sums of each column over documents drawn with replacement: a row each resample.

    Args:
        columns: A row each document, a column each count.
        resamples: How often as many documents as there are, are drawn.
        seed: The same seed draws the same documents.

    >>> resampled(np.array([[1.0], [1.0], [1.0]]), resamples=2).tolist()
    [[3.0], [3.0]]
    """
    documents = len(columns)
    if documents * resamples <= AT_ONCE:
        return np.asarray(_all_drawn(documents, resamples, seed) @ columns)
    return np.concatenate([drawn @ columns for drawn in _drawn(documents, resamples, seed)])


@lru_cache(maxsize=1)  # pairs of coders mostly share the same number of documents
def _all_drawn(documents: int, resamples: int, seed: int) -> Matrix:
    return np.concatenate(list(_drawn(documents, resamples, seed)))


def _drawn(documents: int, resamples: int, seed: int) -> Iterator[Matrix]:
    """Give how often each document was drawn, a row each resample, some rows at a time."""
    chance = np.random.default_rng(seed)
    rows = max(1, AT_ONCE // max(documents, 1))
    for begin in range(0, resamples, rows):
        count = min(rows, resamples - begin)
        places = chance.integers(0, documents, size=(count, documents), dtype=np.int32)
        places += (np.arange(count, dtype=np.int32) * documents)[:, None]
        counted = np.bincount(places.ravel(), minlength=count * documents)
        yield counted.reshape(count, documents).astype(np.float64)


def intervals(figures: Matrix, share: float = SHARE) -> list[Interval | None]:
    """Return for each column the interval that holds the middle share of its values.

    Draws for which the figure is not defined (not a number) are left out; where they are half or more, there is no
    interval.

    >>> intervals(np.array([[0.0, np.nan], [1.0, np.nan], [2.0, 1.0]]), share=1)
    [(0.0, 2.0), None]
    """
    if not figures.size:
        return [None] * figures.shape[1]
    edges = ((1 - share) / 2, (1 + share) / 2)
    defined = np.isfinite(figures)
    whole = defined.all(axis=0)
    found: list[Interval | None] = [None] * figures.shape[1]
    if whole.any():
        low, high = np.quantile(figures[:, whole], edges, axis=0)
        for nth, place in enumerate(np.flatnonzero(whole)):
            found[place] = (float(low[nth]), float(high[nth]))
    for place in np.flatnonzero(~whole & (defined.mean(axis=0) > 0.5)):
        low, high = np.quantile(figures[defined[:, place], place], edges)
        found[place] = (float(low), float(high))
    return found
