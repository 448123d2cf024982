"""Why two coders differ at a place, as a supervisor sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from annotator.core.document import DocumentId

Cause = Literal["slip", "ambiguous", "codebook", "other"]
# A slip of one coder's, a text that can be read both ways, a gap in the codebook, something else.
CAUSES: tuple[Cause, ...] = ("slip", "ambiguous", "codebook", "other")


@dataclass(frozen=True, slots=True)
class Reason:
    """Says why two coders differ. It belongs to the project: of two, the last one stands.

    Attributes:
        disagreement: Which one; see ``agreement.disagreements``. It may be there no more when the coders changed
            their marks; the reason is kept.
        note: A remark, or "".
    """

    kind: ClassVar[str] = "reason"
    shared: ClassVar[bool] = True

    disagreement: str
    document: DocumentId
    cause: Cause
    note: str = ""

    @property
    def key(self) -> str:
        """One a disagreement."""
        return self.disagreement
