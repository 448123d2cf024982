"""What brat must know of a folder: which labels, relations and attributes there are, and how they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.core.codebook import Codebook
from annotator.formats.setting import Setting

_ALLOWED = re.compile(r"[^A-Za-z0-9_-]")
_BARE = re.compile(r"[^\s,|:<>\[\]#]+")


def brat_name(name: str) -> str:
    """Return a name as brat takes it: letters of ASCII, digits, - and _; any other becomes its number."""
    return _ALLOWED.sub(_spelt, name)


def _spelt(found: re.Match[str]) -> str:
    return "_" if found[0].isspace() else f"u{ord(found[0]):x}"


def annotation_conf(setting: Setting) -> str:
    """Return annotation.conf."""
    return "".join(f"{line}\n" for line in _annotation(setting))


def _annotation(setting: Setting) -> Iterator[str]:
    yield "[entities]"
    yield from (brat_name(label) for label in setting.labels)
    yield "[relations]"
    yield "<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    yield from (f"{brat_name(name)} Arg1:<ENTITY>, Arg2:<ENTITY>" for name in setting.relations)
    yield "[events]"
    yield "[attributes]"
    for name, values in setting.attributes.items():
        bare = [value for value in values if _BARE.fullmatch(value)]
        if brat_name(name) == name:
            yield f"{name} Arg:<ENTITY>" + (f", Value:{'|'.join(bare)}" if bare else "")


def visual_conf(setting: Setting) -> str:
    """Return visual.conf: names in Arabic and English, and colours."""
    lines = ["[labels]"]
    drawing = ["[drawing]", "SPAN_DEFAULT fgColor:black, bgColor:#e0e0e0, borderColor:darken"]
    for label in setting.labels:
        names, colour = _shown(label, setting.codebook)
        lines.append(" | ".join([brat_name(label), *names]))
        drawing += [f"{brat_name(label)} bgColor:{colour}"] if colour else []
    return "".join(f"{line}\n" for line in (*lines, *drawing))


def _shown(label: str, codebook: Codebook | None) -> tuple[list[str], str]:
    definition = None if codebook is None else codebook.label(label)
    if definition is None:
        return [label], ""
    names = [definition.names[language].replace("|", "/") for language in ("ar", "en")]
    return names, definition.colours["light"]
