r"""Direction: which way each paragraph runs, and what a terminal that does no bidi should be given.

Unicode's first-letter rule (P2, P3) turns an Arabic paragraph that begins with "Reuters:" or "BM-21" left to right.
Ours counts letters instead. A paragraph runs left to right only when its Latin letters, or those of other scripts that
run so, outnumber four to one those that run right to left; a purely Latin one always does. One without any letter runs
as most of the report's paragraphs do, weighed by their length, and right to left in a report without letters.
"""

from __future__ import annotations

import regex
from bidi import get_display  # never bidi.algorithm, another implementation and often wrong

RTL, LTR = "rtl", "ltr"

# A Latin paragraph that quotes an Arabic name stays Latin; an Arabic one full of weapon names stays Arabic.
_LATIN_SHARE = 4
_SAMPLE = 4_000  # code points of a paragraph that are looked at

# Bidi classes R and AL that are letters: the blocks that Unicode sets aside for right-to-left scripts.
_RTL_BLOCKS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_LETTER = regex.compile(rf"[{_RTL_BLOCKS}&&\p{{L}}--\u0640]", regex.V1)
_LTR_LETTER = regex.compile(rf"[\p{{L}}--[{_RTL_BLOCKS}]]", regex.V1)
_INVISIBLE = regex.compile(r"\p{Cf}")
_ARABIC_MARKS = "[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08ca-\u08ff&&\\p{M}]"
_MARKS_BEFORE_LETTER = regex.compile(rf"({_ARABIC_MARKS}+)([{_RTL_BLOCKS}&&\p{{L}}])", regex.V1)

# The package orders but does not mirror, nor tell which way a bracket runs. A mark hung on the bracket tells: it comes
# out before it where the bracket runs right to left, and behind it where it does not.
_MIRRORS = {pair[side]: pair[1 - side] for pair in ("()", "[]", "{}", "<>", "«»", "‹›", "≤≥") for side in (0, 1)}
_MIRRORED = r"[()\[\]{}<>«»‹›≤≥]"
_PROBES = "\ufe2f\ufe2e\u1ab0\u1dff\u20f0"


def paragraph_directions(text: str) -> list[str]:
    r"""Return "rtl" or "ltr" for each line of ``text.split("\n")``."""
    lines = text.split("\n")
    own = [_own_direction(line) for line in lines]
    whole = _majority(lines, own)
    return [direction or whole for direction in own]


def base_direction(text: str) -> str:
    """Return the direction of one short text, a title or a quote; right to left where no letter says."""
    return _own_direction(text) or RTL


def _own_direction(line: str) -> str | None:
    """Return the direction that a paragraph's own letters give it; None where it has none."""
    sample = line[:_SAMPLE]
    rtl = len(_RTL_LETTER.findall(sample))
    ltr = len(_LTR_LETTER.findall(sample))
    if not rtl and not ltr:
        return None
    return LTR if ltr > _LATIN_SHARE * rtl else RTL


def _majority(lines: list[str], directions: list[str | None]) -> str:
    weight = {RTL: 0, LTR: 0, None: 0}
    for line, direction in zip(lines, directions, strict=True):
        weight[direction] += len(line)
    return LTR if weight[LTR] > weight[RTL] else RTL


def visual_order(text: str, base: str | None = None) -> str:
    """Return the text with each line in the order in which the eye meets it, for terminals that do no bidi.

    Marks stay behind their letter and brackets open the way that is read, as a terminal wants them; characters that
    only steer direction have done their work and are left out.

    Args:
        text: The text.
        base: The direction of every line, "rtl" or "ltr"; None: the one that its own letters give it.
    """
    lines = text.split("\n")
    directions = paragraph_directions(text) if base is None else [base] * len(lines)
    return "\n".join(_visual(line, direction) for line, direction in zip(lines, directions, strict=True))


def _visual(line: str, direction: str) -> str:
    probe = next((char for char in _PROBES if char not in line), _PROBES[0])
    probed = regex.sub(_MIRRORED, rf"\g<0>{probe}", line)
    shown: str = get_display(probed, base_dir="R" if direction == RTL else "L")
    mirrored = regex.sub(
        f"{probe}({_MIRRORED})|({_MIRRORED}){probe}", lambda found: _MIRRORS.get(found[1]) or found[2], shown
    )
    ordered: str = _MARKS_BEFORE_LETTER.sub(lambda found: found[2] + found[1][::-1], mirrored)
    return str(_INVISIBLE.sub("", ordered))
