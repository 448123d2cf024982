"""Words that only the window has; those that it shares with the command line come from the workflow."""

from __future__ import annotations

from annotator.core.codebook import AttributeType, Codebook, LabelDefinition
from annotator.language import code, digits, tr_in
from annotator.workflow.words import act_name, label_name, metadata_name, status_name, zone_name

__all__ = [
    "act_name",
    "form_name",
    "label_key",
    "label_name",
    "metadata_name",
    "short_label_name",
    "status_name",
    "type_name",
    "zone_name",
]


def short_label_name(codebook: Codebook, label: str) -> str:
    """Return a label's short name, for captions."""
    found = codebook.label(label)
    return label if found is None else found.short_names[code()]


def label_key(label: LabelDefinition) -> str:
    """Return the key of a label in the digits of the interface language."""
    return digits(label.shortcut)


def type_name(kind: AttributeType) -> str:
    """Return what an attribute of a type may hold."""
    names: dict[AttributeType, str] = {
        "choice": tr_in("type", "one of these"),
        "multichoice": tr_in("type", "any of these"),
        "int": tr_in("type", "a whole number"),
        "number": tr_in("type", "a number"),
        "counts": tr_in("type", "numbers by group"),
        "text": tr_in("type", "text"),
        "bool": tr_in("type", "yes or no"),
        "date": tr_in("type", "a day"),
        "spanref": tr_in("type", "a link to another mark"),
        "subspan": tr_in("type", "a part of the mark"),
        "registry": tr_in("type", "a name from a list"),
        "gazetteer": tr_in("type", "a place from a list"),
        "gazetteers": tr_in("type", "places from a list"),
    }
    return names[kind]


def form_name(form: str) -> str:
    """Return in which form words were found."""
    names = {
        "same": tr_in("form", "the same words"),
        "spelling": tr_in("form", "another spelling"),
        "proclitic": tr_in("form", "behind و ف ب ل ك س"),
        "article": tr_in("form", "with the article"),
        "pronoun": tr_in("form", "with an attached pronoun"),
    }
    return names[form]
