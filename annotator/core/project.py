"""What a project says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class About:
    """The project's own name, shown in the window; file names may stay neutral."""

    kind: ClassVar[str] = "about"
    shared: ClassVar[bool] = True

    name: str

    @property
    def key(self) -> str:
        """One a project."""
        return "about"
