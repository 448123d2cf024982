"""The labelling configuration of Label Studio: which labels, relations and attributes a project there has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from annotator.core.codebook import Codebook
from annotator.formats.setting import Setting

_NAME = re.compile(r"\w[\w-]*")


def config(setting: Setting) -> str:
    """Return the configuration as XML."""
    return "\n".join(["<View>", *(f"  {line}" for line in _lines(setting)), "</View>", ""])


def _lines(setting: Setting) -> Iterator[str]:
    relations = "".join(f"<Relation value={quoteattr(name)}/>" for name in setting.relations)
    if relations:
        yield f"<Relations>{relations}</Relations>"
    labels = "".join(_label(code, setting.codebook) for code in setting.labels)
    yield f'<Labels name="label" toName="text">{labels}</Labels>'
    yield '<Text name="text" value="$text" granularity="symbol"/>'
    for name, values in setting.attributes.items():
        if not _NAME.fullmatch(name) or name in ("label", "text"):
            continue
        given = f'name={quoteattr(name)} toName="text" perRegion="true"'
        choices = "".join(f"<Choice value={quoteattr(value)}/>" for value in values)
        yield f'<Choices {given} choice="single">{choices}</Choices>' if choices else f"<Number {given}/>"


def _label(code: str, codebook: Codebook | None) -> str:
    definition = None if codebook is None else codebook.label(code)
    colour = "" if definition is None else f" background={quoteattr(definition.colours['light'])}"
    return f"<Label value={quoteattr(code)}{colour}/>"
