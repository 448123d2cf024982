"""Paragraphs that run the way a person says, not as their letters do: a part of a report's metadata.

It holds "rtl" or "ltr" by the line of the text, from 1: ``{"directions": {"3": "ltr"}}``.
"""

from __future__ import annotations

from collections.abc import Mapping

from annotator.core.json_value import Json

KEY = "directions"
OTHER = {"rtl": "ltr", "ltr": "rtl"}


def turned(values: Mapping[str, Json]) -> dict[int, str]:
    """Return the direction of each turned paragraph, by its number from 0; what else stands there is nobody's.

    Args:
        values: What the project says of a report.
    """
    said = values.get(KEY)
    if not isinstance(said, dict):
        return {}
    lines = [(int(line), way) for line, way in said.items() if line.isascii() and line.isdecimal()]
    return {line - 1: way for line, way in lines if line > 0 and isinstance(way, str) and way in OTHER}


def turning(values: Mapping[str, Json], paragraph: int, own: str) -> dict[str, Json]:
    """Return the metadata in which one paragraph runs the other way than now.

    Args:
        values: What the project says of the report.
        paragraph: Its number, from 0.
        own: The direction that its letters give it; where it runs so again, nothing is said of it.
    """
    known = turned(values)
    wanted = OTHER[known.get(paragraph, own)]
    others = {number: way for number, way in known.items() if number != paragraph}
    said = others if wanted == own else {**others, paragraph: wanted}
    kept = {key: value for key, value in values.items() if key != KEY}
    lines: dict[str, Json] = {str(number + 1): way for number, way in sorted(said.items())}
    return {**kept, KEY: lines} if lines else kept
