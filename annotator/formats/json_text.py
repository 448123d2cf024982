"""JSON as it is written into corpora: one line, whatever characters a reader takes for the end of one."""

from __future__ import annotations

import json
import re

# Characters that JSON allows in a string and that other programs take for the end of a line.
_LINE_ENDS = re.compile("[\u2028\u2029\x85]")


def one_line(content: object) -> str:
    """Return a value as one line, without its line feed.

    Raises:
        ValueError: A number that JSON does not have.
    """
    return _LINE_ENDS.sub(_escaped, json.dumps(content, ensure_ascii=False, allow_nan=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
