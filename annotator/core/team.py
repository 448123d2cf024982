"""Who does what in a team: roles, and which report is whose to code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from annotator.core.coder import CoderId
from annotator.core.document import DocumentId
from annotator.core.json_value import Json

RoleName = Literal["supervisor", "adjudicator"]
ROLES: tuple[RoleName, ...] = ("supervisor", "adjudicator")


@dataclass(frozen=True, slots=True)
class Role:
    """Says that a coder is a supervisor or an adjudicator, too; she may be both."""

    kind: ClassVar[str] = "role"
    shared: ClassVar[bool] = True

    coder: CoderId
    role: RoleName

    @property
    def key(self) -> str:
        """One a coder and role."""
        return f"{self.coder}:{self.role}"


@dataclass(frozen=True, slots=True)
class Deal:
    """One dealing of reports, with all that is needed to see how it came about: the seed and every choice.

    Attributes:
        content: The choices, as JSON values.
    """

    kind: ClassVar[str] = "deal"
    shared: ClassVar[bool] = True

    id: str
    content: Mapping[str, Json]

    @property
    def key(self) -> str:
        """One a dealing."""
        return self.id


@dataclass(frozen=True, slots=True)
class Assignment:
    """Says that a report is a coder's to code.

    Attributes:
        deal: The dealing that it came from; "" where it was given by hand.
    """

    kind: ClassVar[str] = "assignment"
    shared: ClassVar[bool] = True

    document: DocumentId
    coder: CoderId
    deal: str = ""

    @property
    def key(self) -> str:
        """One a report and coder."""
        return f"{self.document}:{self.coder}"
