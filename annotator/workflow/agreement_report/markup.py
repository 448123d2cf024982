"""HTML and SVG as Python values: what is text is escaped, what is markup is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from annotator.language import FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE

VOID = frozenset({"meta", "br", "col", "hr"})
_ISOLATED = re.compile(f"{FIRST_STRONG_ISOLATE}([^{FIRST_STRONG_ISOLATE}]*?){POP_DIRECTIONAL_ISOLATE}")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | Markup | None


def text_of(text: str) -> Markup:
    """Return text as markup; what is isolated in it is isolated by an element, which browsers and readers know."""
    return Markup(_ISOLATED.sub(r"<bdi>\1</bdi>", escape(_CONTROLS.sub("\ufffd", text))))


def plain(text: str) -> Markup:
    """Return text as markup where no element may stand in it: in a picture, in a title."""
    return Markup(escape(_CONTROLS.sub("\ufffd", text)))


def tag(name: str, /, *children: Child, **attributes: object) -> Markup:
    """Return an element; an underscore at the end of an attribute's name is dropped, others become hyphens."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{joined(children)}</{name}>")


def joined(children: Iterable[Child]) -> Markup:
    """Return markup one after the other; text among it is escaped."""
    return Markup(
        "".join(child if isinstance(child, Markup) else text_of(child) for child in children if child is not None)
    )
