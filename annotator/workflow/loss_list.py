"""The losses of an export: written to their file as they come, counted, and the first ones remembered."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import IO

from annotator.core.corpus import Loss
from annotator.core.json_value import Json
from annotator.formats.losses import DOCUMENTS, ORDER

REMEMBERED = 10_000  # losses; the file has all


class LossList:
    """Takes losses.

    Args:
        file: Where they are listed.
        head: What the file says first.
    """

    def __init__(self, file: IO[str], head: Mapping[str, Json]) -> None:
        self._file, self._counts, self._first = file, Counter[str](), True
        self.remembered: list[Loss] = []
        file.write(f'{json.dumps(head, ensure_ascii=False)[:-1]}, "losses": [')

    def take(self, losses: Iterable[Loss]) -> None:
        """Write losses down."""
        for loss in losses:
            self._file.write("\n" if self._first else ",\n")
            self._file.write(json.dumps(plain(loss), ensure_ascii=False))
            self._first = False
            many = loss.detail.get(DOCUMENTS, 1)
            self._counts[loss.code] += many if isinstance(many, int) else 1
            if len(self.remembered) < REMEMBERED:
                self.remembered.append(loss)

    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind, the gravest first."""
        found = self._counts
        return {code: found[code] for code in (*ORDER, *sorted(found.keys() - set(ORDER))) if found[code]}

    def finish(self, tail: Mapping[str, Json]) -> None:
        """Write what the file says at the end."""
        self._file.write(f"\n], {json.dumps({**tail, 'counts': self.counts()}, ensure_ascii=False)[1:]}\n")


def plain(loss: Loss) -> dict[str, Json]:
    """Return a loss as JSON values."""
    return {"code": loss.code, "document": loss.document, "coder": loss.coder, "detail": loss.detail}
