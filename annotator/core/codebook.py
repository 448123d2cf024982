"""The codebook: labels with their names, keys, colours and definitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from annotator.core.json_value import Json
from annotator.core.span import Label


@dataclass(frozen=True, slots=True)
class LabelDefinition:
    """One label. Its code is stable; names and colours may change at any time.

    Attributes:
        names, short_names, definitions: By interface language, ``"ar"`` and ``"en"``.
        colours: By theme, ``"light"`` and ``"dark"``, as ``#rrggbb``.
        shortcut: The key that marks with it, an ASCII digit, or "".
    """

    code: Label
    shortcut: str
    names: Mapping[str, str]
    short_names: Mapping[str, str]
    definitions: Mapping[str, str]
    colours: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Codebook:
    """The project's codebook, as the journal keeps it.

    Attributes:
        version: A short hash of the content: equal content, equal version, on every machine.
        content: The whole file as JSON, so that what a newer program understands is not lost here.
    """

    kind: ClassVar[str] = "codebook"
    shared: ClassVar[bool] = True

    version: str
    content: Mapping[str, Json]
    labels: tuple[LabelDefinition, ...] = ()

    @property
    def key(self) -> str:
        """One a project."""
        return "codebook"

    def label(self, code: str) -> LabelDefinition | None:
        """Return a label's definition, or None where the codebook does not have it."""
        return next((label for label in self.labels if label.code == code), None)
