"""The people who code: known by a random id, shown by a code of their own choosing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NewType
from uuid import uuid4

CoderId = NewType("CoderId", str)
NOBODY = CoderId("")  # stands in the journal where the program acts and no coder does


def new_coder_id() -> CoderId:
    """Return an id that nobody else has."""
    return CoderId(uuid4().hex)


@dataclass(frozen=True, slots=True)
class Coder:
    """A person who codes. Two coders of one name stay two: the id tells them apart."""

    kind: ClassVar[str] = "coder"
    shared: ClassVar[bool] = True

    id: CoderId
    name: str

    @property
    def key(self) -> str:
        """One a person."""
        return self.id
