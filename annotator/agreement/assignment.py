"""The assignment problem: pairs, one to one, of the greatest weight together.

Source:
    H. W. Kuhn (1955), The Hungarian method for the assignment problem, Naval Research Logistics Quarterly 2, 83-97; in
    the form with potentials and shortest augmenting paths (R. Jonker, A. Volgenant 1987, Computing 38, 325-340).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Weighed = tuple[int, int, int]  # row, column, weight


def assign(weights: Sequence[Weighed], rows: int, columns: int) -> list[tuple[int, int]]:
    """Return the pairs of the greatest weight together, by row; weights are whole numbers above 0 of any size.

    >>> assign([(0, 0, 5), (0, 1, 4), (1, 0, 4)], 2, 2)
    [(0, 1), (1, 0)]
    """
    if rows > columns:
        turned = assign([(column, row, weight) for row, column, weight in weights], columns, rows)
        return sorted((row, column) for column, row in turned)
    table = [[0] * columns for _ in range(rows)]
    for row, column, weight in weights:
        table[row][column] = weight
    chosen = _rows_of_columns(table, rows, columns)
    return sorted((row, column) for column, row in chosen if table[row][column])


def _rows_of_columns(table: Sequence[Sequence[int]], rows: int, columns: int) -> list[tuple[int, int]]:
    """Return for each column that is taken the row that has it; number 0 stands for "none" and indices run from 1."""
    of_row, of_column = [0] * (rows + 1), [0] * (columns + 1)
    row_at, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_at[0] = row
        column = 0
        least: list[float] = [math.inf] * (columns + 1)
        used = [False] * (columns + 1)
        while True:
            used[column] = True
            here = row_at[column]
            free = [other for other in range(1, columns + 1) if not used[other]]
            for other in free:
                cost = -table[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], way[other] = cost, column
            next_column = min(free, key=least.__getitem__)
            step = int(least[next_column])
            for other in range(columns + 1):
                if used[other]:
                    of_row[row_at[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = next_column
            if not row_at[column]:
                break
        while column:
            row_at[column] = row_at[way[column]]
            column = way[column]
    return [(column - 1, row - 1) for column, row in enumerate(row_at) if column and row]


def assign_many(weights: Sequence[Weighed], rows: int, columns: int) -> list[tuple[int, int]]:
    """Return as many pairs as there can be, among those of the greatest weight together; for hundreds of rows.

    Which of several equally good ones is returned depends on the order of rows and columns only.

    >>> assign_many([(0, 0, 5), (0, 1, 4), (1, 0, 4)], 2, 2)
    [(0, 1), (1, 0)]
    """
    if rows > columns:
        turned = assign_many([(column, row, weight) for row, column, weight in weights], columns, rows)
        return sorted((row, column) for column, row in turned)
    given = np.array(weights, dtype=np.int64)
    costs = np.zeros((rows, columns), dtype=np.int64)
    costs[given[:, 0], given[:, 1]] = -given[:, 2] - (1 + int(given[:, 2].max()) * rows)
    row_at = _augmented(costs)
    return sorted((int(row), column) for column, row in enumerate(row_at) if row >= 0 and costs[row, column])


def _augmented(costs: NDArray[np.int64]) -> NDArray[np.int64]:
    rows, columns = costs.shape
    of_row, of_column = np.zeros(rows, np.int64), np.zeros(columns, np.int64)
    row_at, way = np.full(columns, -1, np.int64), np.zeros(columns, np.int64)
    never = np.iinfo(np.int64).max // 2
    for row in range(rows):
        least, used = np.full(columns, never), np.zeros(columns, bool)
        here, column = row, -1
        while True:
            cost = costs[here] - of_row[here] - of_column
            nearer = ~used & (cost < least)
            least[nearer], way[nearer] = cost[nearer], column
            next_column = int(np.argmin(np.where(used, never, least)))
            step = least[next_column]
            of_row[row] += step
            of_row[row_at[used]] += step
            of_column[used] -= step
            least[~used] -= step
            column = next_column
            used[column] = True
            if row_at[column] < 0:
                break
            here = int(row_at[column])
        while column >= 0:
            before = int(way[column])
            row_at[column] = row if before < 0 else row_at[before]
            column = before
    return row_at
