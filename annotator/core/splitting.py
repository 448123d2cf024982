"""Which part of a split a report is in: train, dev or test; stored, so that later exports leave it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from annotator.core.document import DocumentId
from annotator.core.json_value import Json, compact


@dataclass(frozen=True, slots=True)
class Split:
    """How reports were split: shares, seed, and what was kept together.

    Attributes:
        id: Follows from the content: the same choices are the same split on every machine.
        content: The choices, as JSON values.
    """

    kind: ClassVar[str] = "split"
    shared: ClassVar[bool] = True

    id: str
    content: Mapping[str, Json]

    @property
    def key(self) -> str:
        """One a set of choices."""
        return self.id

    @classmethod
    def of(cls, content: Mapping[str, Json]) -> Split:
        """Return the split of these choices."""
        return cls(sha256(compact(content).encode("utf-8")).hexdigest()[:16], content)


@dataclass(frozen=True, slots=True)
class Allotment:
    """Says in which part of a split a report is."""

    kind: ClassVar[str] = "allotment"
    shared: ClassVar[bool] = True

    split: str
    document: DocumentId
    part: str

    @property
    def key(self) -> str:
        """One a split and report."""
        return f"{self.split}:{self.document}"
