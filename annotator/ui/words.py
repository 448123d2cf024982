"""Words that only the window has; those that it shares with the command line come from the workflow."""

from __future__ import annotations

from annotator.core.codebook import Codebook, LabelDefinition
from annotator.language import code, digits
from annotator.workflow.words import act_name, label_name, metadata_name, status_name, zone_name

__all__ = ["act_name", "label_key", "label_name", "metadata_name", "short_label_name", "status_name", "zone_name"]


def short_label_name(codebook: Codebook, label: str) -> str:
    """Return a label's short name, for captions."""
    found = codebook.label(label)
    return label if found is None else found.short_names[code()]


def label_key(label: LabelDefinition) -> str:
    """Return the key of a label in the digits of the interface language."""
    return digits(label.shortcut)
