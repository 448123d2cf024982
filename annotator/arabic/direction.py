"""Direction: which way each paragraph runs, and what a terminal that does no bidi should be given.

The first-letter rule of Unicode (P2, P3) turns an Arabic paragraph that begins with "Reuters:" or "BM-21" left to right. Ours counts:
a paragraph with Arabic letters runs right to left unless Latin letters far outnumber them; one without any strong letter runs as
the report does.
"""

from __future__ import annotations

import unicodedata

import regex
from bidi import get_display  # never bidi.algorithm, which is another implementation and often wrong

RTL, LTR = "rtl", "ltr"

_RTL_LETTERS = regex.compile(r"[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}&&\p{L}]", regex.V1)
_LTR_LETTERS = regex.compile(
    r"[\p{L}--[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]]", regex.V1
)
# A Latin paragraph that quotes an Arabic name stays Latin; an Arabic one full of weapon names stays Arabic.
_LATIN_SHARE = 4
_SAMPLE = 4_000  # letters of a paragraph that are looked at


def paragraph_directions(text: str) -> list[str]:
    """Return "rtl" or "ltr" for each line of ``text.split("\\n")``."""
    lines = text.split("\n")
    own = [_own_direction(line) for line in lines]
    whole = _majority(own)
    return [direction or whole for direction in own]


def base_direction(text: str) -> str:
    """Return the direction of one short text, a title or a quote; right to left where no letter says."""
    return _own_direction(text) or RTL


def _own_direction(line: str) -> str | None:
    sample = line[:_SAMPLE]
    rtl = len(_RTL_LETTERS.findall(sample))
    ltr = len(_LTR_LETTERS.findall(sample))
    if not rtl and not ltr:
        return None
    return LTR if ltr > _LATIN_SHARE * rtl else RTL


def _majority(directions: list[str | None]) -> str:
    return LTR if directions.count(LTR) > directions.count(RTL) else RTL


def visual_order(text: str) -> str:
    """Return the text with each line in the order in which the eye meets it, for terminals that do no bidi."""
    lines = text.split("\n")
    pairs = zip(lines, paragraph_directions(text), strict=True)
    return "\n".join(_visual(line, direction) for line, direction in pairs)


def _visual(line: str, direction: str) -> str:
    without_controls = "".join(char for char in line if unicodedata.category(char) != "Cf")
    shown: str = get_display(without_controls, base_dir="R" if direction == RTL else "L")
    return shown
